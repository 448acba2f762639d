import Delegations
import Passports
import ReferenceData
import Store
import TestSupport
import Vocabulary

/// Valid facts of delegation, one of every kind and of every shape a kind has.
enum DelegationFacts {
  static let person = PersonID(high: 6, low: 1)
  static let nurse = WorkerID(high: 3, low: 9)
  static let eyeDrops = StandardCode(listed: "MED-EYE")
  static let agreement = AgreementID(high: 7, low: 1)
  static let engagement = FactID(high: 9, low: 900)
  private static let home = OrganisationID(high: 1, low: 1)
  private static let trust = OrganisationID(high: 2, low: 2)
  private static let worker = WorkerID(high: 3, low: 3)

  static func all() throws -> [DelegationFact] {
    try ofPersons() + ofWorkers() + ofOrganisations() + holds() + events()
  }

  private static func ofPersons() throws -> [DelegationFact] {
    [
      .episode(of: person, CareEpisode(organisation: home)),
      .planTask(
        of: person,
        try CarePlanTask(
          intervention: eyeDrops, version: 3, instructionsVersion: 2, device: "dropper",
          dose: Dose(thousandths: 1_500, unit: "drops"), orderReference: "order-7",
          emergencyInstruction: "folder 2", reviewBy: day(90))),
      .planTask(
        of: person,
        try CarePlanTask(
          intervention: eyeDrops, version: 1, instructionsVersion: nil, reviewBy: day(-30_000))),
      .order(of: person, try CareOrder(reference: "Núñez 🧷", version: 1_000_000)),
      .consent(
        of: person,
        try ConsentRecord(
          intervention: nil, basis: .bestInterests, basisReference: "record 5", capacity: .lacks,
          state: .given, reviewBy: day(30), workers: [worker, nurse])),
      .consent(
        of: person,
        try ConsentRecord(
          intervention: eyeDrops, basis: .consent, basisReference: nil, capacity: nil,
          state: .withdrawn, reviewBy: nil)),
      .stability(
        of: person, StabilityStatus(intervention: eyeDrops, result: .stable, reviewBy: day(9))),
      .risk(of: person, RiskAssessment(intervention: eyeDrops, result: .amber, reviewBy: day(9))),
      .personRule(of: person, rule("PLAN/1", .count(4))),
    ]
  }

  private static func ofWorkers() throws -> [DelegationFact] {
    [
      .assessorRole(
        of: nurse,
        AssessorAuthorisation(kind: .delegatedHealthcareAssessor, tasks: .only([eyeDrops]))),
      .assessorRole(of: nurse, AssessorAuthorisation(kind: .verifier, tasks: .any)),
      .assessorConflict(of: nurse, with: worker),
      .practiceConditions(
        of: nurse, try PracticeConditions(registration: "NMC/12A3456E", excluded: [eyeDrops])),
      .delegatorScope(of: nurse, .only([])),
      .presence(of: nurse, at: trust),
      .workTerms(
        of: worker,
        try WorkTerms(
          engagement: engagement, party: .host, tasks: [eyeDrops], lineManager: "Team lead",
          hostAgreements: [testID(1), testID(2)])),
      .workTerms(of: worker, try WorkTerms(engagement: engagement)),
      .bar(of: worker, WorkerBar(organisation: nil, tasks: .any)),
      .refusal(of: worker, for: person, eyeDrops, Refusal(by: .worker, reason: .notConfident)),
      .mappingUse(
        of: worker,
        MappingUse(
          organisation: home, rule: RuleID(listed: "EQ-10"), isConditionMet: true,
          arePartsDone: false)),
    ]
      + PracticeEntry.Outcome.allCases.map { outcome in
        .practice(
          of: worker,
          PracticeLog(
            intervention: eyeDrops, person: person, outcome: outcome,
            decision: outcome == .done ? testID(4) : nil))
      }
  }

  private static func ofOrganisations() throws -> [DelegationFact] {
    [
      .taskPolicy(TaskPolicy(organisation: home, tasks: .any, isSupported: true)),
      .indemnity(Indemnity(organisation: home, tasks: .any, excluded: [eyeDrops])),
      .providerRegistration(
        ProviderRegistration(organisation: home, isExempt: true, tasks: .only([eyeDrops]))),
      .rota(RotaSupport(organisation: home, person: nil, support: .contact)),
      .rota(RotaSupport(organisation: home, person: person, support: .watching)),
      .requiredIdentity(at: home, .basic),
      .requiredChecks(at: home, [.criminalRecord, .identity]),
      .requiredChecks(at: home, []),
      .checkInterval(at: home, .criminalRecord, months: 36),
      .mapping(
        at: home,
        StatementMapping(
          rule: RuleID(listed: "LOCAL-1"), from: StandardCode(listed: "UNIT-1"), to: eyeDrops,
          strength: .partial, uses: [.competence, .prerequisite], isApproved: true,
          maximumAgeMonths: 24, minimumLevel: 4, condition: "seen twice", isConditionMet: true,
          arePartsDone: true)),
      .interOrganisation(
        try InterOrganisationAgreement(
          kind: .delegationProtocol, parties: [home, trust], tasks: .only([eyeDrops]))),
    ] + values.enumerated().map { .employerRule(of: home, rule("LOCAL/\($0)", $1)) }
  }

