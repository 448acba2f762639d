import Delegations
import Passports
import ReferenceData
import Vocabulary

// Phases D and E, and C6, which asks part of D of each prerequisite.

/// One mapping row of a path, and whether it is read the way it points.
struct ReferenceStep {
  let row: Dated<StatementMapping>
  let isForward: Bool
}

/// An achievement with one way from it to what is asked.
struct CompetencePath {
  let achievement: HeldAchievement
  let path: [ReferenceStep]
  /// The statements on the way, the held one first.
  let visited: [StandardCode]
  /// What is asked, which may have another name than the last statement of the way.
  let target: StandardCode

  var steps: Int { path.count + (achievement.passage == nil ? 0 : 1) }
  var key: [String] {
    [achievement.id.description]
      + path.map { "\($0.row.id) \($0.row.fact.rule) \($0.isForward ? 0 : 1)" }
  }
}

extension ReferenceEvaluator {
  /// Every way from something held to `target`.
  func ways(to target: StandardCode) -> [CompetencePath] {
    let same = [target] + (Prerequisites.find(target)?.metBy ?? [])
    return facts.achievements.filter(\.isAchieved).flatMap { achievement in
      walks([achievement.statement], [], same).map {
        CompetencePath(achievement: achievement, path: $0.0, visited: $0.1, target: target)
      }
    }
  }

  private func walks(
    _ visited: [StandardCode], _ path: [ReferenceStep], _ targets: [StandardCode]
  ) -> [([ReferenceStep], [StandardCode])] {
    guard let here = visited.last else { return [] }
    if targets.contains(here) { return [(path, visited)] }
    return facts.mappings.flatMap { row -> [([ReferenceStep], [StandardCode])] in
      let isForward = row.fact.from == here
      guard isForward || row.fact.to == here else { return [] }
      let next = isForward ? row.fact.to : row.fact.from
      guard !visited.contains(next) else { return [] }
      return walks(
        visited + [next], path + [ReferenceStep(row: row, isForward: isForward)], targets)
    }
  }

  // MARK: C6

  func prerequisiteChecks(at instant: Instant) -> [CheckResult] {
    var results: [CheckResult] = []
    // In the catalogue's order, each once: the first that fails is the one an answer names.
    var asked: Set<StandardCode> = []
    for code in intervention.prerequisites where asked.insert(code).inserted {
      let chains = ways(to: code).map { way in
        ReferenceChain(
          key: way.key, steps: way.steps,
          results: validity(way, at: instant) + mapping(way, .prerequisite, at: instant))
      }
      let sound = chains.contains(where: \.isSound)
      if sound { continue }
      // Where none is sound there is nothing to ask again later.
      let told = reported(chains, from: instant) { _, _ in nil }
      let failing = (told?.results ?? []).filter { !$0.isPassed }.map(\.code)
      let isOnlyMapping = !failing.isEmpty && failing.allSatisfy { $0.isAboutMapping }
      for reason in isOnlyMapping ? failing : [.prerequisiteNotMet] {
        results.append(CheckResult(reason, false, subject: code))
      }
    }
    return results.isEmpty ? [CheckResult(.prerequisiteNotMet, true)] : results
  }

  // MARK: D and E

  func competenceChecks(at instant: Instant) -> [CheckResult] {
    let ways = ways(to: task)
    let chains = ways.map { way in
      ReferenceChain(key: way.key, steps: way.steps, results: competence(way, at: instant))
    }
    let chosen = reported(chains, from: instant) { key, later in
      ways.first { $0.key == key }.map { competence($0, at: later) }
    }
    return chosen?.results ?? [CheckResult(.competenceNone, false)]
  }

  private func competence(_ way: CompetencePath, at instant: Instant) -> [CheckResult] {
    [CheckResult(.competenceNone, true, [way.achievement.id])]
      + validity(way, at: instant) + scopes(way.achievement, at: instant)
      + evidence(way.achievement, at: instant) + mapping(way, .competence, at: instant)
      + assessors(of: way.achievement, at: instant)
  }

