import Access
import Operations
import Organisations
import TestSupport
import Testing
import Vocabulary

@Suite("Areas and who sits in them")
struct AreaTests {
  @Test("R-65: a system without places has bodies all the same")
  func systemWithoutPlaces() async throws {
    let registry = try await Registry.open()
    let bare = try await registry.record(
      PlaceDraft(
        name: "Lincolnshire", kind: .system, parent: nil, code: "QJM",
        pieces: [
          try PlacePiece(
            kind: .subICBLocation, code: "E38000238", period: DatePeriod(from: day(-700)))
        ]))
    try await registry.seat(registry.home, in: bare)
    let shown = try await registry.show(bare)
    #expect(shown.record.place.pieces.count == 1)
    #expect(shown.organisationCount == 1)
    let inside = try await ListPlaces.run(
      .init(parent: bare, page: PageRequest(size: 0, token: "")), registry.steward("ListPlaces"),
      in: registry.service)
    #expect(inside.entries.isEmpty)
    #expect(inside.nextToken.isEmpty)
    let neighbourhood = try await registry.record(
      PlaceDraft(name: "Fens", kind: .neighbourhood, parent: bare))
    #expect(try await registry.show(neighbourhood).record.place.parent == bare)
  }

  @Test("R-74: a body that sits in three places of a system counts once")
  func threePlaces() async throws {
    let registry = try await Registry.open()
    let harrow = try await registry.record(
      PlaceDraft(name: "Harrow", kind: .place, parent: registry.system))
    let ealing = try await registry.record(
      PlaceDraft(name: "Ealing", kind: .place, parent: registry.system))
    for place in [registry.place, harrow, ealing] {
      try await registry.seat(registry.trust, in: place)
    }
    try await registry.seat(registry.home, in: harrow)
    #expect(try await registry.show(registry.trust).places.count == 3)
    #expect(try await registry.show(registry.system).organisationCount == 2)
    #expect(try await registry.show(ealing).organisationCount == 1)
    let listed = try await ListOrganisations.run(
      .init(
        filter: OrganisationFilter(place: registry.system),
        page: PageRequest(size: 10, token: "")),
      registry.steward("ListOrganisations"), in: registry.service)
    #expect(Set(listed.entries.map(\.organisation.id)) == [registry.trust, registry.home])
  }

  @Test("an area lies in a larger one, and one's own area is changed by oneself alone")
  func sizes() async throws {
    let registry = try await Registry.open()
    let neighbourhood = try await registry.record(
      PlaceDraft(name: "Wembley", kind: .neighbourhood, parent: registry.place))
    for (kind, parent) in [(Place.Kind.place, registry.place), (.neighbourhood, neighbourhood)] {
      let refused = await refusal {
        try await registry.record(PlaceDraft(name: "Inside", kind: kind, parent: parent))
      }
      #expect(refused?.field == "place.parent_id")
    }
    let call = try registry.test.call("UpdatePlace", .steward, of: registry.stranger)
    let etag = try await registry.show(neighbourhood).record.etag
    let refused = await refusal {
      try await UpdatePlace.run(
        .init(
          header: registry.test.header("theirs"), place: neighbourhood, etag: etag,
          changes: [.parent(registry.system)]),
        call, in: registry.service)
    }
    #expect(refused?.code == .permissionDenied)
  }

  @Test("a place's pieces change by dates; the version read must be the latest")
  func pieces() async throws {
    let registry = try await Registry.open()
    let read = try await registry.show(registry.place).record.etag
    let split = day(-10)
    let pieces = [
      try PlacePiece(
        kind: .localAuthority, code: "E09000005",
        period: DatePeriod(from: day(-700), to: split, field: "to")),
      try PlacePiece(kind: .localAuthority, code: "E09000009", period: DatePeriod(from: split)),
    ]
    func change(_ etag: Etag) async throws -> Receipt {
      try await UpdatePlace.run(
        .init(
          header: registry.test.header("pieces \(etag)"), place: registry.place, etag: etag,
          changes: [.pieces(pieces), .code(nil)]),
        registry.steward("UpdatePlace"), in: registry.service)
    }
    _ = try await change(read)
    let place = try await registry.show(registry.place).record.place
    #expect(place.pieces(on: day(-11)).map(\.code) == ["E09000005"])
    #expect(place.pieces(on: testDay).map(\.code) == ["E09000009"])
    #expect(place.code == nil)
    #expect(await refusal { try await change(read) }?.reason == .etagMismatch)
  }

  @Test("who sits in an area is said by the organisation that recorded it")
  func membershipScope() async throws {
    let registry = try await Registry.open()
    let call = try registry.test.call("RecordMembership", .steward, of: registry.stranger)
    let refused = await refusal {
      try await RecordMembership.run(
        .init(
          header: registry.test.header("join"), organisation: registry.stranger,
          place: registry.place, period: DatePeriod(from: testDay)),
        call, in: registry.service)
    }
    #expect(refused?.code == .permissionDenied)
  }
}
