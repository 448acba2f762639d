import GRPCCore
import OneWorkforceProtos
import Passports
import TestSupport
import Testing
import Vocabulary
@testable import oneworkforce

@Suite("Bad requests to write passports, over the socket") struct BadWriteTests {
  @Test("every one is refused with its code, reason and field, and nothing is written")
  func table() async throws {
    try await withTown { town in
      let (valid, manager) = (try await Self.requests(town), try town.homeManager)
      let passports = town.live.passports
      let run = BadRequestRun(town.live)
      try await run.leavingNothing {
        try await Self.people(run, valid, passports, manager)
        try await Self.facts(run, valid, passports, manager)
        try await Self.changes(run, valid, passports, manager)
      }
      #expect(await run.sent == BadWrites.count)
    }
  }

  private typealias Passports = WirePassportService.Client<Transport>

  private static func people(
    _ run: BadRequestRun, _ valid: ValidWrites, _ passports: Passports, _ manager: Metadata
  ) async throws {
    try await run.refuses("RegisterWorker", BadWrites.registerWorker, of: valid.registerWorker) {
      try await passports.registerWorker($0, metadata: manager)
    }
    try await run.refuses(
      "UpdateWorkerIdentity", BadWrites.updateWorkerIdentity, of: valid.updateWorkerIdentity
    ) { try await passports.updateWorkerIdentity($0, metadata: manager) }
    try await run.refuses(
      "ResolveDuplicate", BadWrites.resolveDuplicate, of: valid.resolveDuplicate
    ) { try await passports.resolveDuplicate($0, metadata: manager) }
  }

  private static func facts(
    _ run: BadRequestRun, _ valid: ValidWrites, _ passports: Passports, _ manager: Metadata
  ) async throws {
    try await run.refuses(
      "RecordRegistration", BadWrites.recordRegistration, of: valid.recordRegistration
    ) { try await passports.recordRegistration($0, metadata: manager) }
    try await run.refuses("RecordCheck", BadWrites.recordCheck, of: valid.recordCheck) {
      try await passports.recordCheck($0, metadata: manager)
    }
    try await run.refuses(
      "RecordEngagement", BadWrites.recordEngagement, of: valid.recordEngagement
    ) { try await passports.recordEngagement($0, metadata: manager) }
    try await run.refuses(
      "RecordContinuity", BadWrites.recordContinuity, of: valid.recordContinuity
    ) { try await passports.recordContinuity($0, metadata: manager) }
    try await run.refuses(
      "RecordAchievement", BadWrites.recordAchievement, of: valid.recordAchievement
    ) { try await passports.recordAchievement($0, metadata: manager) }
    try await run.refuses("RecordEvidence", BadWrites.recordEvidence, of: valid.recordEvidence) {
      try await passports.recordEvidence($0, metadata: manager)
    }
  }

  private static func changes(
    _ run: BadRequestRun, _ valid: ValidWrites, _ passports: Passports, _ manager: Metadata
  ) async throws {
    try await run.refuses("AttestEvidence", BadWrites.attestEvidence, of: valid.attestEvidence) {
      try await passports.attestEvidence($0, metadata: manager)
    }
    try await run.refuses(
      "SupersedeAchievement", BadWrites.supersedeAchievement, of: valid.supersedeAchievement
    ) { try await passports.supersedeAchievement($0, metadata: manager) }
    try await run.refuses("RevokeFact", BadWrites.revokeFact, of: valid.revokeFact) {
      try await passports.revokeFact($0, metadata: manager)
    }
    try await run.refuses("SuspendFact", BadWrites.suspendFact, of: valid.suspendFact) {
      try await passports.suspendFact($0, metadata: manager)
    }
    try await run.refuses("ReinstateFact", BadWrites.reinstateFact, of: valid.reinstateFact) {
      try await passports.reinstateFact($0, metadata: manager)
    }
    try await run.refuses(
      "AcceptAchievement", BadWrites.acceptAchievement, of: valid.acceptAchievement
    ) { try await passports.acceptAchievement($0, metadata: manager) }
  }

  /// Valid requests about two records of perhaps one person, whom the home employs.
  private static func requests(_ town: Town) async throws -> ValidWrites {
    let (worker, other): (WorkerID, WorkerID) = (testID(910), testID(911))
    let (own, elsewhere): (FactID, FactID) = (testID(912), testID(913))
    let records = town.live.server.service.records
    let etag = try await records.write(shouldStart: { true }) { records in
      for (number, id) in [(UInt64(914), worker), (915, other)] {
        try records.add(aWorker(id: id), identity: anIdentity())
        try records.record(
          anEngagement(with: town.home), id: testID(number), of: id, by: town.home,
          source: .direct, replacing: nil)
      }
      try records.markPossibleDuplicate(worker, other)
      try records.record(
        anAchievement(gainedAt: town.home), id: own, of: worker, by: town.home, source: .direct)
      try records.record(
        anAchievement(gainedAt: town.trust), id: elsewhere, of: worker, by: town.trust,
        source: .direct)
      return try records.workerEtag(worker)?.text ?? ""
    }
    return ValidWrites(
      worker: worker.description, achievement: own.description,
      elsewhere: elsewhere.description, organisation: town.home.description,
      other: other.description, etag: etag)
  }
}
