import Organisations
import Testing
import Vocabulary

@Suite struct PlaceTests {
  let id = PlaceID(high: 1, low: 1)
  let parent = PlaceID(high: 1, low: 2)

  func piece(
    _ code: String, _ kind: PlacePiece.Kind = .localAuthority, from start: Int32 = 0,
    to end: Int32? = nil
  ) throws -> PlacePiece {
    let period = try DatePeriod(
      from: CivilDate(dayNumber: start), to: end.map(CivilDate.init(dayNumber:)), field: "pieces")
    return try PlacePiece(kind: kind, code: code, period: period)
  }

  @Test("a place needs the area it lies in and a system has none (R-65: it may have no places)")
  func parents() throws {
    #expect(throws: ServiceError.self) {
      try Place(
        id: id, name: "Brent", kind: .place, parent: nil, code: nil, pieces: [],
        isSynthetic: false)
    }
    #expect(throws: ServiceError.self) {
      try Place(
        id: id, name: "NWL", kind: .system, parent: parent, code: "QRV", pieces: [],
        isSynthetic: false)
    }
    let system = try Place(
      id: id, name: "NHS North West London", kind: .system, parent: nil, code: "QRV", pieces: [],
      isSynthetic: false)
    #expect(system.pieces.isEmpty)
  }

  @Test(
    "a piece's code has the shape of its kind",
    arguments: [
      ("E38000256", PlacePiece.Kind.localAuthority), ("E09000005", .subICBLocation),
      ("E0900000", .localAuthority), ("E0900000X", .localAuthority), ("", .localAuthority),
    ])
  func badPieces(_ code: String, _ kind: PlacePiece.Kind) {
    #expect {
      try piece(code, kind)
    } throws: { ($0 as? ServiceError)?.reason == .codeMalformed }
  }

  @Test("a piece stands once at a time, and may leave and come back")
  func datedPieces() throws {
    let first = try piece("E09000005", from: 0, to: 10)
    let again = try piece("E09000005", from: 20)
    let place = try Place(
      id: id, name: "Brent", kind: .place, parent: parent, code: nil, pieces: [first, again],
      isSynthetic: false)
    #expect(place.pieces(on: CivilDate(dayNumber: 9)) == [first])
    #expect(place.pieces(on: CivilDate(dayNumber: 15)).isEmpty)
    let overlapping = try piece("E09000005", from: 9)
    #expect {
      try Place(
        id: id, name: "Brent", kind: .place, parent: parent, code: nil,
        pieces: [first, overlapping], isSynthetic: false)
    } throws: { ($0 as? ServiceError)?.reason == .duplicateItem }
  }

  @Test("no body succeeds itself")
  func succession() {
    let body = OrganisationID(high: 3, low: 3)
    #expect {
      try Succession(
        predecessor: body, successor: body, kind: .merger, from: CivilDate(dayNumber: 0))
    } throws: { ($0 as? ServiceError)?.field == "successor_id" }
  }
}
