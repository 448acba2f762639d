package import Credentials
import Vocabulary

// Heads of the log and proofs under them.

/// A head of the log as it is signed.
package struct SignedHead: Hashable, Sendable {
  /// Leaves under it.
  package let size: UInt64
  /// The root over them.
  package let root: MerkleHash
  /// The signed note, with the lines of witnesses that saw it.
  package let note: [UInt8]
  /// How many witnesses saw it.
  package let witnessCount: Int
}

/// A proof without its head, and the head it is under.
package struct ShownLogProof: Hashable, Sendable {
  /// The proof by `c2sp.org/tlog-proof@v1` to its empty line.
  package let proof: [UInt8]
  /// The head.
  package let head: SignedHead
}

extension RecordSnapshot {
  /// A head over `needed` leaves at least: the newest that witnesses saw, else the log as it is,
  /// signed now.
  ///
  /// - Throws: ``ServiceError`` `STATE_FORBIDS` where the log has no leaf or there is no log key.
  func logHead(covering needed: UInt64, _ desk: SigningDesk) throws -> SignedHead {
    let size = try logSize()
    guard size > 0, needed <= size else {
      throw ServiceError(.failedPrecondition, .stateForbids, "the log has no such leaf yet")
    }
    if let seen = try witnessedHead(upTo: size), seen.size >= needed { return seen }
    return try signedHead(size: size, desk)
  }

  /// The head over the first `size` leaves, signed now.
  func signedHead(size: UInt64, _ desk: SigningDesk) throws -> SignedHead {
    guard let key = try signingKeys(of: .service, for: .log, at: desk.now).first else {
      throw ServiceError(
        .failedPrecondition, .stateForbids, "the service has no key to sign its log with")
    }
    guard let secret = try secret(of: key.id) else { throw ServiceError.secretMissing }
    let origin = desk.addresses.logOrigin
    do {
      let root = try logTree(size: size).root(size: size)
      guard let head = Checkpoint(origin: origin, size: size, root: root),
        let signer = NoteSigner(
          name: origin, kind: .signature, privateKey: secret.rawRepresentation)
      else { throw LogFault.checkpointMalformed }
      let note = try SignedNote.signed(head.text, by: [signer], at: 0)
      return SignedHead(size: size, root: root, note: note.bytes, witnessCount: 0)
    } catch let error as ServiceError {
      throw error
    } catch {
      throw ServiceError.notSigned(error)
    }
  }

  /// The newest head that witnesses saw, with the lines of all of them.
  private func witnessedHead(upTo size: UInt64) throws -> SignedHead? {
    let lines = try cosignatures(upTo: size)
    guard let first = lines.first else { return nil }
    do {
      var note = try SignedNote(first.note)
      for other in lines.dropFirst() {
        let more = try SignedNote(other.note)
        guard more.text == note.text else { continue }
        for line in more.signatures where !note.signatures.contains(line) {
          note = note.adding(line)
        }
      }
      let head = try Checkpoint(text: note.text)
      return SignedHead(
        size: head.size, root: head.root, note: note.bytes, witnessCount: lines.count)
    } catch {
      throw ServiceError(.internalFault, .internalFault, "a kept head can't be read")
    }
  }

  /// The proof that `event` about `subject` is in the log, under `head`; nil where it is not there,
  /// lies beyond the head, or was erased. Of several the latest counts.
  func logProof(
    of event: LogEvent, to subject: [UInt8], by issuer: String, under head: SignedHead
  ) throws -> [UInt8]? {
    let found = try logEntries(of: event, to: subject).last { $0.index < head.size }
    guard let entry = found, let key = entry.key else { return nil }
    do {
      let path = try logTree(size: head.size).inclusionPath(of: entry.index, size: head.size)
      guard
        let opening = LogLeafOpening(event, at: entry.leaf.time, issuer: issuer, key: key),
        let proof = LogProof(extra: opening.bytes, index: entry.index, path: path)
      else { throw LogFault.leafMalformed }
      return proof.bytes
    } catch {
      throw ServiceError(.internalFault, .internalFault, "the log gives no proof: \(error)")
    }
  }
}
