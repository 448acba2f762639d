import Passports
import ReferenceData
import Vocabulary

// Phase D: one achievement, with the mappings that lead from it, must pass all of it.
extension DelegationCase {
  /// Phases D and E on `assessed`, from D2 on.
  func checkCompetence(
    _ assessed: AssessedChain, _ ground: Groundwork, _ visit: Visit, _ inspection: inout Inspection
  ) {
    let held = achievements[assessed.chain.achievement]
    checkValidity(assessed.chain, held, &inspection)
    guard inspection.goesOn else { return }
    checkLevel(held, ground, visit, &inspection)
    checkAgeScope(held, ground, visit, &inspection)
    checkDeviceScope(held, ground, visit, &inspection)
    checkSettingScope(held, &inspection)
    checkPersonScope(held, ground, &inspection)
    guard inspection.goesOn else { return }
    checkEvidence(assessed.assessment, held, &inspection)
    checkPractice(assessed.chain, held, ground, &inspection)
    checkAcceptance(held, &inspection)
    checkEquivalence(assessed.chain, held, for: .competence, &inspection)
    guard inspection.goesOn else { return }
    checkAssessors(assessed.assessment, held, &inspection)
  }

  /// D2 to D5: started, not expired, not revoked, not suspended.
  func checkValidity(
    _ chain: CompetenceChain, _ held: HeldAchievement, _ inspection: inout Inspection
  ) {
    inspection.rely(on: held.id)
    let hasStarted = inspection.isReached(held.validFrom)
    inspection.settle(.competenceNotYetValid, hasStarted, "starts \(held.validFrom)")

    inspection.rely(on: held.id)
    var isInDate = !chain.isExpiryUnset
    if let ends = held.ends, inspection.isReached(ends) { isInDate = false }
    if let lastDay = chain.lastDay, !inspection.isInDate(through: lastDay) { isInDate = false }
    inspection.settle(.competenceExpired, isInDate, expiryDetail(chain, held))

    for kind in [HeldAchievement.Restriction.Kind.revoked, .suspended] {
      inspection.rely(on: held.id)
      var isFree = true
      for restriction in held.restrictions
      where restriction.kind == kind && inspection.holds(restriction.period) {
        isFree = false
        inspection.blame(restriction.id)
      }
      let code: DelegationReason =
        kind == .revoked ? .competenceRevoked : .competenceSuspended
      inspection.settle(code, isFree)
    }
  }

  // D6: 4 to work alone with somebody on call; help at hand lowers the floor to 3, watching to 2.
  private func checkLevel(
    _ held: HeldAchievement, _ ground: Groundwork, _ visit: Visit, _ inspection: inout Inspection
  ) {
    let alone = ground.task.minimumLevel
    let floor =
      switch visit.support {
      case .none, .contact: alone
      case .helpAtHand: min(alone, 3)
      case .watching: min(alone, 2)
      }
    inspection.rely(on: held.id)
    inspection.settle(
      .competenceLevelTooLow, held.level.map { floor <= $0 } ?? false,
      "level \(held.level.map(String.init) ?? "unknown"); \(floor) is needed with this support")
  }

  private func checkAgeScope(
    _ held: HeldAchievement, _ ground: Groundwork, _ visit: Visit, _ inspection: inout Inspection
  ) {
    let band = visit.ageBand
    let isCovered =
      band.map { band in
        ground.task.ageScope.contains(band)
          && (held.scopes.ages?.contains(band == .adult ? .adult : .child) ?? true)
      } ?? false
    inspection.rely(on: held.id)
    inspection.settle(
      .competenceScopeAge, isCovered && ground.rules.allows(band?.rawValue, by: .ageScope),
      band == nil ? "the birth date is not known" : "")
  }

  private func checkDeviceScope(
    _ held: HeldAchievement, _ ground: Groundwork, _ visit: Visit, _ inspection: inout Inspection
  ) {
    let isCovered =
      held.scopes.devices.map { devices in
        visit.device.map { devices.contains($0) } ?? false
      } ?? true
    inspection.rely(on: held.id)
    inspection.settle(
      .competenceScopeDevice, isCovered && ground.rules.allows(visit.device, by: .deviceScope),
      visit.device.map { "with \(quoted($0))" } ?? "no device is named")
  }

