package import Vocabulary

/// Money in whole pence.
package enum Pence {
  /// The most that any amount may be: ten trillion pounds.
  package static let most: Int64 = 1_000_000_000_000_000

  /// `pence` once it is known to lie in 0 to ``most``.
  ///
  /// - Throws: ``ServiceError`` `VALUE_OUT_OF_RANGE`, naming `field`.
  package static func checked(_ pence: Int64, field: String) throws(ServiceError) -> Int64 {
    guard (0...most).contains(pence) else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: field,
        "must be 0 to \(most) pence; got \(quoted("\(pence)"))")
    }
    return pence
  }

  /// `pence` as pounds: `£1,234.50`.
  package static func pounds(_ pence: Int64) -> String {
    let whole = String(pence.magnitude / 100).reversed()
    var digits = ""
    for (index, digit) in whole.enumerated() {
      if index > 0, index.isMultiple(of: 3) { digits.append(",") }
      digits.append(digit)
    }
    return (pence < 0 ? "-£" : "£") + String(digits.reversed()) + "."
      + padded(Int(pence.magnitude % 100), 2)
  }

  /// `amount` by `weights`, to the penny: each gets the whole pence of its share, and what rounding
  /// leaves goes by the largest remainder, ties to the lower identifier. The parts add up to
  /// `amount`. Nil where no weight is above 0.
  package static func split(
    _ amount: Int64, by weights: [OrganisationID: Int64]
  ) -> [OrganisationID: Int64]? {
    let total = weights.values.reduce(Int128(0)) { $0 + Int128(max(0, $1)) }
    guard total > 0, (0...most).contains(amount) else { return nil }
    // An amount and a weight are each below 2^63, so that a product is below 2^126.
    let parts = weights.map { body, weight in
      let (whole, rest) = (Int128(amount) * Int128(max(0, weight))).quotientAndRemainder(
        dividingBy: total)
      return (body: body, whole: Int64(truncatingIfNeeded: whole), rest: rest)
    }.sorted { ($1.rest, $0.body) < ($0.rest, $1.body) }
    var left = amount - parts.reduce(0) { $0 + $1.whole }
    return parts.reduce(into: [:]) { shares, part in
      shares[part.body] = part.whole + (left > 0 ? 1 : 0)
      left -= left > 0 ? 1 : 0
    }
  }
}
