package import Access
import Credentials
import Vocabulary

/// Keeps a witness's line under a head of the log.
package enum CosignCheckpoint {
  /// What the witness said.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The head with the log's line and the witness's, a C2SP signed note.
    package let note: [UInt8]
    /// The witness's key, `name+id+base64`, of kind 0x04.
    package let witness: String

    /// A request with these parts.
    package init(header: ChangeHeader, note: [UInt8], witness: String) {
      self.header = header
      self.note = note
      self.witness = witness
    }
  }

  /// The receipt; its record is the number of leaves under the head.
  ///
  /// - Throws: ``ServiceError`` `IDENTIFIER_MALFORMED` naming `witness_key` or `note` where they
  ///   can't be read; `VALUE_OUT_OF_RANGE` naming `note` where it is no head of this log, a line
  ///   does not hold, or the witness did not sign; `STATE_FORBIDS` where there is no log key.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let now = service.now()
    let (witness, note) = try read(request)
    return try await service.change(request.header, call) { records in
      let permit = try records.permit(.publishTrust, call, about: .init())
      let desk = try service.requireDesk(at: now)
      let head = try verified(note, by: witness, in: records, desk)
      try records.keep(
        LogCosignature(size: head.size, witness: witness.text, note: note.bytes))
      return ChangeOutcome(id: head.size, rule: permit.rule)
    }
  }

  private static func read(_ request: Request) throws -> (NoteKey, SignedNote) {
    func refused(_ field: String, _ what: String) -> ServiceError {
      ServiceError(.invalidArgument, .identifierMalformed, field: field, "must be \(what)")
    }
    guard let witness = try? NoteKey(request.witness), witness.kind == .cosignature else {
      throw refused("witness_key", "`name+id+base64` of a cosigning Ed25519 key")
    }
    guard let note = try? SignedNote(request.note) else {
      throw refused("note", "a signed note by C2SP")
    }
    return (witness, note)
  }

  /// The head, where it is one of this log that the log and the witness signed.
  private static func verified(
    _ note: SignedNote, by witness: NoteKey, in records: any RecordChange, _ desk: SigningDesk
  ) throws -> Checkpoint {
    let refusal = ServiceError(
      .invalidArgument, .valueOutOfRange, field: "note",
      "must be a head of this log, signed by the log and by the witness")
    let keys = try records.signingKeys(
      of: .service, after: nil, limit: 10_000, knownAt: records.latestSequence()
    ).filter { $0.key.use == .log && $0.key.compromise == nil }
    let origin = desk.addresses.logOrigin
    let own = keys.compactMap {
      NoteKey(name: origin, kind: .signature, publicKey: $0.key.publicKey.rawRepresentation)
    }
    guard let anchor = LogAnchor(origin: origin, keys: own, witnesses: [witness]),
      let head = try? VerifiedCheckpoint(note.bytes, anchor: anchor), head.isWitnessed,
      head.checkpoint.size > 0, head.checkpoint.size <= (try records.logSize()),
      let tree = try? records.logTree(size: head.checkpoint.size),
      let root = try? tree.root(size: head.checkpoint.size), root == head.checkpoint.root
    else { throw refusal }
    return head.checkpoint
  }
}
