package import Organisations
package import ReferenceData
package import Vocabulary

// Bodies, their public identifiers and who answers for them.

extension StoreSnapshot: OrganisationReading {
  package func organisation(
    _ id: OrganisationID, knownAt known: CommitSequence
  ) throws -> Organisation? {
    try organisations([id], knownAt: known)[id]
  }

  package func organisationEtag(_ id: OrganisationID) throws -> Etag? {
    guard let key = try key(of: id) else { return nil }
    return try sql.first(
      """
      SELECT recorded_from FROM organisation_version
      WHERE organisation = ? AND recorded_to IS NULL
      """, [.integer(key)]
    ) { Etag(try $0.sequence(0)) }
  }

  package func organisations(
    _ filter: OrganisationFilter, after cursor: OrganisationID?, limit: Int,
    knownAt known: CommitSequence
  ) throws -> [Organisation] {
    var conditions = ["o.id > ?", Dialect.known("v")]
    var arguments: [SQLValue] = [
      .blob(cursor?.bytes ?? []), .sequence(known), .sequence(known),
    ]
    if let sector = filter.sector {
      conditions.append("v.sector = ?")
      arguments.append(Numbered.sector.cell(sector))
    }
    if let kind = filter.kind {
      conditions.append("v.kind = ?")
      arguments.append(Numbered.organisationKind.cell(kind))
    }
    if let place = filter.place {
      let members = try memberKeys(of: place, on: LondonTime.date(of: now), knownAt: known)
      let list = InList(members.map { .integer($0) })
      conditions.append("o.key IN (\(list.marks))")
      arguments += list.arguments
    }
    let found: [OrganisationID] = try sql.rows(
      """
      SELECT o.id FROM organisation o
      JOIN organisation_version v ON v.organisation = o.key
      WHERE \(conditions.joined(separator: " AND "))
      ORDER BY o.id LIMIT ?
      """, arguments + [.number(limit)]
    ) { try $0.id(0) }
    let bodies = try organisations(Set(found), knownAt: known)
    return found.compactMap { bodies[$0] }
  }

  package func successions(
    from bodies: Set<OrganisationID>, knownAt known: CommitSequence
  ) throws -> [Succession] {
    var links: [Succession] = []
    var seen = bodies
    var next = bodies
    while !next.isEmpty, links.count < 100 {
      let found = try directSuccessions(from: next, knownAt: known)
      links += found.prefix(100 - links.count)
      next = Set(found.map(\.successor)).subtracting(seen)
      seen.formUnion(next)
    }
    return links
  }

  package func organisations(
    identifiedBy identifier: OrganisationIdentifier, knownAt known: CommitSequence
  ) throws -> [OrganisationID] {
    let isShared = try sharesRegistry(at: known)
    if isShared, let found = seenRegistry?.known.identified[identifier] { return found }
    let found: [OrganisationID] = try sql.rows(
      """
      SELECT o.id FROM organisation_identifier i
      JOIN organisation_version v
        ON v.organisation = i.organisation AND v.recorded_from = i.recorded_from
      JOIN organisation o ON o.key = i.organisation
      WHERE i.scheme = ? AND i.value = ? AND \(Dialect.known("v"))
      ORDER BY o.id
      """,
      [
        Numbered.organisationScheme.cell(identifier.scheme), .text(identifier.value),
        .sequence(known), .sequence(known),
      ]
    ) { try $0.id(0) }
    if isShared { seenRegistry?.learnt.identified[identifier] = found }
    return found
  }

  package func localPolicyRows(
    of owners: Set<OrganisationID>, knownAt known: CommitSequence
  ) throws -> [PolicyRow] {
    guard !owners.isEmpty else { return [] }
    let isShared = try sharesRegistry(at: known)
    if isShared, let found = seenRegistry?.known.policyRows[owners] { return found }
    let found = try readPolicyRows(of: owners, knownAt: known)
    if isShared { seenRegistry?.learnt.policyRows[owners] = found }
    return found
  }

  private func readPolicyRows(
    of owners: Set<OrganisationID>, knownAt known: CommitSequence
  ) throws -> [PolicyRow] {
    let keys = try owners.sorted().compactMap { try key(of: $0) }
    guard !keys.isEmpty else { return [] }
    let list = InList(keys.map { .integer($0) })
    return try sql.rows(
      """
      SELECT framework, subject, level, parameter, value, unit, status, sources, jurisdiction,
        note, source_text, owner_text, layer, replaces, valid_from, valid_to
      FROM policy_row p
      WHERE p.owner IN (\(list.marks)) AND \(Dialect.known("p"))
      ORDER BY p.key
      """, list.arguments + [.sequence(known), .sequence(known)], policyRow)
  }
}

// MARK: - Bodies by number

extension StoreSnapshot {
  /// The bodies of these identifiers that were known.
  func organisations(
    _ ids: Set<OrganisationID>, knownAt known: CommitSequence
  ) throws -> [OrganisationID: Organisation] {
    guard try sharesRegistry(at: known), let kept = seenRegistry?.known.bodies else {
      return try readOrganisations(ids, knownAt: known)
    }
    var bodies: [OrganisationID: Organisation] = [:]
    var missing: Set<OrganisationID> = []
    for id in ids {
      if let body = kept[id] { bodies[id] = body } else { missing.insert(id) }
    }
    guard !missing.isEmpty else { return bodies }
    let read = try readOrganisations(missing, knownAt: known)
    seenRegistry?.learnt.bodies.merge(read) { $1 }
    return bodies.merging(read) { $1 }
  }

