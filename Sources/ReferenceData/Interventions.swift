package import Vocabulary

/// A clinical task that a registrant may delegate; a worker can hold competence in it.
///
/// A copy may be changed: an employer's catalogue or a later version differs in some of it.
package struct Intervention: Hashable, Sendable {
  /// Whose care a task or a sign-off is for.
  package enum AgeBand: String, Sendable, CaseIterable {
    /// People of 18 and over.
    case adult = "ADULT"
    /// People under 18.
    case child = "CHILD"
  }

  /// How much can go wrong.
  package enum RiskTier: String, Sendable, CaseIterable {
    case low = "LOW"
    case medium = "MEDIUM"
    case high = "HIGH"
  }

  /// Whether the task may be delegated at all.
  package enum Delegable: String, Sendable, CaseIterable {
    case yes = "YES"
    case no = "NO"
    /// The employer's policy says.
    case byPolicy = "BY_POLICY"
  }

  /// `MED-INSULIN-PEN`.
  package var code: StandardCode
  /// What it is.
  package var name: String
  /// The delegated healthcare activity category, 1 to 8.
  package var delegatedActivity: Int
  /// Where the category comes from.
  package var provenance: Provenance
  /// Whether a medicine is given, so that the order for it is asked for.
  package var involvesMedicine: Bool
  /// Whether it enters the body.
  package var isInvasive: Bool
  /// Whether a sign-off counts only for the person it was gained with.
  package var isPersonSpecific: Bool
  /// Whose care it may be part of; an age outside is not covered.
  package var ageScope: Set<AgeBand>
  /// How much can go wrong.
  package var riskTier: RiskTier
  /// How the tier came to be known.
  package var riskTierStatus: ValueStatus
  /// What must be achieved and in date first: prerequisites and other interventions, by code.
  package var prerequisites: [StandardCode]
  /// The least level of ``ProficiencyLevels/operatingScale``, 1 to 5.
  package var minimumLevel: Int
  /// How the level came to be known.
  package var minimumLevelStatus: ValueStatus
  /// Whether it may save a life, so that a refusal must never read as "do not help".
  package var isRescue: Bool
  /// Whether it may be delegated.
  package var delegable: Delegable
  /// The first day this entry is in force, or nil: since always.
  package var validFrom: CivilDate?
  /// The first day it no longer is, or nil: until further notice.
  package var validTo: CivilDate?
  /// Where ``isRescue``, ``delegable`` and the days come from.
  package var traitsProvenance: Provenance
}

extension Intervention {
  /// Whether the entry is in force on `day`.
  package func isInForce(on day: CivilDate) -> Bool {
    validFrom.map { $0 <= day } != false && validTo.map { day < $0 } != false
  }
}

/// The interventions shipped with the service; their rules are ``InterventionRules``.
package enum Interventions {
  /// In the order of the table.
  package static let all: [Intervention] = TableText.rows(TableText.interventions) { row in
    let code: StandardCode = try row.code("code")
    guard let traits = traits[code] else { throw TableFault(column: "code") }
    return Intervention(
      code: code, name: try row.text("name"),
      delegatedActivity: try row.number("dha_category_id"),
      provenance: try row.provenance(status: "dha_mapping_status", sources: "example_sources"),
      involvesMedicine: try row.mark("involves_medicine"), isInvasive: try row.mark("invasive"),
      isPersonSpecific: try row.mark("person_specific_default"),
      ageScope: Set(try row.words("age_scope_default")), riskTier: try row.word("risk_tier"),
      riskTierStatus: try row.word("risk_tier_status"),
      prerequisites: try row.codes("prerequisites"),
      minimumLevel: try row.number("min_entrustment_level"),
      minimumLevelStatus: try row.word("min_entrustment_level_status"),
      isRescue: traits.isRescue, delegable: traits.delegable, validFrom: traits.validFrom,
      validTo: traits.validTo, traitsProvenance: traits.provenance)
  }

  /// The intervention named `code`, or nil.
  package static func find(_ code: StandardCode) -> Intervention? { byCode[code] }

  private static let byCode = Dictionary(all.map { ($0.code, $0) }) { first, _ in first }

  // What the publishers' list has no columns for.
  private struct Traits {
    let code: StandardCode
    let isRescue: Bool
    let delegable: Intervention.Delegable
    let validFrom: CivilDate?
    let validTo: CivilDate?
    let provenance: Provenance
  }

  private static let traits = Dictionary(
    TableText.rows(TableText.interventionTraits) { row in
      Traits(
        code: try row.code("code"), isRescue: try row.mark("rescue"),
        delegable: try row.word("delegable"), validFrom: try row.optionalDay("valid_from"),
        validTo: try row.optionalDay("valid_to"),
        provenance: try row.provenance(sources: "source", note: "note"))
    }.map { ($0.code, $0) }
  ) { first, _ in first }
}
