/// Eight draws a position, owned by the ``LaneArena`` that made it.
///
/// Positions are worked out from a compiled plan and never come from outside, so they are not
/// checked again.
struct LaneBuffer {
  let base: UnsafeMutablePointer<Lanes>
  let count: Int

  subscript(position: Int) -> Lanes {
    get { base[position] }
    nonmutating set { base[position] = newValue }
  }

  func fill(_ value: Lanes) {
    base.update(repeating: value, count: count)
  }
}

/// The memory of one block run: allocated before the first month, given back after the last.
final class LaneArena {
  private var buffers: [UnsafeMutablePointer<Lanes>] = []

  /// A buffer of `count` positions, each `value`.
  func make(_ count: Int, _ value: Lanes = .zero) -> LaneBuffer {
    let base = UnsafeMutablePointer<Lanes>.allocate(capacity: max(count, 1))
    base.initialize(repeating: value, count: max(count, 1))
    buffers.append(base)
    return LaneBuffer(base: base, count: count)
  }

  deinit {
    for buffer in buffers { buffer.deallocate() }
  }
}
