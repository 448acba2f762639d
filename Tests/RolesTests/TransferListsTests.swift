import Access
import Organisations
import Passports
import Roles
import Testing
import Vocabulary

@Suite("U01: a care worker changes care home")
struct CareHomeMoveTests {
  /// Rosa: the Care Certificate of 2015 in its parts, her training, and home B's checks.
  static func rosa() throws -> MoveBuilder {
    var move = MoveBuilder()
    for part in 1...15 {
      try move.achieve(
        "CARE-CERT-2015/\(part)", on: "2025-02-01", at: .homeA, kind: .careCertificate)
    }
    for code in ["CSTF-IPC-2", "CSTF-RESUS-2A", "CSTF-MH-2", "CSTF-SA-2"] {
      try move.achieve(code, at: .homeA)
    }
    for kind in EmploymentCheck.Kind.allCases where kind != .criminalRecord {
      try move.check(kind, by: .homeB)
    }
    try move.check(
      .criminalRecord, by: .homeA,
      dbs: try DBSCheck(
        level: .enhancedWithBarredLists, workforce: .adult, certificateNumber: "000123456789",
        issuedOn: date("2025-01-15"), onUpdateService: true,
        lastStatus: DBSCheck.UpdateLookUp(status: .noNewInformation, on: try date("2026-05-20"))))
    try move.engage(at: .homeA, from: "2025-01-20", to: "2026-06-01")
    return move
  }

  @Test("U01, R-04: with all in order every entry of the three lists passes and has an owner")
  func allPass() throws {
    let items = try Self.rosa().lists(to: .homeB, as: "CARE-WORKER")
    for item in items { #expect(item.state == .pass, "\(item.code): \(item.explanation)") }
    #expect(Set(items.map(\.list)) == Set(TransferItem.List.allCases))
    #expect(!items.contains { $0.owner == .nobody })
    #expect(!items.contains { $0.cause != nil })
    #expect(items.map(\.list.order) == items.map(\.list.order).sorted())
  }

  @Test("U01: a version home B does not recognise leaves standard 16 to do, never the whole")
  func onlyTheDifference() throws {
    let move = try Self.rosa()
    let items = try move.lists(to: .homeB, as: "CARE-WORKER", careCertificates: [2025])
    let blocked = items.filter { $0.state == .blocked }
    #expect(blocked.map(\.code) == ["CARE-CERT"])
    #expect(blocked[0].explanation.contains("CARE-CERT-2025/16"))
    #expect(!blocked[0].explanation.contains("CARE-CERT-2025/15"))
  }

  @Test("R-10: what blocks a move is counted by cause")
  func causes() throws {
    var move = try Self.rosa()
    for fact in move.facts.achievements where fact.fact.standard.text == "CSTF-IPC-2" {
      try move.revoke(fact.origin.id)
    }
    move.facts.checks.removeAll { $0.fact.kind == .rightToWork }
    let items = try move.lists(to: .homeB, as: "CARE-WORKER")
    let blocked = items.filter { $0.state == .blocked }
    #expect(Set(blocked.compactMap(\.cause)) == [.competenceRevoked, .checkNone])
    #expect(blocked.map(\.list) == [.practical, .legal])
  }

  @Test("work elsewhere that still runs on the first day needs a person")
  func notice() throws {
    var move = try Self.rosa()
    try move.engage(at: .trust, from: "2026-01-01", to: nil)
    let items = try move.lists(to: .homeB, as: "CARE-WORKER").filter { $0.code == "NOTICE" }
    #expect(items.map(\.state) == [.needsPerson])
    #expect(items[0].owner == .currentEmployer)
    #expect(items[0].cause == .noticeRunning)
  }

  @Test("a local sign-off is for the new employer to accept, on the contractual list")
  func localSignOff() throws {
    var move = try Self.rosa()
    move.facts.achievements.removeAll { $0.fact.standard.text == "CSTF-MH-2" }
    try move.achieve("CSTF-MH-2", at: .homeA, portability: .localSignOff)
    let items = try move.lists(to: .homeB, as: "CARE-WORKER").filter { $0.code == "MH-L2" }
    #expect(items.map(\.list) == [.contractual])
    #expect(items.map(\.state) == [.needsPerson])
    #expect(items.map(\.owner) == [.newEmployer])
  }

  @Test("what the worker has not shared needs the worker, and says nothing of what there is")
  func notShared() throws {
    var move = try Self.rosa()
    move.inSight = [.employmentChecks]
    let items = try move.lists(to: .homeB, as: "CARE-WORKER")
    let open = items.filter { $0.state == .needsPerson }
    #expect(open.allSatisfy { $0.owner == .worker && $0.cause == .notShared })
    #expect(open.map(\.code).contains("ACCESS"))
    #expect(open.map(\.code).contains("NOTICE"))
    #expect(!items.contains { $0.state == .blocked })
  }
}

@Suite("U02: a public health adviser joins the council")
struct CouncilMoveTests {
  private func recognition(
    _ benefit: ContinuityPeriod.Benefit, _ isRecognised: Bool
  ) throws -> ContinuityPeriod.Recognition {
    try ContinuityPeriod.Recognition(
      organisation: Organisation.council.id, benefit: benefit, isRecognised: isRecognised,
      ground: isRecognised ? .localPolicy : .none, decidedBy: "Head of HR")
  }

