import Access
import Learning
import Operations
import Organisations
import Passports
import TestSupport
import Vocabulary

/// An education network's lead with a practice, a care home, a trust, a charity and a university:
/// where stories about joint learning begin.
struct LearningTown: Sendable {
  let test: TestService
  let lead: OrganisationID = testID(801)
  let practice: OrganisationID = testID(802)
  let home: OrganisationID = testID(803)
  let trust: OrganisationID = testID(804)
  let charity: OrganisationID = testID(805)
  let university: OrganisationID = testID(806)
  let stranger: OrganisationID = testID(807)

  var service: Service { test.service }
  /// The four that send staff.
  var employers: [OrganisationID] { [practice, home, trust, charity] }

  /// The bodies on record, nobody working anywhere yet.
  static func open() async throws -> LearningTown {
    let town = LearningTown(test: try TestService(at: testNoon))
    let bodies: [(OrganisationID, String, OrganisationKind, Sector)] = [
      (town.lead, "Brent Education Network", .education, .education),
      (town.practice, "Willesden Practice", .generalPractice, .health),
      (town.home, "Larch House", .careProvider, .socialCare),
      (town.trust, "Thames Trust", .nhsTrust, .health),
      (town.charity, "Befriending Brent", .voluntary, .voluntary),
      (town.university, "Middlesex University", .education, .education),
      (town.stranger, "Alder Court", .careProvider, .socialCare),
    ]
    try await town.test.store.write { records in
      for (id, name, kind, sector) in bodies {
        try records.record(anOrganisation(id: id, name: name, kind: kind, sector: sector))
      }
    }
    return town
  }

  func trainer(_ method: String) throws -> Call { try test.call(method, .trainer, of: lead) }
  func manager(_ method: String, _ organisation: OrganisationID) throws -> Call {
    try test.call(method, .manager, of: organisation)
  }

  /// Puts `count` people into the employ of `organisation`; their identifiers, in order.
  func employ(
    _ count: Int, at organisation: OrganisationID, from number: UInt64
  ) async throws -> [WorkerID] {
    let workers = (0..<UInt64(count)).map { WorkerID(high: number, low: $0) }
    try await test.store.write { records in
      for worker in workers {
        try records.add(aWorker(id: worker), identity: anIdentity())
        try records.record(
          anEngagement(with: organisation), id: FactID(high: number + 1, low: worker.low),
          of: worker, by: organisation, source: .direct, replacing: nil)
      }
    }
    return workers
  }

  /// A network of the four employers and the university, each joined by its own manager.
  func network() async throws -> NetworkID {
    let receipt = try await RecordNetwork.run(
      RecordNetwork.Request(header: test.header("network"), name: "Brent learns"),
      trainer("RecordNetwork"), in: service)
    let network = try NetworkID(receipt.id, field: "id")
    for employer in employers { try await join(network, employer) }
    try await join(network, university, as: .teacher)
    return network
  }

  func join(
    _ network: NetworkID, _ organisation: OrganisationID,
    as part: NetworkMembership.Part = .employer
  ) async throws {
    _ = try await JoinNetwork.run(
      JoinNetwork.Request(
        header: test.header("join \(organisation)"), network: network, part: part, start: nil),
      manager("JoinNetwork", organisation), in: service)
  }

  /// A topic that gives `standards`, which count where they are accepted.
  func topic(
    _ standards: [String] = ["CSTF-MH-2"], in network: NetworkID? = nil,
    areas: Set<LearningTopic.Area> = [.jointDevelopment],
    portability: Achievement.Portability = .localSignOff
  ) async throws -> TopicID {
    let receipt = try await RecordTopic.run(
      RecordTopic.Request(
        header: test.header("topic \(standards)"), network: network, title: "Frailty",
        areas: areas,
        standards: standards.map {
          try TopicStandard(
            standard: StandardCode(listed: $0), kind: .training, portability: portability)
        }), trainer("RecordTopic"), in: service)
    return try TopicID(receipt.id, field: "id")
  }

