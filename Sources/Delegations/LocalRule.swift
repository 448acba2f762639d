package import ReferenceData
package import Vocabulary

/// A rule that an employer, the board of a system or a person's plan set, or took into use, beside
/// those of the catalogue that hold everywhere.
package struct LocalRule: Hashable, Sendable {
  /// The rule.
  package let rule: InterventionRule
  /// The record that brought it into use.
  package let record: RecordID
  /// Who recorded it.
  package let setBy: OrganisationID
  /// When it holds.
  package let period: InstantPeriod

  /// A local rule of these parts.
  package init(
    _ rule: InterventionRule, record: RecordID, setBy: OrganisationID, period: InstantPeriod
  ) {
    self.rule = rule
    self.record = record
    self.setBy = setBy
    self.period = period
  }
}
