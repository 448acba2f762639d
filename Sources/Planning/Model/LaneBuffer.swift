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
package final class LaneArena {
  private var buffers: [UnsafeMutableRawPointer] = []

  /// An arena without buffers.
  package init() {}

  /// `count` positions, each `value`; they live as long as the arena. None shares its line of the
  /// cache with another position, which a wide register would have to read twice.
  package func memory(_ count: Int, _ value: Lanes = .zero) -> UnsafeMutablePointer<Lanes> {
    let stride = MemoryLayout<Lanes>.stride
    let raw = UnsafeMutableRawPointer.allocate(
      byteCount: max(count, 1) * stride, alignment: stride)
    buffers.append(raw)
    return raw.initializeMemory(as: Lanes.self, repeating: value, count: max(count, 1))
  }

  /// A buffer of `count` positions, each `value`.
  func make(_ count: Int, _ value: Lanes = .zero) -> LaneBuffer {
    LaneBuffer(base: memory(count, value), count: count)
  }

  deinit {
    for buffer in buffers { buffer.deallocate() }
  }
}
