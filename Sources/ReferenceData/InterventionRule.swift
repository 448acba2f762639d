package import Vocabulary

/// One value that limits an intervention: who set it, where it applies and how far to trust it.
package struct InterventionRule: Hashable, Sendable {
  /// `MED-EYE/REASSESSMENT_INTERVAL/PROJECT_DEFAULT`; decisions name it.
  package let id: RuleID
  /// The intervention, or nil: every one.
  package let intervention: StandardCode?
  /// What is set.
  package let parameter: InterventionParameter
  /// The value.
  package let value: Value
  /// Its status, sources, jurisdiction in words, and note.
  package let provenance: Provenance
  /// Who set it.
  package let layer: PolicyLayer
  /// The nation it applies in, or nil: all of the UK.
  package let nation: Nation?
  /// Whether it stands in place of the rules of the layers further away.
  package let replaces: Bool
  /// The first day it holds, or nil: since always.
  package let validFrom: CivilDate?
  /// The first day it no longer holds, or nil: until further notice.
  package let validTo: CivilDate?

  /// A rule of these parts.
  package init(
    id: RuleID, intervention: StandardCode?, parameter: InterventionParameter, value: Value,
    provenance: Provenance, layer: PolicyLayer, nation: Nation? = nil, replaces: Bool = false,
    validFrom: CivilDate? = nil, validTo: CivilDate? = nil
  ) {
    self.id = id
    self.intervention = intervention
    self.parameter = parameter
    self.value = value
    self.provenance = provenance
    self.layer = layer
    self.nation = nation
    self.replaces = replaces
    self.validFrom = validFrom
    self.validTo = validTo
  }
}

extension InterventionRule {
  /// Whether it is another country's: it may warn, it never decides.
  package var isComparator: Bool { provenance.status.isComparatorOnly }

  /// Whether it counts only once a policy set has adopted it: the rule of one local system.
  package var needsAdoption: Bool { layer == .localSystem }

  /// What the value is counted in or written as.
  package var unit: Unit {
    if case .months = value { .months } else { parameter.unit }
  }

  /// Whether it speaks of the intervention `code`.
  package func applies(to code: StandardCode) -> Bool {
    intervention == nil || intervention == code
  }

  /// Whether it applies in `nation`.
  package func applies(in nation: Nation) -> Bool { self.nation == nil || self.nation == nation }

  /// Whether it is in force on `day`.
  package func isInForce(on day: CivilDate) -> Bool {
    validFrom.map { $0 <= day } != false && validTo.map { day < $0 } != false
  }
}

/// The rules on interventions shipped with the service.
package enum InterventionRules {
  /// In the order of the table.
  package static let all = TableText.rows(TableText.interventionRules, shippedRule)

  /// The rule named `id`, or nil.
  package static func find(_ id: RuleID) -> InterventionRule? { byID[id] }

  private static let byID = Dictionary(all.map { ($0.id, $0) }) { first, _ in first }

  private static func shippedRule(_ row: TableRow) throws(TableFault) -> InterventionRule {
    let code: StandardCode? =
      row["intervention_code"] == "*" ? nil : try row.code("intervention_code")
    let parameter: InterventionParameter = try row.word("parameter")
    let provenance = try row.provenance(
      sources: "source_ids", jurisdiction: "jurisdiction", note: "note")
    let layer = try layer(provenance)
    let setter = provenance.status.isComparatorOnly ? "comparator" : layer.rawValue
    let name = [code?.text ?? "ANY", parameter.rawValue, setter].joined(separator: "/")
    return InterventionRule(
      id: RuleID(listed: name.uppercased()), intervention: code, parameter: parameter,
      value: try value(row, parameter), provenance: provenance, layer: layer,
      nation: try nation(provenance))
  }

  private static func value(
    _ row: TableRow, _ parameter: InterventionParameter
  ) throws(TableFault) -> InterventionRule.Value {
    do {
      let names = row["value"].split(separator: "|")
      let text =
        parameter == .nationScope
        ? names.map { Nation(title: $0)?.rawValue ?? String($0) }.joined(separator: "|")
        : row["value"]
      return try InterventionRule.Value(
        text, unit: try row.word("unit"), of: parameter, field: "value")
    } catch { throw TableFault(column: "value") }
  }

  // Other statuses have no place in this table: a row that carries one is refused.
  private static func layer(_ provenance: Provenance) throws(TableFault) -> PolicyLayer {
    switch provenance.status {
    case .placeholder where provenance.jurisdiction == "UK default": .projectDefault
    case .localPolicy: .localSystem
    case .published, .publishedSecondary, .publishedExample, .publishedOtherJurisdiction,
      .notFound:
      .national
    default: throw TableFault(column: "status")
    }
  }

  private static func nation(_ provenance: Provenance) throws(TableFault) -> Nation? {
    let place = (provenance.jurisdiction ?? "").prefix { $0 != ":" }
    let nation = Nation(title: place)
    let isOfUK = nation != nil || place == "UK" || place == "UK default"
    guard isOfUK != provenance.status.isComparatorOnly else {
      throw TableFault(column: "jurisdiction")
    }
    return nation
  }
}
