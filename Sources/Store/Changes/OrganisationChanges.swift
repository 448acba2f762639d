package import Organisations
package import ReferenceData
package import Vocabulary

// Recording bodies, areas and policy rows.

extension StoreChange: OrganisationWriting {
  package func record(_ organisation: Organisation) throws {
    try noteRegistryChange()
    let key = try newKey(of: organisation.id)
    try close("organisation_version", where: "organisation = ?", [.integer(key)])
    try writing.execute(
      """
      INSERT INTO organisation_version (organisation, recorded_from, name, kind, sector, valid_from,
        valid_to, memorandum_since, is_synthetic)
      VALUES (\(Dialect.marks(9)))
      """,
      [
        .integer(key), sequenceCell(), .text(organisation.name),
        Numbered.organisationKind.cell(organisation.kind),
        Numbered.sector.cell(organisation.sector), .day(organisation.existence.start),
        .day(organisation.existence.end), .day(organisation.trainingMemorandumSince),
        .truth(organisation.isSynthetic),
      ])
    for (position, identifier) in organisation.identifiers.enumerated() {
      try writing.execute(
        """
        INSERT INTO organisation_identifier (organisation, recorded_from, position, scheme, value)
        VALUES (\(Dialect.marks(5)))
        """,
        [
          .integer(key), sequenceCell(), .number(position),
          Numbered.organisationScheme.cell(identifier.scheme), .text(identifier.value),
        ])
    }
  }

  package func record(_ succession: Succession) throws {
    try noteRegistryChange()
    let parties: [SQLValue] = [
      .integer(try newKey(of: succession.predecessor)),
      .integer(try newKey(of: succession.successor)),
    ]
    try close("succession", where: "predecessor = ? AND successor = ?", parties)
    try writing.execute(
      """
      INSERT INTO succession (predecessor, successor, recorded_from, kind, valid_from)
      VALUES (\(Dialect.marks(5)))
      """,
      parties + [
        sequenceCell(), Numbered.succession.cell(succession.kind), .day(succession.from),
      ])
  }

  package func record(_ place: Place) throws {
    try noteRegistryChange()
    let parent = try place.parent.map { try knownPlace($0, field: "parent_id") }
    let key =
      try placeKey(place.id)
      ?? inserted("INSERT INTO place (id) VALUES (?) RETURNING key", [.id(place.id)])
    try close("place_version", where: "place = ?", [.integer(key)])
    try writing.execute(
      """
      INSERT INTO place_version (place, recorded_from, name, kind, parent, code, is_synthetic)
      VALUES (\(Dialect.marks(7)))
      """,
      [
        .integer(key), sequenceCell(), .text(place.name), Numbered.placeKind.cell(place.kind),
        .number(parent), .words(place.code), .truth(place.isSynthetic),
      ])
    for (position, piece) in place.pieces.enumerated() {
      try writing.execute(
        """
        INSERT INTO place_piece (place, recorded_from, position, kind, code, valid_from, valid_to)
        VALUES (\(Dialect.marks(7)))
        """,
        [
          .integer(key), sequenceCell(), .number(position), Numbered.pieceKind.cell(piece.kind),
          .text(piece.code), .day(piece.period.start), .day(piece.period.end),
        ])
    }
  }

  /// What was said before of the same body, area and days is closed.
  package func record(
    _ organisation: OrganisationID, sitsIn place: PlaceID, for period: DatePeriod
  ) throws {
    try noteRegistryChange()
    let place = try knownPlace(place, field: "place_id")
    let pair: [SQLValue] = [.integer(try newKey(of: organisation)), .integer(place)]
    let lastDay = period.end ?? CivilDate.supported.upperBound.adding(days: 1)
    try close(
      "organisation_place",
      where: """
        organisation = ? AND place = ? AND valid_from < ? AND (valid_to IS NULL OR valid_to > ?)
        """, pair + [.day(lastDay), .day(period.start)])
    try writing.execute(
      """
      INSERT INTO organisation_place (organisation, place, valid_from, valid_to, recorded_from)
      VALUES (\(Dialect.marks(5)))
      """, pair + [.day(period.start), .day(period.end), sequenceCell()])
  }

  /// What the same body set before under the same key and layer from the same day is closed.
  package func record(_ row: PolicyRow, of owner: OrganisationID) throws {
    try noteRegistryChange()
    let about: [SQLValue] = [
      .integer(try newKey(of: owner)), .text(row.key.framework.text), .text(row.key.subject),
      .text(row.key.level), .text(row.key.parameter.rawValue), .text(row.layer.rawValue),
    ]
    try close(
      "policy_row",
      where: """
        owner = ? AND framework = ? AND subject = ? AND level = ? AND parameter = ? AND layer = ?
        AND coalesce(valid_from, 0) = coalesce(?, 0)
        """, about + [.day(row.validFrom)])
    let sources = row.provenance.sources.map(\.text).joined(separator: "|")
    try writing.execute(
      """
      INSERT INTO policy_row (owner, framework, subject, level, parameter, layer, recorded_from,
        value, unit, status, sources, jurisdiction, note, source_text, owner_text, replaces,
        valid_from, valid_to)
      VALUES (\(Dialect.marks(18)))
      """,
      about + [
        sequenceCell(), .text(row.value.text), .text(row.unit),
        .text(row.provenance.status.rawValue), .text(sources),
        .words(row.provenance.jurisdiction), .words(row.provenance.note), .text(row.sourceText),
        .text(row.owner), .truth(row.replaces), .day(row.validFrom), .day(row.validTo),
      ])
  }

  private func knownPlace(_ id: PlaceID, field: String) throws -> Int64 {
    guard let key = try placeKey(id) else {
      throw ServiceError(
        .notFound, .recordNotFound, field: field, "no area has the identifier \(quoted("\(id)"))")
    }
    return key
  }
}
