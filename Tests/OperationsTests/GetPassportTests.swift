import Access
import Operations
import Passports
import TestSupport
import Testing
import Vocabulary

@Suite("GetPassport")
struct GetPassportTests {
  @Test("U03: a field that is not granted leaves no trace in what is seen")
  func fieldNotGranted() async throws {
    let (with, without) = (try await TwoHomes.ready(), try await TwoHomes.open())
    for homes in [with, without] {
      try await homes.grant([.qualifications], for: .preEmploymentCheck)
      let seen = try await homes.look()
      #expect(seen.items.entries.isEmpty)
      #expect(seen.identity == nil)
      #expect(seen.etag == nil)
    }
  }

  @Test("U03: a look for a reason outside the list is denied and logged")
  func reasonOutsideTheList() async throws {
    let homes = try await TwoHomes.ready()
    try await homes.grant([.qualifications], for: .preEmploymentCheck)
    let fault = ServiceError(.invalidArgument, .enumUnknown, field: "purpose", "must be a choice")
    let error = await refusal {
      try await homes.look(PassportQuestion(purpose: .failure(fault)))
    }
    #expect(error == fault)
    #expect(try await homes.looks().first?.wasAllowed == false)
  }

  @Test(
    "U03: the recruiter sees one group until 17 March 00:00, the lead less, and both are listed")
  func qualificationsForAFortnight() async throws {
    let homes = try await TwoHomes.ready()
    homes.test.clock.set(try Instant("2026-03-03T00:00:00Z", field: ""))
    let degree = try await homes.achieve(
      "L2-ASC-CERT", kind: .qualification, on: day(-200), number: 480)
    try await homes.grant([.qualifications], for: .preEmploymentCheck)
    #expect(try await homes.look().items.entries.map(\.origin.id) == [degree])
    let lead = await refusal { try await homes.look(of: homes.council) }
    #expect(lead == .absent("worker"))
    homes.test.clock.set(try Instant("2026-03-16T23:59:59Z", field: ""))
    #expect(try await homes.look().items.entries.count == 1)
    homes.test.clock.set(try Instant("2026-03-17T00:00:00Z", field: ""))
    let late = await refusal { try await homes.look() }
    #expect(late == .absent("worker"))
    let looks = try await homes.looks()
    #expect(looks.map(\.wasAllowed) == [false, true, false, true])
    #expect(looks.allSatisfy { $0.purpose == .preEmploymentCheck && !$0.rule.text.isEmpty })
  }

  @Test("R-13: every look, allowed or not, carries the rule that decided")
  func rules() async throws {
    let homes = try await TwoHomes.ready()
    try await homes.grant([.training], for: .preEmploymentCheck)
    _ = try await homes.look()
    _ = await refusal { try await homes.look(of: homes.trust) }
    #expect(
      try await homes.looks().map(\.rule.text)
        == ["DENY/NO-RELATION", "READ-PASSPORT/VERIFIER/GRANTED"])
  }

  @Test("R-90: the worker sees who looked, why and at what")
  func whoLooked() async throws {
    let homes = try await TwoHomes.ready()
    try await homes.grant([.training], for: .preEmploymentCheck)
    _ = try await homes.look()
    let look = try #require(try await homes.looks().first)
    #expect(look.organisation == homes.homeB)
    #expect(look.method == "GetPassport")
    #expect(look.groups == [.training])
  }

  @Test("the holder sees all, page by page, each item once, though more is recorded meanwhile")
  func holderPages() async throws {
    let homes = try await TwoHomes.ready()
    var seen: [FactID] = []
    var token = ""
    repeat {
      let report = try await homes.own(size: 4, token)
      #expect(report.identity?.givenName == "Rosa")
      #expect(report.items.entries.count <= 4)
      seen += report.items.entries.map(\.origin.id)
      token = report.items.nextToken
      try await homes.achieve("CSTF-FIRE", number: 900 + UInt64(seen.count))
    } while !token.isEmpty
    #expect(seen.count == Set(seen).count)
    #expect(seen.count == 5 + EmploymentCheck.Kind.allCases.count + 1)
  }

  @Test("a token of another caller's page is refused")
  func foreignToken() async throws {
    let homes = try await TwoHomes.ready()
    let token = try await homes.own(size: 1, "").items.nextToken
    try await homes.grant(for: .preEmploymentCheck)
    let error = await refusal { try await homes.look(token: token) }
    #expect(error?.reason == .pageTokenInvalid)
    #expect(error?.field == "page_token")
  }

  @Test("an item shows what happened to it and who vouches")
  func whatHappened() async throws {
    let homes = try await TwoHomes.open()
    let fact = try await homes.achieve("CSTF-IPC-2", number: 401)
    try await homes.happen(.revoked, to: fact)
    let items = try await homes.own(size: 0, "").items.entries
    let item = try #require(items.first { $0.origin.id == fact })
    #expect(item.events.map(\.kind) == [.revoked])
  }
}

extension TwoHomes {
  fileprivate func look(
    _ question: PassportQuestion = .preEmployment, of organisation: OrganisationID? = nil,
    token: String = ""
  ) async throws -> GetPassport.Report {
    try await GetPassport.run(
      GetPassport.Request(
        worker: .worker(rosa), question: question,
        page: PageRequest(size: 0, token: token, fallback: 200)),
      test.call("GetPassport", .verifier, of: organisation ?? homeB), in: service)
  }

  fileprivate func own(size: Int32, _ token: String) async throws -> GetPassport.Report {
    try await GetPassport.run(
      GetPassport.Request(
        worker: nil, question: PassportQuestion(purpose: .success(.ownRecord)),
        page: PageRequest(size: size, token: token, fallback: 200)),
      test.holder("GetPassport", rosa), in: service)
  }
}
