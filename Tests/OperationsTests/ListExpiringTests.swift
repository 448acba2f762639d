import Access
import Operations
import Passports
import TestSupport
import Testing
import Vocabulary

@Suite("ListExpiring")
struct ListExpiringTests {
  @Test("an unknown role and a verifier are refused")
  func refused() async throws {
    let homes = try await TwoHomes.ready()
    let role = await refusal { try await homes.expiring(role: "WIZARD") }
    #expect(role?.field == "default_role_code")
    let verifier = await refusal { try await homes.expiring(as: .verifier) }
    #expect(verifier?.reason == .roleNotAllowed)
  }

  @Test("what ends within four weeks is listed, what ends later is not, what has ended comes first")
  func soon() async throws {
    let homes = try await TwoHomes.open()
    try await homes.engage(at: homes.homeB)
    try await homes.achieve("CSTF-RESUS-2A", on: day(-400), number: 401)
    try await homes.achieve("CSTF-IPC-2", on: day(-350), number: 402)
    try await homes.achieve("CSTF-MH-2", on: day(-30), number: 403)
    let items = try await homes.expiring().entries
    #expect(items.map(\.finding.requirement.code.text) == ["BLS-ADULT", "IPC-L2"])
    #expect(items.map(\.finding.outcome) == [.expired, .met])
    let later = try await homes.expiring(before: moment(10)).entries
    #expect(later.map(\.finding.requirement.code.text) == ["BLS-ADULT"])
  }

  @Test("each passport opened for the list is a look its worker sees; a holder lists their own")
  func logged() async throws {
    let homes = try await TwoHomes.ready()
    try await homes.engage(at: homes.homeB)
    _ = try await homes.expiring()
    let look = try #require(try await homes.looks().first)
    #expect(look.method == "ListExpiring")
    #expect(look.purpose == .staffManagement)
    let own = try await ListExpiring.run(
      ListExpiring.Request(before: moment(1_000), defaultRole: nil, page: homes.page("")),
      homes.test.holder("ListExpiring", homes.rosa), in: homes.service)
    #expect(own.entries.allSatisfy { $0.worker == homes.rosa })
    #expect(!own.entries.isEmpty)
  }

  @Test("pages count workers, so a page may be empty and still have a next")
  func pages() async throws {
    let homes = try await TwoHomes.open()
    try await homes.engage(at: homes.homeB)
    try await homes.hire(3)
    var token = ""
    var pages = 0
    repeat {
      token = try await homes.expiring(size: 2, token).nextToken
      pages += 1
    } while !token.isEmpty
    #expect(pages == 2)
  }
}

extension TwoHomes {
  fileprivate func page(_ token: String, size: Int32 = 0) throws -> PageRequest {
    try PageRequest(size: size, token: token)
  }

  fileprivate func expiring(
    role: String? = nil, before: Instant? = nil, as duty: Duty = .manager, size: Int32 = 0,
    _ token: String = ""
  ) async throws -> Page<ListExpiring.Item> {
    try await ListExpiring.run(
      ListExpiring.Request(
        before: before, defaultRole: role.map { RoleCode(listed: $0) },
        page: page(token, size: size)),
      test.call("ListExpiring", duty, of: homeB), in: service)
  }
}
