import Access
import Delegations
import Operations
import Passports
import ReferenceData
import Roles
import TestSupport
import Vocabulary

/// Tom, who needs insulin; Asha and Ben, who care for him at home; Nadia, the diabetes nurse of the
/// trust who observed them: where stories about delegated care begin.
///
/// Everything was recorded when it began: facts a month ago, competences a fortnight ago, the
/// agreements ten days ago, a supervision check five days ago. The clock stands at `testNoon`.
struct InsulinRound: Sendable {
  let test: TestService
  let home: OrganisationID = testID(801)
  let trust: OrganisationID = testID(802)
  let asha: WorkerID = testID(803)
  let ben: WorkerID = testID(804)
  let nadia: WorkerID = testID(805)
  /// Tom, once he is registered.
  private(set) var tom: PersonID = testID(806)
  /// The record of the trust's word that Nadia may assess.
  private(set) var assessorRole: RecordID = testID(807)

  static let insulin = StandardCode(listed: "MED-INSULIN-PEN")

  var service: Service { test.service }

  /// The home, the trust and their people, before anything is delegated.
  static func open() async throws -> InsulinRound {
    var round = InsulinRound(test: try TestService(at: moment(-30)))
    try await round.addPeople()
    try await round.recordCare()
    try await round.recordEmployer()
    try await round.recordWorkers()
    round.test.clock.set(moment(-14))
    try await round.signOff(round.asha, number: 900)
    try await round.signOff(round.ben, number: 950, holdsThrough: day(5))
    round.test.clock.set(moment(-10))
    return round
  }

  /// As ``open()``, with the insulin delegated to Asha, and to Ben where that is asked, and
  /// supervised; the clock at `testNoon`.
  static func delegated(toBen: Bool = false) async throws -> (InsulinRound, [AgreementID]) {
    let round = try await open()
    var agreements: [AgreementID] = []
    for worker in [round.asha] + (toBen ? [round.ben] : []) {
      let agreement = try await round.draft(for: worker)
      try await round.propose(agreement)
      try await round.accept(agreement, worker)
      agreements.append(agreement)
    }
    round.test.clock.set(moment(-5))
    for agreement in agreements { try await round.supervise(agreement) }
    round.test.clock.set(testNoon)
    return (round, agreements)
  }

  // Calls.

  func manager(_ method: String) throws -> Call { try test.call(method, .manager, of: home) }
  func rota(_ method: String) throws -> Call { try test.call(method, .rota, of: home) }
  func nurse(_ method: String) throws -> Call { try test.call(method, .delegator, of: trust) }
  func trustManager(_ method: String) throws -> Call {
    try test.call(method, .manager, of: trust)
  }

  /// An act on an agreement, read at no version.
  func act(
    _ agreement: AgreementID, from: Instant? = nil, approver: String? = nil, etag: Etag? = nil
  ) -> AgreementAct {
    AgreementAct(
      header: test.header("\(agreement)"), agreement: agreement, etag: etag, effectiveFrom: from,
      approver: approver)
  }

  // What is asked.

  /// Whether `worker` may give Tom his insulin at home.
  func question(
    _ worker: WorkerID, at moment: Instant? = nil, knownAt past: Instant? = nil,
    mode: DelegationQuestion.Mode = .live, kind: CareSetting = .ownHome,
    intervention: StandardCode = InsulinRound.insulin, minimum: CommitSequence? = nil
  ) throws -> DelegationQuestion {
    try DelegationQuestion(
      worker: worker, intervention: intervention, person: tom, setting: setting(kind),
      time: .at(moment ?? test.clock.now), asKnownAt: past, mode: mode,
      minimumSequence: minimum)
  }

  func setting(_ kind: CareSetting = .ownHome) throws -> VisitSetting {
    try VisitSetting(kind: kind, organisation: home, nation: .england)
  }

  /// What the home's rota is answered.
  @discardableResult
  func check(_ question: DelegationQuestion) async throws -> DelegationAnswer {
    try await CheckDelegation.run(
      CheckDelegation.Request(question: question), rota("CheckDelegation"), in: service)
  }

  // Acts.

