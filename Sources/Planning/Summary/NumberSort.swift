/// Sorts the numbers of a column of draws: by their bits, byte after byte, which takes a fifth of
/// the time of comparing them.
///
/// It keeps its room between columns, so one of them sorts many columns of one length.
struct NumberSort {
  private var keys: [UInt64] = []
  private var spare: [UInt64] = []

  /// Puts finite `values` in rising order.
  mutating func sort(_ values: inout [Double]) {
    guard values.count > 1 else { return }
    guard values.count > 256 else { return values.sort() }
    keys = values.map { Self.key($0) }
    if spare.count != keys.count { spare = Array(repeating: 0, count: keys.count) }
    var isSwapped = false
    for shift in stride(from: 0, to: 64, by: 8) {
      isSwapped = pass(shift: UInt64(shift), isSwapped: isSwapped)
    }
    let sorted = isSwapped ? spare : keys
    for (position, key) in sorted.enumerated() { values[position] = Self.value(key) }
  }

  /// One pass over a byte; says in which of the two arrays the keys are now.
  private mutating func pass(shift: UInt64, isSwapped: Bool) -> Bool {
    isSwapped
      ? Self.distribute(spare, into: &keys, shift: shift) ? false : true
      : Self.distribute(keys, into: &spare, shift: shift)
  }

  /// Copies `keys` in order of the byte at `shift`, order kept among equals; false, and nothing
  /// copied, where all share it.
  private static func distribute(
    _ keys: [UInt64], into target: inout [UInt64], shift: UInt64
  ) -> Bool {
    withUnsafeTemporaryAllocation(of: Int.self, capacity: 256) { starts in
      starts.initialize(repeating: 0)
      for key in keys { starts[Int(truncatingIfNeeded: (key >> shift) & 255)] &+= 1 }
      guard !starts.contains(keys.count) else { return false }
      var start = 0
      for byte in 0..<256 {
        let count = starts[byte]
        starts[byte] = start
        start &+= count
      }
      target.withUnsafeMutableBufferPointer { target in
        for key in keys {
          let byte = Int(truncatingIfNeeded: (key >> shift) & 255)
          target[starts[byte]] = key
          starts[byte] &+= 1
        }
      }
      return true
    }
  }

  /// A whole number that rises with `value`: the sign bit turned over, all bits below 0.
  private static func key(_ value: Double) -> UInt64 {
    let bits = value.bitPattern
    return bits >> 63 == 0 ? bits ^ (1 << 63) : ~bits
  }

  private static func value(_ key: UInt64) -> Double {
    Double(bitPattern: key >> 63 == 1 ? key ^ (1 << 63) : ~key)
  }
}
