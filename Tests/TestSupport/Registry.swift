import Access
package import Operations
package import Organisations
package import Vocabulary

/// A registry over a real store in memory: a board whose steward recorded a trust, a care home, the
/// board's system and a place in it. Where stories about the registry begin.
package struct Registry: Sendable {
  /// The service, its store and its clock.
  package let test: TestService
  /// The board, with the ODS code of its system.
  package let board: OrganisationID = testID(301)
  /// Another board.
  package let stranger: OrganisationID = testID(302)
  /// A trust with the ODS code `RYJ`, recorded by the board.
  package private(set) var trust: OrganisationID = testID(303)
  /// A care home with no public identifier, recorded by the board.
  package private(set) var home: OrganisationID = testID(304)
  /// The board's system.
  package private(set) var system: PlaceID = testID(305)
  /// A place in it.
  package private(set) var place: PlaceID = testID(306)

  /// What operations are given.
  package var service: Service { test.service }

  private init(_ test: TestService) {
    self.test = test
  }

  /// A registry with these records.
  package static func open() async throws -> Registry {
    var registry = Registry(try TestService(at: testNoon))
    let (board, stranger) = (registry.board, registry.stranger)
    try await registry.test.store.write { records in
      try records.record(
        anOrganisation(
          id: board, name: "NHS North West London Integrated Care Board",
          kind: .integratedCareBoard, sector: .health,
          identifiers: [OrganisationIdentifier(scheme: .ods, normalised: "QRV")]))
      try records.record(
        anOrganisation(
          id: stranger, name: "Another Board", kind: .integratedCareBoard, sector: .health))
    }
    registry.trust = try await registry.record(
      aDraft(
        "Thames Trust", .nhsTrust, .health,
        [OrganisationIdentifier(scheme: .ods, normalised: "RYJ")]))
    registry.home = try await registry.record(aDraft("Larch House"))
    registry.system = try await registry.record(
      PlaceDraft(name: "North West London", kind: .system, parent: nil, code: "QRV"))
    registry.place = try await registry.record(
      PlaceDraft(name: "Brent", kind: .place, parent: registry.system, code: "E09000005"))
    return registry
  }

  /// A call by the board's steward.
  package func steward(_ method: String) throws -> Call {
    try test.call(method, .steward, of: board)
  }

  /// Records a body in the board's name; its identifier.
  package func record(_ draft: OrganisationDraft) async throws -> OrganisationID {
    let receipt = try await RecordOrganisation.run(
      RecordOrganisation.Request(header: test.header(draft.name), organisation: draft),
      steward("RecordOrganisation"), in: service)
    return try OrganisationID(receipt.id, field: "receipt.id")
  }

  /// Records an area in the board's name; its identifier.
  package func record(_ draft: PlaceDraft) async throws -> PlaceID {
    let receipt = try await RecordPlace.run(
      RecordPlace.Request(header: test.header(draft.name), place: draft),
      steward("RecordPlace"), in: service)
    return try PlaceID(receipt.id, field: "receipt.id")
  }

  /// Records that `body` sits in `place` from a year ago on.
  package func seat(_ body: OrganisationID, in place: PlaceID) async throws {
    _ = try await RecordMembership.run(
      RecordMembership.Request(
        header: test.header("\(body) \(place)"), organisation: body, place: place,
        period: DatePeriod(from: day(-365))),
      steward("RecordMembership"), in: service)
  }

  /// Records that one body answers for another from `start` on.
  package func link(
    _ predecessor: OrganisationID, to successor: OrganisationID,
    _ kind: Succession.Kind = .merger, from start: CivilDate = testDay
  ) async throws {
    _ = try await RecordSuccession.run(
      RecordSuccession.Request(
        header: test.header("\(predecessor) \(successor)"),
        succession: Succession(
          predecessor: predecessor, successor: successor, kind: kind, from: start)),
      steward("RecordSuccession"), in: service)
  }

  /// What the service says of the body, to any verifier.
  package func show(_ body: OrganisationID) async throws -> GetOrganisation.Report {
    try await GetOrganisation.run(
      body, test.call("GetOrganisation", .verifier, of: stranger), in: service)
  }

  /// What the service says of the area, to any planner.
  package func show(_ place: PlaceID) async throws -> GetPlace.Report {
    try await GetPlace.run(place, test.call("GetPlace", .planner, of: stranger), in: service)
  }

  /// Valid requests about these records.
  package func requests() async throws -> ValidRegistry {
    let (trust, place) = (try await show(trust), try await show(place))
    return ValidRegistry(
      body: self.trust.description, bodyEtag: trust.record.etag.text, other: home.description,
      system: system.description, place: self.place.description,
      placeEtag: place.record.etag.text, steward: board.description)
  }
}

/// A body as a steward describes it: a synthetic care home unless said otherwise.
package func aDraft(
  _ name: String, _ kind: OrganisationKind = .careProvider, _ sector: Sector = .socialCare,
  _ identifiers: [OrganisationIdentifier] = []
) -> OrganisationDraft {
  OrganisationDraft(
    name: name, kind: kind, sector: sector, identifiers: identifiers, openedOn: day(-4_000),
    isSynthetic: true)
}