  /// Another nurse of the trust, on the register.
  func addNurse() async throws -> WorkerID {
    let nurse: WorkerID = testID(840)
    try await test.store.write { records in
      try records.add(
        aWorker(id: nurse, level: .verified), identity: anIdentity(givenName: "Femi"))
      try records.record(
        anEngagement(with: trust), id: testID(841), of: nurse, by: trust, source: .direct,
        replacing: nil)
      try records.record(
        aRegistration(number: "19B2345E"), id: testID(842), of: nurse, by: trust, source: .direct)
    }
    return nurse
  }

  /// The terms of the insulin for `worker` from yesterday week on.
  func terms(
    for worker: WorkerID, delegators: [WorkerID]? = nil, scope: AgreementScope = .unlimited,
    intervention: StandardCode = InsulinRound.insulin
  ) throws -> AgreementTerms {
    try AgreementTerms(
      worker: worker, person: tom, intervention: intervention,
      catalogueVersion: InterventionCatalogue.version, delegatingOrganisation: trust,
      employer: home, delegators: delegators ?? [nadia], accountability: .anyOne,
      answersFor: .decision, scope: scope, setStepsOnly: true,
      period: InstantPeriod(from: moment(-9)),
      supervision: SupervisionPlan(support: .contact, intervalDays: 60),
      escalation: [
        EscalationContact(
          contact: "district nurses, 020 7946 0000", period: InstantPeriod(from: moment(-30)))
      ])
  }

  func draft(for worker: WorkerID, scope: AgreementScope = .unlimited) async throws -> AgreementID {
    let report = try await DraftDelegation.run(
      DraftDelegation.Request(
        header: test.header("\(worker)"), terms: terms(for: worker, scope: scope),
        nation: .england),
      nurse("DraftDelegation"), in: service)
    return try AgreementID(report.receipt.id, field: "receipt.id")
  }

  /// Shows the chain to Nadia, who confirms each item.
  @discardableResult
  func propose(_ agreement: AgreementID) async throws -> ProposeDelegation.Report {
    let call = try nurse("ProposeDelegation")
    let shown = try await ProposeDelegation.run(
      ProposeDelegation.Request(act: act(agreement), delegator: nadia, setting: setting()), call,
      in: service)
    return try await ProposeDelegation.run(
      ProposeDelegation.Request(
        act: act(agreement), delegator: nadia, setting: setting(),
        confirmed: shown.chain.map { ConfirmedItem(code: $0.code, records: $0.records) }),
      call, in: service)
  }

  /// What comes with the task; without a pay step where none is given.
  func support(payStep: Int? = 40) throws -> SupportPackage {
    try SupportPackage(
      minutesPerWeek: 140, training: [Self.insulin], fundingPencePerYear: 100_000, funder: trust,
      payStepPencePerHour: payStep, freedMinutesPerWeek: 120)
  }

  /// Both sides accept.
  func accept(_ agreement: AgreementID, _ worker: WorkerID, payStep: Int? = 40) async throws {
    _ = try await AcceptDelegation.run(
      AcceptDelegation.Request(
        act: act(agreement), acceptance: .worker(isWillingAndAble: true)),
      test.holder("AcceptDelegation", worker), in: service)
    _ = try await AcceptDelegation.run(
      AcceptDelegation.Request(
        act: act(agreement),
        acceptance: .employer(support: support(payStep: payStep), lineManager: "team leader")),
      manager("AcceptDelegation"), in: service)
  }

  func supervise(_ agreement: AgreementID) async throws {
    _ = try await RecordSupervision.run(
      RecordSupervision.Request(
        act: act(agreement),
        check: SupervisionCheck(kind: .directObservation, finding: .satisfactory)),
      nurse("RecordSupervision"), in: service)
  }

  @discardableResult
  func withdraw(
    _ agreement: AgreementID, _ category: Withdrawal.Category = .administrative,
    from: Instant? = nil
  ) async throws -> AgreementStop {
    try await WithdrawDelegation.run(
      WithdrawDelegation.Request(act: act(agreement, from: from), category: category),
      nurse("WithdrawDelegation"), in: service)
  }

  func view(_ agreement: AgreementID, at moment: Instant? = nil) async throws -> AgreementView {
    try await GetDelegation.run(
      GetDelegation.Request(agreement: agreement, at: moment), nurse("GetDelegation"),
      in: service)
  }

