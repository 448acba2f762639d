import Delegations
import Passports
import ReferenceData
import Store
import TestSupport
import Testing
import Vocabulary

@Suite("Kept decisions")
struct DecisionRecordTests {
  @Test("an answer comes back whole, permit or denial")
  func roundTrip() async throws {
    let desk = try await Desk.open()
    try await desk.addDelegationPeople()
    for (index, decision) in try decisions().enumerated() {
      let record = try aRecord(desk, decision, id: UInt64(index))
      let link = try await desk.records.write { try $0.record(record) }
      let kept = try await desk.records.read { try $0.decision(record.id) }
      #expect(kept == KeptDecision(link: link, content: .whole(record)))
      #expect(link.number == Int64(index) + 1)
      #expect(try await link.sequence == desk.latest())
    }
    #expect(try await desk.records.read { try $0.decision(testID(99)) } == nil)
  }

  @Test("each answer is chained to the one before, several in one change too")
  func chain() async throws {
    let desk = try await Desk.open()
    try await desk.addDelegationPeople()
    let records = try (0..<6).map { try aRecord(desk, Decision(verdict: .deny), id: $0) }
    let links = try await desk.records.write { change in
      try records.prefix(4).map { try change.record($0) }
    }
    for record in records.dropFirst(4) {
      _ = try await desk.records.write { try $0.record(record) }
    }
    let (chain, head) = try await desk.records.read {
      (try $0.decisionChain(after: 0, limit: 99), try $0.decisionChainHead())
    }
    #expect(chain.prefix(4) == links[...])
    #expect(chain.map(\.number) == [1, 2, 3, 4, 5, 6])
    #expect(chain.first?.previous == Array(repeating: 0, count: 32))
    #expect(zip(chain, chain.dropFirst()).allSatisfy { $0.hash == $1.previous })
    #expect(head == chain.last)
    #expect(try await broken(desk, 1, 6) == nil)
    #expect(try await broken(desk, 3, 5) == nil)
    #expect(try await broken(desk, 1, 7) == 7)
  }

  @Test("erasing an answer keeps name, instant and chain, and nothing of what it said")
  func erasure() async throws {
    let desk = try await Desk.open()
    try await desk.addDelegationPeople()
    let records = try (0..<3).map { try aRecord(desk, decisions()[0], id: $0) }
    for record in records { _ = try await desk.records.write { try $0.record(record) } }
    try await desk.records.write { try $0.eraseContent(of: records[1].id, reason: "order 12") }
    let kept = try await desk.records.read { try $0.decision(records[1].id) }
    #expect(kept?.content == .erased(at: testNoon, reason: "order 12"))
    #expect(kept?.link.recordedAt == testNoon)
    #expect(try await broken(desk, 1, 3) == nil)
    let left = try await desk.records.read {
      (
        try $0.decisions(DecisionChoice(worker: desk.worker), after: 0, limit: 9),
        try $0.decisions(relyingOn: testID(31), after: 0, limit: 9)
      )
    }
    #expect(left.0.map(\.link.number) == [1, 3])
    #expect(left.1.map(\.link.number) == [1, 3])
    // A second order changes nothing of the first.
    try await desk.records.write { try $0.eraseContent(of: records[1].id, reason: "order 13") }
    #expect(try await desk.records.read { try $0.decision(records[1].id) } == kept)
  }

  @Test("whatever is changed, cut out or cut off is found at its place")
  func tampering() async throws {
    let changes: [(String, Int64)] = [
      ("UPDATE decision SET content = x'0102' WHERE number = 2", 2),
      ("UPDATE decision SET salt = zeroblob(32) WHERE number = 3", 3),
      ("UPDATE decision SET recorded_at_ms = recorded_at_ms + 1 WHERE number = 1", 1),
      ("UPDATE decision SET hash = zeroblob(32) WHERE number = 2", 2),
      ("UPDATE decision SET commitment = zeroblob(32) WHERE number = 4", 4),
      ("DELETE FROM decision WHERE number = 2", 2), ("DELETE FROM decision WHERE number = 4", 4),
    ]
    for (sql, number) in changes {
      let desk = try await Desk.open()
      try await desk.addDelegationPeople()
      for id in UInt64(0)..<4 {
        let record = try aRecord(desk, Decision(verdict: .deny), id: id)
        _ = try await desk.records.write { try $0.record(record) }
      }
      _ = try await desk.driver.write { try $0.execute(sql, []) }
      #expect(try await broken(desk, 1, 4) == number, "\(sql)")
    }
  }

