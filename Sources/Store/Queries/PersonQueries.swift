package import Delegations
package import Vocabulary

// Persons who are cared for, and how their records stand to each other.

/// How two records of persons stand to each other, seen from one of them.
enum PersonLinkState: Int64 {
  case perhapsOne = 1
  /// A merge always leads to the record that stays, in one step.
  case mergedInto = 2
  case keeps = 3
  case different = 4
}

/// The records of one person: the one that stays and those merged into it.
struct PersonFamily {
  /// The record asked for; what it says is the kept one's.
  let person: CaredForPerson
  /// Each record's number and name, the kept one's first.
  let records: [(key: Int64, id: PersonID)]
  /// The kept record's links.
  let links: [PersonLink]

  /// The number of the record that stays.
  var keptKey: Int64 { records[0].key }
  /// The record that stays.
  var kept: PersonID { records[0].id }
  /// The numbers of all records.
  var members: InList { InList(records.map { .integer($0.key) }) }
  /// What is read of any of them is told of the one asked for.
  var names: [Int64: PersonID] {
    Dictionary(records.map { ($0.key, person.id) }) { first, _ in first }
  }
  /// The record asked for, by the others that are the same person.
  var otherNames: [PersonID: PersonID] {
    Dictionary(records.filter { $0.id != person.id }.map { ($0.id, person.id) }) { first, _ in
      first
    }
  }
}

/// One current link of a person's record.
struct PersonLink {
  let other: Int64
  let otherID: PersonID
  let state: PersonLinkState
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
    try personFamily(id, knownAt: known)?.person
  }

  /// The person with all that is the same person, or nil where they were not known at `known`.
  func personFamily(
    _ id: PersonID, knownAt known: CommitSequence
  ) throws -> PersonFamily? {
    guard let asked = try personRow(id, knownAt: known) else { return nil }
    var (kept, links) = (asked, try links(of: asked, knownAt: known))
    if let up = links.first(where: { $0.state == .mergedInto }),
      let row = try personRow(up.otherID, knownAt: known)
    {
      (kept, links) = (row, try self.links(of: row, knownAt: known))
    }
    let merged = links.filter { $0.state == .keeps }
    var birthDate = kept.birthDate
    for link in merged where birthDate == nil {
      birthDate = try personRow(link.otherID, knownAt: known)?.birthDate
    }
    let person = CaredForPerson(
      id: id, birthDate: birthDate, mergedInto: kept.id == id ? nil : kept.id,
      possibleDuplicates: links.filter { $0.state == .perhapsOne }.map(\.otherID),
      isSynthetic: asked.isSynthetic)
    return PersonFamily(
      person: person,
      records: [(kept.key, kept.id)] + merged.map { ($0.other, $0.otherID) }, links: links)
  }

  private struct PersonRow {
    let key: Int64
    let id: PersonID
    let isSynthetic: Bool
    let birthDate: CivilDate?
    let hasLinks: Bool
  }

  private func personRow(
    _ id: PersonID, knownAt known: CommitSequence
  ) throws -> PersonRow? {
    try sql.first(
      """
      SELECT p.key, p.is_synthetic, k.sealed, b.sealed,
        EXISTS (SELECT 1 FROM person_link l WHERE l.person = p.key)
      FROM person p
      LEFT JOIN person_key_seal k ON k.person = p.key
      LEFT JOIN person_birth b ON b.person = p.key
      WHERE p.id = ? AND p.recorded_from <= ?
      """, [.id(id), .sequence(known)]
    ) { row in
      PersonRow(
        key: try row.integer(0), id: id, isSynthetic: try row.truth(1),
        birthDate: try birthDate(row, of: row.integer(0)), hasLinks: try row.truth(4))
    }
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

  private func links(of person: PersonRow, knownAt known: CommitSequence) throws -> [PersonLink] {
    guard person.hasLinks else { return [] }
    return try sql.rows(
      """
      SELECT l.other, p.id, l.state FROM person_link l JOIN person p ON p.key = l.other
      WHERE l.person = ? AND \(Dialect.known("l")) ORDER BY p.id
      """, [.integer(person.key), .sequence(known), .sequence(known)]
    ) { row in
      guard let state = PersonLinkState(rawValue: try row.integer(2)) else {
        throw damaged("two records of persons stand in an unknown way to each other")
      }
      return PersonLink(other: try row.integer(0), otherID: try row.id(1), state: state)
    }
  }

  /// The numbers of the person's records as known at `known`; nil where there is no such person.
  func members(of person: PersonID, knownAt known: CommitSequence) throws -> InList? {
    try personFamily(person, knownAt: known)?.members
  }

  /// The name of the record that stays for the person numbered in `column`, with table `p` joined
  /// to it; its arguments are ``keptPersonArguments(_:)``.
  static func keptPerson(_ column: String) -> String {
    """
    coalesce((SELECT q.id FROM person_link l JOIN person q ON q.key = l.other
      WHERE l.person = \(column) AND l.state = 2 AND \(Dialect.known("l"))), p.id)
    """
  }

  static func keptPersonArguments(_ known: CommitSequence) -> [SQLValue] {
    [.sequence(known), .sequence(known)]
  }

  /// The number of the agreement, or nil.
  func key(of agreement: AgreementID) throws -> Int64? {
    try sql.first("SELECT key FROM agreement WHERE id = ?", [.id(agreement)]) {
      try $0.integer(0)
    }
  }
}
