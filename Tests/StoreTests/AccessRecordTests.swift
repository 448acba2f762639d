@testable import Access
import Passports
import Roles
import Store
import TestSupport
import Testing
import Vocabulary

@Suite("Grants, looks and replays in the store")
struct AccessRecordTests {
  @Test("a body employs whom it engages on the day, enrols its learners, and nobody else")
  func relations() async throws {
    let desk = try await Desk.open()
    let table: [(Engagement, employs: Bool, enrols: Bool)] = [
      (try anEngagement(with: desk.trust), false, false),
      (try anEngagement(with: desk.home, to: day(0)), false, false),
      (try anEngagement(with: desk.home, from: day(1)), false, false),
      (try anEngagement(with: desk.home, kind: .placement), false, true),
      (try anEngagement(with: desk.home, to: day(1)), true, false),
    ]
    for (engagement, employs, enrols) in table {
      let desk = try await Desk.open()
      try await engage(desk, engagement, testID(1))
      let facts = try await relations(desk, desk.home)
      #expect(facts.employs == employs)
      #expect(facts.enrols == enrols)
    }
    #expect(try await relations(desk, nil) == RelationFacts(worker: desk.worker))
    let nobody = try await desk.records.read {
      try $0.relations(of: desk.home, to: testID(99), at: testNoon)
    }
    #expect(nobody == RelationFacts(worker: testID(99), organisation: desk.home))
  }

  @Test("an engagement that was revoked or replaced gives no relation")
  func endedEngagements() async throws {
    let desk = try await Desk.open()
    try await engage(desk, anEngagement(with: desk.home), testID(1))
    #expect(try await engaged(desk) == [desk.worker])
    try await engage(
      desk, anEngagement(with: desk.home, to: day(-1)), testID(2), replacing: testID(1))
    #expect(try await relations(desk, desk.home).employs == false)
    try await engage(desk, anEngagement(with: desk.home), testID(3))
    #expect(try await relations(desk, desk.home).employs)
    let event = try StatusEvent(
      fact: testID(3), kind: .revoked, effectiveFrom: moment(-3), cause: .recordedInError)
    try await desk.records.write {
      try $0.record(event, id: testID(4), of: desk.worker, by: desk.home)
    }
    #expect(try await relations(desk, desk.home).employs == false)
    #expect(try await engaged(desk).isEmpty)
  }

