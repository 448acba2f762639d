import Access
import Operations
import Passports
import Roles
import TestSupport
import Testing
import Vocabulary

@Suite("TransferWorker, GetTransfer, DecideTransferItem")
struct TransferWorkerTests {
  @Test("U02: a break in service turns the contractual list to a person, and shows the break")
  func brokenService() async throws {
    let homes = try await TwoHomes.ready()
    let gap = try DatePeriod(
      from: CivilDate("2018-03-01", field: ""), to: CivilDate("2018-05-01", field: ""), field: "")
    try await homes.serve(homes.service(breaks: [gap]))
    try await homes.grant(to: homes.council)
    let transfer = try await homes.open(at: homes.council)
    let entry = try #require(transfer.entry("CONTINUITY"))
    #expect(entry.state == .needsPerson)
    #expect(entry.explanation.contains("2018-03-01 to 2018-04-30"))
    #expect(entry.explanation.contains("Head of HR at Brentside Council must decide"))
  }

  @Test("U02: each kind of recognition has yes or no, a ground and a decider; the start is intact")
  func recognisedService() async throws {
    let homes = try await TwoHomes.ready()
    try await homes.serve(homes.service(breaks: []))
    try await homes.grant(to: homes.council)
    let transfer = try await homes.open(at: homes.council)
    #expect(transfer.entry("CONTINUITY")?.state == .pass)
    #expect(transfer.entry("CONTINUITY")?.explanation.contains("2012-05-01") == true)
    let leave = try #require(transfer.entry("CONTINUITY/ANNUAL_LEAVE"))
    #expect(leave.explanation.contains("Recognised from 2012-05-01"))
    #expect(leave.explanation.contains("decided by Head of HR"))
    let redundancy = try #require(transfer.entry("CONTINUITY/REDUNDANCY"))
    #expect(redundancy.explanation.contains("Not recognised"))
    #expect(redundancy.state == .pass)
    #expect(transfer.entry("CONTINUITY/NOTICE")?.state == .needsPerson)
  }

  @Test("U01: the move is recorded as judged for the first day, and a replay gives the same")
  func replay() async throws {
    let homes = try await TwoHomes.ready()
    try await homes.grant()
    let header = homes.test.header("move")
    let first = try await homes.transfer(header)
    homes.test.clock.advance(milliseconds: 60_000)
    let again = try await homes.transfer(header)
    #expect(again.receipt.wasReplayed)
    #expect(again.transfer?.transfer == first.transfer?.transfer)
    let transfer = try #require(first.transfer?.transfer)
    #expect(transfer.basis.at == LondonTime.start(of: day(14)))
    #expect(transfer.items.allSatisfy { $0.owner != .nobody })
    #expect(try await homes.looks().count { $0.method == "TransferWorker" } == 1)
  }

  @Test("a move that is only checked leaves no record")
  func validateOnly() async throws {
    let homes = try await TwoHomes.ready()
    try await homes.grant()
    let report = try await homes.transfer(homes.test.header("move", validateOnly: true))
    #expect(report.receipt.wasValidatedOnly)
    #expect(report.transfer == nil)
    let id = try TransferID(report.receipt.id, field: "")
    #expect(try await homes.service.records.read { try $0.transfer(id) } == nil)
  }

