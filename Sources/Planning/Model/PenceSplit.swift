/// Whole pence shared exactly: parts by their fractions, pence left over by largest remainder.
enum PenceSplit {
  /// Parts of `pence` in the order of `shares`, which sum to 1: they sum to `pence`. Pence that
  /// rounding leaves go to the largest remainders, ties to the lower holder code. Amounts below 0
  /// are shared as their size.
  static func parts(of pence: Int64, _ shares: [HolderShare]) -> [CostYear.HolderPence] {
    let size = pence.magnitude
    var parts = shares.map { share in
      Part(size: size, numerator: share.share.numerator, denominator: share.share.denominator)
    }
    let left = Int(clamping: size - parts.reduce(0) { $0 + $1.whole })
    let order = parts.indices.sorted { one, other in
      if parts[one].isAhead(of: parts[other]) { return true }
      if parts[other].isAhead(of: parts[one]) { return false }
      return shares[one].holder < shares[other].holder
    }
    for position in order.prefix(left) { parts[position].whole += 1 }
    return zip(shares, parts).map { share, part in
      let amount = Int64(clamping: part.whole)
      return CostYear.HolderPence(holder: share.holder, pence: pence < 0 ? -amount : amount)
    }
    .sorted { $0.holder < $1.holder }
  }

  /// The whole pence of a share, and what is left as an exact fraction.
  private struct Part {
    var whole: UInt64
    let remainder: UInt64
    let denominator: UInt64

    /// A share is at most 1, so that the quotient always fits.
    init(size: UInt64, numerator: Int64, denominator: Int64) {
      self.denominator = denominator.magnitude
      let product = size.multipliedFullWidth(by: numerator.magnitude)
      (whole, remainder) = self.denominator.dividingFullWidth(product)
    }

    /// Both are below a million over at most a million, so that products fit.
    func isAhead(of other: Part) -> Bool {
      remainder * other.denominator > other.remainder * denominator
    }
  }

  /// The most a line may come to in a year, 500 thousand million pounds: five thousand lines of
  /// thirty years still sum to a whole number of 64 bits.
  private static let mostPence = 5e13

  /// `amount` in whole pence, rounded half up; nil where it is unknown or beyond counting.
  static func rounded(_ amount: Double?) -> Int64? {
    guard let amount, abs(amount) <= mostPence else { return nil }
    return Int64(exactly: (amount + 0.5).rounded(.down))
  }
}