  // D2 to D5.
  private func validity(_ way: CompetencePath, at instant: Instant) -> [CheckResult] {
    let held = way.achievement
    func isFree(of kind: HeldAchievement.Restriction.Kind) -> Bool {
      !held.restrictions.contains { $0.kind == kind && $0.period.contains(instant) }
    }
    let isInDate = (way.visited + [way.target]).allSatisfy {
      isUnexpired(held, as: $0, at: instant)
    }
    return [
      CheckResult(.competenceNotYetValid, held.validFrom <= instant, [held.id]),
      CheckResult(
        .competenceExpired, isInDate && held.ends.map { instant < $0 } != false, [held.id]),
      CheckResult(.competenceRevoked, isFree(of: .revoked), [held.id]),
      CheckResult(.competenceSuspended, isFree(of: .suspended), [held.id]),
    ]
  }

  private func isUnexpired(
    _ held: HeldAchievement, as statement: StandardCode, at instant: Instant
  ) -> Bool {
    let outcome = rules.outcome(.expiryFamily, of: statement, on: day(instant))
    switch outcome {
    case .unlimited: return true
    case .unknown: return false
    case .set: return isInDate(outcome.lastDay(from: day(held.decidedAt)), at: instant)
    }
  }

  // D6 to D10.
  private func scopes(_ held: HeldAchievement, at instant: Instant) -> [CheckResult] {
    let catalogueFloor = intervention.minimumLevel
    let floor =
      switch support(at: instant) {
      case .none, .contact: catalogueFloor
      case .helpAtHand: min(catalogueFloor, 3)
      case .watching: min(catalogueFloor, 2)
      }
    let isSettingCovered = held.scopes.settings?.contains(question.setting.kind) ?? true
    let specific = rule(.trainingSpecificToPerson, at: instant)
    let isAsked = intervention.isPersonSpecific || specific.isTrue || held.scopes.person != nil
    let isForPerson = held.scopes.person == question.person.description
    return [
      CheckResult(.competenceLevelTooLow, held.level.map { $0 >= floor } ?? false, [held.id]),
      CheckResult(.competenceScopeAge, isAgeCovered(held, at: instant), [held.id]),
      CheckResult(.competenceScopeDevice, isDeviceCovered(held, at: instant), [held.id]),
      CheckResult(.competenceScopeSetting, isSettingCovered, [held.id]),
      CheckResult(
        .competenceNotPersonSpecific, !specific.isUnknown && (!isAsked || isForPerson),
        [held.id]),
    ]
  }

  private func isAgeCovered(_ held: HeldAchievement, at instant: Instant) -> Bool {
    let outcome = rule(.ageScope, at: instant)
    guard let isAdult = isAdult(at: instant), !outcome.isUnknown else { return false }
    let inRules = outcome.commonWords?.contains(isAdult ? "ADULT" : "CHILD") ?? true
    return held.scopes.ages?.contains(isAdult ? .adult : .child) != false
      && intervention.ageScope.contains(isAdult ? .adult : .child) && inRules
  }

  private func isDeviceCovered(_ held: HeldAchievement, at instant: Instant) -> Bool {
    let outcome = rule(.deviceScope, at: instant)
    if outcome.isUnknown { return false }
    let limits = [held.scopes.devices.map { Set($0) }, outcome.commonWords].compactMap { $0 }
    if limits.isEmpty { return true }
    guard let device = deviceAtHand(at: instant) else { return false }
    return limits.allSatisfy { $0.contains(device) }
  }

  // D11 to D13.
  private func evidence(_ held: HeldAchievement, at instant: Instant) -> [CheckResult] {
    let theory = rule(.theoryRequired, at: instant)
    let practice = rule(.supervisedPracticeRequired, at: instant)
    let minimum = rule(.observedPracticeMin, at: instant)
    let isKnown = !theory.isUnknown && !practice.isUnknown && !minimum.isUnknown
    let hasTheory = held.evidence.contains { isCounted($0, of: held) && $0.isTheory }
    let observed = observations(of: held)
    let isComplete =
      isKnown && (!theory.isTrue || hasTheory)
      && observed.count >= observationsNeeded(at: instant)
    let inactivity = rule(.inactivityLapse, at: instant)
    let done = facts.practice.filter {
      $0.performedAt <= instant && ($0.outcome == .done || $0.outcome == .partial)
    }
    let last = ([held.decidedAt] + done.map(\.performedAt)).max() ?? held.decidedAt
    let isActive: Bool =
      switch inactivity {
      case .unlimited: true
      case .unknown: false
      case .set: isInDate(inactivity.lastDay(from: day(last)), at: instant)
      }
    return [
      CheckResult(.competenceEvidenceIncomplete, isComplete, [held.id]),
      CheckResult(.competenceInactive, isActive, [held.id]),
      CheckResult(
        .competenceNotAcceptedHere, isAcceptedHere(held, at: instant), [held.id]),
    ]
  }

