package import ReferenceData

extension EffectivePolicy {
  /// The rows that judging a passport needs and no table ships yet, for lists and comparisons.
  package static var defaultRows: [PolicyRow] { PolicyDefaults.rows }
}
