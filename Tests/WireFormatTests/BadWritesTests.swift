import Access
import OneWorkforceProtos
import Operations
import TestSupport
import Testing
import Vocabulary
import WireFormat

/// Every row of the table of bad writes, through the conversion and then the operation: whichever
/// refuses, it says what the table says, and nothing is written.
@Suite struct BadWritesTests {
  @Test("the table has more than 200 rows")
  func size() {
    #expect(BadWrites.count > 200)
  }

  @Test("bad registrations of workers are refused by field", arguments: BadWrites.registerWorker)
  func registerWorker(row: BadRequest<WireRegisterWorkerRequest>) async throws {
    try await refuses(row, \.registerWorker, "RegisterWorker") {
      _ = try await RegisterWorker.run($0.native(), $1, in: $2)
    }
  }

  @Test("bad updates of identities are refused by field", arguments: BadWrites.updateWorkerIdentity)
  func updateWorkerIdentity(row: BadRequest<WireUpdateWorkerIdentityRequest>) async throws {
    try await refuses(row, \.updateWorkerIdentity, "UpdateWorkerIdentity") {
      _ = try await UpdateWorkerIdentity.run($0.native(), $1, in: $2)
    }
  }

  @Test("bad answers about duplicates are refused by field", arguments: BadWrites.resolveDuplicate)
  func resolveDuplicate(row: BadRequest<WireResolveDuplicateRequest>) async throws {
    try await refuses(row, \.resolveDuplicate, "ResolveDuplicate") {
      _ = try await ResolveDuplicate.run($0.native(), $1, in: $2)
    }
  }

  @Test("bad registrations are refused by field", arguments: BadWrites.recordRegistration)
  func recordRegistration(row: BadRequest<WireRecordRegistrationRequest>) async throws {
    try await refuses(row, \.recordRegistration, "RecordRegistration") {
      _ = try await RecordRegistration.run($0.native(), $1, in: $2)
    }
  }

  @Test("bad checks are refused by field", arguments: BadWrites.recordCheck)
  func recordCheck(row: BadRequest<WireRecordCheckRequest>) async throws {
    try await refuses(row, \.recordCheck, "RecordCheck") {
      _ = try await RecordCheck.run($0.native(), $1, in: $2)
    }
  }

  @Test("bad engagements are refused by field", arguments: BadWrites.recordEngagement)
  func recordEngagement(row: BadRequest<WireRecordEngagementRequest>) async throws {
    try await refuses(row, \.recordEngagement, "RecordEngagement") {
      _ = try await RecordEngagement.run($0.native(), $1, in: $2)
    }
  }

  @Test("bad stretches of service are refused by field", arguments: BadWrites.recordContinuity)
  func recordContinuity(row: BadRequest<WireRecordContinuityRequest>) async throws {
    try await refuses(row, \.recordContinuity, "RecordContinuity") {
      _ = try await RecordContinuity.run($0.native(), $1, in: $2)
    }
  }

  @Test("bad achievements are refused by field", arguments: BadWrites.recordAchievement)
  func recordAchievement(row: BadRequest<WireRecordAchievementRequest>) async throws {
    try await refuses(row, \.recordAchievement, "RecordAchievement") {
      _ = try await RecordAchievement.run($0.native(), $1, in: $2)
    }
  }

  @Test("bad evidence is refused by field", arguments: BadWrites.recordEvidence)
  func recordEvidence(row: BadRequest<WireRecordEvidenceRequest>) async throws {
    try await refuses(row, \.recordEvidence, "RecordEvidence") {
      _ = try await RecordEvidence.run($0.native(), $1, in: $2)
    }
  }

  @Test("bad signatures are refused by field", arguments: BadWrites.attestEvidence)
  func attestEvidence(row: BadRequest<WireAttestEvidenceRequest>) async throws {
    try await refuses(row, \.attestEvidence, "AttestEvidence") {
      _ = try await AttestEvidence.run($0.native(), $1, in: $2)
    }
  }

  @Test("bad replacements are refused by field", arguments: BadWrites.supersedeAchievement)
  func supersedeAchievement(row: BadRequest<WireSupersedeAchievementRequest>) async throws {
    try await refuses(row, \.supersedeAchievement, "SupersedeAchievement") {
      _ = try await SupersedeAchievement.run($0.native(), $1, in: $2)
    }
  }

  @Test("bad revocations are refused by field", arguments: BadWrites.revokeFact)
  func revokeFact(row: BadRequest<WireRevokeFactRequest>) async throws {
    try await refuses(row, \.revokeFact, "RevokeFact") {
      _ = try await RevokeFact.run($0.native(), $1, in: $2)
    }
  }

  @Test("bad suspensions are refused by field", arguments: BadWrites.suspendFact)
  func suspendFact(row: BadRequest<WireSuspendFactRequest>) async throws {
    try await refuses(row, \.suspendFact, "SuspendFact") {
      _ = try await SuspendFact.run($0.native(), $1, in: $2)
    }
  }

