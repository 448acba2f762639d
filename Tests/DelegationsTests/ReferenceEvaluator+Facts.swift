import Delegations
import Passports
import ReferenceData
import Vocabulary

// Phases B, C, F and I, as far as they read no agreement, and J3.

extension ReferenceEvaluator {
  func day(_ instant: Instant) -> CivilDate { LondonTime.date(of: instant) }

  /// Whether the last day in date `day` still counts at `instant`.
  func isInDate(_ day: CivilDate?, at instant: Instant) -> Bool {
    day.map { instant < LondonTime.end(of: $0) } ?? false
  }

  func rule(_ parameter: InterventionParameter, at instant: Instant) -> ReferenceRules.Outcome {
    rules.outcome([parameter], of: task, on: day(instant))
  }

  // MARK: B

  func prohibitions(at instant: Instant) -> [CheckResult] {
    let setting = question.setting
    let isExcluded = facts.catalogue.excludedTask(covering: task, in: setting.nation) != nil
    let holds = facts.holds.filter { $0.holds(at: instant) }
    let stops = holds.filter { isStopped(by: $0.fact, at: instant) }
    let incidents = holds.filter { isIncident($0.fact) }
    return [
      CheckResult(
        .interventionNotDelegable, !isExcluded && intervention.delegable != .no),
      CheckResult(.interventionNotInForce, intervention.isInForce(on: day(instant))),
      CheckResult(
        .nationRuleBlock, allows(.nationScope, setting.nation.rawValue, at: instant)),
      CheckResult(
        .settingNotPermitted, allows(.settingScope, setting.kind.rawValue, at: instant)),
      CheckResult(.safetyHoldActive, stops.isEmpty, stops.map(\.id)),
      CheckResult(.incidentHold, incidents.isEmpty, incidents.map(\.id)),
    ]
  }

  // Whether every list of `parameter` has `word`.
  private func allows(
    _ parameter: InterventionParameter, _ word: String, at instant: Instant
  ) -> Bool {
    let outcome = rule(parameter, at: instant)
    if outcome.isUnknown { return false }
    return outcome.commonWords?.contains(word) ?? true
  }

  private func isStopped(by hold: Hold, at instant: Instant) -> Bool {
    switch hold {
    case .intervention(let code, let device):
      guard code == task else { return false }
      guard let device, let used = deviceAtHand(at: instant) else { return true }
      return used == device
    case .service(let organisation): return organisation == employer
    case .worker, .person, .pairing: return false
    }
  }

  private func isIncident(_ hold: Hold) -> Bool {
    switch hold {
    case .worker(let worker): worker == question.worker
    case .person(let person): person == question.person
    case .pairing(let worker, let person):
      worker == question.worker && person == question.person
    case .intervention, .service: false
    }
  }

  /// The current plan task: of those in force the latest version, then the lowest id.
  func planTask(at instant: Instant) -> Dated<CarePlanTask>? {
    let current = facts.planTasks.filter {
      $0.fact.intervention == task && $0.holds(at: instant)
    }
    let version = current.map(\.fact.version).max()
    return current.filter { $0.fact.version == version }.min { $0.id < $1.id }
  }

  /// The version of the plan's order that is in force, or nil.
  func orderVersion(at instant: Instant) -> Int? {
    guard let reference = planTask(at: instant)?.fact.orderReference else { return nil }
    return facts.orders.filter { $0.fact.reference == reference && $0.holds(at: instant) }
      .map(\.fact.version).max()
  }

  func deviceAtHand(at instant: Instant) -> String? {
    question.offered.device ?? planTask(at: instant)?.fact.device
  }

  /// The better of rota and request.
  func support(at instant: Instant) -> Support {
    let rota = facts.rota.filter {
      $0.fact.organisation == employer && $0.holds(at: instant)
        && ($0.fact.person == nil || $0.fact.person == question.person)
    }
    return max(rota.map(\.fact.support).max() ?? .none, question.offered.support ?? .none)
  }

  /// Whether the person is 18 or over; nil: nobody knows.
  func isAdult(at instant: Instant) -> Bool? {
    guard let born = facts.person?.birthDate,
      let birthday = comingOfAge(born, facts.policy.leapDayBirthday)
    else { return nil }
    return day(instant) >= birthday
  }

  // MARK: C

  func workerChecks(at instant: Instant) -> [CheckResult] {
    let levels = Worker.IdentityLevel.allCases
    let held = facts.worker.flatMap { levels.firstIndex(of: $0.identityLevel) } ?? 0
    let asked = levels.firstIndex(of: facts.requiredIdentity ?? .verified) ?? 0
    let bars = facts.bars.filter {
      $0.holds(at: instant) && $0.fact.tasks.covers(task)
        && ($0.fact.organisation == nil || $0.fact.organisation == employer)
    }
    let restrictions = facts.workerRegistrations.filter {
      let stopped = $0.fact.status == .suspended || $0.fact.status == .struckOff
      return $0.holds(at: instant) && (stopped || $0.fact.excluded.contains(task))
    }
    let barring = bars.map(\.id) + restrictions.map(\.id)
    let checks = facts.requiredChecks.map { list in
      list.allSatisfy { check in
        check.held.contains { $0.fact == check.kind && $0.holds(at: instant) }
      }
    }
    return [
      CheckResult(.workerIdentityUnverified, held >= asked),
      CheckResult(.workerSuspended, barring.isEmpty, barring),
      CheckResult(.workerCheckLapsed, checks ?? false),
    ] + engagementChecks(at: instant) + prerequisiteChecks(at: instant)
  }

