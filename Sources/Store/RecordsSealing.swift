import Passports
import Vocabulary

// What is sealed under a worker's own key: the identity, registration and certificate numbers.

extension SealedCell {
  /// The cell at `column` of the row of `table` with this key.
  init(_ table: String, _ column: String, key: Int64...) {
    let bytes = key.flatMap { part in
      (0..<8).map { UInt8(truncatingIfNeeded: part >> (56 - 8 * Int64($0))) }
    }
    self.init(table: table, column: column, row: bytes)
  }

  /// The cell that holds a worker's own key.
  static func ownKey(of worker: Int64) -> SealedCell {
    SealedCell("worker_key_seal", "sealed", key: worker)
  }
}

extension StoreSnapshot {
  /// The worker's own key, or nil where it was erased.
  func ownKey(of worker: Int64) throws -> WorkerKey? {
    if let opened = openedKeys[worker] { return opened }
    let sealed = try sql.first(
      "SELECT sealed FROM worker_key_seal WHERE worker = ?", [.integer(worker)]
    ) { try $0.blob(0) }
    let key = try sealed.map { sealed in
      try WorkerKey.open(sealed, with: keys.ring, as: .ownKey(of: worker))
    }
    openedKeys.updateValue(key, forKey: worker)
    return key
  }

  /// The text that the column of `row` holds sealed; nil where there is none or the key was erased.
  func openedText(
    _ row: any SQLRow, _ column: Int, of worker: Int64, as cell: SealedCell
  ) throws -> String? {
    guard !row.isNull(column), let key = try ownKey(of: worker) else { return nil }
    return try key.openText(try row.blob(column), as: cell).revealed
  }

  /// Who the worker is, or nil where the key was erased.
  func identity(of worker: Int64, knownAt known: CommitSequence) throws -> WorkerIdentity? {
    let sealed = try sql.first(
      """
      SELECT i.recorded_from, i.sealed FROM worker_identity i
      WHERE i.worker = ? AND \(Dialect.known("i"))
      """, [.integer(worker), .sequence(known), .sequence(known)]
    ) { (try $0.integer(0), try $0.blob(1)) }
    guard let (version, bytes) = sealed, let key = try ownKey(of: worker) else { return nil }
    let cell = SealedCell("worker_identity", "sealed", key: worker, version)
    return try IdentityText.identity(try key.openText(bytes, as: cell).revealed)
  }
}

extension StoreChange {
  /// The worker's own key; a worker whose key was erased takes no more facts that need sealing.
  func sealingKey(of worker: Int64) throws -> WorkerKey {
    guard let key = try ownKey(of: worker) else {
      throw ServiceError(
        .failedPrecondition, .stateForbids, "the worker's identity was erased")
    }
    return key
  }

  /// `text` sealed for `cell` under the worker's own key, as a cell, or null.
  func sealedCell(_ text: String?, of worker: Int64, as cell: SealedCell) throws -> SQLValue {
    guard let text else { return .null }
    let key = try sealingKey(of: worker)
    return .blob(try drawing { try key.seal(text, as: cell, using: &$0) })
  }
}

/// An identity as one text: a line each for given name, family name and birth date, then one for
/// each identifier with scheme, body and value. No part of it can hold a line break or a tab.
enum IdentityText {
  /// The text of `identity`, without its National Insurance number: that is nowhere but hashed.
  static func text(_ identity: WorkerIdentity) -> String {
    let identifiers = identity.identifiers.filter { $0.scheme != .nationalInsurance }.map {
      "\($0.scheme.rawValue)\t\($0.organisation?.description ?? "")\t\($0.value)"
    }
    let lines = [
      identity.givenName, identity.familyName ?? "", identity.birthDate?.description ?? "",
    ]
    return (lines + identifiers).joined(separator: "\n")
  }

  static func identity(_ text: String) throws -> WorkerIdentity {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard lines.count >= 3 else { throw damaged("an identity lacks a line") }
    return try stored {
      try WorkerIdentity(
        givenName: lines[0], familyName: lines[1].isEmpty ? nil : lines[1],
        birthDate: lines[2].isEmpty ? nil : CivilDate(lines[2], field: "birth_date"),
        identifiers: lines[3...].map(identifier))
    }
  }

  private static func identifier(_ line: String) throws -> WorkerIdentifier {
    let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, let scheme = WorkerIdentifier.Scheme(rawValue: parts[0]) else {
      throw damaged("an identifier is not scheme, body and value")
    }
    return WorkerIdentifier(
      scheme: scheme, normalised: parts[2],
      organisation: parts[1].isEmpty
        ? nil : try OrganisationID(parts[1], field: "organisation"))
  }
}
