import Delegations
import Passports
import ReferenceData
import Roles
import SQLiteDriver
import Store
import Synchronization
import TestSupport
import Testing
import Vocabulary

@Suite("What reading a case costs")
struct DelegationReadCostTests {
  @Test("a case takes few statements however much is recorded, and the next visit fewer")
  func statements() async throws {
    let desk = try await Desk.open()
    try await desk.addDelegationPeople()
    let few = try await counts(desk, after: 1)
    let many = try await counts(desk, after: 2)
    #expect(many == few)
    #expect(few.first <= 21)
    #expect(few.next <= 6)
  }

  private struct Counts: Equatable {
    let first: Int
    let next: Int
  }

  /// The statements of the first and the second case on one snapshot, in a store whose registry
  /// was asked before, once everything a decision asks for is recorded another time.
  private func counts(_ desk: Desk, after round: UInt64) async throws -> Counts {
    try await fill(desk, round)
    let count = StatementCount()
    let records = try Desk.recordStore(on: CountingDriver(store: desk.driver, count: count))
    let question = try DelegationQuestion(
      worker: desk.worker, intervention: DelegationFacts.eyeDrops,
      person: DelegationFacts.person,
      setting: VisitSetting(kind: .careHome, organisation: desk.home, nation: .england),
      time: .at(testNoon))
    func read() async throws -> Counts {
      try await records.read { snapshot in
        let known = try snapshot.latestSequence()
        let totals = try (0..<2).map { _ in
          let before = count.value
          _ = try snapshot.delegationCase(for: question, now: testNoon, knownAt: known)
          return count.value - before
        }
        return Counts(first: totals[0], next: totals[1])
      }
    }
    _ = try await read()
    return try await read()
  }

  private func fill(_ desk: Desk, _ round: UInt64) async throws {
    let nurse = DelegationFacts.nurse
    try await desk.agree(id: round)
    for (index, fact) in try DelegationFacts.all().enumerated() {
      try await desk.say(fact, id: round * 1_000 + UInt64(index))
    }
    let id = try await desk.achieve(
      anAchievement(
        DelegationFacts.eyeDrops.text, kind: .competence, assessor: anAssessor(worker: nurse)),
      id: round * 100)
    try await desk.records.write { change in
      for number in 1...10 {
        try change.record(
          someEvidence(of: id, assessor: anAssessor(worker: nurse)),
          id: FactID(high: 40 + round, low: UInt64(number)), of: desk.worker, by: desk.home,
          source: .direct)
      }
      try change.record(
        anEngagement(with: desk.home), id: FactID(high: 40 + round, low: 90), of: desk.worker,
        by: desk.home, source: .direct, replacing: nil)
      try change.record(
        aCheck(), id: FactID(high: 40 + round, low: 91), of: desk.worker, by: desk.home,
        source: .direct)
      try change.record(
        aRegistration(), id: FactID(high: 40 + round, low: 92), of: nurse, by: desk.home,
        source: .direct)
    }
  }
}

private final class StatementCount: Sendable {
  private let count = Mutex(0)
  var value: Int { count.withLock { $0 } }
  func add() { count.withLock { $0 += 1 } }
}

/// A store that counts the statements of its reads.
private struct CountingDriver: Driver {
  let store: SQLiteStore
  let count: StatementCount

  func read<Value: Sendable>(
    _ body: @escaping @Sendable (any SQLReading) throws -> Value
  ) async throws -> Value {
    let count = count
    return try await store.read { try body(CountingReading(sql: $0, count: count)) }
  }

  func write<Value: Sendable>(
    shouldStart: @escaping @Sendable () -> Bool,
    _ body: @escaping @Sendable (any SQLWriting) throws -> Value
  ) async throws -> Value {
    try await store.write(shouldStart: shouldStart, body)
  }

  func overwriteDeleted() async throws { try await store.overwriteDeleted() }
}

private struct CountingReading: SQLReading {
  let sql: any SQLReading
  let count: StatementCount

  func eachRow(
    _ statement: String, _ arguments: [SQLValue], _ read: (any SQLRow) throws -> Void
  ) throws {
    count.add()
    try sql.eachRow(statement, arguments, read)
  }
}