  /// Records a fact about Tom in the home's name.
  @discardableResult
  func care(
    _ fact: DelegationFact, from: Instant? = nil, approver: String? = nil
  ) async throws -> RecordID {
    let receipt = try await RecordCareFact.run(
      RecordCareFact.Request(
        header: test.header("\(fact)"),
        draft: FactDraft(fact: fact, effectiveFrom: from, approver: approver)),
      manager("RecordCareFact"), in: service)
    return try RecordID(receipt.id, field: "receipt.id")
  }

  @discardableResult
  func employer(_ fact: DelegationFact) async throws -> RecordID {
    let receipt = try await RecordEmployerFact.run(
      RecordEmployerFact.Request(header: test.header("\(fact)"), draft: FactDraft(fact: fact)),
      manager("RecordEmployerFact"), in: service)
    return try RecordID(receipt.id, field: "receipt.id")
  }

  @discardableResult
  func about(
    _ fact: DelegationFact, by call: Call, from: Instant? = nil, approver: String? = nil
  ) async throws -> RecordID {
    let receipt = try await RecordWorkerFact.run(
      RecordWorkerFact.Request(
        header: test.header("\(fact)"),
        draft: FactDraft(fact: fact, effectiveFrom: from, approver: approver)),
      call, in: service)
    return try RecordID(receipt.id, field: "receipt.id")
  }

  /// `worker` gave Tom his insulin at `moment`.
  func log(_ worker: WorkerID, at moment: Instant) async throws {
    let log = PracticeLog(
      intervention: Self.insulin, person: tom, outcome: .done, decision: nil)
    try await about(
      .practice(of: worker, log), by: manager("RecordWorkerFact"), from: moment)
  }

  /// Takes a fact of a passport back in the name of `organisation`.
  func revoke(
    _ fact: FactID, of worker: WorkerID, from moment: Instant, by organisation: OrganisationID
  ) async throws {
    _ = try await RevokeFact.run(
      RevokeFact.Request(
        header: test.header("\(fact)"), worker: worker, fact: fact, effectiveFrom: moment,
        cause: .assessmentUnsound),
      test.call("RevokeFact", .manager, of: organisation), in: service)
  }
}

// What is on record before anything is delegated.
extension InsulinRound {
  /// The record of a worker's competence in insulin.
  func competence(of worker: WorkerID) -> FactID {
    switch worker {
    case asha: testID(900)
    case ben: testID(950)
    default: testID(890)
    }
  }

  private func addPeople() async throws {
    let nurse = try competenceInInsulin(
      level: 5, on: day(-200), at: trust, scopes: .unlimited, by: nil)
    try await test.store.write { records in
      try records.record(anOrganisation(id: home))
      try records.record(
        anOrganisation(id: trust, name: "Thames Trust", kind: .nhsTrust, sector: .health))
      let people = [(asha, home, "Asha"), (ben, home, "Ben"), (nadia, trust, "Nadia")]
      for (index, (worker, employer, name)) in people.enumerated() {
        try records.add(
          aWorker(id: worker, level: .verified), identity: anIdentity(givenName: name))
        try records.record(
          anEngagement(with: employer), id: testID(810 + UInt64(index)), of: worker, by: employer,
          source: .direct, replacing: nil)
      }
      try records.record(
        aRegistration(), id: testID(820), of: nadia, by: trust, source: .direct)
      try records.record(nurse, id: competence(of: nadia), of: nadia, by: trust, source: .direct)
      for (index, worker) in [asha, ben].enumerated() {
        let codes = Interventions.find(Self.insulin)?.prerequisites ?? []
        for (place, code) in codes.enumerated() {
          try records.record(
            anAchievement(code.text, completedOn: day(-40), gainedAt: home),
            id: testID(1_000 + UInt64(index * 20 + place)), of: worker, by: home, source: .direct)
        }
      }
    }
  }

  private mutating func recordCare() async throws {
    let report = try await RegisterPerson.run(
      RegisterPerson.Request(
        header: test.header("Tom"), birthDate: day(-31_000), possibleDuplicates: [],
        isSynthetic: true, careFrom: nil, approver: nil),
      manager("RegisterPerson"), in: service)
    tom = try PersonID(report.receipt.id, field: "receipt.id")
    try await care(
      .planTask(
        of: tom,
        CarePlanTask(
          intervention: Self.insulin, version: 1, instructionsVersion: 1, device: "pen device",
          orderReference: "ORDER-1", emergencyInstruction: "plan, page 3", reviewBy: day(300))))
    try await care(.order(of: tom, CareOrder(reference: "ORDER-1", version: 3)))
    try await care(.consent(of: tom, consent(.given)))
    try await care(
      .stability(
        of: tom,
        StabilityStatus(intervention: Self.insulin, result: .stable, reviewBy: day(300))))
    try await care(
      .risk(
        of: tom, RiskAssessment(intervention: Self.insulin, result: .green, reviewBy: day(300))))
  }