  @Test(
    "a decision names the version it was made on; an old one, a pass and an unknown entry don't do")
  func decide() async throws {
    let homes = try await TwoHomes.open()
    try await homes.grant()
    let opened = try #require(try await homes.transfer(homes.test.header("move")).transfer)
    let id = opened.transfer.id
    let old = await refusal { try await homes.decide(id, Etag(sent: "v1"), code: "CARE-CERT") }
    #expect(old?.code == .aborted)
    #expect(old?.reason == .etagMismatch)
    let unknown = await refusal { try await homes.decide(id, opened.etag, code: "WIZARDRY") }
    #expect(unknown?.reason == .recordNotFound)
    #expect(unknown?.field == "code")
    let passed = await refusal { try await homes.decide(id, opened.etag, code: "ACCESS") }
    #expect(passed?.reason == .stateForbids)
    let receipt = try await homes.decide(id, opened.etag, code: "CARE-CERT")
    let read = try await homes.get(id)
    #expect(read.etag == receipt.etag)
    #expect(read.transfer.entry("CARE-CERT")?.ruling?.decidedBy == "Registered manager")
    let stale = await refusal { try await homes.decide(id, opened.etag, code: "CARE-CERT") }
    #expect(stale?.reason == .etagMismatch)
  }

  @Test("a move is seen by its worker and by where they go; to others it is as if it were not")
  func whoSees() async throws {
    let homes = try await TwoHomes.ready()
    try await homes.grant()
    let id = try #require(try await homes.transfer(homes.test.header("move")).transfer).transfer.id
    let missing = await refusal { try await homes.get(testID(999)) }
    let stranger = await refusal { try await homes.get(id, of: homes.council) }
    #expect(missing == stranger)
    #expect(missing == .absent("transfer", field: "transfer_id"))
    let own = try await GetTransfer.run(
      id, homes.test.holder("GetTransfer", homes.rosa), in: homes.service)
    #expect(own.transfer.id == id)
    let planner = await refusal {
      try await GetTransfer.run(
        id, homes.test.call("GetTransfer", .planner, of: homes.homeB), in: homes.service)
    }
    #expect(planner?.reason == .roleNotAllowed)
  }
}

extension TwoHomes {
  /// Service with home A since 1 May 2012; the council counts it for leave, not for redundancy.
  fileprivate func service(breaks: [DatePeriod]) throws -> ContinuityPeriod {
    func word(_ benefit: ContinuityPeriod.Benefit, _ yes: Bool) throws
      -> ContinuityPeriod.Recognition
    {
      try ContinuityPeriod.Recognition(
        organisation: council, benefit: benefit, isRecognised: yes, ground: .localPolicy,
        decidedBy: "Head of HR")
    }
    return try ContinuityPeriod(
      employer: homeA,
      period: DatePeriod(from: CivilDate("2012-05-01", field: ""), to: nil, field: ""),
      breaks: breaks, recognitions: [word(.annualLeave, true), word(.redundancy, false)])
  }

  fileprivate func transfer(
    _ header: ChangeHeader, to organisation: OrganisationID? = nil
  ) async throws -> TransferWorker.Report {
    try await TransferWorker.run(
      TransferWorker.Request(
        header: header, worker: .worker(rosa), role: RoleCode(listed: "CARE-WORKER"),
        startsOn: day(14), from: homeA),
      test.call("TransferWorker", .verifier, of: organisation ?? homeB), in: service)
  }

  fileprivate func open(at organisation: OrganisationID) async throws -> Transfer {
    let report = try await transfer(test.header("open"), to: organisation)
    guard let transfer = report.transfer else { throw ServiceError.absent("transfer") }
    return transfer.transfer
  }

  fileprivate func get(
    _ id: TransferID, of organisation: OrganisationID? = nil
  ) async throws -> VersionedTransfer {
    try await GetTransfer.run(
      id, test.call("GetTransfer", .verifier, of: organisation ?? homeB), in: service)
  }

  fileprivate func decide(
    _ id: TransferID, _ etag: Etag, code: String
  ) async throws -> Receipt {
    try await DecideTransferItem.run(
      DecideTransferItem.Request(
        header: test.header(code), transfer: id, etag: etag, list: .practical, code: code,
        isCleared: true, decidedBy: "Registered manager"),
      test.call("DecideTransferItem", .manager, of: homeB), in: service)
  }
}

extension Transfer {
  fileprivate func entry(_ code: String) -> TransferItem? {
    items.first { $0.code == code }
  }
}
