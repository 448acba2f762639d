import Access
import Operations
import Passports
import Roles
import TestSupport
import Testing
import Vocabulary

@Suite("VerifyPassport")
struct VerifyPassportTests {
  @Test("U01: a certificate of a standard that does not count lists only the parts that differ")
  func standardNotRecognised() async throws {
    let homes = try await TwoHomes.ready()
    try await homes.narrowCareCertificates(to: ["CARE-CERT-2025"])
    try await homes.grant()
    let report = try await homes.verify()
    let finding = try #require(report.readiness.finding("CARE-CERT"))
    #expect(finding.outcome == .partial)
    #expect(finding.missingParts.map(\.text) == ["CARE-CERT-2025/16"])
    #expect(report.readiness.itemsToRepeat.map(\.text) == ["CARE-CERT-2025/16"])
  }

  @Test("U01: a care worker who changes home repeats nothing and may start that day")
  func changesHome() async throws {
    let homes = try await TwoHomes.ready()
    let grant = try await homes.grant()
    let report = try await homes.verify(by: .code(grant.code))
    #expect(report.readiness.verdict == .ready)
    #expect(report.readiness.itemsToRepeat.isEmpty)
    #expect(report.transferItems.filter { $0.state != .pass }.map(\.code) == [])
    #expect(Set(report.transferItems.map(\.list)) == Set(TransferItem.List.allCases))
    #expect(report.transferItems.allSatisfy { $0.owner != .nobody })
  }

  @Test("R-01: a valid Care Certificate is never repeated")
  func careCertificateIsNotRepeated() async throws {
    let homes = try await TwoHomes.open()
    try await homes.achieve("CARE-CERT-2025", kind: .careCertificate, number: 401)
    try await homes.grant([.training])
    let finding = try await homes.verify().readiness.finding("CARE-CERT")
    #expect(finding?.outcome == .met)
    #expect(finding?.missingParts.isEmpty == true)
  }

