import Delegations
import Passports
import ReferenceData
import Vocabulary

// The changes that the laws speak of.

extension RandomCase {
  /// Asks what holds at `instant`, and nothing of a visit.
  mutating func plan(at instant: Instant) throws {
    let asks = asked.question
    asked.question = try DelegationQuestion(
      worker: asks.worker, intervention: asks.intervention, person: asks.person,
      setting: asks.setting, time: .at(instant), mode: .planning,
      minimumSequence: asks.minimumSequence, offered: asks.offered)
  }

  // MARK: others

  /// Adds facts about another worker, person, task or body.
  mutating func addFactsAboutOthers() throws {
    let other = StandardCode(listed: "OBS-EWS")
    asked.holds += [
      dated(.worker(SampleIDs.otherWorker)), dated(.person(SampleIDs.otherPerson)),
      dated(.pairing(SampleIDs.worker, SampleIDs.otherPerson)),
      dated(.intervention(other, device: nil)), dated(.service(SampleIDs.otherEmployer)),
    ]
    asked.bars.append(dated(WorkerBar(organisation: nil, tasks: .only([other]))))
    asked.episodes.append(dated(CareEpisode(organisation: SampleIDs.healthService)))
    asked.stability.append(
      dated(StabilityStatus(intervention: other, result: .notStable, reviewBy: nearDay())))
    asked.risks.append(
      dated(RiskAssessment(intervention: other, result: .red, reviewBy: nearDay())))
    asked.consents.append(
      dated(
        try ConsentRecord(
          intervention: other, basis: .consent, basisReference: nil, capacity: .lacks,
          state: .withdrawn, reviewBy: nil)))
    asked.taskPolicies.append(
      dated(
        TaskPolicy(
          organisation: SampleIDs.employer, tasks: .only([other]), isSupported: false)))
    for (worker, person) in [
      (SampleIDs.otherWorker, SampleIDs.person), (SampleIDs.worker, SampleIDs.otherPerson),
    ] {
      asked.agreements.append(try unsafeAgreement(worker, person))
    }
  }

  private mutating func unsafeAgreement(
    _ worker: WorkerID, _ person: PersonID
  ) throws -> Agreement {
    let own = try sound.agreement.agreement(on: sound)
    let terms = own.terms
    let unsafe = AgreementEvent(
      id: freshID(), at: sound.agreement.furtherAt, recordedAt: sound.agreement.furtherAt,
      what: .withdrawn(Withdrawal(category: .safety, by: .delegator)))
    return Agreement(
      id: AgreementID(high: 7, low: 50 + numbers.next() % 1_000), draftedAt: own.draftedAt,
      terms: try AgreementTerms(
        worker: worker, person: person, intervention: terms.intervention,
        catalogueVersion: terms.catalogueVersion,
        delegatingOrganisation: terms.delegatingOrganisation, employer: terms.employer,
        delegators: terms.delegators, accountability: terms.accountability,
        answersFor: terms.answersFor, scope: terms.scope, setStepsOnly: terms.setStepsOnly,
        period: terms.period, supervision: terms.supervision, escalation: terms.escalation),
      events: own.events + [unsafe])
  }

  // MARK: support

  private mutating func drop<Fact>(
    _ list: WritableKeyPath<DelegationCase, [Fact]>, where isSupport: (Fact) -> Bool = { _ in true }
  ) {
    let indices = asked[keyPath: list].indices.filter { isSupport(asked[keyPath: list][$0]) }
    if !indices.isEmpty { asked[keyPath: list].remove(at: numbers.pick(Array(indices))) }
  }

  /// Takes away something that can only help: never a restriction, a review or a version.
  mutating func removeSupport() {
    let task = asked.question.intervention
    switch numbers.number(0...15) {
    case 0: drop(\.engagements)
    case 1: drop(\.episodes)
    case 2:
      drop(\.consents) {
        $0.fact.state == .given && $0.fact.workers.isEmpty && $0.fact.capacity != .lacks
      }
    case 3: drop(\.stability) { $0.fact.result == .stable }
    case 4: drop(\.risks) { $0.fact.result != .red }
    case 5: drop(\.taskPolicies) { $0.fact.isSupported }
    case 6: drop(\.indemnities)
    case 7: drop(\.providerRegistrations)
    case 8: drop(\.interOrganisation)
    case 9: drop(\.rota)
    case 10: drop(\.achievements)
    case 11: drop(\.practice)
    case 12:
      if asked.planTasks.count(where: { $0.fact.intervention == task }) == 1 {
        drop(\.planTasks)
      }
    case 13: drop(\.agreements) { $0.events.allSatisfy { !$0.what.isSafetyWithdrawal } }
    case 14: removeEvidence()
    default: removeEvent()
    }
  }

  private mutating func removeEvidence() {
    guard !asked.achievements.isEmpty else { return }
    let index = numbers.number(0...(asked.achievements.count - 1))
    let held = asked.achievements[index]
    asked.achievements[index] = held.with(evidence: Array(held.evidence.dropFirst()))
  }

