import Vocabulary

/// SplitMix64: the same seed gives the same draws on every machine; nothing here is a secret.
struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  /// A number of `range`.
  mutating func number(_ range: Range<Int>) -> Int {
    range.lowerBound + Int(truncatingIfNeeded: next() >> 33) % range.count
  }

  /// One of `choices`, which is not empty.
  mutating func one<Choice>(of choices: [Choice]) -> Choice {
    choices[number(0..<choices.count)]
  }

  /// An identifier as the service makes them: 122 random bits.
  mutating func id<Noun>() -> OpaqueID<Noun> {
    OpaqueID(using: &self)
  }
}
