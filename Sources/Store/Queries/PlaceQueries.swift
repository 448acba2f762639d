package import Organisations
package import Vocabulary

// Areas, the pieces they are made of, and who sits in them.

extension StoreSnapshot {
  package func place(_ id: PlaceID, knownAt known: CommitSequence) throws -> Place? {
    let isShared = try sharesRegistry(at: known)
    if isShared, let place = seenRegistry?.known.places[id] { return place }
    let place = try readPlace(id, knownAt: known)
    if isShared { seenRegistry?.learnt.places[id] = place }
    return place
  }

  private func readPlace(_ id: PlaceID, knownAt known: CommitSequence) throws -> Place? {
    guard let key = try placeKey(id) else { return nil }
    return try sql.first(
      """
      SELECT p.id, v.recorded_from, v.name, v.kind, q.id, v.code, v.is_synthetic, v.place
      FROM place_version v
      JOIN place p ON p.key = v.place
      LEFT JOIN place q ON q.key = v.parent
      WHERE v.place = ? AND \(Dialect.known("v"))
      """, [.integer(key), .sequence(known), .sequence(known)], place)
  }

  package func placeEtag(_ id: PlaceID) throws -> Etag? {
    try sql.first(
      """
      SELECT v.recorded_from FROM place p JOIN place_version v ON v.place = p.key
      WHERE p.id = ? AND v.recorded_to IS NULL
      """, [.id(id)]
    ) { Etag(try $0.sequence(0)) }
  }

  package func places(
    in parent: PlaceID?, after cursor: PlaceID?, limit: Int, knownAt known: CommitSequence
  ) throws -> [Place] {
    var arguments: [SQLValue] = [
      .blob(cursor?.bytes ?? []), .sequence(known), .sequence(known),
    ]
    if let parent { arguments.append(.id(parent)) }
    return try sql.rows(
      """
      SELECT p.id, v.recorded_from, v.name, v.kind, q.id, v.code, v.is_synthetic, v.place
      FROM place p
      JOIN place_version v ON v.place = p.key
      LEFT JOIN place q ON q.key = v.parent
      WHERE p.id > ? AND \(Dialect.known("v"))\(parent == nil ? "" : " AND q.id = ?")
      ORDER BY p.id LIMIT ?
      """, arguments + [.number(limit)], place)
  }

  /// Who sits in the place itself or in an area inside it.
  package func organisations(
    in place: PlaceID, on day: CivilDate, knownAt known: CommitSequence
  ) throws -> [OrganisationID] {
    try memberKeys(of: place, on: day, knownAt: known).map(organisationID).sorted()
  }

  package func places(
    of organisation: OrganisationID, on day: CivilDate, knownAt known: CommitSequence
  ) throws -> [PlaceID] {
    let seat = RegistryEntries.Seat(organisation: organisation, day: day)
    let isShared = try sharesRegistry(at: known)
    if isShared, let places = seenRegistry?.known.seats[seat] { return places }
    let places = try readPlaces(of: organisation, on: day, knownAt: known)
    if isShared { seenRegistry?.learnt.seats[seat] = places }
    return places
  }

  private func readPlaces(
    of organisation: OrganisationID, on day: CivilDate, knownAt known: CommitSequence
  ) throws -> [PlaceID] {
    guard let key = try key(of: organisation) else { return [] }
    return try sql.rows(
      """
      SELECT DISTINCT p.id FROM organisation_place m JOIN place p ON p.key = m.place
      WHERE m.organisation = ? AND m.valid_from <= ? AND (m.valid_to IS NULL OR m.valid_to > ?)
        AND \(Dialect.known("m"))
      ORDER BY p.id
      """, [.integer(key), .day(day), .day(day), .sequence(known), .sequence(known)]
    ) { try $0.id(0) }
  }
}

// MARK: - By number

extension StoreSnapshot {
  func placeKey(_ id: PlaceID) throws -> Int64? {
    try sql.first("SELECT key FROM place WHERE id = ?", [.id(id)]) { try $0.integer(0) }
  }

  /// Bodies that sit in `place` or in an area inside it, each once.
  func memberKeys(
    of place: PlaceID, on day: CivilDate, knownAt known: CommitSequence
  ) throws -> [Int64] {
    guard let top = try placeKey(place) else { return [] }
    let list = InList(try areasInside(top, knownAt: known).map { .integer($0) })
    return try sql.rows(
      """
      SELECT DISTINCT m.organisation FROM organisation_place m
      WHERE m.place IN (\(list.marks)) AND m.valid_from <= ?
        AND (m.valid_to IS NULL OR m.valid_to > ?) AND \(Dialect.known("m"))
      """, list.arguments + [.day(day), .day(day), .sequence(known), .sequence(known)]
    ) { try $0.integer(0) }
  }

  func areasInside(_ top: Int64, knownAt known: CommitSequence) throws -> [Int64] {
    try sql.rows(
      """
      WITH RECURSIVE inside (place) AS (
        SELECT ?
        UNION
        SELECT v.place FROM place_version v JOIN inside ON v.parent = inside.place
        WHERE \(Dialect.known("v"))
      )
      SELECT place FROM inside
      """, [.integer(top), .sequence(known), .sequence(known)]
    ) { try $0.integer(0) }
  }

  private func place(_ row: any SQLRow) throws -> Place {
    let pieces = try sql.rows(
      """
      SELECT kind, code, valid_from, valid_to FROM place_piece
      WHERE place = ? AND recorded_from = ? ORDER BY position
      """, [.integer(try row.integer(7)), .integer(try row.integer(1))]
    ) { piece in
      try stored {
        try PlacePiece(
          kind: piece.value(0, Numbered.pieceKind), code: piece.text(1), period: piece.days(2))
      }
    }
    return try stored {
      try Place(
        id: row.id(0), name: row.text(2), kind: row.value(3, Numbered.placeKind),
        parent: row.optional(4, row.id), code: row.optional(5, row.text), pieces: pieces,
        isSynthetic: row.truth(6))
    }
  }
}