  /// Whether an engagement is one that may be counted with `organisation`.
  func counts(_ engagement: WorkerEngagement, with organisation: OrganisationID) -> Bool {
    engagement.organisation == organisation && !engagement.isLearner
      && engagement.party != .funder
  }

  // C1, C5 and I5 pass together on one engagement.
  private func engagementChecks(at instant: Instant) -> [CheckResult] {
    let chains = facts.engagements.filter {
      counts($0.fact, with: employer) && $0.holds(at: instant)
    }
    let judged = chains.map { chain in
      ReferenceChain(key: [chain.id.description], results: engagementResults(chain, at: instant))
    }
    guard
      let reported = reported(
        judged, from: instant,
        again: { key, later in
          let same = facts.engagements.filter { $0.id.description == key[0] && $0.holds(at: later) }
          return same.first.map { engagementResults($0, at: later) }
        })
    else { return [CheckResult(.workerNotEngaged, false)] }
    return reported.results
  }

  private func engagementResults(
    _ chain: Dated<WorkerEngagement>, at instant: Instant
  ) -> [CheckResult] {
    let engagement = chain.fact
    let receives =
      engagement.receives == .yes
      || (engagement.receives == .supervisedOnly && support(at: instant) >= .helpAtHand)
    let names = engagement.roleTasks.union(engagement.ownTasks).contains(task)
    let hosts = engagement.hostAgreements.filter { $0.holds(at: instant) }
    return [
      CheckResult(.workerNotEngaged, true, [chain.id]),
      CheckResult(.roleExcludesIntervention, receives && names, [chain.id]),
      CheckResult(
        .hostAgreementNotInForce, !engagement.needsHostAgreement || !hosts.isEmpty, [chain.id]),
    ]
  }

  // MARK: F

  func personChecks(at instant: Instant) -> [CheckResult] {
    let episodes = facts.episodes.filter {
      $0.fact.organisation == employer && $0.holds(at: instant)
    }
    let plan = planTask(at: instant)
    let isPlanned =
      plan.map {
        $0.fact.instructionsVersion != nil && isInDate($0.fact.reviewBy, at: instant)
      } ?? false
    let stability = facts.stability.filter {
      $0.fact.intervention == task && $0.holds(at: instant)
    }
    let isStable =
      stability.contains {
        $0.fact.result == .stable && isInDate($0.fact.reviewBy, at: instant)
      } && !stability.contains { $0.fact.result == .notStable }
    let risks = facts.risks.filter { $0.fact.intervention == task && $0.holds(at: instant) }
    let isSafe =
      risks.contains { $0.fact.result != .red && isInDate($0.fact.reviewBy, at: instant) }
      && !risks.contains { $0.fact.result == .red }
    return [
      CheckResult(.personNotInCare, !episodes.isEmpty, episodes.map(\.id)),
      CheckResult(.carePlanNotCurrent, isPlanned, [plan?.id].compactMap { $0 }),
      CheckResult(.personNotStable, isStable, stability.map(\.id)),
      CheckResult(.riskAssessmentBlocks, isSafe, risks.map(\.id)),
    ] + consentChecks(at: instant)
  }

  private func consentChecks(at instant: Instant) -> [CheckResult] {
    let records = facts.consents.filter {
      $0.holds(at: instant) && ($0.fact.intervention ?? task) == task
    }
    let given = records.filter { record in
      record.fact.state == .given
        && record.fact.reviewBy.map { isInDate($0, at: instant) } != false
    }
    let against = records.filter { record in
      record.fact.workers.contains(question.worker)
        || (record.fact.state != .given && record.fact.workers.isEmpty)
    }
    let refusals = facts.refusals.filter { $0.holds(at: instant) && $0.fact.by == .person }
    let isCapacityLacking = records.contains { $0.fact.capacity == .lacks }
    let bases = records.filter { record in
      record.fact.state == .given && record.fact.basis != .consent
        && record.fact.basisReference != nil && isInDate(record.fact.reviewBy, at: instant)
    }
    let stopping = against.map(\.id) + refusals.map(\.id)
    return [
      CheckResult(.consentAbsent, !given.isEmpty, given.map(\.id)),
      CheckResult(.consentWithdrawn, stopping.isEmpty, stopping),
      CheckResult(
        .capacityBasisMissing, !isCapacityLacking || !bases.isEmpty, bases.map(\.id)),
    ]
  }

  // MARK: I

  func organisationChecks(at instant: Instant) -> [CheckResult] {
    let policies = facts.taskPolicies.filter {
      $0.fact.organisation == employer && $0.holds(at: instant) && $0.fact.tasks.covers(task)
    }
    let isSupported =
      policies.contains(where: \.fact.isSupported) && policies.allSatisfy(\.fact.isSupported)
    let cover = facts.indemnities.filter {
      $0.fact.organisation == employer && $0.holds(at: instant) && $0.fact.covers(task)
    }
    let registrations = facts.providerRegistrations.filter {
      $0.fact.organisation == employer && $0.holds(at: instant) && $0.fact.tasks.covers(task)
    }
    return [
      CheckResult(.orgPolicyDisallows, isSupported, policies.map(\.id)),
      CheckResult(.orgIndemnityUnconfirmed, !cover.isEmpty, cover.map(\.id)),
      CheckResult(.orgRegistrationMissing, !registrations.isEmpty, registrations.map(\.id)),
    ]
  }
}
