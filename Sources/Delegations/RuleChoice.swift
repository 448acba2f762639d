import Passports
import ReferenceData
import Vocabulary

extension DelegationCase {
  /// The rows on `task` that apply in this case on `day`, in the order of the table; rows of the
  /// employer and of the person's plan follow by name.
  func rules(on task: StandardCode, _ day: CivilDate) -> [InterventionRule] {
    var chosen = shippedRules(on: task, day)
    guard !localRules.isEmpty || catalogue.hasReplacingRules else { return chosen }
    var local = localRules.filter { $0.applies(to: task) && applies($0, on: day) }
    if local.count > 1 { local.sort { $0.id < $1.id } }
    for rule in local where chosen.last != rule { chosen.append(rule) }
    if chosen.contains(where: \.replaces) { Self.dropReplaced(from: &chosen) }
    return chosen
  }

  // The catalogue's own rows.
  private func shippedRules(on task: StandardCode, _ day: CivilDate) -> [InterventionRule] {
    if !catalogue.hasDatedRules, policy.adoptedRules.isEmpty, policy.disabledRules.isEmpty {
      return catalogue.standingRules(on: task, in: question.setting.nation)
    }
    return catalogue.rules(applyingTo: task).filter { applies($0, on: day) }
  }

  /// When a competence in `statement` ends by the rules of `day`.
  ///
  /// A row on every intervention does not reach a statement that is none.
  func expiryFamily(of statement: StandardCode, _ day: CivilDate) -> ExpiryFamily {
    ExpiryFamily(of: expiryRules(of: statement, day))
  }

  /// The rows on when a competence in `statement` ends that may decide on `day`.
  func expiryRules(of statement: StandardCode, _ day: CivilDate) -> [InterventionRule] {
    let isIntervention = catalogue.contains(statement)
    func ends(_ rule: InterventionRule) -> Bool {
      rule.parameter.isOfExpiryFamily && (isIntervention || !rule.isOnAll) && !rule.isComparator
    }
    var chosen: [InterventionRule] = []
    for rule in shippedRules(on: statement, day) where ends(rule) { chosen.append(rule) }
    if let rule = Self.medicinesReview, rule.isOn(statement), ends(rule), applies(rule, on: day) {
      chosen.append(rule)
    }
    for rule in localRules
    where ends(rule) && rule.applies(to: statement) && applies(rule, on: day) {
      chosen.append(rule)
    }
    if chosen.contains(where: \.replaces) { Self.dropReplaced(from: &chosen) }
    return chosen
  }

  /// The first day after `day` on which another set of rules applies, or nil.
  func rulesChange(after day: CivilDate) -> CivilDate? {
    var next: CivilDate?
    func consider(_ rules: [InterventionRule]) {
      for index in rules.indices {
        if let from = rules[index].validFrom, from > day { next = min(next ?? from, from) }
        if let to = rules[index].validTo, to > day { next = min(next ?? to, to) }
      }
    }
    if catalogue.hasDatedRules { consider(catalogue.rules) }
    consider(localRules)
    return next
  }

  private func applies(_ rule: InterventionRule, on day: CivilDate) -> Bool {
    rule.isInForce(on: day) && rule.applies(in: question.setting.nation)
      && (policy.disabledRules.isEmpty || !policy.disabledRules.contains(rule.id))
      && (!rule.needsAdoption || policy.adoptedRules.contains(rule.id))
  }

  // The three intervals that end a competence are one family here too.
  private static func dropReplaced(from rules: inout [InterventionRule]) {
    let replacing = rules.filter { $0.replaces && !$0.isComparator }
    rules.removeAll { rule in
      !rule.isComparator
        && replacing.contains { other in
          other.layer < rule.layer
            && (other.parameter == rule.parameter
              || other.parameter.isOfExpiryFamily && rule.parameter.isOfExpiryFamily)
        }
    }
  }

  // The year that `MED-CORE` carries in the table of the passport's policies, as a rule.
  private static let medicinesReview: InterventionRule? = {
    let code = StandardCode(listed: "MED-CORE")
    guard let row = PolicyTable.shipped.rows(for: .refresher(of: code)).first,
      case .number(let months) = row.value
    else { return nil }
    return InterventionRule(
      id: RuleID(listed: "MED-CORE/REFRESHER_INTERVAL/NATIONAL"), intervention: code,
      parameter: .refresherInterval, value: .months(months), provenance: row.provenance,
      layer: .national)
  }()
}