  private func isAcceptedHere(_ held: HeldAchievement, at instant: Instant) -> Bool {
    if held.gainedAt == employer { return true }
    let answers = held.acceptances.filter {
      $0.fact.organisation == employer && $0.holds(at: instant)
    }
    let isRefused = answers.contains { $0.fact.answer == .refused }
    return !isRefused
      && answers.contains {
        $0.fact.answer == .accepted
          || ($0.fact.answer == .acceptedWithBridge && $0.fact.isBridgeDone)
      }
  }

  private func observationsNeeded(at instant: Instant) -> Int {
    max(
      rule(.observedPracticeMin, at: instant).largest,
      rule(.supervisedPracticeRequired, at: instant).isTrue ? 1 : 0)
  }

  /// The observations that count, each once.
  private func observations(of held: HeldAchievement) -> [CountedEvidence] {
    var seen: Set<RecordID> = []
    return held.evidence.filter {
      $0.kind == .observedPractice && isCounted($0, of: held) && seen.insert($0.id).inserted
    }
  }

  private func isCounted(_ evidence: CountedEvidence, of held: HeldAchievement) -> Bool {
    guard evidence.isPassed, evidence.occurredAt <= held.decidedAt else { return false }
    if let devices = held.scopes.devices {
      guard let device = evidence.device else { return evidence.isTheory }
      if !devices.contains(device) { return false }
    }
    if let settings = held.scopes.settings {
      guard let setting = evidence.setting else { return evidence.isTheory }
      if !settings.contains(setting) { return false }
    }
    guard let person = held.scopes.person, evidence.kind == .observedPractice else { return true }
    return evidence.person?.description == person
  }

  // D14 to D16.
  private func mapping(
    _ way: CompetencePath, _ use: StatementMapping.Use, at instant: Instant
  ) -> [CheckResult] {
    let passage = way.achievement.passage
    let isAllowed =
      way.path.allSatisfy { isRecognised($0, use, at: instant) }
      && !isBarred(way.visited, use, at: instant) && passage?.isRecognised != false
    let isMet =
      way.path.allSatisfy { isConditionMet($0.row.fact, by: way.achievement, at: instant) }
      && passage?.isConditionMet != false
    let id = [way.achievement.id]
    return [
      CheckResult(.equivalenceNotRecognised, isAllowed, id),
      CheckResult(.equivalenceConditionUnmet, isMet, id),
      CheckResult(
        .equivalenceChainTooLong, way.steps <= facts.policy.maximumMappingSteps, id),
    ]
  }

  private func isRecognised(
    _ step: ReferenceStep, _ use: StatementMapping.Use, at instant: Instant
  ) -> Bool {
    let row = step.row.fact
    return step.isForward && row.isApproved && step.row.holds(at: instant)
      && row.uses.contains(use) && (row.strength == .full || row.strength == .partial)
  }

  // Whether something says that an earlier statement of the way does not stand for a later one.
  private func isBarred(
    _ visited: [StandardCode], _ use: StatementMapping.Use, at instant: Instant
  ) -> Bool {
    facts.mappings.contains { row in
      guard row.fact.strength == .notRecognised, row.fact.isApproved, row.holds(at: instant),
        row.fact.uses.contains(use), let from = visited.firstIndex(of: row.fact.from),
        let to = visited.firstIndex(of: row.fact.to)
      else { return false }
      return from < to
    }
  }

  private func isConditionMet(
    _ row: StatementMapping, by held: HeldAchievement, at instant: Instant
  ) -> Bool {
    let lastDay = row.maximumAgeMonths.map { day(held.decidedAt).adding(months: $0) }
    let isYoung = lastDay.map { isInDate($0, at: instant) } ?? true
    let isHigh = row.minimumLevel.map { least in held.level.map { $0 >= least } ?? false } ?? true
    return isYoung && isHigh && (row.strength != .partial || row.arePartsDone)
      && (row.condition.isEmpty || row.isConditionMet)
  }

