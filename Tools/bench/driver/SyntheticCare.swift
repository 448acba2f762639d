import Delegations
import Passports
import ReferenceData
import Store
import Vocabulary

/// Delegated insulin for people who never were: each person's plan, order and consent, and three
/// workers to whom a nurse has delegated it, with all that a permit asks for.
///
/// Of ten agreements one is withdrawn, and of fifty people two perhaps are one person: asked about
/// the workers of all agreements, some answers are denials and some "cannot tell".
struct SyntheticCare: Sendable {
  /// How many workers each person has.
  static let workersPerPerson = 3
  /// The task that is delegated.
  static let task = StandardCode(listed: "MED-INSULIN-PEN")
  /// The device that the plans name.
  static let device = "pen device"

  let workforce: SyntheticWorkforce
  /// The engagement of each worker, in their order.
  let engagements: [FactID]
  let persons: Int

  /// How many of the workers, the first, are nurses who delegate and assess.
  var nurses: Int { min(200, max(1, engagements.count / 10)) }
  /// How many workers after them care for people with delegated tasks.
  var carers: Int { max(1, min(persons, engagements.count - nurses)) }

  private var home: OrganisationID { workforce.bodies[0] }
  private var trust: OrganisationID { workforce.bodies[1] }

  /// The identifier of person number `index`.
  func personID(_ index: Int) -> PersonID {
    var generator = generator(of: index)
    return generator.id()
  }

  /// The workers of person number `index`: a visit each.
  func workers(of index: Int) -> [Int] {
    (0..<Self.workersPerPerson).map {
      nurses + (index * Self.workersPerPerson + $0) % carers
    }
  }

  private func generator(of index: Int) -> SeededGenerator {
    var mixer = SeededGenerator(
      seed: workforce.seed ^ (UInt64(bitPattern: Int64(index)) &+ 1) &* 0x9e6c_63d0_876a_3f6b)
    return SeededGenerator(seed: mixer.next())
  }

  /// Noon of the day that lies so many days before the day of the workforce.
  func noon(daysAgo days: Int) -> Instant {
    LondonTime.start(of: day(ago: days)).adding(milliseconds: 43_200_000)
  }

  func day(ago days: Int) -> CivilDate { workforce.today.adding(days: -days) }
}

// MARK: - Bodies and workers

extension SyntheticCare {
  /// Records what the employer stands for, and the nurses.
  func recordGround(in change: StoreChange) throws {
    var generator = generator(of: -1)
    let facts: [DelegationFact] = [
      .taskPolicy(TaskPolicy(organisation: home, tasks: .only([Self.task]), isSupported: true)),
      .indemnity(Indemnity(organisation: home, tasks: .any)),
      .providerRegistration(
        ProviderRegistration(organisation: home, isExempt: false, tasks: .any)),
      .rota(RotaSupport(organisation: home, person: nil, support: .contact)),
      .requiredChecks(at: home, [.criminalRecord]),
      .interOrganisation(
        try InterOrganisationAgreement(
          kind: .delegationProtocol, parties: [home, trust], tasks: .any)),
    ]
    for fact in facts { try record(fact, by: home, &generator, in: change) }
    let nurse = CareWorker(care: self, home: home, trust: trust)
    for index in 0..<nurses { try nurse.recordNurse(index, &generator, in: change) }
  }

  /// Records what a carer needs whomever they care for: the terms of work and the prerequisites.
  func recordCarer(_ index: Int, in change: StoreChange) throws {
    var generator = generator(of: -2 - index)
    let worker = workforce.workerID(nurses + index)
    let terms = try WorkTerms(
      engagement: engagements[nurses + index], tasks: [Self.task], lineManager: "team leader")
    try record(.workTerms(of: worker, terms), by: home, &generator, in: change)
    for code in Interventions.find(Self.task)?.prerequisites ?? [] {
      let achievement = try Achievement(
        standard: code, kind: .training, progress: .achieved, completedOn: day(ago: 40),
        gainedAt: home)
      try change.record(
        achievement, id: generator.id(), of: worker, by: home, source: .direct)
    }
  }

  /// Records `fact` as holding for a month, or since `start`.
  func record(
    _ fact: DelegationFact, from start: Instant? = nil, by body: OrganisationID,
    _ generator: inout SeededGenerator, in change: StoreChange
  ) throws {
    let period = InstantPeriod(from: start ?? noon(daysAgo: 30))
    try change.record(
      DelegationRecord(id: generator.id(), fact, period: period, recordedBy: body),
      replacing: nil)
  }
}

// MARK: - People and agreements

extension SyntheticCare {
  /// Records person number `index` with their plan and their agreements.
  func recordPerson(_ index: Int, in change: StoreChange) throws {
    var generator = generator(of: index)
    let person: PersonID = generator.id()
    try change.add(
      CaredForPerson(
        id: person, birthDate: day(ago: generator.number(20_000..<33_000)), isSynthetic: true))
    if index % 50 == 1 { try change.markPossibleDuplicate(person, personID(index - 1)) }
    try recordCare(of: person, &generator, in: change)
    for (place, worker) in workers(of: index).enumerated() {
      let number = index * Self.workersPerPerson + place
      let agreement = CareAgreement(
        care: self, person: person, worker: workforce.workerID(worker), home: home, trust: trust,
        nurse: workforce.workerID(number % nurses), nurseNumber: Self.nurseNumber(number % nurses),
        isWithdrawn: number % 10 == 9)
      try agreement.record(&generator, in: change)
    }
  }

  /// The number under which nurse number `index` is registered.
  static func nurseNumber(_ index: Int) -> String { "18A" + padded(index, 4) + "E" }

  private func recordCare(
    of person: PersonID, _ generator: inout SeededGenerator, in change: StoreChange
  ) throws {
    let review = workforce.today.adding(days: 300)
    let facts: [DelegationFact] = [
      .episode(of: person, CareEpisode(organisation: home)),
      .planTask(
        of: person,
        try CarePlanTask(
          intervention: Self.task, version: 1, instructionsVersion: 1, device: Self.device,
          orderReference: "ORDER-1", emergencyInstruction: "plan, page 3", reviewBy: review)),
      .order(of: person, try CareOrder(reference: "ORDER-1", version: 3)),
      .consent(
        of: person,
        try ConsentRecord(
          intervention: Self.task, basis: .consent, basisReference: nil, capacity: .has,
          state: .given, reviewBy: nil)),
      .stability(
        of: person,
        StabilityStatus(intervention: Self.task, result: .stable, reviewBy: review)),
      .risk(
        of: person, RiskAssessment(intervention: Self.task, result: .green, reviewBy: review)),
    ]
    for fact in facts { try record(fact, by: home, &generator, in: change) }
  }
}