  private static func holds() -> [DelegationFact] {
    [
      .hold(.intervention(eyeDrops, device: nil)), .hold(.intervention(eyeDrops, device: "pump")),
      .hold(.service(home)), .hold(.worker(worker)), .hold(.person(person)),
      .hold(.pairing(worker, person)),
    ]
  }

  private static func events() throws -> [DelegationFact] {
    try whats().map { .agreementEvent(agreement, $0) }
  }

  /// One of each thing that can happen to an agreement.
  static func whats() throws -> [AgreementEvent.What] {
    let versions = try ConfirmedVersions(order: 2, plan: 3, instructions: 1, device: "dropper")
    let nothing = try ConfirmedVersions(order: nil, plan: nil, instructions: nil, device: nil)
    let support = try SupportPackage(
      minutesPerWeek: 90, training: [eyeDrops], fundingPencePerYear: 0, funder: trust,
      payStepPencePerHour: 35, freedMinutesPerWeek: 60)
    return [
      .signed(by: nurse, confirmed: versions), .acceptedByWorker(willingAndAble: true),
      .acceptedByEmployer(support, lineManager: "Team lead"),
      .declined(by: .worker, reason: .noTime), .suspended(by: .employer),
      .resumed(by: .delegator),
      .withdrawn(Withdrawal(category: .safety, by: .person)), .cleared(by: "Head of nursing"),
      .reviewed(nextReviewBy: day(60)), .reviewed(nextReviewBy: nil), .renewed(end: moment(300)),
      .renewed(end: nil), .reconfirmed(by: nurse, nothing), .succeeded(by: worker),
      .ended(cause: .replaced),
      .supervised(SupervisionCheck(kind: .visit, finding: .needsSupport)),
    ]
  }

  private static let values: [InterventionRule.Value] = [
    .notSet, .days(30), .months(12), .count(0), .truth(true), .list(["ORDER", "PLAN"]),
    .words("seen by two"),
  ]

  static func rule(
    _ id: String, _ value: InterventionRule.Value, layer: PolicyLayer = .employer
  ) -> InterventionRule {
    InterventionRule(
      id: RuleID(listed: id), intervention: eyeDrops, parameter: .observedPracticeMin,
      value: value,
      provenance: Provenance(
        .localPolicy, sources: [SourceCode(listed: "S01")], jurisdiction: "England", note: "why"),
      layer: layer, nation: .wales, replaces: true, validFrom: day(-5), validTo: day(500))
  }

  /// Terms whose every optional part is said.
  static func terms(
    person: PersonID = person, until end: Instant? = moment(365), delegators: [WorkerID] = [nurse],
    intervention: StandardCode = eyeDrops
  ) throws -> AgreementTerms {
    try AgreementTerms(
      worker: worker, person: person, intervention: intervention,
      catalogueVersion: InterventionCatalogue.version, delegatingOrganisation: trust,
      employer: home, delegators: delegators, accountability: .all, answersFor: .outcome,
      scope: AgreementScope(
        settings: [.careHome, .ownHome], locations: ["flat 2"],
        hours: LocalHours(fromMinute: 1_320, toMinute: 360, repeatedHour: .firstOnly),
        maximumDose: Dose(thousandths: 2_000, unit: "drops"), devices: ["dropper"]),
      setStepsOnly: true, passedOnFrom: testID(8),
      period: InstantPeriod(from: moment(0), to: end, field: "period"),
      supervision: SupervisionPlan(support: .contact, intervalDays: 30),
      escalation: [
        EscalationContact(contact: "District nurse", period: InstantPeriod(from: moment(0)))
      ])
  }
}

extension Desk {
  /// Adds the person and the nurse that the facts speak of.
  func addDelegationPeople() async throws {
    try await records.write { change in
      try change.add(
        CaredForPerson(
          id: DelegationFacts.person, birthDate: CivilDate(dayNumber: -9_000), isSynthetic: true))
      try change.add(aWorker(id: DelegationFacts.nurse), identity: anIdentity())
    }
  }

  /// Records `fact` from `days` on for ever, or until `end`.
  @discardableResult
  func say(
    _ fact: DelegationFact, id number: UInt64, from days: Int = -10, to end: Int? = nil,
    replacing: RecordID? = nil
  ) async throws -> RecordID {
    let id = RecordID(high: 11, low: number)
    let period = try InstantPeriod(from: moment(days), to: end.map { moment($0) }, field: "period")
    let record = try DelegationRecord(
      id: id, fact, period: period, recordedBy: home, reason: "told by post", approver: nil)
    try await records.write { try $0.record(record, replacing: replacing) }
    return id
  }

  /// Adds an agreement of the desk's worker; it is signed and accepted where `isAccepted`.
  @discardableResult
  func agree(
    _ terms: AgreementTerms? = nil, id number: UInt64 = 1, isAccepted: Bool = true
  ) async throws -> AgreementID {
    let id = AgreementID(high: 7, low: number)
    let terms = try terms ?? DelegationFacts.terms()
    let whats = try DelegationFacts.whats().prefix(isAccepted ? 3 : 0)
    try await records.write { change in
      try change.add(terms, id: id, draftedAt: moment(-1), by: trust)
      for (index, what) in whats.enumerated() {
        try change.record(
          DelegationRecord(
            id: RecordID(high: 12, low: number * 100 + UInt64(index)),
            .agreementEvent(id, what), period: InstantPeriod(from: moment(0)), recordedBy: trust),
          replacing: nil)
      }
    }
    return id
  }
}