  /// What Tom said of insulin by care workers.
  func consent(_ state: ConsentRecord.State, workers: Set<WorkerID> = []) throws -> ConsentRecord {
    try ConsentRecord(
      intervention: Self.insulin, basis: .consent, basisReference: nil, capacity: .has,
      state: state, reviewBy: nil, workers: workers)
  }

  private func recordEmployer() async throws {
    try await employer(
      .taskPolicy(
        TaskPolicy(organisation: home, tasks: .only([Self.insulin]), isSupported: true)))
    try await employer(.indemnity(Indemnity(organisation: home, tasks: .any)))
    try await employer(
      .providerRegistration(
        ProviderRegistration(organisation: home, isExempt: false, tasks: .any)))
    try await employer(.rota(RotaSupport(organisation: home, person: nil, support: .contact)))
    try await employer(.requiredChecks(at: home, []))
    try await employer(
      .interOrganisation(
        InterOrganisationAgreement(
          kind: .delegationProtocol, parties: [home, trust], tasks: .any)))
  }

  private mutating func recordWorkers() async throws {
    let (own, trusts) = (try manager("RecordWorkerFact"), try trustManager("RecordWorkerFact"))
    for (index, worker) in [asha, ben].enumerated() {
      let terms = try WorkTerms(
        engagement: testID(810 + UInt64(index)), tasks: [Self.insulin],
        lineManager: "team leader")
      try await about(.workTerms(of: worker, terms), by: own)
    }
    assessorRole = try await about(
      .assessorRole(
        of: nadia, AssessorAuthorisation(kind: .delegatedHealthcareAssessor, tasks: .any)),
      by: trusts)
    try await about(.delegatorScope(of: nadia, .only([Self.insulin])), by: trusts)
    try await about(.presence(of: nadia, at: trust), by: trusts)
  }

  /// Nadia signs `worker` off for Tom's insulin, having watched five times.
  private func signOff(
    _ worker: WorkerID, number: UInt64, holdsThrough: CivilDate? = nil
  ) async throws {
    let signed = try Assessor(
      worker: nadia, regulator: .nmc, registrationNumber: "18A1234E", signedAt: moment(-14))
    let achieved = try competenceInInsulin(
      level: 4, on: day(-14), at: home,
      scopes: AchievementScopes(
        ages: [.adult], person: tom.description, devices: nil, settings: nil),
      by: signed, holdsThrough: holdsThrough)
    try await test.store.write { records in
      try records.record(achieved, id: testID(number), of: worker, by: home, source: .direct)
      for index in 0..<6 {
        let isTheory = index == 5
        let seen = moment(-15 - index)
        let assessor = try Assessor(
          worker: nadia, regulator: .nmc, registrationNumber: "18A1234E", signedAt: seen)
        try records.record(
          Evidence(
            achievement: testID(number), kind: isTheory ? .eLearning : .observedPractice,
            occurredOn: day(-15 - index), outcome: .pass, assessor: isTheory ? nil : assessor,
            setting: .ownHome, digest: nil, person: isTheory ? nil : tom, device: "pen device",
            occurredAt: seen),
          id: testID(number + 1 + UInt64(index)), of: worker, by: home, source: .direct)
      }
    }
  }

  private func competenceInInsulin(
    level: Int, on completed: CivilDate, at place: OrganisationID, scopes: AchievementScopes,
    by assessor: Assessor?, holdsThrough: CivilDate? = nil
  ) throws -> Achievement {
    try Achievement(
      standard: Self.insulin, kind: .competence,
      level: Passports.ProficiencyLevel(scale: ProficiencyLevels.operatingScale, level: level),
      progress: .achieved, completedOn: completed, holdsThrough: holdsThrough, gainedAt: place,
      assessor: assessor, scopes: scopes,
      portability: scopes.person == nil ? .portable : .personSpecific)
  }
}

extension DelegationAnswer {
  /// Every code that stands against it, in order.
  var codes: [DelegationReason] { decision.reasons.map(\.code) }
}
