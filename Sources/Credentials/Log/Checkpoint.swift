/// The head of a log: origin, size and root, by C2SP tlog-checkpoint.
package struct Checkpoint: Hashable, Sendable {
  /// Which log.
  package let origin: String
  /// Leaves in the tree.
  package let size: UInt64
  /// The root of the tree.
  package let root: MerkleHash
  /// Lines after the third, none of them empty; ours has none.
  package let extensions: [String]

  /// The head of the log `origin` with `size` leaves; nil where the origin has a newline or is
  /// empty, or the size is above 2^62.
  package init?(origin: String, size: UInt64, root: MerkleHash) {
    guard !origin.isEmpty, !origin.utf8.contains(where: { $0 < 0x20 }),
      size <= largestMerkleSize
    else { return nil }
    self.origin = origin
    self.size = size
    self.root = root
    extensions = []
  }

  /// The head that the text of a note spells.
  ///
  /// - Throws: ``LogFault/checkpointMalformed``.
  package init(text: [UInt8]) throws(LogFault) {
    // By bytes: Swift's lines and characters would join what a verifier in C keeps apart.
    guard text.last == UInt8(ascii: "\n"), String(validating: text, as: UTF8.self) != nil else {
      throw .checkpointMalformed
    }
    let lines = text.dropLast().split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard lines.count >= 3, lines.allSatisfy({ !$0.isEmpty }),
      let size = decimalNumber(lines[1]), size <= largestMerkleSize,
      let bytes = try? PaddedBase64.decode(lines[2]), let root = MerkleHash(bytes)
    else { throw .checkpointMalformed }
    origin = String(decoding: lines[0], as: UTF8.self)
    self.size = size
    self.root = root
    extensions = lines.dropFirst(3).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The lines that are signed.
  package var text: [UInt8] {
    let lines = [origin, "\(size)", PaddedBase64.encode(root.bytes)] + extensions
    return lines.flatMap { Array($0.utf8) + [UInt8(ascii: "\n")] }
  }
}

/// The log that a verifier relies on: its origin, its keys and the witnesses it believes.
package struct LogAnchor: Hashable, Sendable {
  /// The log's origin line.
  package let origin: String
  /// Keys of the log: ``NoteKey/Kind/signature``.
  package let keys: [NoteKey]
  /// Keys of witnesses: ``NoteKey/Kind/cosignature``, none of them a key of the log.
  package let witnesses: [NoteKey]

  /// An anchor, or nil where a key is of the wrong kind, the log has no key, or a witness's key is
  /// the log's own: a log can't be its own witness.
  package init?(origin: String, keys: [NoteKey], witnesses: [NoteKey]) {
    let own = Set(keys.map(\.publicKey))
    guard !keys.isEmpty, keys.allSatisfy({ $0.kind == .signature }),
      witnesses.allSatisfy({ $0.kind == .cosignature && !own.contains($0.publicKey) })
    else { return nil }
    self.origin = origin
    self.keys = keys
    self.witnesses = witnesses
  }
}

/// A checkpoint whose signatures have been verified; only this module makes one.
package struct VerifiedCheckpoint: Hashable, Sendable {
  /// A witness that cosigned, with its time in seconds since 1970.
  package struct Cosignature: Hashable, Sendable {
    /// The witness.
    package let witness: NoteKey
    /// Seconds since 1970.
    package let time: UInt64
  }

  /// The head.
  package let checkpoint: Checkpoint
  /// The witnesses that saw it, each public key once.
  package let cosignatures: [Cosignature]

  /// The head that `note` holds, signed by a key of `anchor`.
  ///
  /// - Throws: ``LogFault``: what ``SignedNote`` and ``Checkpoint`` refuse, `originOther` for
  ///   another log, `signatureMissing` where no key of the log signed.
  package init(_ note: [UInt8], anchor: LogAnchor) throws(LogFault) {
    let note = try SignedNote(note)
    let checkpoint = try Checkpoint(text: note.text)
    guard isSame(checkpoint.origin, anchor.origin) else { throw .originOther }
    let found = try note.verified(by: anchor.keys + anchor.witnesses)
    guard found.contains(where: { anchor.keys.contains($0.key) }) else {
      throw .signatureMissing
    }
    var cosignatures: [Cosignature] = []
    for (key, time) in found where key.kind == .cosignature {
      // One key under two names is one witness.
      guard !cosignatures.contains(where: { $0.witness.publicKey == key.publicKey }) else {
        continue
      }
      cosignatures.append(Cosignature(witness: key, time: time))
    }
    self.checkpoint = checkpoint
    self.cosignatures = cosignatures
  }

  /// Whether somebody else saw this head too. Decisions about compromised keys need it.
  package var isWitnessed: Bool { !cosignatures.isEmpty }
}

/// The number that `digits` spell in ASCII with no leading zero; nil above 2^63 - 1.
func decimalNumber(_ digits: some Collection<UInt8>) -> UInt64? {
  guard (1...19).contains(digits.count), digits.count == 1 || digits.first != UInt8(ascii: "0")
  else { return nil }
  var value: UInt64 = 0
  for digit in digits {
    guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
    // 19 digits stay below 10^19, which 64 bits hold.
    value = value * 10 + UInt64(digit - UInt8(ascii: "0"))
  }
  return value <= UInt64(Int64.max) ? value : nil
}
