import Organisations
import ReferenceData
import Store
import TestSupport
import Testing
import Vocabulary

@Suite("Bodies and places in the store")
struct OrganisationRecordTests {
  private let code = OrganisationIdentifier(scheme: .ods, normalised: "RX1")

  @Test("a body is read as it was then and found by its number while it has it")
  func versions() async throws {
    let desk = try await Desk.open()
    let first = try anOrganisation(id: desk.home, name: "First", identifiers: [code])
    let second = try anOrganisation(id: desk.home, name: "Second")
    try await desk.records.write { try $0.record(first) }
    let then = try await desk.latest()
    try await desk.records.write { try $0.record(second) }
    let now = try await desk.latest()
    let code = code
    let found = try await desk.records.read { snapshot in
      [then, now].map { known in
        (
          try? snapshot.organisation(desk.home, knownAt: known),
          try? snapshot.organisations(identifiedBy: code, knownAt: known)
        )
      }
    }
    #expect(found.map(\.0) == [first, second])
    #expect(found.map(\.1) == [[desk.home], []])
    let etag = try await desk.records.read { try $0.organisationEtag(desk.home) }
    #expect(etag == Etag(now))
    let stranger = try await desk.records.read { try $0.organisationEtag(testID(99)) }
    #expect(stranger == nil)
  }

  @Test("bodies are listed in order, a page at a time, narrowed by kind, sector and place")
  func pages() async throws {
    let desk = try await Desk.open()
    let place = PlaceID(high: 1, low: 1)
    try await desk.records.write { change in
      try change.record(aSystem(place))
      try change.record(desk.trust, sitsIn: place, for: DatePeriod(from: day(-1)))
    }
    let table: [(OrganisationFilter, [OrganisationID])] = [
      (OrganisationFilter(sector: .housing), []),
      (OrganisationFilter(kind: .nhsTrust), [desk.trust]),
      (OrganisationFilter(sector: .socialCare), [desk.home]),
      (OrganisationFilter(place: place), [desk.trust]),
      (OrganisationFilter(sector: .socialCare, place: place), []),
      (OrganisationFilter(), [desk.home, desk.trust]),
    ]
    for (filter, wanted) in table {
      let listed = try await desk.records.read {
        try $0.organisations(filter, after: nil, limit: 9, knownAt: $0.latestSequence())
      }
      #expect(listed.map(\.id) == wanted)
    }
    let pages = try await desk.records.read { snapshot in
      let known = try snapshot.latestSequence()
      let first = try snapshot.organisations(.init(), after: nil, limit: 1, knownAt: known)
      return first
        + (try snapshot.organisations(.init(), after: first.first?.id, limit: 1, knownAt: known))
    }
    #expect(pages.map(\.id) == [desk.home, desk.trust])
  }

  @Test("links between bodies are followed to the end, round a ring once")
  func successions() async throws {
    let desk = try await Desk.open()
    let last = OrganisationID(high: 5, low: 5)
    let links = [
      try Succession(predecessor: desk.home, successor: desk.trust, kind: .merger, from: day(-9)),
      try Succession(predecessor: desk.trust, successor: last, kind: .rename, from: day(-5)),
      try Succession(predecessor: last, successor: desk.home, kind: .split, from: day(-1)),
    ]
    try await desk.records.write { change in
      for link in links { try change.record(link) }
    }
    let (all, tail) = try await desk.records.read { snapshot in
      let known = try snapshot.latestSequence()
      return (
        try snapshot.successions(from: [desk.home], knownAt: known),
        try snapshot.successions(from: [testID(9)], knownAt: known)
      )
    }
    #expect(Set(all) == Set(links))
    #expect(all.count == 3)
    #expect(tail.isEmpty)
  }

