package import Vocabulary

/// Joiners of a year by where a plan takes them from, beside the total that a file states.
///
/// Parts that do not sum to the total are shown with the difference; nothing is made up for it.
package struct JoinerSplit: Hashable, Sendable {
  /// Newly qualified people of programmes.
  package let newlyQualified: Double
  /// People from abroad.
  package let international: Double
  /// People of the wider labour market.
  package let wider: Double
  /// People who come from another employer in the same work: their joining is another's leaving.
  package let churn: Double
  /// All joiners, as stated.
  package let stated: Double

  /// A split with these parts.
  ///
  /// - Throws: ``ServiceError`` naming the part of `field` that is negative or absurd.
  package init(
    newlyQualified: Double, international: Double, wider: Double, churn: Double, stated: Double,
    field: String
  ) throws(ServiceError) {
    let parts: [(Double, String)] = [
      (newlyQualified, "newly_qualified"), (international, "international"), (wider, "wider"),
      (churn, "churn"), (stated, "stated"),
    ]
    for (value, name) in parts {
      try requireNumber(value, in: 0...10_000_000, field: field + "." + name)
    }
    self.newlyQualified = newlyQualified
    self.international = international
    self.wider = wider
    self.churn = churn
    self.stated = stated
  }

  /// The stated joiners less their parts.
  package var residual: Double { stated - newlyQualified - international - wider - churn }

  /// Whether the parts sum to the stated joiners, to a millionth of a person.
  package var isWhole: Bool { abs(residual) < 1e-6 }
}
