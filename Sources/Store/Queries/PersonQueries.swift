package import Delegations
package import Vocabulary

// Persons who are cared for, and how their records stand to each other.

/// How two records of persons stand to each other.
enum PersonLinkState: Int64 {
  case perhapsOne = 1
  case different = 4
}

extension SealedCell {
  static func ownKey(ofPerson person: Int64) -> SealedCell {
    SealedCell("person_key_seal", "sealed", key: person)
  }

  static func birthDate(of person: Int64) -> SealedCell {
    SealedCell("person_birth", "sealed", key: person)
  }
}

extension StoreSnapshot {
  package func person(
    _ id: PersonID, knownAt known: CommitSequence
  ) throws -> CaredForPerson? {
    try personRow(id, knownAt: known)?.person
  }

  /// The person's number and record, or nil where the person was not known at `known`.
  func personRow(
    _ id: PersonID, knownAt known: CommitSequence
  ) throws -> (key: Int64, person: CaredForPerson)? {
    let row = try sql.first(
      """
      SELECT p.key, p.is_synthetic, k.sealed, b.sealed,
        EXISTS (SELECT 1 FROM person_link l WHERE l.person = p.key)
      FROM person p
      LEFT JOIN person_key_seal k ON k.person = p.key
      LEFT JOIN person_birth b ON b.person = p.key
      WHERE p.id = ? AND p.recorded_from <= ?
      """, [.id(id), .sequence(known)]
    ) { row in
      (
        key: try row.integer(0), isSynthetic: try row.truth(1),
        birthDate: try birthDate(row, of: row.integer(0)), hasLinks: try row.truth(4)
      )
    }
    guard let row else { return nil }
    let duplicates = row.hasLinks ? try possibleDuplicates(of: row.key, knownAt: known) : []
    let person = CaredForPerson(
      id: id, birthDate: row.birthDate, possibleDuplicates: duplicates,
      isSynthetic: row.isSynthetic)
    return (row.key, person)
  }

  /// The birth date that columns 2 (the key) and 3 hold sealed; nil where there is none or the key
  /// was erased.
  private func birthDate(_ row: any SQLRow, of person: Int64) throws -> CivilDate? {
    guard !row.isNull(2), !row.isNull(3) else { return nil }
    let key = try WorkerKey.open(
      try row.blob(2), with: keys.ring, as: .ownKey(ofPerson: person))
    let text = try key.openText(try row.blob(3), as: .birthDate(of: person)).revealed
    return try stored { try CivilDate(text, field: "birth_date") }
  }

  private func possibleDuplicates(
    of person: Int64, knownAt known: CommitSequence
  ) throws -> [PersonID] {
    try sql.rows(
      """
      SELECT p.id FROM person_link l JOIN person p ON p.key = l.other
      WHERE l.person = ? AND l.state = 1 AND \(Dialect.known("l")) ORDER BY p.id
      """, [.integer(person), .sequence(known), .sequence(known)]
    ) { try $0.id(0) }
  }

  func key(of person: PersonID) throws -> Int64? {
    try sql.first("SELECT key FROM person WHERE id = ?", [.id(person)]) { try $0.integer(0) }
  }

  /// The number of the agreement, or nil.
  func key(of agreement: AgreementID) throws -> Int64? {
    try sql.first("SELECT key FROM agreement WHERE id = ?", [.id(agreement)]) {
      try $0.integer(0)
    }
  }
}
