package import Access
package import Operations
import Organisations
package import Passports
import Roles
package import Vocabulary

/// A care home that employs one worker and a trust that knows nothing of them, over a real store in
/// memory: where stories about writing begin.
package struct CareHome: Sendable {
  /// The service, its store and its clock.
  package let test: TestService
  /// The care home.
  package let home: OrganisationID = testID(101)
  /// Another body.
  package let trust: OrganisationID = testID(102)
  /// The worker, employed by the home.
  package let worker: WorkerID = testID(103)

  /// What operations are given.
  package var service: Service { test.service }

  /// A home with its worker.
  package static func open() async throws -> CareHome {
    let care = CareHome(test: try TestService(at: testNoon))
    try await care.test.store.write { records in
      try records.record(anOrganisation(id: care.home))
      try records.record(
        anOrganisation(id: care.trust, name: "Thames Trust", kind: .nhsTrust, sector: .health))
      try records.add(aWorker(id: care.worker), identity: anIdentity())
      try records.record(
        anEngagement(with: care.home), id: testID(104), of: care.worker, by: care.home,
        source: .direct, replacing: nil)
    }
    return care
  }

  /// A call by the home's manager.
  package func manager(_ method: String) throws -> Call {
    try test.call(method, .manager, of: home)
  }

  /// A call by a manager of the trust.
  package func stranger(_ method: String) throws -> Call {
    try test.call(method, .manager, of: trust)
  }

  /// Records an achievement of the worker in the name of `organisation`; its identifier.
  package func achieve(
    _ achievement: Achievement, number: UInt64 = 201, by organisation: OrganisationID? = nil
  ) async throws -> FactID {
    let id: FactID = testID(number)
    try await test.store.write { records in
      try records.record(
        achievement, id: id, of: worker, by: organisation ?? home, source: .direct)
    }
    return id
  }

  /// The passport as the home's manager sees it.
  package func passport(of worker: WorkerID? = nil) async throws -> PassportFacts? {
    let (call, worker, now) = (try manager("GetPassport"), worker ?? self.worker, service.now())
    return try await service.records.read { records in
      let facts = try records.facts(call, about: worker, purpose: .staffManagement, at: now)
      let sight = try records.permit(.readPassport, call, about: facts).sight
      return try sight.flatMap { try records.passport($0, knownAt: records.latestSequence()) }
    }
  }

  /// What was kept of looks at the worker's passport, newest first.
  package func accesses() async throws -> [AccessEntry] {
    try await service.records.read { try $0.accesses(of: worker, before: nil, limit: 100) }
  }
}

/// The error that `body` throws, if it is one that callers are told.
package func refusal<Value>(
  of body: () async throws -> Value
) async -> ServiceError? {
  do {
    _ = try await body()
    return nil
  } catch {
    return error as? ServiceError
  }
}

/// Infection prevention training as a caller sends it.
package func aDraft(
  _ standard: String = "CSTF-IPC-2", completedOn: CivilDate? = day(-10),
  gainedAt: OrganisationID? = nil
) -> AchievementDraft {
  AchievementDraft(
    standard: StandardCode(listed: standard), kind: .training, level: nil,
    progress: completedOn == nil ? .inProgress : .achieved, completedOn: completedOn,
    holdsThrough: nil, gainedAt: gainedAt, assessor: nil, scopes: .unlimited,
    portability: .portable, mode: nil)
}