  // MARK: E

  // Observations by the unfit are dropped; the sign-off has no spare.
  private func assessors(of held: HeldAchievement, at instant: Instant) -> [CheckResult] {
    let practice = rule(.supervisedPracticeRequired, at: instant)
    let must = rule(.assessorMustBeRegistered, at: instant)
    let asksRegistration = practice.isTrue || must.isTrue
    func faults(_ who: AssessorID?, _ when: Instant) -> Set<DelegationReason> {
      var faults = unfitness(who, for: held, at: when)
      if !asksRegistration { faults.remove(.assessorRegistrationNotEffective) }
      return faults
    }
    var failing = faults(held.decidedBy, held.decidedAt)
    if practice.isUnknown || must.isUnknown { failing.insert(.assessorRegistrationNotEffective) }
    let observed = observations(of: held).map { faults($0.assessor, $0.occurredAt) }
    if observed.count(where: \.isEmpty) < observationsNeeded(at: instant) {
      for faults in observed { failing.formUnion(faults) }
    }
    let codes: [DelegationReason] = [
      .assessorNotCompetent, .assessorNotAuthorised, .assessorRegistrationNotEffective,
      .assessorConflict,
    ]
    return codes.map { CheckResult($0, !failing.contains($0), [held.id]) }
  }

  private func unfitness(
    _ who: AssessorID?, for held: HeldAchievement, at when: Instant
  ) -> Set<DelegationReason> {
    guard let who else {
      return [
        .assessorNotCompetent, .assessorNotAuthorised, .assessorRegistrationNotEffective,
      ]
    }
    let standing = facts.assessors[who] ?? AssessorStanding()
    var faults: Set<DelegationReason> = []
    if !standing.achievements.contains(where: { canAssess($0, held, at: when) }) {
      faults.insert(.assessorNotCompetent)
    }
    let roles = standing.authorisations.filter {
      $0.holds(at: when) && $0.fact.kind.mayAssessDelegatedTasks
        && $0.fact.tasks.covers(held.statement)
    }
    if roles.isEmpty { faults.insert(.assessorNotAuthorised) }
    if !isRegistered(standing.registrations, at: when) {
      faults.insert(.assessorRegistrationNotEffective)
    }
    let numbers = facts.workerRegistrations.map { AssessorID.registrant($0.fact.number) }
    let conflicts = standing.conflicts.filter {
      $0.holds(at: when) && $0.fact == question.worker
    }
    if who == .worker(question.worker) || numbers.contains(who) || !conflicts.isEmpty {
      faults.insert(.assessorConflict)
    }
    return faults
  }

  private func canAssess(
    _ own: HeldAchievement, _ held: HeldAchievement, at when: Instant
  ) -> Bool {
    guard own.isAchieved, own.statement == held.statement, (own.level ?? 0) >= 5 else {
      return false
    }
    let way = CompetencePath(
      achievement: own, path: [], visited: [own.statement], target: own.statement)
    let ages = own.scopes.ages ?? [.adult, .child]
    let agesAsked = held.scopes.ages ?? [.adult, .child]
    let coversDevices =
      own.scopes.devices.map { devices in
        held.scopes.devices.map { Set(devices).isSuperset(of: $0) } ?? false
      } ?? true
    return validity(way, at: when).allSatisfy(\.isPassed) && ages.isSuperset(of: agesAsked)
      && coversDevices
  }

  /// Whether some number counts as registered at `instant`.
  func isRegistered(
    _ registrations: [Dated<RegistrationStanding>], at instant: Instant
  ) -> Bool {
    let current = registrations.filter { $0.holds(at: instant) }.map(\.fact)
    let lost: Set<Registration.Status> = [
      .lapsed, .suspended, .struckOff, .voluntarilyRemoved,
    ]
    return current.contains { standing in
      (standing.status == .effective || standing.status == .conditions)
        && !current.contains { $0.number == standing.number && lost.contains($0.status) }
    }
  }
}

extension CountedEvidence {
  var isTheory: Bool { kind == .theoryTest || kind == .eLearning }
}

extension DelegationReason {
  var isAboutMapping: Bool {
    self == .equivalenceNotRecognised || self == .equivalenceConditionUnmet
      || self == .equivalenceChainTooLong
  }
}
