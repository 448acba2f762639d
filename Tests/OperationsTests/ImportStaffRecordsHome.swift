import Access
import Operations
import Organisations
import Passports
import Roles
import TestSupport
import Vocabulary

/// A care home that imports its files, and a stranger beside it.
struct ImportingHome {
  let test: TestService
  let id: OrganisationID = testID(1)
  let stranger: OrganisationID = testID(2)

  var service: Service { test.service }

  static func open() async throws -> ImportingHome {
    let home = ImportingHome(test: try TestService(at: testNoon))
    let local = OrganisationIdentifier(scheme: .local, normalised: "DEMO-1")
    try await home.test.store.write { records in
      try records.record(anOrganisation(id: home.id, identifiers: [local]))
      try records.record(anOrganisation(id: home.stranger, name: "Another House"))
    }
    return home
  }

  func files(
    workers: [ImportStaffRecords.WorkerRow] = [], removals: [ImportStaffRecords.RemovalRow] = [],
    training: [ImportStaffRecords.TrainingRow] = [],
    records: [ImportStaffRecords.TrainingRecordRow] = []
  ) -> ImportStaffRecords.Files {
    var files = ImportStaffRecords.Files()
    files.workers = workers
    files.removals = removals
    files.training = training
    files.trainingRecords = records
    return files
  }

  func request(
    _ files: ImportStaffRecords.Files, mode: ImportStaffRecords.Mode = .allOrNothing,
    validateOnly: Bool = false, digest: [UInt8] = [7]
  ) -> ImportStaffRecords.Request {
    ImportStaffRecords.Request(
      header: test.header(validateOnly: validateOnly), mode: mode, isSynthetic: true, files: files,
      digest: digest)
  }

  func run(_ request: ImportStaffRecords.Request) async throws -> ImportStaffRecords.Report {
    try await ImportStaffRecords.run(
      request, test.call("ImportStaffRecords", .manager, of: id), in: service)
  }

  func take(
    workers: [ImportStaffRecords.WorkerRow] = [], removals: [ImportStaffRecords.RemovalRow] = [],
    training: [ImportStaffRecords.TrainingRow] = [],
    records: [ImportStaffRecords.TrainingRecordRow] = [],
    mode: ImportStaffRecords.Mode = .allOrNothing
  ) async throws -> ImportStaffRecords.Report {
    let files = files(workers: workers, removals: removals, training: training, records: records)
    return try await run(request(files, mode: mode))
  }

  /// The home's record of `W<number>`.
  func worker(_ number: Int) async throws -> WorkerID? {
    let identifier = WorkerIdentifier(
      scheme: .ascWDSWorker, normalised: aKey(number).text, organisation: id)
    return try await service.records.read { records in
      try records.workers(identifiedBy: identifier, limit: 2).first {
        try !records.engagements(of: $0, at: id).isEmpty
      }
    }
  }

  func engagements(_ number: Int) async throws -> [Recorded<Engagement>] {
    guard let worker = try await worker(number) else { return [] }
    return try await service.records.read { try $0.engagements(of: worker, at: id) }
  }

  /// What the home's manager sees of `W<number>`.
  func passport(
    _ number: Int
  ) async throws -> (facts: PassportFacts, engagements: [Recorded<Engagement>])? {
    guard let worker = try await worker(number) else { return nil }
    let (call, now) = (try test.call("GetPassport", .manager, of: id), service.now())
    return try await service.records.read { records in
      let facts = try records.facts(call, about: worker, purpose: .staffManagement, at: now)
      guard let sight = try records.permit(.readPassport, call, about: facts).sight else {
        return nil
      }
      let known = try records.latestSequence()
      guard let passport = try records.passport(sight, knownAt: known) else { return nil }
      return (passport, try records.engagements(sight, knownAt: known))
    }
  }

  /// Somebody whom only the stranger employs.
  func addStranger(_ worker: WorkerID, identifiers: [WorkerIdentifier]) async throws {
    try await test.store.write { records in
      try records.add(aWorker(id: worker), identity: anIdentity(identifiers: identifiers))
      try records.record(
        anEngagement(with: stranger), id: testID(51), of: worker, by: stranger, source: .direct,
        replacing: nil)
    }
  }

  /// Somebody whom the home registered by hand.
  func employ(_ worker: WorkerID, ascWDSKey key: String) async throws {
    let identifier = WorkerIdentifier(scheme: .ascWDSWorker, normalised: key, organisation: id)
    try await test.store.write { records in
      try records.add(aWorker(id: worker), identity: anIdentity(identifiers: [identifier]))
      try records.record(
        anEngagement(with: id), id: testID(61), of: worker, by: id, source: .direct,
        replacing: nil)
    }
  }
}

func aKey(_ number: Int) -> ImportStaffRecords.WorkerKey {
  ImportStaffRecords.WorkerKey(workplace: "DEMO-1", worker: "W\(number)")
}

func aRow(
  _ number: Int, from start: CivilDate? = day(-100), terms: ImportStaffRecords.Terms = .permanent,
  number insurance: String? = nil, role: Int = 8, hours: Int? = nil,
  hasBegunCareCertificate: Bool = false, part: String? = nil
) -> ImportStaffRecords.WorkerRow {
  ImportStaffRecords.WorkerRow(
    line: number + 1, key: aKey(number), displayID: "SYNTHETIC-\(number)",
    nationalInsuranceNumber: insurance, birthDate: day(-10_000), startDate: start, terms: terms,
    jobRole: role, contractedMinutes: hours, hasBegunCareCertificate: hasBegunCareCertificate,
    hasBegunLevel2Certificate: false, registerPart: part.map { Code(listed: $0) })
}

func aTraining(
  _ number: Int, category: Int = 10, through end: CivilDate? = nil
) -> ImportStaffRecords.TrainingRow {
  ImportStaffRecords.TrainingRow(
    line: number + 1, key: aKey(number),
    standard: StandardCode(listed: "ASCWDS-TRAINING/\(category)"),
    completedOn: day(-50), holdsThrough: end, mode: .eLearning)
}

func aRecord(
  _ line: Int, _ identifier: String, _ scheme: WorkerIdentifier.Scheme = .ascWDSWorker,
  at provider: OrganisationIdentifier? = nil
) -> ImportStaffRecords.TrainingRecordRow {
  ImportStaffRecords.TrainingRecordRow(
    line: line, scheme: scheme, identifier: identifier,
    standard: StandardCode(listed: "CSTF-IPC-2"), completedOn: day(-20), holdsThrough: nil,
    provider: provider, mode: nil, assessor: nil)
}
