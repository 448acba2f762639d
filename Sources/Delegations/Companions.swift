import ReferenceData
import Vocabulary

// What goes beside the answer: warnings, obligations, notes, rules, the emergency instruction.
extension DelegationCase {
  /// The W codes that are true of a permit.
  func warnings(
    _ reliance: Reliance, _ rules: [Decision.RuleUse], validUntil: Instant?
  ) -> [Decision.Reason] {
    var warnings: [Decision.Reason] = []
    let at = question.time.start
    let notice = at.adding(milliseconds: Int64(clamping: policy.noticeDays) &* 86_400_000)
    if let validUntil, validUntil <= notice {
      warnings.append(Decision.Reason(.expiringSoon, detail: "ends at \(validUntil)"))
    }
    guard let agreement = reliance.agreement else { return warnings }
    let exceeded = rules.indices.filter { isExceeded(rules[$0].rule, by: agreement) }
    if !exceeded.isEmpty {
      warnings.append(
        Decision.Reason(
          .comparatorLimitExceeded, records: [agreement.agreement.id.asRecord],
          detail: exceeded.map { rules[$0].rule.id.text }.joined(separator: ", ")))
    }
    var inspection = Inspection(at: at)
    if countSoundDelegators(agreement, &inspection) == 1 {
      warnings.append(
        Decision.Reason(.soleDelegator, records: [agreement.agreement.id.asRecord]))
    }
    let placeholders = rules.indices.filter {
      rules[$0].isDecisive && rules[$0].rule.isPlaceholder
    }
    if !placeholders.isEmpty {
      warnings.append(
        Decision.Reason(
          .placeholderRuleUsed,
          detail: placeholders.map { rules[$0].rule.id.text }.joined(separator: ", ")))
    }
    return warnings
  }

  // W2: other countries' limits on how long an agreement lasts and how far checks lie apart.
  private func isExceeded(_ rule: InterventionRule, by chain: AgreementChain) -> Bool {
    guard rule.isComparator else { return false }
    let start = LondonTime.date(of: chain.terms.period.start)
    guard let last = rule.value.lastDay(from: start) else { return false }
    switch rule.parameter {
    case .maxAuthorisationPeriod:
      let end = chain.agreement.end(asOf: question.time.start)
      return end.map { LondonTime.end(of: last) < $0 } ?? true
    case .maxSupervisionInterval, .supervisionVisitThereafter:
      return chain.terms.supervision.intervalDays.map { last < start.adding(days: $0) } ?? false
    default: return false
    }
  }

  /// What the worker and others must do beside a permit.
  func obligations(_ reliance: Reliance, _ ground: Groundwork) -> [Decision.Obligation] {
    var obligations = [Decision.Obligation.recordOutcome]
    guard let agreement = reliance.agreement else { return obligations }
    let at = question.time.start
    var contacts: [String] = []
    for contact in agreement.terms.escalation where contact.period.contains(at) {
      if !contacts.contains(contact.contact) { contacts.append(contact.contact) }
    }
    obligations += contacts.sorted().map { .escalationContact($0) }
    var inspection = Inspection(at: at)
    if let due = supervisionDue(agreement, ground, &inspection) {
      obligations.append(.supervisionDue(LondonTime.end(of: due)))
    }
    return obligations
  }

  /// What is shown beside the answer and decided nothing.
  func notes(_ agreement: AgreementChain?) -> [String] {
    var notes: [String] = []
    if staleMilliseconds > 0 {
      notes.append("stale: last known to be current \(staleMilliseconds / 1_000) seconds ago")
    }
    if let hours = agreement?.terms.scope.hours {
      notes.append(
        "of the hour that the autumn clock change repeats, "
          + (hours.repeatedHour == .both ? "both passes count" : "only the first pass counts"))
    }
    return notes
  }

  /// The post of the line manager of the engagement that counts and of each party of a joint role.
  func lineManagers(_ engagement: Int?) -> [OrganisationID: String] {
    var managers: [OrganisationID: String] = [:]
    if let engagement, let manager = engagements[engagement].fact.lineManager {
      managers[engagements[engagement].fact.organisation] = manager
    }
    let parties = engagements.filter {
      $0.fact.party != nil && $0.holds(at: question.time.start)
    }
    for party in parties.sorted(by: { $0.id < $1.id }) {
      guard let manager = party.fact.lineManager, managers[party.fact.organisation] == nil else {
        continue
      }
      managers[party.fact.organisation] = manager
    }
    return managers
  }

  /// Where the person's emergency instruction is: in the current plan, or else in the last one.
  func emergency() -> Decision.EmergencyInstruction {
    var inspection = Inspection(at: question.time.start)
    let current = planTask(&inspection).flatMap { planTasks[$0].fact.emergencyInstruction }
    let others = planTasks.filter {
      $0.fact.intervention == question.intervention && $0.fact.emergencyInstruction != nil
    }
    let last = others.max { ($0.fact.version, $1.id) < ($1.fact.version, $0.id) }
    return Decision.EmergencyInstruction(
      reference: current ?? last?.fact.emergencyInstruction)
  }
}