  @Test("R-02: one call reaches what was granted, with no feed before it")
  func oneCall() async throws {
    let homes = try await TwoHomes.ready()
    try await homes.grant([.training])
    let report = try await homes.verify()
    #expect(report.worker == homes.rosa)
    #expect(
      report.readiness.findings.flatMap(\.reliedOn).allSatisfy { $0.organisation == homes.homeA })
    #expect(report.organisations[homes.homeA]?.name == "Larch House")
  }

  @Test("R-03: after a withdrawal the next call is refused as if there were no worker")
  func withdrawalBites() async throws {
    let homes = try await TwoHomes.ready()
    let coded = try await homes.grant()
    _ = try await homes.verify()
    _ = try await WithdrawDisclosure.run(
      WithdrawDisclosure.Request(header: homes.test.header("withdraw"), grant: coded.grant.id),
      homes.test.holder("WithdrawDisclosure", homes.rosa), in: homes.service)
    let byID = await refusal { try await homes.verify() }
    let byCode = await refusal { try await homes.verify(by: .code(coded.code)) }
    #expect(byID == .absent("worker"))
    #expect(byCode == .absent("worker"))
  }

  @Test("R-04: each entry of the three lists passes, is blocked or needs a person, with an owner")
  func threeLists() async throws {
    let homes = try await TwoHomes.open()
    try await homes.grant()
    let items = try await homes.verify().transferItems
    #expect(items.map(\.list).isSortedByCase)
    #expect(items.contains { $0.state == .blocked && $0.list == .practical })
    #expect(items.contains { $0.state == .blocked && $0.list == .legal })
    #expect(items.allSatisfy { $0.owner != .nobody })
  }

  @Test("R-10: whatever does not pass has a cause that can be counted")
  func causes() async throws {
    let homes = try await TwoHomes.open()
    try await homes.grant([.training])
    let items = try await homes.verify().transferItems
    #expect(items.filter { $0.state != .pass }.allSatisfy { $0.cause != nil })
  }

  @Test("R-14: what a home recorded counts after it has merged into another")
  func succession() async throws {
    let homes = try await TwoHomes.ready()
    try await homes.grant()
    try await homes.merge(homes.homeA, into: homes.trust)
    let report = try await homes.verify()
    #expect(report.readiness.verdict == .ready)
    let relied = try #require(report.readiness.finding("CARE-CERT")?.reliedOn.first)
    #expect(relied.organisation == homes.homeA)
    #expect(relied.answeredBy == homes.trust)
  }

  @Test("R-15: a second employer asks for no valid item again")
  func secondEmployer() async throws {
    let homes = try await TwoHomes.ready()
    try await homes.grant()
    try await homes.grant(to: homes.council)
    #expect(try await homes.verify().readiness.itemsToRepeat.isEmpty)
    #expect(try await homes.verify(of: homes.council).readiness.itemsToRepeat.isEmpty)
  }

  @Test("R-16: a passport with one item verifies, with its coverage")
  func onePiece() async throws {
    let homes = try await TwoHomes.open()
    try await homes.achieve("CSTF-IPC-2", number: 401)
    try await homes.grant([.training])
    let report = try await homes.verify().readiness
    #expect(report.verdict == .notReady)
    #expect(report.coverage.met == 1)
    #expect(report.coverage.total > 1)
  }

  @Test("what is not shared can't be told, and reads alike whether it is there or not")
  func notShared() async throws {
    let (full, empty) = (try await TwoHomes.ready(), try await TwoHomes.open())
    for homes in [full, empty] { try await homes.grant([.employment]) }
    let (one, other) = (try await full.verify().readiness, try await empty.verify().readiness)
    #expect(one.findings == other.findings && one.coverage == other.coverage)
    #expect(one.itemsToRepeat == other.itemsToRepeat && one.verdict == other.verdict)
    #expect(one.verdict == .cannotTell)
    #expect(one.findings.allSatisfy { $0.outcome == .unknown && $0.reasons == [.notShared] })
  }

  @Test("R-11: a look without a published purpose is refused by name and logged")
  func noPurpose() async throws {
    let homes = try await TwoHomes.ready()
    try await homes.grant()
    let fault = ServiceError(.invalidArgument, .enumUnspecified, field: "purpose", "must be chosen")
    let error = await refusal {
      try await homes.verify(asking: PassportQuestion(purpose: .failure(fault)))
    }
    #expect(error == fault)
    let look = try #require(try await homes.looks().first)
    #expect(!look.wasAllowed)
    #expect(look.purpose == nil)
    #expect(look.rule == Denial.purpose)
    #expect(look.groups.isEmpty)
  }

  @Test("a share code of another organisation, an ended one and an unknown one look alike")
  func codesLookAlike() async throws {
    let homes = try await TwoHomes.ready()
    let theirs = try await homes.grant(to: homes.council)
    let ended = try await homes.grant(endsAt: moment(1))
    homes.test.clock.set(moment(1))
    let unknown = ShareCode(bits: 7)
    for code in [theirs.code, ended.code, unknown] {
      let error = await refusal { try await homes.verify(by: .code(code)) }
      #expect(error == .absent("worker"))
    }
    let denials = try await homes.looks().filter { !$0.wasAllowed }
    #expect(denials.map(\.rule) == [Denial.noRelation, Denial.noRelation])
  }

  @Test("the answer waits for its look, which names purpose, groups, rule and grant")
  func lookIsLogged() async throws {
    let homes = try await TwoHomes.ready()
    let coded = try await homes.grant([.training, .employmentChecks])
    let report = try await homes.verify()
    let look = try #require(try await homes.looks().first)
    #expect(look.id == report.access)
    #expect(look.organisation == homes.homeB)
    #expect(look.purpose == .transfer)
    #expect(look.groups == [.training, .employmentChecks])
    #expect(look.rule.text == "VERIFY/VERIFIER/GRANTED")
    #expect(look.grant == coded.grant.id)
  }

  @Test("a question for another asker, an unknown role, or the future is refused by its field")
  func badQuestions() async throws {
    let homes = try await TwoHomes.ready()
    try await homes.grant()
    let other = await refusal {
      try await VerifyPassport.run(
        VerifyPassport.Request(
          worker: .worker(homes.rosa), asker: homes.homeA, role: RoleCode(listed: "CARE-WORKER"),
          question: .transfer),
        homes.test.call("VerifyPassport", .verifier, of: homes.homeB), in: homes.service)
    }
    #expect(other?.reason == .fieldsContradict)
    #expect(other?.field == "asking_organisation_id")
    let role = await refusal { try await homes.verify("WIZARD") }
    #expect(role?.reason == .codeUnknown)
    #expect(role?.field == "role_code")
    let future = await refusal {
      try await homes.verify(
        asking: PassportQuestion(purpose: .success(.transfer), asKnownAt: moment(1)))
    }
    #expect(future?.field == "as_known_at")
    let ahead = await refusal {
      try await homes.verify(
        asking: PassportQuestion(purpose: .success(.transfer), minimum: CommitSequence(9_999)))
    }
    #expect(ahead?.code == .failedPrecondition)
    #expect(ahead?.reason == .dataStale)
  }

  @Test("a manager judges their own people, a stranger and an auditor nobody")
  func duties() async throws {
    let homes = try await TwoHomes.ready()
    try await homes.engage(at: homes.homeB)
    let question = PassportQuestion(purpose: .success(.staffManagement))
    let own = try await homes.verify(as: .manager, asking: question)
    #expect(own.readiness.verdict == .ready)
    let stranger = await refusal {
      try await homes.verify(as: .manager, of: homes.council, asking: question)
    }
    #expect(stranger == .absent("worker"))
    let planner = await refusal { try await homes.verify(as: .planner, asking: question) }
    #expect(planner?.code == .permissionDenied)
    #expect(planner?.reason == .roleNotAllowed)
  }
}

extension [TransferItem.List] {
  /// Whether they stand in the order practical, legal, contractual.
  fileprivate var isSortedByCase: Bool {
    let places = compactMap { TransferItem.List.allCases.firstIndex(of: $0) }
    return places == places.sorted()
  }
}
