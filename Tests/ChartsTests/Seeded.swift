/// SplitMix64, for tables of made-up values that are the same on every run.
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  /// A value of any sign and of a magnitude from 1e-6 to 1e12.
  mutating func value() -> Double {
    let lead = Double.random(in: -10..<10, using: &self)
    let power = Int.random(in: -6...11, using: &self)
    return lead * (Double("1e\(power)") ?? 1)
  }
}