  /// A cohort that began ten days ago and ends in a hundred.
  func cohort(
    _ topic: TopicID, in network: NetworkID? = nil, seats: Int = 40, ends: CivilDate = day(100)
  ) async throws -> CohortID {
    let receipt = try await RecordCohort.run(
      RecordCohort.Request(
        header: test.header("cohort \(topic) \(seats)"), topic: topic, network: network,
        name: "Spring", period: DatePeriod(from: day(-10), to: ends, field: "ends_on"),
        seats: seats, targetMix: .none,
        teachers: network == nil
          ? []
          : [
            CohortTeacher(kind: .university, organisation: university, name: nil),
            CohortTeacher(
              kind: .peopleWhoUseServices, organisation: nil, name: "Brent carers' group"),
          ]), trainer("RecordCohort"), in: service)
    return try CohortID(receipt.id, field: "id")
  }

  func enrol(
    _ workers: [WorkerID], in cohort: CohortID, from employer: OrganisationID? = nil,
    by call: Call? = nil, planned: PlannedRelease? = nil
  ) async throws {
    _ = try await EnrolLearners.run(
      EnrolLearners.Request(
        header: test.header("enrol \(workers)"), cohort: cohort, day: nil,
        seats: workers.map {
          EnrolLearners.Seat(worker: $0, employer: employer, planned: planned)
        }), call ?? trainer("EnrolLearners"), in: service)
  }

  /// Takes in items of the cohort; what came of them.
  func take(
    _ items: [ImportLearning.Item], in cohort: CohortID,
    mode: ImportStaffRecords.Mode = .allOrNothing, validateOnly: Bool = false,
    attest: Bool = false, by call: Call? = nil
  ) async throws -> ImportLearning.Report {
    try await ImportLearning.run(
      ImportLearning.Request(
        header: test.header("\(items.count)", validateOnly: validateOnly), cohort: cohort,
        mode: mode, isAttested: attest, items: items.map { .success($0) }),
      call ?? trainer("ImportLearning"), in: service)
  }

  func complete(_ workers: [WorkerID], in cohort: CohortID, on day: CivilDate) async throws {
    let items = try workers.enumerated().map { index, worker in
      try ImportLearning.Item(
        line: index + 2, worker: worker, attendedMinutes: 600, completedOn: day, released: nil,
        ratings: nil)
    }
    let report = try await take(items, in: cohort)
    guard report.counts.recorded == workers.count else { throw ServiceError.absent("item") }
  }

  func attest(
    _ cohort: CohortID, header: ChangeHeader? = nil, by call: Call? = nil
  ) async throws -> AttestCohort.Report {
    try await AttestCohort.run(
      AttestCohort.Request(header: header ?? test.header("attest"), cohort: cohort, workers: []),
      call ?? trainer("AttestCohort"), in: service)
  }

  func show(
    _ cohort: CohortID, by call: Call? = nil, on day: CivilDate? = nil
  ) async throws -> GetCohort.Report {
    try await GetCohort.run(
      GetCohort.Request(cohort: cohort, day: day, asKnownAt: nil),
      call ?? trainer("GetCohort"), in: service)
  }

  /// The passport as its holder sees it.
  func passport(_ worker: WorkerID) async throws -> PassportFacts? {
    let call = try test.holder("GetPassport", worker)
    let now = service.now()
    return try await service.records.read { records in
      let facts = try records.facts(call, about: worker, purpose: .ownRecord, at: now)
      let sight = try records.permit(.readPassport, call, about: facts).sight
      return try sight.flatMap { try records.passport($0, knownAt: records.latestSequence()) }
    }
  }

  /// What a manager of `organisation`, where the worker is engaged too, finds for a care worker's
  /// training in moving people.
  func finding(
    _ requirement: String, of worker: WorkerID, at organisation: OrganisationID
  ) async throws -> Finding? {
    try await test.store.write { records in
      try records.record(
        anEngagement(with: organisation), id: FactID(high: organisation.low, low: worker.low),
        of: worker, by: organisation, source: .direct, replacing: nil)
    }
    return try await VerifyPassport.run(
      VerifyPassport.Request(
        worker: .worker(worker), asker: nil, role: RoleCode(listed: "CARE-WORKER"),
        question: PassportQuestion(purpose: .success(.staffManagement))),
      manager("VerifyPassport", organisation), in: service
    ).readiness.finding(requirement)
  }
}
