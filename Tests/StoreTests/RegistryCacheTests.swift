import Organisations
import ReferenceData
import TestSupport
import Testing
import Vocabulary

@testable import Store

@Suite("What reads share of the registry")
struct RegistryCacheTests {
  @Test("a read after a change of any part sees the change, and one of the past still the past")
  func changes() async throws {
    let desk = try await Desk.open()
    let place = PlaceID(high: 1, low: 1)
    let row = try aPolicyRow()
    let steps: [@Sendable (StoreChange) throws -> Void] = [
      { try $0.record(anOrganisation(id: desk.home, name: "Second")) },
      { try $0.record(aMerger(of: desk.home, into: desk.trust)) },
      { try $0.record(aSystem(place)) },
      { try $0.record(desk.home, sitsIn: place, for: DatePeriod(from: day(-1))) },
      { try $0.record(row, of: desk.home) },
      { try $0.record(aSystem(place, name: "Renamed")) },
    ]
    var seen = [try await registry(desk, place)]
    var known = [try await desk.latest()]
    for step in steps {
      try await desk.records.write { try step($0) }
      // Asked twice: the second time from what the first has left.
      let first = try await registry(desk, place)
      #expect(try await registry(desk, place) == first)
      #expect(first != seen.last)
      seen.append(first)
      known.append(try await desk.latest())
    }
    for (view, sequence) in zip(seen, known) {
      #expect(try await registry(desk, place, knownAt: sequence) == view)
    }
  }

  @Test("a snapshot from before a noted change gets nothing and leaves nothing")
  func older() throws {
    let cache = RegistryCache()
    var entries = RegistryEntries()
    entries.successions[testID(1)] = []
    cache.learn(entries, at: CommitSequence(5))
    #expect(cache.entries(at: CommitSequence(5))?.count == 1)
    cache.noteChange(at: CommitSequence(6))
    #expect(cache.entries(at: CommitSequence(5)) == nil)
    cache.learn(entries, at: CommitSequence(5))
    #expect(cache.entries(at: CommitSequence(6))?.count == 0)
    cache.learn(entries, at: CommitSequence(6))
    #expect(cache.entries(at: CommitSequence(7))?.count == 1)
  }

  @Test("a change that was undone takes nothing from later reads")
  func undone() async throws {
    let desk = try await Desk.open()
    let place = PlaceID(high: 1, low: 1)
    let before = try await registry(desk, place)
    await #expect(throws: ServiceError.self) {
      try await desk.records.write { change in
        try change.record(anOrganisation(id: desk.home, name: "Never"))
        throw ServiceError(.aborted, .etagMismatch, "undone")
      }
    }
    #expect(try await registry(desk, place) == before)
    try await desk.records.write { try $0.record(anOrganisation(id: desk.home, name: "Then")) }
    #expect(try await registry(desk, place).body?.name == "Then")
  }
}

/// What the registry says of the home and an area.
private struct RegistryView: Hashable, Sendable {
  var body: Organisation?
  var successions: [Succession]
  var seats: [PlaceID]
  var place: Place?
  var rows: [PolicyRow]
}

private func registry(
  _ desk: Desk, _ place: PlaceID, knownAt known: CommitSequence? = nil
) async throws -> RegistryView {
  try await desk.records.read { snapshot in
    let known = try known ?? snapshot.latestSequence()
    return RegistryView(
      body: try snapshot.organisation(desk.home, knownAt: known),
      successions: try snapshot.successions(from: [desk.home], knownAt: known),
      seats: try snapshot.places(of: desk.home, on: day(0), knownAt: known),
      place: try snapshot.place(place, knownAt: known),
      rows: try snapshot.localPolicyRows(of: [desk.home], knownAt: known))
  }
}

private func aMerger(
  of body: OrganisationID, into successor: OrganisationID
) throws -> Succession {
  try Succession(predecessor: body, successor: successor, kind: .merger, from: day(-9))
}

private func aSystem(_ id: PlaceID, name: String = "North West London") throws -> Place {
  try Place(
    id: id, name: name, kind: .system, parent: nil, code: "QRV", pieces: [], isSynthetic: false)
}

private func aPolicyRow() throws -> PolicyRow {
  PolicyRow(
    key: PolicyKey(
      FrameworkCode(listed: "CSTF"), subject: "CSTF-IPC-2", level: "2", .refresherMonths),
    value: .number(12), unit: "months",
    provenance: Provenance(.localPolicy, sources: [SourceCode(listed: "S01")]),
    sourceText: "Training policy 4", owner: "Larch House", validFrom: day(0), layer: .employer,
    replaces: true)
}
