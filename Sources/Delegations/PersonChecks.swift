import Passports
import ReferenceData
import Vocabulary

// Phase F but F7, which reads the agreement: the person and what they agreed to.
extension DelegationCase {
  /// F1 to F6.
  func checkPerson(_ visit: Visit, _ inspection: inout Inspection) {
    checkCare(&inspection)
    checkConsent(&inspection)
    checkObjections(&inspection)
    checkCapacity(&inspection)
    checkPlan(visit, &inspection)
    checkStability(&inspection)
  }

  /// F8: in date, and nothing red.
  func checkRisk(_ inspection: inout Inspection) {
    var isAssessed = false
    var isRed = false
    for risk in risks
    where risk.fact.intervention == question.intervention && inspection.holds(risk.period) {
      switch risk.fact.result {
      case .red:
        isRed = true
        inspection.blame(risk.id)
      case .green, .amber:
        guard inspection.isInDate(through: risk.fact.reviewBy) else { continue }
        isAssessed = true
        inspection.rely(on: risk.id)
      }
    }
    inspection.settle(
      .riskAssessmentBlocks, isAssessed && !isRed, isRed ? "red" : "none is in date")
  }

  private func checkCare(_ inspection: inout Inspection) {
    var isCaredFor = false
    for episode in episodes
    where episode.fact.organisation == question.setting.organisation
      && inspection.holds(episode.period)
    {
      isCaredFor = true
      inspection.rely(on: episode.id)
    }
    inspection.settle(.personNotInCare, isCaredFor)
  }

  // F2: what the person objects to is F3's alone.
  private func checkConsent(_ inspection: inout Inspection) {
    var isGiven = false
    for consent in consents
    where consent.fact.state == .given && isAbout(consent.fact)
      && inspection.holds(consent.period) && isInDate(consent.fact, &inspection)
    {
      isGiven = true
      inspection.rely(on: consent.id)
    }
    inspection.settle(.consentAbsent, isGiven)
  }

  // F3: a refusal, a withdrawal or an excluded worker blocks for as long as it stands.
  private func checkObjections(_ inspection: inout Inspection) {
    var isFree = true
    for consent in consents where isAbout(consent.fact) && objects(consent.fact) {
      guard inspection.holds(consent.period) else { continue }
      isFree = false
      inspection.blame(consent.id)
    }
    if isRefused(by: .person, &inspection) { isFree = false }
    inspection.settle(.consentWithdrawn, isFree)
  }

  /// Whether a refusal by `party` stands; blames it.
  func isRefused(by party: Party, _ inspection: inout Inspection) -> Bool {
    var isRefused = false
    for refusal in refusals where refusal.fact.by == party && inspection.holds(refusal.period) {
      isRefused = true
      inspection.blame(refusal.id)
    }
    return isRefused
  }

  // F4: capacity is presumed.
  private func checkCapacity(_ inspection: inout Inspection) {
    var lacks = false
    var hasBasis = false
    for consent in consents where isAbout(consent.fact) {
      if consent.fact.capacity == .lacks, inspection.holds(consent.period) { lacks = true }
      guard consent.fact.state == .given, consent.fact.basis != .consent,
        consent.fact.basisReference != nil, consent.fact.reviewBy != nil,
        inspection.holds(consent.period), isInDate(consent.fact, &inspection)
      else { continue }
      hasBasis = true
      inspection.rely(on: consent.id)
    }
    inspection.settle(.capacityBasisMissing, !lacks || hasBasis)
  }

  private func isAbout(_ consent: ConsentRecord) -> Bool {
    consent.intervention == nil || consent.intervention == question.intervention
  }

  private func objects(_ consent: ConsentRecord) -> Bool {
    switch consent.state {
    case .given: consent.workers.contains(question.worker)
    case .refused, .withdrawn:
      consent.workers.isEmpty || consent.workers.contains(question.worker)
    }
  }

  private func isInDate(_ consent: ConsentRecord, _ inspection: inout Inspection) -> Bool {
    consent.reviewBy.map { inspection.isInDate(through: $0) } ?? true
  }

  // F5: the plan names the task, with written instructions, and its review is in date.
  private func checkPlan(_ visit: Visit, _ inspection: inout Inspection) {
    guard let index = visit.planTask else {
      inspection.settle(.carePlanNotCurrent, false, "no current plan names the task")
      return
    }
    let task = planTasks[index]
    inspection.rely(on: task.id)
    let isInDate = inspection.isInDate(through: task.fact.reviewBy)
    inspection.settle(
      .carePlanNotCurrent, isInDate && task.fact.instructionsVersion != nil,
      isInDate ? "there are no written instructions" : "its review was due by \(task.fact.reviewBy)"
    )
  }

  // F6: unstable blocks for as long as it stands; unknown supports nothing.
  private func checkStability(_ inspection: inout Inspection) {
    var isStable = false
    var isUnstable = false
    for status in stability
    where status.fact.intervention == question.intervention && inspection.holds(status.period) {
      switch status.fact.result {
      case .notStable:
        isUnstable = true
        inspection.blame(status.id)
      case .stable:
        guard inspection.isInDate(through: status.fact.reviewBy) else { continue }
        isStable = true
        inspection.rely(on: status.id)
      case .unknown: break
      }
    }
    inspection.settle(.personNotStable, isStable && !isUnstable)
  }
}