  private mutating func removeEvent() {
    guard !asked.agreements.isEmpty else { return }
    let index = numbers.number(0...(asked.agreements.count - 1))
    let old = asked.agreements[index]
    let supporting = old.events.filter(\.what.isSupport)
    guard !supporting.isEmpty else { return }
    let gone = numbers.pick(supporting)
    asked.agreements[index] = Agreement(
      id: old.id, draftedAt: old.draftedAt, terms: old.terms,
      events: old.events.filter { $0.id != gone.id })
  }

  // MARK: blocking

  /// Adds a fact that can only stand in the way, or tightens a rule.
  mutating func block() throws {
    let task = asked.question.intervention
    switch numbers.number(0...11) {
    case 0:
      asked.holds.append(
        dated(
          numbers.pick([
            .intervention(task, device: nil), .service(SampleIDs.employer),
            .worker(SampleIDs.worker), .person(SampleIDs.person),
            .pairing(SampleIDs.worker, SampleIDs.person),
          ])))
    case 1: asked.bars.append(dated(WorkerBar(organisation: nil, tasks: .any)))
    case 2:
      asked.refusals.append(
        dated(Refusal(by: numbers.pick([.worker, .person]), reason: .unsafe)))
    case 3:
      asked.consents.append(
        dated(
          try ConsentRecord(
            intervention: task, basis: .consent, basisReference: nil, capacity: nil,
            state: numbers.pick([.refused, .withdrawn]), reviewBy: nil)))
    case 4:
      asked.stability.append(
        dated(StabilityStatus(intervention: task, result: .notStable, reviewBy: nearDay())))
    case 5:
      asked.risks.append(
        dated(RiskAssessment(intervention: task, result: .red, reviewBy: nearDay())))
    case 6:
      asked.taskPolicies.append(
        dated(
          TaskPolicy(organisation: SampleIDs.employer, tasks: .any, isSupported: false)))
    case 7: addEvent(.withdrawn(Withdrawal(category: .safety, by: .delegator)))
    case 8: addEvent(.suspended(by: .employer))
    case 9: restrictAchievement()
    case 10: loseRegistration()
    default: tightenRule()
    }
  }

  private mutating func addEvent(_ what: AgreementEvent.What) {
    guard !asked.agreements.isEmpty else { return }
    let index = numbers.number(0...(asked.agreements.count - 1))
    let old = asked.agreements[index]
    let at = near()
    let event = AgreementEvent(id: freshID(), at: at, recordedAt: at, what: what)
    asked.agreements[index] = Agreement(
      id: old.id, draftedAt: old.draftedAt, terms: old.terms, events: old.events + [event])
  }

  private mutating func restrictAchievement() {
    guard !asked.achievements.isEmpty else { return }
    let index = numbers.number(0...(asked.achievements.count - 1))
    asked.achievements[index] = asked.achievements[index].with(
      restriction: HeldAchievement.Restriction(
        id: freshID(), kind: numbers.pick([.revoked, .suspended]), period: period()))
  }

  private mutating func loseRegistration() {
    guard let old = asked.delegators[SampleIDs.nurse],
      let number = old.registrations.first?.fact.number
    else { return }
    asked.delegators[SampleIDs.nurse] = DelegatorStanding(
      registrations: old.registrations
        + [dated(RegistrationStanding(number: number, status: .suspended))],
      scopes: old.scopes, presence: old.presence)
  }

  private mutating func tightenRule() {
    guard !asked.localRules.isEmpty else { return }
    let index = numbers.number(0...(asked.localRules.count - 1))
    let old = asked.localRules[index]
    asked.localRules[index] = InterventionRule(
      id: old.id, intervention: old.intervention, parameter: old.parameter,
      value: old.value.tighter(of: old.parameter), provenance: old.provenance,
      layer: old.layer, nation: old.nation, replaces: old.replaces, validFrom: old.validFrom,
      validTo: old.validTo)
  }
}

extension HeldAchievement {
  /// The same with one restriction more.
  func with(restriction: Restriction) -> HeldAchievement {
    HeldAchievement(
      id: id, statement: statement, level: level, scopes: scopes, gainedAt: gainedAt,
      decidedBy: decidedBy, decidedAt: decidedAt, validFrom: validFrom, ends: ends,
      isAchieved: isAchieved, restrictions: restrictions + [restriction], evidence: evidence,
      acceptances: acceptances, passage: passage)
  }
}

extension AgreementEvent.What {
  var isSafetyWithdrawal: Bool {
    if case .withdrawn(let withdrawal) = self { withdrawal.category == .safety } else { false }
  }

  /// Whether it can only help. What names versions or dates may also stand in the way.
  var isSupport: Bool {
    switch self {
    case .acceptedByWorker(true), .acceptedByEmployer, .resumed, .cleared, .supervised: true
    default: false
    }
  }
}

extension InterventionRule.Value {
  /// A stricter value, where there is one.
  func tighter(of parameter: InterventionParameter) -> Self {
    switch self {
    case .days(let count): .days(count / 2)
    case .months(let count): .months(count / 2)
    case .count(let count): .count(count + 1)
    case .truth: .truth(true)
    case .list(let words):
      parameter.strictness == .fewerItems
        ? .list(Array(words.dropFirst())) : .list(parameter.closedWords ?? words)
    case .notSet, .words: self
    }
  }
}
