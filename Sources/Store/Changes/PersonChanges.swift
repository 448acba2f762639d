package import Delegations
package import Vocabulary

// Recording persons who are cared for.

extension StoreChange {
  package func add(_ person: CaredForPerson) throws {
    let key = try inserted(
      "INSERT INTO person (id, is_synthetic, recorded_from) VALUES (?, ?, ?) RETURNING key",
      [.id(person.id), .truth(person.isSynthetic), sequenceCell()])
    let (own, birth) = try drawing { generator in
      let own = WorkerKey.generate(using: &generator)
      let sealed = try own.sealed(
        under: keys.ring, as: .ownKey(ofPerson: key), using: &generator)
      let birth = try person.birthDate.map {
        try own.seal($0.description, as: .birthDate(of: key), using: &generator)
      }
      return (sealed, birth)
    }
    try writing.execute(
      "INSERT INTO person_key_seal (person, sealed) VALUES (?, ?)", [.integer(key), .blob(own)])
    if let birth {
      try writing.execute(
        "INSERT INTO person_birth (person, sealed) VALUES (?, ?)", [.integer(key), .blob(birth)])
    }
    for other in person.possibleDuplicates { try markPossibleDuplicate(person.id, other) }
  }

  package func markPossibleDuplicate(_ one: PersonID, _ other: PersonID) throws {
    let (first, second) = (try recordingFamily(of: one), try recordingFamily(of: other))
    try link(first, second, as: .perhapsOne, and: .perhapsOne)
  }

  package func separate(_ one: PersonID, _ other: PersonID) throws {
    let (first, second) = (try recordingFamily(of: one), try recordingFamily(of: other))
    try link(first, second, as: .different, and: .different)
  }

  package func merge(_ duplicate: PersonID, into kept: PersonID) throws {
    let (other, own) = (try recordingFamily(of: duplicate), try recordingFamily(of: kept))
    guard other.keptKey != own.keptKey else {
      throw ServiceError(
        .failedPrecondition, .stateForbids, field: "duplicate_id",
        "the two records are one already")
    }
    for link in other.links where link.state != .different {
      try unlink(other.keptKey, link.other)
      // Whoever may be the duplicate may be the kept one, unless the two were told apart.
      guard link.state == .perhapsOne, link.other != own.keptKey,
        !own.links.contains(where: { $0.other == link.other })
      else { continue }
      try set(own.keptKey, link.other, .perhapsOne, and: .perhapsOne)
    }
    for record in other.records { try set(record.key, own.keptKey, .mergedInto, and: .keeps) }
  }

  private func link(
    _ one: PersonFamily, _ other: PersonFamily, as state: PersonLinkState,
    and reverse: PersonLinkState
  ) throws {
    guard one.keptKey != other.keptKey else {
      throw ServiceError(
        .invalidArgument, .fieldsContradict, field: "duplicate_id", "must be two different records")
    }
    try set(one.keptKey, other.keptKey, state, and: reverse)
  }

  private func set(
    _ one: Int64, _ other: Int64, _ state: PersonLinkState, and reverse: PersonLinkState
  ) throws {
    try unlink(one, other)
    for (person, other, state) in [(one, other, state), (other, one, reverse)] {
      try writing.execute(
        "INSERT INTO person_link (person, other, state, recorded_from) VALUES (?, ?, ?, ?)",
        [.integer(person), .integer(other), .integer(state.rawValue), sequenceCell()])
    }
  }

  private func unlink(_ one: Int64, _ other: Int64) throws {
    for (person, other) in [(one, other), (other, one)] {
      try close(
        "person_link", where: "person = ? AND other = ?", [.integer(person), .integer(other)])
    }
  }

  /// The family at whose kept record a new fact of `person` is recorded.
  func recordingFamily(of person: PersonID) throws -> PersonFamily {
    guard let family = try personFamily(person, knownAt: latestSequence()) else {
      throw ServiceError(.notFound, .recordNotFound, field: "person_id", "no such person")
    }
    return family
  }
}