  private func readOrganisations(
    _ ids: Set<OrganisationID>, knownAt known: CommitSequence
  ) throws -> [OrganisationID: Organisation] {
    let keys = try ids.sorted().compactMap { try key(of: $0) }
    guard !keys.isEmpty else { return [:] }
    let list = InList(keys.map { .integer($0) })
    let arguments = list.arguments + [.sequence(known), .sequence(known)]
    let identifiers = try identifiers(list, arguments)
    let bodies = try sql.rows(
      """
      SELECT v.organisation, v.name, v.kind, v.sector, v.valid_from, v.valid_to,
        v.memorandum_since, v.is_synthetic
      FROM organisation_version v
      WHERE v.organisation IN (\(list.marks)) AND \(Dialect.known("v"))
      """, arguments
    ) { try organisation($0, identifiers[$0.integer(0)] ?? []) }
    return Dictionary(bodies.map { ($0.id, $0) }) { first, _ in first }
  }

  private func organisation(
    _ row: any SQLRow, _ identifiers: [OrganisationIdentifier]
  ) throws -> Organisation {
    try stored {
      try Organisation(
        id: organisationID(row.integer(0)), name: row.text(1),
        kind: row.value(2, Numbered.organisationKind), sector: row.value(3, Numbered.sector),
        identifiers: identifiers, existence: row.days(4),
        trainingMemorandumSince: row.optional(6, row.day), isSynthetic: row.truth(7))
    }
  }

  private func identifiers(
    _ list: InList, _ arguments: [SQLValue]
  ) throws -> [Int64: [OrganisationIdentifier]] {
    var found: [Int64: [OrganisationIdentifier]] = [:]
    _ = try sql.rows(
      """
      SELECT i.organisation, i.scheme, i.value FROM organisation_identifier i
      JOIN organisation_version v
        ON v.organisation = i.organisation AND v.recorded_from = i.recorded_from
      WHERE i.organisation IN (\(list.marks)) AND \(Dialect.known("v"))
      ORDER BY i.organisation, i.position
      """, arguments
    ) { row in
      found[try row.integer(0), default: []].append(
        OrganisationIdentifier(
          scheme: try row.value(1, Numbered.organisationScheme), normalised: try row.text(2)))
    }
    return found
  }

  /// The links that lead from `bodies`, in order of their days.
  private func directSuccessions(
    from bodies: Set<OrganisationID>, knownAt known: CommitSequence
  ) throws -> [Succession] {
    guard try sharesRegistry(at: known), let kept = seenRegistry?.known.successions else {
      return try readSuccessions(from: bodies, knownAt: known).sorted(by: isEarlier)
    }
    var links: [Succession] = []
    var missing: Set<OrganisationID> = []
    for body in bodies {
      if let known = kept[body] { links += known } else { missing.insert(body) }
    }
    if !missing.isEmpty {
      let read = try readSuccessions(from: missing, knownAt: known)
      for body in missing {
        seenRegistry?.learnt.successions[body] = read.filter { $0.predecessor == body }
      }
      links += read
    }
    return links.sorted(by: isEarlier)
  }

  private func isEarlier(_ left: Succession, _ right: Succession) -> Bool {
    (left.from, left.predecessor, left.successor)
      < (right.from, right.predecessor, right.successor)
  }

  private func readSuccessions(
    from bodies: Set<OrganisationID>, knownAt known: CommitSequence
  ) throws -> [Succession] {
    let keys = try bodies.sorted().compactMap { try key(of: $0) }
    guard !keys.isEmpty else { return [] }
    let list = InList(keys.map { .integer($0) })
    return try sql.rows(
      """
      SELECT s.predecessor, s.successor, s.kind, s.valid_from FROM succession s
      WHERE s.predecessor IN (\(list.marks)) AND \(Dialect.known("s"))
      """, list.arguments + [.sequence(known), .sequence(known)]
    ) { row in
      try stored {
        try Succession(
          predecessor: organisationID(row.integer(0)), successor: organisationID(row.integer(1)),
          kind: row.value(2, Numbered.succession), from: row.day(3))
      }
    }
  }

  private func policyRow(_ row: any SQLRow) throws -> PolicyRow {
    guard let parameter = PolicyParameter(rawValue: try row.text(3)),
      let status = ValueStatus(rawValue: try row.text(6)),
      let layer = PolicyLayer(rawValue: try row.text(12))
    else { throw damaged("a policy row names an unknown parameter, status or layer") }
    let sources = try row.text(7).split(separator: "|").map { SourceCode(listed: String($0)) }
    return PolicyRow(
      key: PolicyKey(
        FrameworkCode(listed: try row.text(0)), subject: try row.text(1), level: try row.text(2),
        parameter),
      value: try stored {
        try PolicyValue(row.text(4), form: parameter.form, field: "value")
      },
      unit: try row.text(5),
      provenance: Provenance(
        status, sources: sources, jurisdiction: try row.optional(8, row.text),
        note: try row.optional(9, row.text)),
      sourceText: try row.text(10), owner: try row.text(11),
      validFrom: try row.optional(14, row.day), validTo: try row.optional(15, row.day),
      layer: layer, replaces: try row.truth(13))
  }
}
