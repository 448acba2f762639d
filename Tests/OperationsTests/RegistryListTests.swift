import Access
import Operations
import Organisations
import ReferenceData
import TestSupport
import Testing
import Vocabulary

@Suite("Lists of the registry")
struct RegistryListTests {
  @Test("a token of another list, filter or caller is refused")
  func tokens() async throws {
    let registry = try await Registry.open()
    let steward = try registry.steward("ListOrganisations")
    let first = try await ListOrganisations.run(
      .init(filter: OrganisationFilter(), page: PageRequest(size: 1, token: "")), steward,
      in: registry.service)
    let next = try PageRequest(size: 1, token: first.nextToken)
    let narrower = await refusal {
      try await ListOrganisations.run(
        .init(filter: OrganisationFilter(sector: .health), page: next), steward,
        in: registry.service)
    }
    #expect(narrower?.reason == .pageTokenInvalid)
    let other = try registry.test.call(
      "ListOrganisations", .steward, of: registry.board, subject: "another")
    let stolen = await refusal {
      try await ListOrganisations.run(
        .init(filter: OrganisationFilter(), page: next), other, in: registry.service)
    }
    #expect(stolen?.reason == .pageTokenInvalid)
    let places = await refusal {
      try await ListPlaces.run(
        .init(parent: nil, page: next), registry.steward("ListPlaces"), in: registry.service)
    }
    #expect(places?.reason == .pageTokenInvalid)
  }

  @Test("pages of bodies hold each body once, in order, whatever their size")
  func bodies() async throws {
    let registry = try await Registry.open()
    for number in 0..<5 { _ = try await registry.record(aDraft("House \(number)")) }
    let call = try registry.steward("ListOrganisations")
    for size in [Int32(1), 2, 3, 9, 10] {
      let found = try await all { token in
        try await ListOrganisations.run(
          .init(filter: OrganisationFilter(), page: PageRequest(size: size, token: token)), call,
          in: registry.service)
      }.map(\.organisation.id)
      #expect(found.count == 9)
      #expect(found == Set(found).sorted())
    }
    let homes = try await ListOrganisations.run(
      .init(
        filter: OrganisationFilter(sector: .socialCare, kind: .careProvider),
        page: PageRequest(size: 0, token: "")), call, in: registry.service)
    #expect(homes.entries.count == 6)
    #expect(homes.nextToken.isEmpty)
  }

  @Test("pages of areas hold each area once")
  func areas() async throws {
    let registry = try await Registry.open()
    for number in 0..<4 {
      _ = try await registry.record(
        PlaceDraft(name: "Place \(number)", kind: .place, parent: registry.system))
    }
    let found = try await all { token in
      try await ListPlaces.run(
        .init(parent: registry.system, page: PageRequest(size: 2, token: token)),
        registry.steward("ListPlaces"), in: registry.service)
    }
    #expect(Set(found.map(\.place.id)).count == 5)
    #expect(found.allSatisfy { $0.place.parent == registry.system })
  }

  @Test("every list of codes is named, and each of its codes says where it comes from")
  func codes() async throws {
    let registry = try await Registry.open()
    let call = try registry.steward("ListCodes")
    let names = try await all { token in
      try await ListCodes.run(
        .init(list: nil, page: PageRequest(size: 5, token: token)), call, in: registry.service)
    }.map(\.code)
    #expect(names == CodeTable.allCases.map(\.rawValue))
    for list in CodeTable.allCases {
      let codes = try await all { token in
        try await ListCodes.run(
          .init(list: list, page: PageRequest(size: 7, token: token)), call, in: registry.service)
      }
      #expect(!codes.isEmpty, "\(list)")
      #expect(codes.allSatisfy { $0.provenance != nil && !$0.title.isEmpty }, "\(list)")
      #expect(Set(codes.map(\.code)).count == codes.count, "\(list)")
    }
  }

  @Test("an interval is listed with its unit, and one that nobody set is empty")
  func values() async throws {
    let registry = try await Registry.open()
    let cstf = try await ListCodes.run(
      .init(list: .cstf, page: PageRequest(size: 1_000, token: "")),
      registry.steward("ListCodes"), in: registry.service
    ).entries
    #expect(cstf.first { $0.code == "CSTF-IPC-2" }?.value == "12 months")
    #expect(cstf.first { $0.code == "CSTF-MH-1" }?.value == "")
  }

  @Test("role profiles, equivalences and sources page to their whole tables")
  func tables() async throws {
    let registry = try await Registry.open()
    let service = registry.service
    let roles = try await all { token in
      try await ListRoleProfiles.run(
        PageRequest(size: 10, token: token), registry.steward("ListRoleProfiles"), in: service)
    }
    #expect(roles == RoleProfiles.all)
    let equivalences = try await all { token in
      try await ListEquivalences.run(
        PageRequest(size: 10, token: token), registry.steward("ListEquivalences"), in: service)
    }
    #expect(equivalences == Equivalences.all)
    let sources = try await all { token in
      try await ListSources.run(
        PageRequest(size: 100, token: token), registry.steward("ListSources"), in: service)
    }
    #expect(sources == Sources.all)
    let one = try await GetRoleProfile.run(
      RoleCode(listed: "CARE-WORKER"), registry.steward("GetRoleProfile"), in: service)
    #expect(!one.requirements.isEmpty)
  }

  private func all<Entry>(
    _ read: (_ token: String) async throws -> Page<Entry>
  ) async throws -> [Entry] {
    var (found, token): ([Entry], String) = ([], "")
    repeat {
      let page = try await read(token)
      found += page.entries
      token = page.nextToken
    } while !token.isEmpty
    return found
  }
}