  @Test("a place keeps its dated pieces and says what lies in it")
  func places() async throws {
    let desk = try await Desk.open()
    let (system, borough) = (PlaceID(high: 1, low: 1), PlaceID(high: 2, low: 2))
    let place = try Place(
      id: borough, name: "Brent", kind: .place, parent: system, code: nil,
      pieces: [
        PlacePiece(
          kind: .localAuthority, code: "E09000005",
          period: DatePeriod(from: day(-9), to: day(9), field: "period")),
        PlacePiece(
          kind: .localAuthority, code: "E09000005", period: DatePeriod(from: day(9))),
      ], isSynthetic: false)
    try await desk.records.write { change in
      try change.record(aSystem(system))
      try change.record(place)
    }
    let known = try await desk.latest()
    let (read, inside, all, etag) = try await desk.records.read { snapshot in
      (
        try snapshot.place(borough, knownAt: known),
        try snapshot.places(in: system, after: nil, limit: 9, knownAt: known),
        try snapshot.places(in: nil, after: nil, limit: 1, knownAt: known),
        try snapshot.placeEtag(borough)
      )
    }
    #expect(read == place)
    #expect(inside == [place])
    #expect(all.map(\.id) == [system])
    #expect(etag == Etag(known))
    let error = await #expect(throws: ServiceError.self) {
      let orphan = try Place(
        id: testID(3), name: "Nowhere", kind: .place, parent: testID(4), code: nil, pieces: [],
        isSynthetic: true)
      try await desk.records.write { try $0.record(orphan) }
    }
    #expect(error?.reason == .recordNotFound)
  }

  @Test("a body that sits in two places of a system counts once there, on the days it sits")
  func members() async throws {
    let desk = try await Desk.open()
    let system = PlaceID(high: 1, low: 1)
    let boroughs = [PlaceID(high: 2, low: 2), PlaceID(high: 3, low: 3)]
    try await desk.records.write { change in
      try change.record(aSystem(system))
      for borough in boroughs {
        try change.record(
          Place(
            id: borough, name: "Borough", kind: .place, parent: system, code: nil, pieces: [],
            isSynthetic: true))
        try change.record(desk.home, sitsIn: borough, for: DatePeriod(from: day(-10)))
      }
    }
    let open = try await desk.latest()
    let until = try DatePeriod(from: day(-10), to: day(5), field: "period")
    try await desk.records.write { try $0.record(desk.home, sitsIn: boroughs[1], for: until) }
    let closed = try await desk.latest()
    let table: [(CivilDate, CommitSequence, [PlaceID])] = [
      (day(-11), closed, []), (day(4), closed, boroughs), (day(5), closed, [boroughs[0]]),
      (day(5), open, boroughs),
    ]
    for (date, known, wanted) in table {
      let (bodies, places) = try await desk.records.read { snapshot in
        (
          try snapshot.organisations(in: system, on: date, knownAt: known),
          try snapshot.places(of: desk.home, on: date, knownAt: known)
        )
      }
      #expect(places == wanted)
      #expect(bodies == (wanted.isEmpty ? [] : [desk.home]))
    }
  }

  @Test("a policy row comes back whole and a new one of the same key takes its place")
  func policy() async throws {
    let desk = try await Desk.open()
    let loose = try row(.number(36))
    let strict = try row(.number(12))
    try await desk.records.write { try $0.record(loose, of: desk.home) }
    let then = try await desk.latest()
    try await desk.records.write { try $0.record(strict, of: desk.home) }
    let now = try await desk.latest()
    let rows = try await desk.records.read { snapshot in
      (
        try snapshot.localPolicyRows(of: [desk.home], knownAt: then),
        try snapshot.localPolicyRows(of: [desk.home, desk.trust], knownAt: now),
        try snapshot.localPolicyRows(of: [desk.trust], knownAt: now)
      )
    }
    #expect(rows.0 == [loose])
    #expect(rows.1 == [strict])
    #expect(rows.2 == [])
  }

  private func row(_ value: PolicyValue) throws -> PolicyRow {
    PolicyRow(
      key: PolicyKey(
        FrameworkCode(listed: "CSTF"), subject: "CSTF-IPC-2", level: "2", .refresherMonths),
      value: value, unit: "months",
      provenance: Provenance(
        .localPolicy, sources: [SourceCode(listed: "S01"), SourceCode(listed: "S02")],
        jurisdiction: "England", note: "a note"),
      sourceText: "Training policy 4", owner: "Larch House", validFrom: day(0), layer: .employer,
      replaces: true)
  }

  private func aSystem(_ id: PlaceID) throws -> Place {
    try Place(
      id: id, name: "North West London", kind: .system, parent: nil, code: "QRV", pieces: [],
      isSynthetic: false)
  }
}
