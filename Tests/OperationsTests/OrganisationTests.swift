import Access
import Operations
import Organisations
import TestSupport
import Testing
import Vocabulary

@Suite("Bodies and who answers for them")
struct OrganisationTests {
  @Test("an operator may not read bodies, and only a steward may record them")
  func duties() async throws {
    let registry = try await Registry.open()
    let reader = try registry.test.call("GetOrganisation", .operator, of: registry.board)
    let read = await refusal {
      try await GetOrganisation.run(registry.home, reader, in: registry.service)
    }
    #expect(read?.reason == .roleNotAllowed)
    for duty in Duty.allCases where duty != .holder && duty != .steward {
      let call = try registry.test.call("RecordOrganisation", duty, of: registry.board)
      let write = await refusal {
        try await RecordOrganisation.run(
          .init(header: registry.test.header(), organisation: aDraft("Rowan House")), call,
          in: registry.service)
      }
      #expect(write?.code == .permissionDenied, "\(duty)")
    }
  }

  @Test("a body is changed by a steward of the organisation that recorded it and by no other")
  func scope() async throws {
    let registry = try await Registry.open()
    let read = try await registry.show(registry.home).record.etag
    let change = UpdateOrganisation.Request(
      header: registry.test.header("theirs"), organisation: registry.home, etag: read,
      changes: [.name("Our House")])
    let other = try registry.test.call("UpdateOrganisation", .steward, of: registry.stranger)
    let refused = await refusal {
      try await UpdateOrganisation.run(change, other, in: registry.service)
    }
    #expect(refused?.code == .permissionDenied)
    #expect(try await registry.show(registry.home).record.organisation.name == "Larch House")
  }

  @Test("an update names the version it read; the second of two is told to read again")
  func etag() async throws {
    let registry = try await Registry.open()
    let read = try await registry.show(registry.home).record.etag
    func rename(_ name: String, _ etag: Etag) async throws -> Receipt {
      try await UpdateOrganisation.run(
        .init(
          header: registry.test.header(name), organisation: registry.home, etag: etag,
          changes: [.name(name), .closedOn(day(30))]),
        registry.steward("UpdateOrganisation"), in: registry.service)
    }
    let first = try await rename("Larch Lodge", read)
    let second = await refusal { try await rename("Larch Hall", read) }
    #expect(second?.reason == .etagMismatch)
    let shown = try await registry.show(registry.home)
    #expect(shown.record.etag == first.etag)
    #expect(shown.record.organisation.name == "Larch Lodge")
    #expect(shown.record.organisation.existence.end == day(30))
    #expect(shown.record.organisation.kind == .careProvider)
    _ = try await rename("Larch Hall", first.etag)
  }

  @Test("the same request again changes nothing; another under its name is refused")
  func replay() async throws {
    let registry = try await Registry.open()
    let header = registry.test.header("Rowan House")
    let request = RecordOrganisation.Request(header: header, organisation: aDraft("Rowan House"))
    let call = try registry.steward("RecordOrganisation")
    let first = try await RecordOrganisation.run(request, call, in: registry.service)
    let again = try await RecordOrganisation.run(request, call, in: registry.service)
    #expect(again.wasReplayed)
    #expect(again.id == first.id)
    let reused = ChangeHeader(request: header.request, isValidationOnly: false, body: [1])
    let other = await refusal {
      try await RecordOrganisation.run(
        .init(header: reused, organisation: aDraft("Ash House")), call, in: registry.service)
    }
    #expect(other?.reason == .requestIDReused)
  }

  @Test("a request only to be checked meets every check and leaves nothing")
  func validateOnly() async throws {
    let registry = try await Registry.open()
    let call = try registry.steward("RecordOrganisation")
    let header = registry.test.header("checked", validateOnly: true)
    let receipt = try await RecordOrganisation.run(
      .init(header: header, organisation: aDraft("Rowan House")), call, in: registry.service)
    #expect(receipt.wasValidatedOnly)
    let id = try OrganisationID(receipt.id, field: "id")
    #expect(await refusal { try await registry.show(id) }?.reason == .recordNotFound)
    let taken = aDraft(
      "Twin", .nhsTrust, .health, [OrganisationIdentifier(scheme: .ods, normalised: "RYJ")])
    let refused = await refusal {
      try await RecordOrganisation.run(
        .init(header: header, organisation: taken), call, in: registry.service)
    }
    #expect(refused?.reason == .recordExists)
  }

  @Test("a file's own number may be two bodies'; a public one may not")
  func identifiers() async throws {
    let registry = try await Registry.open()
    let local = [OrganisationIdentifier(scheme: .local, normalised: "SITE1")]
    let first = try await registry.record(aDraft("Rowan House", .careProvider, .socialCare, local))
    let second = try await registry.record(aDraft("Ash House", .careProvider, .socialCare, local))
    #expect(first != second)
    let cqc = try OrganisationIdentifier(.cqcLocation, " 1-123456789 ", field: "value")
    #expect(cqc.value == "1-123456789")
    _ = try await registry.record(aDraft("Elm House", .careProvider, .socialCare, [cqc]))
    let twin = await refusal {
      try await registry.record(aDraft("Elm Twin", .careProvider, .socialCare, [cqc]))
    }
    #expect(twin?.field == "organisation.identifiers[0]")
  }

  @Test("R-14: who answers for a merged and renamed body is followed to the end")
  func succession() async throws {
    let registry = try await Registry.open()
    let merged = try await registry.record(aDraft("Larch and Ash"))
    let renamed = try await registry.record(aDraft("Trees"))
    try await registry.link(registry.home, to: merged)
    try await registry.link(merged, to: renamed, .rename, from: day(10))
    let links = try await registry.show(registry.home).successions
    #expect(links.map(\.successor) == [merged, renamed])
    #expect(links.map(\.kind) == [.merger, .rename])
  }

  @Test("no chain of successions leads back to where it began")
  func circle() async throws {
    let registry = try await Registry.open()
    let merged = try await registry.record(aDraft("Larch and Ash"))
    let renamed = try await registry.record(aDraft("Trees"))
    try await registry.link(registry.home, to: merged)
    try await registry.link(merged, to: renamed)
    for (ended, next) in [(merged, registry.home), (renamed, registry.home), (renamed, merged)] {
      let refused = await refusal { try await registry.link(ended, to: next) }
      #expect(refused?.reason == .fieldsContradict)
      #expect(refused?.field == "succession.successor_id")
    }
  }

  @Test("a body's own word that it answers for another's is not enough")
  func successionScope() async throws {
    let registry = try await Registry.open()
    let call = try registry.test.call("RecordSuccession", .steward, of: registry.stranger)
    let refused = await refusal {
      try await RecordSuccession.run(
        .init(
          header: registry.test.header("grab"),
          succession: Succession(
            predecessor: registry.home, successor: registry.stranger, kind: .closure,
            from: testDay)),
        call, in: registry.service)
    }
    #expect(refused?.code == .permissionDenied)
  }
}
