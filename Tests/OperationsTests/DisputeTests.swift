import Access
import Operations
import Passports
import TestSupport
import Testing
import Vocabulary
import WireFormat

@Suite("A holder says that an entry is wrong")
struct DisputeTests {
  private static func dispute(
    _ fact: FactID, _ care: CareHome, ground: Dispute.Ground = .wrongDate,
    statement: String? = "It was the year before.", header: ChangeHeader? = nil
  ) async throws -> RecordID {
    let receipt = try await DisputeEntry.run(
      DisputeEntry.Request(
        header: header ?? care.test.header(), fact: fact, ground: ground, statement: statement),
      care.test.holder("DisputeEntry", care.worker), in: care.service)
    return try RecordID(receipt.id, field: "receipt.id")
  }

  private static func answer(
    _ dispute: RecordID, _ outcome: Dispute.Outcome, _ call: Call, _ care: CareHome
  ) async throws {
    _ = try await AnswerDispute.run(
      AnswerDispute.Request(
        header: care.test.header(), dispute: dispute, outcome: outcome, note: "See the roll."),
      call, in: care.service)
  }

  @Test("the mark travels with the entry to who sees it, with the answer once there is one")
  func travels() async throws {
    let care = try await CareHome.open()
    let fact = try await care.achieve(anAchievement(gainedAt: care.home))
    let other = try await care.achieve(anAchievement("CSTF-FIRE", gainedAt: care.home), number: 202)
    let id = try await Self.dispute(fact, care)
    let open = try #require(try await care.passport()?.disputes.first)
    #expect(open.id == id && open.fact == fact && open.state == .open)
    #expect(open.ground == .wrongDate && open.statement == "It was the year before.")
    #expect(open.openedAt == testNoon && open.answer == nil)

    let shown = try await GetPassport.run(
      GetPassport.Request(
        worker: nil, question: PassportQuestion(purpose: .success(.ownRecord)),
        page: PageRequest(size: 0, token: "")),
      care.test.holder("GetPassport", care.worker), in: care.service)
    let marks = Dictionary(
      uniqueKeysWithValues: shown.items.entries.map { ($0.origin.id, $0.disputes.mark) })
    #expect(marks[fact] == .open && marks[other] == Dispute.State??.some(nil))
    #expect(
      shown.proto().items.first { $0.id == fact.description }?.disputes.first?.state == "OPEN")

