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
    try link(one, other, as: .perhapsOne)
  }

  package func separate(_ one: PersonID, _ other: PersonID) throws {
    try link(one, other, as: .different)
  }

  private func link(_ one: PersonID, _ other: PersonID, as state: PersonLinkState) throws {
    let pair = (try existingKey(of: one), try existingKey(of: other))
    guard pair.0 != pair.1 else {
      throw ServiceError(
        .invalidArgument, .fieldsContradict, field: "duplicate_id", "must be two different records")
    }
    for (person, other) in [pair, (pair.1, pair.0)] {
      let ends: [SQLValue] = [.integer(person), .integer(other)]
      try close("person_link", where: "person = ? AND other = ?", ends)
      try writing.execute(
        "INSERT INTO person_link (person, other, state, recorded_from) VALUES (?, ?, ?, ?)",
        ends + [.integer(state.rawValue), sequenceCell()])
    }
  }

  func existingKey(of person: PersonID) throws -> Int64 {
    guard let key = try key(of: person) else {
      throw ServiceError(.notFound, .recordNotFound, field: "person_id", "no such person")
    }
    return key
  }
}
