/// Seeds of random cases on which the two evaluators once differed: kept and run.
enum PastDifferences {
  /// Settled.
  static let seeds: [UInt64] = [
    2, 106, 325, 569, 594, 617, 873, 1_377, 1_855, 2_250, 3_034, 3_821, 4_004, 6_791, 8_562,
  ]
  /// Open: of several mappings that fail, the two list other reasons of D14 and D15 beside each
  /// other. The verdict, the end and every other check agree.
  static let open: [UInt64] = [12_298, 15_947, 18_591]
}