    try await Self.answer(id, .stands, care.manager("AnswerDispute"), care)
    let answered = try #require(try await care.passport()?.disputes.first)
    #expect(answered.state == .stands && answered.answer?.organisation == care.home)
    #expect(answered.answer?.note == "See the roll.")
  }

  @Test("a finding that rests on a disputed entry says so and stays what it is")
  func finding() async throws {
    let care = try await CareHome.open()
    let fact = try await care.achieve(anAchievement(gainedAt: care.home))
    let before = try await Self.ipc(care)
    let id = try await Self.dispute(fact, care)
    let disputed = try await Self.ipc(care)
    #expect(disputed.outcome == before.outcome)
    #expect(disputed.reasons == before.reasons + [.entryDisputed])
    #expect(disputed.reliedOn.first { $0.fact == fact }?.dispute == .open)
    try await Self.answer(id, .stands, care.manager("AnswerDispute"), care)
    let answered = try await Self.ipc(care)
    #expect(answered.reasons == before.reasons)
    #expect(answered.reliedOn.first { $0.fact == fact }?.dispute == .stands)
  }

  /// What is found for infection prevention in the role of a care worker.
  private static func ipc(_ care: CareHome) async throws -> Finding {
    let report = try await VerifyPassport.run(
      VerifyPassport.Request(
        worker: .worker(care.worker), asker: nil, role: RoleCode("CARE-WORKER", field: "role"),
        question: PassportQuestion(purpose: .success(.staffManagement))),
      care.manager("VerifyPassport"), in: care.service)
    return try #require(
      report.readiness.findings.first { finding in
        finding.reliedOn.contains { $0.code == "CSTF-IPC-2" }
      })
  }

  @Test("an earlier reading does not know of a later dispute")
  func twoClocks() async throws {
    let care = try await CareHome.open()
    let fact = try await care.achieve(anAchievement(gainedAt: care.home))
    let (call, now) = (try care.manager("GetPassport"), care.service.now())
    let known = try await care.service.records.read { try $0.latestSequence() }
    _ = try await Self.dispute(fact, care)
    let passport = try await care.service.records.read { records in
      let facts = try records.facts(
        call, about: care.worker, purpose: .staffManagement, at: now)
      let sight = try records.permit(.readPassport, call, about: facts).sight
      return try sight.flatMap { try records.passport($0, knownAt: known) }
    }
    #expect(passport?.disputes == [])
  }

  @Test("corrected is only what was taken back or replaced")
  func corrected() async throws {
    let care = try await CareHome.open()
    let fact = try await care.achieve(anAchievement(gainedAt: care.home))
    let id = try await Self.dispute(fact, care)
    let early = await refusal {
      try await Self.answer(id, .corrected, care.manager("AnswerDispute"), care)
    }
    #expect(early?.reason == .stateForbids && early?.field == "outcome")
    _ = try await RevokeFact.run(
      RevokeFact.Request(
        header: care.test.header(), worker: care.worker, fact: fact, effectiveFrom: nil,
        cause: .recordedInError),
      care.manager("RevokeFact"), in: care.service)
    try await Self.answer(id, .corrected, care.manager("AnswerDispute"), care)
    #expect(try await care.passport()?.disputes.first?.state == .corrected)
    let again = await refusal {
      try await Self.answer(id, .stands, care.manager("AnswerDispute"), care)
    }
    #expect(again?.reason == .stateForbids && again?.field == "dispute_id")
  }

  @Test("another body, an invented dispute and somebody else's entry look alike; one at a time")
  func refusals() async throws {
    let care = try await CareHome.open()
    let fact = try await care.achieve(anAchievement(gainedAt: care.home))
    let header = care.test.header("one")
    let id = try await Self.dispute(fact, care, header: header)
    #expect(try await Self.dispute(fact, care, header: header) == id)
    let second = await refusal { try await Self.dispute(fact, care) }
    #expect(second?.reason == .recordExists && second?.field == "fact_id")
    let stranger = await refusal {
      try await Self.answer(id, .stands, care.stranger("AnswerDispute"), care)
    }
    let invented = await refusal {
      try await Self.answer(testID(999), .stands, care.manager("AnswerDispute"), care)
    }
    #expect(stranger == invented && stranger?.reason == .recordNotFound)
    #expect(stranger?.field == "dispute_id")
    let unknown = await refusal { try await Self.dispute(testID(998), care) }
    #expect(unknown?.reason == .recordNotFound && unknown?.field == "fact_id")
    let manager = await refusal {
      try await DisputeEntry.run(
        DisputeEntry.Request(
          header: care.test.header(), fact: fact, ground: .notMine, statement: nil),
        care.manager("DisputeEntry"), in: care.service)
    }
    #expect(manager?.reason == .roleNotAllowed)
  }

  @Test("the holder lists their own, a body those about what it recorded, page by page")
  func lists() async throws {
    let care = try await CareHome.open()
    var ids: [RecordID] = []
    for number in UInt64(0)..<3 {
      let fact = try await care.achieve(
        anAchievement(gainedAt: care.home), number: 300 + number,
        by: number == 2 ? care.trust : care.home)
      ids.append(try await Self.dispute(fact, care))
    }
    func list(_ call: Call, open: Bool = false) async throws -> [RecordID] {
      var (found, token): ([RecordID], String) = ([], "")
      repeat {
        let page = try await ListDisputes.run(
          ListDisputes.Request(isOpen: open, page: PageRequest(size: 1, token: token)), call,
          in: care.service)
        #expect(page.entries.allSatisfy { $0.worker == care.worker })
        found += page.entries.map(\.dispute.id)
        token = page.nextToken
      } while !token.isEmpty
      return found
    }
    let holder = try care.test.holder("ListDisputes", care.worker)
    #expect(try await list(holder) == ids.sorted())
    #expect(try await list(care.manager("ListDisputes")) == Array(ids[..<2]).sorted())
    #expect(try await list(care.stranger("ListDisputes")) == [ids[2]])
    try await Self.answer(ids[0], .stands, care.manager("AnswerDispute"), care)
    #expect(try await list(care.manager("ListDisputes"), open: true) == [ids[1]])
    #expect(try await list(holder, open: true) == Array(ids[1...]).sorted())
  }
}
