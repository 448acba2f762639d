import Access
import Foundation
import Passports
@testable import Store
import SQLiteDriver
import TestSupport
import Testing
import Vocabulary

@Suite("An erased worker leaves no byte")
struct ErasureTests {
  /// What is looked for: texts of the person, and what was sealed or hashed of them.
  private struct Traces {
    var texts: [String] = []
    var bytes: [[UInt8]] = []
  }

  @Test("nothing of the person is in the file, the log or a fresh backup; everybody else stays")
  func leavesNothing() async throws {
    try await withTemporaryFolder { folder in
      let data = folder + "/data"
      let desk = try await Desk.open(folder: data)
      let others = try await Self.crowd(desk)
      let traces = try await Self.write(desk)
      // The control: before, each is found in the files.
      let before = try Self.bytes(of: data)
      #expect(traces.bytes.count > 15)
      for trace in traces.bytes { #expect(before.range(of: Data(trace)) != nil) }
      for text in traces.texts { #expect(before.range(of: Data(text.utf8)) != nil, "\(text)") }

      let deleted = try await desk.records.write { change in
        try change.carryOut(Self.decision(desk, in: change), at: testNoon)
      }
      #expect(deleted > 20)
      try await desk.records.overwriteDeleted()
      _ = try await desk.driver.backup(to: folder + "/backup", at: testNoon)

      for place in [data, folder + "/backup"] {
        let after = try Self.bytes(of: place)
        for trace in traces.bytes {
          #expect(after.range(of: Data(trace)) == nil, "\(place) \(hexadecimal(trace))")
        }
        for text in traces.texts + Self.secrets {
          #expect(after.range(of: Data(text.utf8)) == nil, "\(place) \(text)")
        }
      }
      try await Self.stands(desk, others)
      await desk.driver.close()
    }
  }

  @Test("the record is gone for everybody, its tombstone says when and why, and its number stays")
  func tombstone() async throws {
    let desk = try await Desk.open()
    _ = try await Self.write(desk)
    try await desk.records.write { change in
      _ = try change.carryOut(Self.decision(desk, in: change), at: testNoon)
    }
    let sight = desk.sight()
    let (passport, tombstone, held) = try await desk.records.read { snapshot in
      (
        try snapshot.passport(sight, knownAt: snapshot.latestSequence()),
        try snapshot.tombstone(of: desk.worker), try snapshot.held(of: desk.worker)
      )
    }
    #expect(passport == nil)
    #expect(
      tombstone
        == WorkerTombstone(worker: desk.worker, decision: testID(900), erasedAt: testNoon))
    #expect(held.isEmpty)
    let error = await #expect(throws: ServiceError.self) {
      try await desk.achieve(anAchievement(), id: 77)
    }
    #expect(error?.reason == .recordNotFound)
    let found = try await desk.records.read {
      try $0.workers(familyName: "Featherstonehaugh", birthDate: Self.birth, limit: 5)
    }
    #expect(found.isEmpty)
  }

  @Test("what is held is told before: each table with what becomes of it")
  func held() async throws {
    let desk = try await Desk.open()
    _ = try await Self.write(desk)
    let tables = try await desk.records.read { try $0.held(of: desk.worker) }
    let names = Dictionary(uniqueKeysWithValues: tables.map { ($0.name, $0) })
    #expect(Set(names.keys) == ["share_grant", "access_log", "share_redemption"])
    #expect(names.values.allSatisfy { $0.fate == .deleted && !$0.what.isEmpty })
    let look = try #require(names["access_log"]?.rows.first)
    #expect(look.contains(HeldTable.Field(name: "subject", value: "gwen@example.org")))
    #expect(look.contains(HeldTable.Field(name: "at_ms", value: "\(testNoon)")))
    #expect(look.contains(HeldTable.Field(name: "method", value: "GetPassport")))
  }

  // MARK: - What is written

  static let secrets = [
    "Gwendolyn", "Featherstonehaugh", "1985-07-23", "QQ987654D", "19C7777E", "009988776655",
    "EMP-4711", "That was my sister",
  ]
  private static var birth: CivilDate { get throws { try CivilDate("1985-07-23", field: "b") } }

  private static func decision(
    _ desk: Desk, in change: StoreChange
  ) throws -> ErasureDecision {
    let decision = try ErasureDecision(
      id: testID(900), worker: desk.worker, organisation: desk.home, ground: .order,
      reference: "DP-2026-12", decidedBy: "Data protection officer", decidedOn: day(0),
      recordedBy: "steward")
    try change.record(decision)
    return decision
  }

  /// Two hundred other workers with a registration each, so that pages fill and split.
  private static func crowd(_ desk: Desk) async throws -> [WorkerID] {
    let others: [WorkerID] = (0..<200).map { testID(1_000 + $0) }
    for part in 0..<4 {
      try await desk.records.write { change in
        for (index, other) in others.enumerated() where index % 4 == part {
          try change.add(aWorker(id: other), identity: anIdentity())
          for number in 0..<3 {
            try change.record(
              aRegistration(number: "18D\(2_000 + index)E"),
              id: testID(UInt64(10_000 + index * 10 + number)), of: other, by: desk.home,
              source: .direct)
          }
        }
      }
    }
    return others
  }