  @Test("answers are found by each record that a passed check relied on, and by worker")
  func reliance() async throws {
    let desk = try await Desk.open()
    try await desk.addDelegationPeople()
    let relying = try aRecord(desk, decisions()[0], id: 1)
    let other = try aRecord(desk, Decision(verdict: .deny), id: 2)
    for record in [relying, other, try aRecord(desk, decisions()[0], id: 3)] {
      _ = try await desk.records.write { try $0.record(record) }
    }
    func numbers(_ record: RecordID, after number: Int64 = 0) async throws -> [Int64] {
      try await desk.records.read {
        try $0.decisions(relyingOn: record, after: number, limit: 9).map(\.link.number)
      }
    }
    #expect(try await numbers(testID(31)) == [1, 3])
    #expect(try await numbers(testID(32), after: 1) == [3])
    #expect(try await numbers(testID(33)) == [])
    let ofWorker = try await desk.records.read {
      try $0.decisions(DecisionChoice(worker: desk.worker), after: 1, limit: 1)
    }
    #expect(ofWorker.map(\.link.number) == [2])
  }

  @Test("what a look-back found stands beside the answer, which stays")
  func findings() async throws {
    let desk = try await Desk.open()
    try await desk.addDelegationPeople()
    let record = try aRecord(desk, decisions()[0], id: 1)
    _ = try await desk.records.write { try $0.record(record) }
    let found = [
      DecisionFinding(
        cause: testID(31), verdict: .deny, reasons: [.competenceNone, .delegationNone],
        sequence: CommitSequence(9), at: moment(2)),
      DecisionFinding(
        cause: testID(32), verdict: .permit, reasons: [], sequence: CommitSequence(10),
        at: moment(3)),
    ]
    try await desk.records.write { change in
      for finding in found { try change.record(finding, on: record.id) }
    }
    let (kept, decision) = try await desk.records.read {
      (try $0.findings(on: record.id), try $0.decision(record.id))
    }
    #expect(kept == found)
    #expect(decision?.content == .whole(record))
    let error = await #expect(throws: ServiceError.self) {
      try await desk.records.write { try $0.record(found[0], on: testID(98)) }
    }
    #expect(error?.reason == .recordNotFound)
  }

  private func broken(_ desk: Desk, _ first: Int64, _ last: Int64) async throws -> Int64? {
    try await desk.records.read { try $0.firstBrokenLink(from: first, to: last) }
  }

  private func aRecord(
    _ desk: Desk, _ decision: Decision, id: UInt64
  ) throws -> DecisionRecord {
    let question = try DelegationQuestion(
      worker: desk.worker, intervention: DelegationFacts.eyeDrops, person: DelegationFacts.person,
      setting: VisitSetting(
        kind: .ownHome, organisation: desk.home, location: "flat 2", nation: .scotland),
      time: id.isMultiple(of: 2)
        ? .at(moment(0))
        : .window(InstantPeriod(from: moment(0), to: moment(1), field: "window")),
      asKnownAt: id == 3 ? moment(-1) : nil, mode: id == 3 ? .audit : .planning,
      minimumSequence: CommitSequence(2),
      offered: OfferedFacts(device: "dropper", orderVersion: 4, support: .watching))
    return DecisionRecord(
      id: DecisionID(high: 30, low: id), question: question, decision: decision,
      basis: DecisionBasis(
        at: moment(0), asKnownAt: moment(-1), sequence: CommitSequence(3),
        catalogue: InterventionCatalogue.version, policy: "delegation-policy-1"),
      askedBy: id == 2 ? nil : desk.home)
  }

  private func decisions() throws -> [Decision] {
    let rule = Decision.RuleUse(
      rule: DelegationFacts.rule("LOCAL/1", .months(12)), isDecisive: true)
    return [
      Decision(
        verdict: .permit,
        passed: [
          Decision.PassedCheck(.competenceNone, records: [testID(31), testID(32)]),
          Decision.PassedCheck(.delegationNone, records: [testID(31)]),
        ],
        warnings: [Decision.Reason(.expiringSoon, detail: "ends on 2026-04-01")],
        obligations: [
          .recordOutcome, .escalationContact("District nurse"), .supervisionDue(moment(9)),
        ], validUntil: moment(3), notes: ["a note"], rules: [rule],
        lineManagers: [testID(1): "Team lead", testID(2): "Matron"]),
      Decision(
        verdict: .deny,
        reasons: [
          Decision.Reason(
            .expiresDuringWindow, records: [testID(33)], subject: StandardCode(listed: "MED-CORE"),
            detail: "ends at noon", underlying: .competenceExpired)
        ], earliestFailingAt: moment(1),
        emergency: Decision.EmergencyInstruction(reference: "folder 2")),
      Decision(
        verdict: .indeterminate,
        reasons: [Decision.Reason(.dataStale)],
        emergency: Decision.EmergencyInstruction(reference: nil)),
    ]
  }
}