  @Test("bad reinstatements are refused by field", arguments: BadWrites.reinstateFact)
  func reinstateFact(row: BadRequest<WireReinstateFactRequest>) async throws {
    try await refuses(row, \.reinstateFact, "ReinstateFact") {
      _ = try await ReinstateFact.run($0.native(), $1, in: $2)
    }
  }

  @Test(
    "bad answers about achievements are refused by field", arguments: BadWrites.acceptAchievement)
  func acceptAchievement(row: BadRequest<WireAcceptAchievementRequest>) async throws {
    try await refuses(row, \.acceptAchievement, "AcceptAchievement") {
      _ = try await AcceptAchievement.run($0.native(), $1, in: $2)
    }
  }

  @Test("every valid request is carried out")
  func valid() async throws {
    let (care, valid) = try await scene()
    let service = care.service
    func run(_ name: String, _ body: (Call) async throws -> Receipt) async throws {
      let receipt = try await body(care.manager(name))
      #expect(!receipt.wasReplayed, "\(name)")
    }
    try await run("RegisterWorker") {
      try await RegisterWorker.run(valid.registerWorker.native(), $0, in: service).receipt
    }
    try await run("RecordRegistration") {
      try await RecordRegistration.run(valid.recordRegistration.native(), $0, in: service)
    }
    try await run("RecordCheck") {
      try await RecordCheck.run(valid.recordCheck.native(), $0, in: service)
    }
    try await run("RecordEngagement") {
      try await RecordEngagement.run(valid.recordEngagement.native(), $0, in: service)
    }
    try await run("RecordContinuity") {
      try await RecordContinuity.run(valid.recordContinuity.native(), $0, in: service)
    }
    try await run("RecordAchievement") {
      try await RecordAchievement.run(valid.recordAchievement.native(), $0, in: service)
    }
    try await run("RecordEvidence") {
      try await RecordEvidence.run(valid.recordEvidence.native(), $0, in: service)
    }
    try await run("AttestEvidence") {
      try await AttestEvidence.run(valid.attestEvidence.native(), $0, in: service)
    }
    try await run("SuspendFact") {
      try await SuspendFact.run(valid.suspendFact.native(), $0, in: service)
    }
    try await run("ReinstateFact") {
      try await ReinstateFact.run(valid.reinstateFact.native(), $0, in: service)
    }
    try await run("SupersedeAchievement") {
      try await SupersedeAchievement.run(valid.supersedeAchievement.native(), $0, in: service)
    }
    try await run("RevokeFact") {
      try await RevokeFact.run(valid.revokeFact.native(), $0, in: service)
    }
    try await run("AcceptAchievement") {
      try await AcceptAchievement.run(valid.acceptAchievement.native(), $0, in: service)
    }
    try await run("UpdateWorkerIdentity") {
      try await UpdateWorkerIdentity.run(valid.updateWorkerIdentity.native(), $0, in: service)
    }
    try await run("ResolveDuplicate") {
      try await ResolveDuplicate.run(valid.resolveDuplicate.native(), $0, in: service)
    }
  }

  /// A care home that employs two records of perhaps one person, and the valid requests about them.
  private func scene() async throws -> (CareHome, ValidWrites) {
    let care = try await CareHome.open()
    let other: WorkerID = testID(300)
    let own = try await care.achieve(anAchievement(gainedAt: care.home))
    let elsewhere = try await care.achieve(
      anAchievement(gainedAt: care.trust), number: 202, by: care.trust)
    try await care.test.store.write { records in
      try records.add(aWorker(id: other), identity: anIdentity(givenName: "Aminah"))
      try records.record(
        anEngagement(with: care.home), id: testID(301), of: other, by: care.home, source: .direct,
        replacing: nil)
      try records.markPossibleDuplicate(care.worker, other)
    }
    let etag = try await care.service.records.read { try $0.workerEtag(care.worker) }
    let valid = ValidWrites(
      worker: care.worker.description, achievement: own.description,
      elsewhere: elsewhere.description, organisation: care.home.description,
      other: other.description, etag: etag?.text ?? "")
    return (care, valid)
  }

  private func refuses<Message>(
    _ row: BadRequest<Message>, _ valid: KeyPath<ValidWrites, Message>, _ method: String,
    _ send: (Message, Call, Service) async throws -> Void
  ) async throws {
    let (care, requests) = try await scene()
    let before = try await care.service.records.read { try $0.latestSequence() }
    let error = await refusal {
      try await send(row.spoiled(requests[keyPath: valid]), care.manager(method), care.service)
    }
    #expect(error?.code == row.code, "\(row.name): \(String(describing: error))")
    #expect(error?.reason == row.reason, "\(row.name): \(String(describing: error))")
    #expect(error?.field == row.field, "\(row.name): \(String(describing: error))")
    // A denied look is kept; nothing else is.
    let after = try await care.service.records.read { try $0.latestSequence() }
    #expect(after.number - before.number <= (row.code == .notFound ? 1 : 0), "\(row.name)")
  }
}