  /// The worker's record, in several changes so that rows move; what of it the store holds.
  private static func write(_ desk: Desk) async throws -> Traces {
    let identity = try WorkerIdentity(
      givenName: "Gwendolyn", familyName: "Featherstonehaugh", birthDate: birth,
      identifiers: [
        WorkerIdentifier(scheme: .nationalInsurance, normalised: "QQ987654D"),
        WorkerIdentifier(scheme: .esr, normalised: "EMP-4711", organisation: desk.home),
      ])
    let achievement = try await desk.achieve(anAchievement(), id: 1)
    for version in 0..<3 {
      try await desk.records.write { change in
        try change.record(
          identity, level: version == 2 ? .verified : .basic, of: desk.worker)
      }
    }
    try await desk.records.write { change in
      try change.record(
        aRegistration(number: "19C7777E"), id: testID(5_001), of: desk.worker, by: desk.home,
        source: .direct)
      try change.record(
        aCheck(kind: .criminalRecord, dbs: aDBSCheck(number: "009988776655")), id: testID(5_002),
        of: desk.worker, by: desk.home, source: .direct)
      try change.record(
        someEvidence(of: achievement, assessor: anAssessor()), id: testID(5_003), of: desk.worker,
        by: desk.home, source: .direct)
      try change.record(
        Dispute(
          id: testID(40), fact: achievement, ground: .notMine, statement: "That was my sister",
          openedAt: testNoon), of: desk.worker)
      try change.record(
        Dispute.Answer(
          outcome: .stands, organisation: desk.home, note: "Seen in person", at: testNoon),
        of: testID(40))
      _ = try change.record(
        ShareGrant(
          id: testID(41), worker: desk.worker, verifier: desk.trust, groups: [.training],
          purpose: .preEmploymentCheck,
          period: InstantPeriod(
            from: testNoon, to: testNoon.adding(milliseconds: 86_400_000), field: "ends_at")))
      try change.redeem(
        testID(41), with: Challenge("AAAAAAAAAAAAAAAAAAAAAA", field: "nonce"), at: testNoon)
      try change.record(
        AccessEntry(
          id: testID(42), worker: desk.worker, at: testNoon, subject: "gwen@example.org",
          organisation: nil, duty: .holder, method: "GetPassport", purpose: .ownRecord,
          groups: [.training], wasAllowed: true, rule: RuleID(listed: "TEST"), grant: nil))
    }
    return try await traces(desk)
  }

  /// Every sealed value, hash and random identifier of the worker's rows, as they lie in the file.
  private static func traces(_ desk: Desk) async throws -> Traces {
    let bytes = try await desk.driver.read { sql in
      let statements = [
        "SELECT sealed FROM worker_key_seal WHERE worker = w",
        "SELECT sealed FROM worker_identity WHERE worker = w",
        // The name it was opened under is everybody's here.
        """
        SELECT hash FROM worker_blind_index WHERE worker = w
          AND hash NOT IN (SELECT hash FROM worker_blind_index WHERE worker != w)
        """,
        "SELECT sealed_number FROM registration WHERE worker = w",
        "SELECT hash FROM registration_blind_index WHERE worker = w",
        "SELECT dbs_sealed_number FROM employment_check WHERE worker = w",
        "SELECT sealed_number FROM fact_assessor WHERE worker = w",
        "SELECT sealed_statement FROM dispute WHERE worker = w",
        "SELECT sealed_note FROM dispute_answer",
        "SELECT code_hash FROM share_grant WHERE worker = w",
        "SELECT id FROM fact WHERE worker = w",
        "SELECT id FROM access_log WHERE worker = (SELECT id FROM worker WHERE key = w)",
      ]
      let key = try #require(
        try sql.first("SELECT key FROM worker WHERE id = ?", [.id(desk.worker)]) {
          try $0.integer(0)
        })
      return try statements.flatMap { statement in
        try sql.rows(statement.replacing("= w", with: "= \(key)"), []) { try $0.blob(0) }
      }
    }
    return Traces(
      texts: ["gwen@example.org", "AAAAAAAAAAAAAAAAAAAAAA"], bytes: bytes.filter { !$0.isEmpty })
  }

  /// Everybody else's record is as it was.
  private static func stands(_ desk: Desk, _ others: [WorkerID]) async throws {
    let identity = try anIdentity()
    for (index, other) in others.enumerated() {
      let passport = try await desk.passport(desk.sight(of: other))
      #expect(passport.identity == identity)
      let numbers = passport.registrations.map(\.fact.number)
      #expect(numbers == Array(repeating: "18D\(2_000 + index)E", count: 3))
    }
  }

  private static func bytes(of folder: String) throws -> Data {
    var bytes = Data()
    let files = try #require(FileManager.default.enumerator(atPath: folder))
    for case let name as String in files {
      bytes.append(FileManager.default.contents(atPath: folder + "/" + name) ?? Data())
    }
    return bytes
  }
}
