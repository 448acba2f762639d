package import Passports
package import Vocabulary

// Recording who workers are and how records stand to each other.

extension StoreChange {
  package func add(_ worker: Worker, identity: WorkerIdentity) throws {
    let key = try inserted(
      "INSERT INTO worker (id, is_synthetic, recorded_from) VALUES (?, ?, ?) RETURNING key",
      [.id(worker.id), .truth(worker.isSynthetic), sequenceCell()])
    try addOwnKey(of: key)
    try record(identity, level: worker.identityLevel, at: key)
    for other in worker.possibleDuplicates { try markPossibleDuplicate(worker.id, other) }
  }

  /// The National Insurance number's hash stays unless the new identity brings another.
  package func record(
    _ identity: WorkerIdentity, level: Worker.IdentityLevel, of worker: WorkerID
  ) throws {
    try record(identity, level: level, at: recordingFamily(of: worker).kept.key)
  }

  package func markPossibleDuplicate(_ one: WorkerID, _ other: WorkerID) throws {
    try link(one, other, as: .perhapsOne, and: .perhapsOne)
  }

  package func merge(_ duplicate: WorkerID, into kept: WorkerID) throws {
    guard try recordingFamily(of: kept).kept.id != recordingFamily(of: duplicate).kept.id else {
      throw ServiceError(
        .failedPrecondition, .stateForbids, field: "duplicate_id",
        "the two records are one already")
    }
    try link(duplicate, kept, as: .mergedInto, and: .keeps)
  }

  /// Where one was merged into the other, its facts are read at itself again.
  package func separate(_ one: WorkerID, _ other: WorkerID) throws {
    try link(one, other, as: .different, and: .different)
  }
}

// MARK: - Links

extension StoreChange {
  private func link(
    _ one: WorkerID, _ other: WorkerID, as state: WorkerLinkState, and reverse: WorkerLinkState
  ) throws {
    let (first, second) = (try existingKey(of: one), try existingKey(of: other))
    guard first != second else {
      throw ServiceError(
        .invalidArgument, .fieldsContradict, field: "duplicate_id", "must be two different records")
    }
    try link(first, second, state)
    try link(second, first, reverse)
  }

  private func link(_ worker: Int64, _ other: Int64, _ state: WorkerLinkState) throws {
    let pair: [SQLValue] = [.integer(worker), .integer(other)]
    try close("worker_link", where: "worker = ? AND other = ?", pair)
    try writing.execute(
      "INSERT INTO worker_link (worker, other, state, recorded_from) VALUES (?, ?, ?, ?)",
      pair + [.integer(state.rawValue), sequenceCell()])
  }

  private func existingKey(of worker: WorkerID) throws -> Int64 {
    let key = try sql.first("SELECT key FROM worker WHERE id = ?", [.id(worker)]) {
      try $0.integer(0)
    }
    guard let key else { throw Self.noSuchWorker }
    return key
  }

  /// The family at whose kept record a new fact of `worker` is recorded.
  func recordingFamily(of worker: WorkerID) throws -> WorkerFamily {
    guard let family = try family(of: worker) else { throw Self.noSuchWorker }
    return family
  }

  private static var noSuchWorker: ServiceError {
    ServiceError(.notFound, .recordNotFound, "no such worker")
  }
}

// MARK: - Identity

extension StoreChange {
  private func addOwnKey(of worker: Int64) throws {
    let sealed = try drawing { generator in
      let key = WorkerKey.generate(using: &generator)
      openedKeys.updateValue(key, forKey: worker)
      return try key.sealed(under: keys.ring, as: .ownKey(of: worker), using: &generator)
    }
    try writing.execute(
      "INSERT INTO worker_key_seal (worker, sealed) VALUES (?, ?)",
      [.integer(worker), .blob(sealed)])
  }

  private func record(
    _ identity: WorkerIdentity, level: Worker.IdentityLevel, at worker: Int64
  ) throws {
    let version = try stamp().sequence.number
    try close("worker_identity", where: "worker = ?", [.integer(worker)])
    let cell = SealedCell("worker_identity", "sealed", key: worker, version)
    try writing.execute(
      "INSERT INTO worker_identity (worker, recorded_from, level, sealed) VALUES (?, ?, ?, ?)",
      [
        .integer(worker), .integer(version), Numbered.identityLevel.cell(level),
        sealedCell(IdentityText.text(identity), of: worker, as: cell),
      ])
    try index(identity, at: worker)
  }

  private func index(_ identity: WorkerIdentity, at worker: Int64) throws {
    var entries = identity.identifiers.map(indexed)
    if let familyName = identity.familyName, let birthDate = identity.birthDate {
      let hash = keys.index.index(surname: familyName, birthDate: birthDate)
      entries.append((.surnameAndBirthDate, hash))
    }
    var closed: Set<WorkerIndexPurpose> = [.surnameAndBirthDate, .identifier]
    closed.formUnion(entries.map(\.0))
    for purpose in closed.sorted(by: { $0.rawValue < $1.rawValue }) {
      try close(
        "worker_blind_index", where: "worker = ? AND purpose = ?",
        [.integer(worker), .integer(purpose.rawValue)])
    }
    for (purpose, hash) in entries {
      try writing.execute(
        """
        INSERT INTO worker_blind_index (purpose, hash, worker, recorded_from) VALUES (?, ?, ?, ?)
        """, [.integer(purpose.rawValue), .blob(hash), .integer(worker), sequenceCell()])
    }
  }
}
