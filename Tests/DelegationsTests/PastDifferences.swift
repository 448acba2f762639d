/// Seeds of random cases on which the two evaluators once differed: kept, and asked in every run.
enum PastDifferences {
  static let seeds: [UInt64] = [
    2, 106, 325, 569, 594, 617, 873, 1_260, 1_377, 1_855, 2_250, 3_034, 3_821, 4_004, 6_791, 8_562,
    12_298, 15_947, 18_591, 26_053, 42_456, 51_373, 86_439, 505_553, 512_111, 524_981,
    525_565, 531_462, 532_607, 547_710, 578_101, 578_214, 579_815,
  ]
}