  private func checkSettingScope(_ held: HeldAchievement, _ inspection: inout Inspection) {
    inspection.rely(on: held.id)
    inspection.settle(
      .competenceScopeSetting, held.scopes.settings?.contains(question.setting.kind) ?? true)
  }

  // A sign-off for another person is none for this one, even where a general one would do.
  private func checkPersonScope(
    _ held: HeldAchievement, _ ground: Groundwork, _ inspection: inout Inspection
  ) {
    let isNeeded = ground.task.isPersonSpecific || ground.rules.forOnePerson.isTrue
    let isCovered = held.scopes.person.map { $0 == ground.personReference } ?? !isNeeded
    inspection.rely(on: held.id)
    inspection.settle(
      .competenceNotPersonSpecific, isCovered && !ground.rules.forOnePerson.isUnset)
  }

  private func checkEvidence(
    _ assessment: Assessment, _ held: HeldAchievement, _ inspection: inout Inspection
  ) {
    if inspection.isReporting {
      for index in assessment.observed + assessment.theory {
        inspection.rely(on: held.evidence[index].id)
      }
      if !assessment.isComplete { inspection.blame(held.id) }
    }
    inspection.settle(
      .competenceEvidenceIncomplete, assessment.isComplete,
      assessment.isUnset
        ? "a rule says that evidence is needed and not how much"
        : "\(assessment.observed.count) of \(assessment.needed) observations"
          + (assessment.needsTheory && assessment.theory.isEmpty ? ", no theory" : ""))
  }

  // D12: counts from the later of the sign-off and the last time the task was done, for anyone.
  private func checkPractice(
    _ chain: CompetenceChain, _ held: HeldAchievement, _ ground: Groundwork,
    _ inspection: inout Inspection
  ) {
    inspection.rely(on: held.id)
    let limit = ground.rules.inactivity
    guard limit.hasValue else {
      inspection.settle(.competenceInactive, !limit.isUnset, "the interval has no value")
      return
    }
    var last: PracticeEntry?
    for entry in practice
    where (entry.outcome == .done || entry.outcome == .partial)
      && inspection.isReached(entry.performedAt)
    {
      if let known = last, (known.performedAt, entry.id) > (entry.performedAt, known.id) {
        continue
      }
      last = entry
    }
    var base = chain.decidedOn
    if let last {
      base = max(base, LondonTime.date(of: last.performedAt))
      inspection.rely(on: last.id)
    }
    let lastDay = limit.lastDay(from: base)
    inspection.settle(
      .competenceInactive, lastDay.map { inspection.isInDate(through: $0) } ?? true,
      "last done on \(base)")
  }

  // D13: the employer's word on what another organisation signed off.
  private func checkAcceptance(_ held: HeldAchievement, _ inspection: inout Inspection) {
    inspection.rely(on: held.id)
    guard held.gainedAt != question.setting.organisation else {
      inspection.settle(.competenceNotAcceptedHere, true)
      return
    }
    var isAccepted = false
    var isRefused = false
    for answer in held.acceptances
    where answer.fact.organisation == question.setting.organisation
      && inspection.holds(answer.period)
    {
      switch answer.fact.answer {
      case .refused:
        isRefused = true
        inspection.blame(answer.id)
      case .accepted:
        isAccepted = true
        inspection.rely(on: answer.id)
      case .acceptedWithBridge where answer.fact.isBridgeDone:
        isAccepted = true
        inspection.rely(on: answer.id)
      case .acceptedWithBridge: break
      }
    }
    inspection.settle(.competenceNotAcceptedHere, isAccepted && !isRefused)
  }

  // Lists every rule that counts, with its status.
  private func expiryDetail(_ chain: CompetenceChain, _ held: HeldAchievement) -> String {
    let own = held.ends.map {
      "its own last day is \(LondonTime.date(of: $0.adding(milliseconds: -1)))"
    }
    let ruled = chain.endings.map { rule in
      let last = rule.value.lastDay(from: chain.decidedOn)
      return "by \(rule.id) (\(rule.provenance.status.rawValue)) "
        + (last.map { "its last day is \($0)" } ?? "no interval is set")
    }
    return ([own].compactMap { $0 } + ruled).joined(separator: "; ")
  }
}
