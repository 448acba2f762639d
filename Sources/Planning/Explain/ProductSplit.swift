/// Splits the change of a product among its factors so that nothing is left over.
///
/// `share_f = L(y1, y0) ln(f1/f0)` with the logarithmic mean `L(y1, y0) = (y1 − y0)/ln(y1/y0)` and
/// `L(y, y) = y`: it adds up and does not depend on the order of factors. Where a factor or the
/// product is 0 at either end there is no logarithm, and the shares are those of Shapley.
package enum ProductSplit {
  /// The share of each factor in the change of `base × Π factors`; they sum to it.
  ///
  /// `before` and `after` are the factors at both ends, as many, each 0 or more; a factor missing
  /// at one end counts as 1 there.
  package static func shares(base: Double, before: [Double], after: [Double]) -> [Double] {
    let count = max(before.count, after.count)
    let pairs = (0..<count).map { position in
      (
        before.indices.contains(position) ? before[position] : 1,
        after.indices.contains(position) ? after[position] : 1
      )
    }
    guard count > 0 else { return [] }
    guard base > 0, pairs.allSatisfy({ $0.0 > 0 && $0.1 > 0 }) else {
      return shapley(base: base, pairs)
    }
    let start = pairs.reduce(base) { $0 * $1.0 }
    let end = pairs.reduce(base) { $0 * $1.1 }
    let mean = logarithmicMean(end, start)
    return pairs.map { mean * (Elementary.log($0.1) - Elementary.log($0.0)) }
  }

  /// `(a − b)/ln(a/b)`, and `a` where both are equal; both above 0.
  package static func logarithmicMean(_ a: Double, _ b: Double) -> Double {
    let ratio = (a - b) / b
    // ln(1 + r) = r (1 − r/2 + …): near equality the quotient is a series, not 0 over 0.
    guard abs(ratio) > 1e-8 else { return b * (1 + ratio / 2) }
    return (a - b) / Elementary.log1p(ratio)
  }

  private static func shapley(base: Double, _ pairs: [(Double, Double)]) -> [Double] {
    let shares = Shapley.shares(players: pairs.count, luck: Luck(seed: 0)) { set in
      [
        pairs.enumerated().reduce(base) { product, pair in
          product * (set >> UInt64(pair.offset) & 1 == 1 ? pair.element.1 : pair.element.0)
        }
      ]
    }
    return shares.shares.map { $0.first ?? 0 }
  }
}
