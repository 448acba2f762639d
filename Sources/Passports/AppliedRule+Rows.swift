import ReferenceData
import Vocabulary

extension AppliedRule {
  /// The rows that a resolution weighed, the one that decided first.
  static func rows(of resolution: PolicyResolution, decisive: Bool = true) -> [AppliedRule] {
    let others = resolution.applicable.filter { $0 != resolution.decisive }
    let first = resolution.decisive.map { [AppliedRule($0, wasDecisive: decisive)] } ?? []
    let isEmpty = resolution.decisive == nil
    return first + others.map { AppliedRule($0, wasDecisive: decisive && isEmpty) }
  }

  private init(_ row: PolicyRow, wasDecisive: Bool) {
    self.init(
      rule: row.key.rule, value: row.shownValue, layer: row.layer.rawValue,
      provenance: row.provenance, wasDecisive: wasDecisive)
  }

  /// The equivalence as a rule.
  init(_ equivalence: Equivalence, wasDecisive: Bool = true) {
    self.init(
      rule: equivalence.id, value: equivalence.strength.rawValue, layer: equivalence.owner,
      provenance: equivalence.provenance, wasDecisive: wasDecisive)
  }

  /// The requirement itself, as its role profile or list asks it.
  init(_ requirement: Requirement) {
    self.init(
      rule: RuleID(listed: "REQUIREMENT/" + requirement.code.text),
      value: requirement.force == .mandatory ? "mandatory" : "desirable", layer: "requirement",
      provenance: requirement.provenance, wasDecisive: true)
  }

  /// A rule of judgement of this service, named and explained in `Readiness.md`.
  init(own name: String, _ value: String) {
    self.init(
      rule: RuleID(listed: name), value: value, layer: "judgement",
      provenance: Provenance(.mappedByProject), wasDecisive: true)
  }

  /// The same rule as one that applied and did not decide.
  var asContext: AppliedRule {
    AppliedRule(
      rule: rule, value: value, layer: layer, provenance: provenance, wasDecisive: false)
  }
}

extension PolicyKey {
  /// The key as reports name it: `CSTF/CSTF-IPC-2/REFRESHER_MONTHS`.
  var rule: RuleID {
    let parts = [framework.text, subject, parameter.rawValue].filter { !$0.isEmpty }
    return RuleID(listed: parts.joined(separator: "/").uppercased())
  }
}

extension PolicyRow {
  /// The value with its unit, as reports show it.
  fileprivate var shownValue: String {
    switch value {
    case .notSet: "not set"
    case .noLimit: "no limit"
    case .number(let number): "\(number) \(unit)"
    default: value.text
    }
  }
}