  private func imran(breaks: [(String, String)] = []) throws -> [TransferItem] {
    var move = MoveBuilder()
    try move.serve(
      at: .trust, from: "2012-05-01", to: "2026-06-01", breaks: breaks,
      recognitions: [
        try recognition(.annualLeave, true), try recognition(.sickPay, true),
        try recognition(.redundancy, false), try recognition(.parentalLeave, true),
      ])
    return try move.lists(to: .council, as: "CARE-COORDINATOR")
      .filter { $0.code.hasPrefix("CONTINUITY") }
  }

  @Test("U02: a break of two months in 2018 is shown and a person must decide")
  func brokenService() throws {
    let service = try imran(breaks: [("2018-03-01", "2018-05-01")])[0]
    #expect(service.state == .needsPerson)
    #expect(service.cause == .serviceBroken)
    #expect(service.owner == .newEmployer)
    #expect(service.explanation.contains("2018-03-01 to 2018-04-30"))
    #expect(service.explanation.contains("Head of HR at The Council must decide"))
    #expect(service.explanation.contains("since 2012-05-01"))
  }

  @Test("U02, R-09: the start stays, and each kind has yes or no, a reason and a decider")
  func decided() throws {
    let items = try imran()
    #expect(items[0].state == .pass)
    #expect(items[0].explanation == "Service since 2012-05-01 with no break.")
    let leave = try #require(items.first { $0.code == "CONTINUITY/ANNUAL_LEAVE" })
    #expect(leave.state == .pass)
    #expect(
      leave.explanation
        == "Recognised from 2012-05-01, ground: local policy, decided by Head of HR.")
    let redundancy = try #require(items.first { $0.code == "CONTINUITY/REDUNDANCY" })
    #expect(redundancy.state == .pass)
    #expect(redundancy.explanation.hasPrefix("Not recognised from 2012-05-01"))
  }

  @Test("U02: what the council has not decided needs a person")
  func undecided() throws {
    let notice = try #require(try imran().first { $0.code == "CONTINUITY/NOTICE" })
    #expect(notice.state == .needsPerson)
    #expect(notice.cause == .recognitionUndecided)
  }

  @Test(
    "days between two employers are a break, and service with one employer after another is not")
  func gaps() throws {
    for (secondStart, state) in [
      ("2020-01-01", TransferItem.State.pass), ("2020-01-10", .needsPerson),
    ] {
      var move = MoveBuilder()
      try move.serve(at: .homeA, from: "2015-01-01", to: "2020-01-01")
      try move.serve(at: .trust, from: secondStart, to: nil)
      let items = try move.lists(to: .council, as: "CARE-COORDINATOR")
      #expect(items.first { $0.code == "CONTINUITY" }?.state == state)
    }
  }
}

extension TransferItem.List {
  fileprivate var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
