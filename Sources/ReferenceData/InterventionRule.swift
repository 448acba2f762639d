package import Vocabulary

/// One value that limits an intervention: who set it, where it applies and how far to trust it.
///
/// A rule never changes, and a decision hands on every one that applied: copies share its parts.
package struct InterventionRule: Sendable {
  private let parts: Parts

  /// `MED-EYE/REASSESSMENT_INTERVAL/PROJECT_DEFAULT`; decisions name it.
  package var id: RuleID { parts.id }
  /// The intervention, or nil: every one.
  package var intervention: StandardCode? { parts.intervention }
  /// What is set.
  package var parameter: InterventionParameter { parts.parameter }
  /// The value.
  package var value: Value { parts.value }
  /// Its status, sources, jurisdiction in words, and note.
  package var provenance: Provenance { parts.provenance }
  /// Who set it.
  package var layer: PolicyLayer { parts.layer }
  /// The nation it applies in, or nil: all of the UK.
  package var nation: Nation? { parts.nation }
  /// Whether it stands in place of the rules of the layers further away.
  package var replaces: Bool { parts.replaces }
  /// The first day it holds, or nil: since always.
  package var validFrom: CivilDate? { parts.validFrom }
  /// The first day it no longer holds, or nil: until further notice.
  package var validTo: CivilDate? { parts.validTo }

  /// A rule of these parts.
  package init(
    id: RuleID, intervention: StandardCode?, parameter: InterventionParameter, value: Value,
    provenance: Provenance, layer: PolicyLayer, nation: Nation? = nil, replaces: Bool = false,
    validFrom: CivilDate? = nil, validTo: CivilDate? = nil
  ) {
    parts = Parts(
      id: id, intervention: intervention, parameter: parameter, value: value,
      provenance: provenance, layer: layer, nation: nation, replaces: replaces,
      validFrom: validFrom, validTo: validTo)
  }

  private final class Parts: Sendable {
    let id: RuleID
    let intervention: StandardCode?
    let parameter: InterventionParameter
    let value: Value
    let provenance: Provenance
    let layer: PolicyLayer
    let nation: Nation?
    let replaces: Bool
    let validFrom: CivilDate?
    let validTo: CivilDate?

    init(
      id: RuleID, intervention: StandardCode?, parameter: InterventionParameter, value: Value,
      provenance: Provenance, layer: PolicyLayer, nation: Nation?, replaces: Bool,
      validFrom: CivilDate?, validTo: CivilDate?
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
}

extension InterventionRule: Hashable {
  /// Whether all parts are equal.
  package static func == (left: InterventionRule, right: InterventionRule) -> Bool {
    if left.parts === right.parts { return true }
    return left.id == right.id && left.intervention == right.intervention
      && left.parameter == right.parameter && left.value == right.value
      && left.provenance == right.provenance && left.layer == right.layer
      && left.nation == right.nation && left.replaces == right.replaces
      && left.validFrom == right.validFrom && left.validTo == right.validTo
  }

  /// By what names it and what it sets; equal rules agree in both.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(id)
    hasher.combine(parameter)
    hasher.combine(value)
  }
}

extension InterventionRule {
  /// Whether it is another country's: it may warn, it never decides.
  package var isComparator: Bool { parts.provenance.status.isComparatorOnly }

  /// Whether the project chose its value.
  package var isPlaceholder: Bool { parts.provenance.status.isPlaceholder }

  /// Whether it is `other`, or another rule of its name.
  package func sharesName(with other: InterventionRule) -> Bool {
    parts === other.parts || parts.id == other.parts.id
  }

  /// Whether it counts only once a policy set has adopted it: the rule of one local system.
  package var needsAdoption: Bool { layer == .localSystem }

  /// What the value is counted in or written as.
  package var unit: Unit {
    if case .months = value { .months } else { parameter.unit }
  }

  /// Whether it speaks of the intervention `code`.
  package func applies(to code: StandardCode) -> Bool {
    parts.intervention == nil || parts.intervention == code
  }

  /// Whether it speaks of every intervention.
  package var isOnAll: Bool { parts.intervention == nil }

  /// Whether it speaks of `code` by name.
  package func isOn(_ code: StandardCode) -> Bool { parts.intervention == code }

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