  @Test("a grant opens until it ends or is taken back, for its verifier alone")
  func grants() async throws {
    let desk = try await Desk.open()
    let grant = try aGrant(desk, testID(1))
    let code = try await desk.records.write { try $0.record(grant) }
    let (found, derived, stranger) = try await desk.records.read { snapshot in
      (
        try snapshot.grant(withCode: code), try snapshot.code(of: grant.id),
        try snapshot.grant(withCode: ShareCode(bits: code.bits ^ 1))
      )
    }
    #expect(found == grant)
    #expect(derived == code)
    #expect(stranger == nil)
    #expect(try await relations(desk, desk.trust).grants == [grant])
    #expect(try await relations(desk, desk.home).grants.isEmpty)
    #expect(try await relations(desk, desk.trust, at: moment(7)).grants.isEmpty)
    try await desk.records.write { try $0.withdraw(grant.id, at: moment(0)) }
    try await desk.records.write { try $0.withdraw(grant.id, at: moment(1)) }
    #expect(try await relations(desk, desk.trust).grants.isEmpty)
    let kept = try await desk.records.read { try $0.grant(grant.id) }
    #expect(kept?.withdrawnAt == moment(0))
    let error = await #expect(throws: ServiceError.self) {
      try await desk.records.write { try $0.withdraw(testID(9), at: moment(0)) }
    }
    #expect(error?.code == .notFound)
  }

  @Test("a worker's grants are listed in order, a page at a time")
  func grantPages() async throws {
    let desk = try await Desk.open()
    let grants = try (1...3).map { try aGrant(desk, ShareGrantID(high: 1, low: $0)) }
    try await desk.records.write { change in
      for grant in grants.reversed() { _ = try change.record(grant) }
    }
    let (first, rest) = try await desk.records.read { snapshot in
      (
        try snapshot.grants(of: desk.worker, after: nil, limit: 2),
        try snapshot.grants(of: desk.worker, after: grants[1].id, limit: 2)
      )
    }
    #expect(first == Array(grants[..<2]))
    #expect(rest == [grants[2]])
  }

  @Test("looks are listed newest first, a page at a time, attempts at nobody included")
  func looks() async throws {
    let desk = try await Desk.open()
    let looks = (0..<5).map { look(desk.worker, at: moment($0 / 2), UInt64($0)) }
    let attempt = look(testID(99), at: moment(0), 9, isAllowed: false)
    try await desk.records.write { change in
      for look in looks + [attempt] { try change.record(look) }
    }
    let wanted = [4, 2, 3, 0, 1].map { looks[$0] }
    var listed: [AccessEntry] = []
    for _ in 0..<3 {
      let cursor = listed.last.map { AccessCursor(at: $0.at, id: $0.id) }
      listed += try await desk.records.read {
        try $0.accesses(of: desk.worker, before: cursor, limit: 2)
      }
    }
    #expect(listed == wanted)
    let attempts = try await desk.records.read {
      try $0.accesses(of: testID(99), before: nil, limit: 9)
    }
    #expect(attempts == [attempt])
  }

  @Test("a mandate to audit or to assess holds inside its period only")
  func mandates() async throws {
    let desk = try await Desk.open()
    let period = try InstantPeriod(from: moment(0), to: moment(5), field: "period")
    try await desk.records.write { change in
      try change.record(auditBy: desk.trust, for: period)
      try change.record(assessmentBy: desk.home, for: period)
    }
    let table = [(-1, false), (0, true), (4, true), (5, false)]
    for (days, holds) in table {
      let found = try await desk.records.read { snapshot in
        (
          try snapshot.audits(desk.trust, at: moment(days)),
          try snapshot.assesses(desk.home, at: moment(days)),
          try snapshot.audits(desk.home, at: moment(days)),
          try snapshot.assesses(desk.trust, at: moment(days))
        )
      }
      #expect(found == (holds, holds, false, false))
    }
  }

  @Test("the same request is recognised, another body under its name is refused")
  func replays() async throws {
    let desk = try await Desk.open()
    let caller = try Caller(
      subject: "hr-desk", issuer: "https://issuer.example", duty: .manager,
      organisation: desk.home, worker: nil, way: .bearerToken)
    let key = RequestKey(caller, method: "RecordCheck", request: testID(5))
    let other = RequestKey(caller, method: "RecordCheck", request: testID(6))
    let id: WorkerID = testID(7)
    let entry = try await desk.records.write { change in
      let receipt = Receipt(
        id: id.description, etag: Etag(try change.sequence()), sequence: try change.sequence(),
        recordedAt: try change.recordedAt())
      let entry = ChangeEntry(
        key: key, organisation: desk.home, duty: .manager, rule: RuleID(listed: "R1"),
        receipt: receipt, note: "2 rows")
      try change.record(entry, body: [1, 2, 3])
      return entry
    }
    let (again, unknown) = try await desk.records.read { snapshot in
      (
        try snapshot.earlierChange(key, body: [1, 2, 3]),
        try snapshot.earlierChange(other, body: [1, 2, 3])
      )
    }
    var receipt = entry.receipt
    receipt.wasReplayed = true
    #expect(again?.receipt == receipt)
    #expect(again?.note == "2 rows")
    #expect(again?.rule == entry.rule)
    #expect(again?.organisation == desk.home)
    #expect(unknown == nil)
    let error = await #expect(throws: ServiceError.self) {
      _ = try await desk.records.read { try $0.earlierChange(key, body: [1, 2]) }
    }
    #expect(error?.reason == .requestIDReused)
    #expect(error?.code == .invalidArgument)
  }

  // MARK: - Short ways

  private func engage(
    _ desk: Desk, _ engagement: Engagement, _ id: FactID, replacing: FactID? = nil
  ) async throws {
    try await desk.records.write { change in
      try change.record(
        engagement, id: id, of: desk.worker, by: desk.home, source: .direct, replacing: replacing)
    }
  }

  private func engaged(_ desk: Desk) async throws -> [WorkerID] {
    try await desk.records.read {
      try $0.workers(engagedBy: desk.home, at: testNoon, after: nil, limit: 9)
    }
  }

  private func relations(
    _ desk: Desk, _ organisation: OrganisationID?, at instant: Instant = testNoon
  ) async throws -> RelationFacts {
    try await desk.records.read {
      try $0.relations(of: organisation, to: desk.worker, at: instant)
    }
  }

  private func aGrant(_ desk: Desk, _ id: ShareGrantID) throws -> ShareGrant {
    try ShareGrant(
      id: id, worker: desk.worker, verifier: desk.trust, groups: [.training, .registrations],
      purpose: .transfer, period: InstantPeriod(from: moment(-1), to: moment(7), field: "period"))
  }

  private func look(
    _ worker: WorkerID, at instant: Instant, _ number: UInt64, isAllowed: Bool = true
  ) -> AccessEntry {
    AccessEntry(
      id: AccessID(high: 0, low: number), worker: worker, at: instant, subject: "hr-desk",
      organisation: testID(1), duty: .manager, method: "GetPassport",
      purpose: isAllowed ? .staffManagement : nil, groups: isAllowed ? [.training] : [],
      wasAllowed: isAllowed, rule: RuleID(listed: "R1"), grant: isAllowed ? testID(3) : nil)
  }
}
