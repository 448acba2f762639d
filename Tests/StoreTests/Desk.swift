@testable import Access
import Logging
import Organisations
import Passports
import Roles
import SQLiteDriver
import Store
import Synchronization
import TestSupport
import Vocabulary

/// A store in memory with two bodies and one worker, and short ways to write to it.
struct Desk {
  let records: RecordStore
  let driver: SQLiteStore
  let home = OrganisationID(high: 1, low: 1)
  let trust = OrganisationID(high: 2, low: 2)
  let worker = WorkerID(high: 3, low: 3)

  /// A new store; `folder` puts it on disk.
  static func open(folder: String? = nil) async throws -> Desk {
    let driver =
      if let folder {
        try SQLiteStore.open(
          directory: folder, at: testNoon, logger: quiet, onUnrecoverable: { _ in })
      } else {
        try SQLiteStore.inMemory(at: testNoon)
      }
    let desk = Desk(records: try recordStore(on: driver), driver: driver)
    try await desk.records.write { change in
      try change.record(anOrganisation(id: desk.home))
      try change.record(
        anOrganisation(id: desk.trust, name: "Thames Trust", kind: .nhsTrust, sector: .health))
      try change.add(aWorker(id: desk.worker), identity: anIdentity())
    }
    return desk
  }

  /// Records over `driver` under a fixed key, clock and seed.
  static func recordStore(on driver: any Driver) throws -> RecordStore {
    let seeds = Seeds()
    return RecordStore(
      driver: driver, keys: KeyRing(current: try KeyEncryptionKey(bytes: Array(0..<32))),
      now: { testNoon }, chance: { SeededNumbers(seed: seeds.next()) })
  }

  /// Sight of some groups, of all where none is named.
  func sight(
    _ groups: Set<FieldGroup> = Set(FieldGroup.allCases), of worker: WorkerID? = nil,
    onlyAttestedBy organisation: OrganisationID? = nil
  ) -> Sight {
    Sight(
      worker: worker ?? self.worker, groups: groups, onlyAttestedBy: organisation,
      relation: .isSelf, purpose: .ownRecord, rule: RuleID(listed: "TEST"))
  }

  /// The passport as known now, or at `known`.
  func passport(
    _ sight: Sight? = nil, knownAt known: CommitSequence? = nil
  ) async throws -> PassportFacts {
    let sight = sight ?? self.sight()
    let passport = try await records.read { snapshot in
      try snapshot.passport(sight, knownAt: known ?? snapshot.latestSequence())
    }
    guard let passport else { throw ServiceError(.notFound, .recordNotFound, "no passport") }
    return passport
  }

  func latest() async throws -> CommitSequence {
    try await records.read { try $0.latestSequence() }
  }

  /// Records an achievement of the worker by the home; its identifier.
  @discardableResult
  func achieve(
    _ achievement: Achievement, id number: UInt64, by organisation: OrganisationID? = nil,
    worker: WorkerID? = nil
  ) async throws -> FactID {
    let id = FactID(high: 9, low: number)
    try await records.write { change in
      try change.record(
        achievement, id: id, of: worker ?? self.worker, by: organisation ?? home, source: .direct)
    }
    return id
  }
}

/// A different seed for each change, the same ones in each run.
private final class Seeds: Sendable {
  private let last = Mutex<UInt64>(0)

  func next() -> UInt64 {
    last.withLock {
      $0 += 1
      return $0
    }
  }
}

/// A logger that says nothing.
let quiet = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
