/// A line of a note that signs its text.
package struct NoteSignature: Hashable, Sendable {
  /// The name of the key.
  package let name: String
  /// The id of the key.
  package let keyID: UInt32
  /// What follows the id: for a cosignature 8 bytes of time and 64 of signature.
  package let signature: [UInt8]

  /// The line with its newline.
  var text: String {
    let id = (0..<4).map { UInt8(truncatingIfNeeded: keyID >> UInt32(24 - 8 * $0)) }
    return "\u{2014} \(name) \(PaddedBase64.encode(id + signature))\n"
  }
}

/// Text with signatures below it, by C2SP signed-note; nothing is verified by reading it.
package struct SignedNote: Hashable, Sendable {
  /// The longest note read, in bytes.
  package static let maximumBytes = 65_536
  /// The most signatures read; C2SP asks for 16 at least.
  package static let maximumSignatures = 64

  /// What is signed, with its last newline.
  package let text: [UInt8]
  /// The signature lines in order.
  package let signatures: [NoteSignature]

  /// The note that `bytes` hold.
  ///
  /// - Throws: ``LogFault`` `noteTooLarge` or `noteMalformed`.
  package init(_ bytes: [UInt8]) throws(LogFault) {
    guard bytes.count <= Self.maximumBytes else { throw .noteTooLarge }
    let newline = UInt8(ascii: "\n")
    guard bytes.last == newline, bytes.allSatisfy({ $0 >= 0x20 || $0 == newline }),
      String(validating: bytes, as: UTF8.self) != nil
    else { throw .noteMalformed }
    // The text ends before the last empty line.
    guard
      let split = bytes.indices.dropFirst().last(where: {
        bytes[$0] == newline && bytes[$0 - 1] == newline
      })
    else { throw .noteMalformed }
    let lines = bytes[(split + 1)...].dropLast().split(
      separator: newline, omittingEmptySubsequences: false)
    guard lines.count <= Self.maximumSignatures else { throw .noteTooLarge }
    var signatures: [NoteSignature] = []
    for line in lines { signatures.append(try Self.signature(line)) }
    text = Array(bytes[..<split])
    self.signatures = signatures
  }

  private init(text: [UInt8], signatures: [NoteSignature]) {
    self.text = text
    self.signatures = signatures
  }

  /// `text` signed by `signers` at `time`, in seconds since 1970.
  ///
  /// - Throws: ``LogFault/noteMalformed`` where `text` is not lines that a note can hold; what the
  ///   crypto library throws when it has no randomness.
  package static func signed(
    _ text: [UInt8], by signers: [NoteSigner], at time: UInt64
  ) throws -> SignedNote {
    let lines = try signers.map { try $0.line(over: text, at: time) }
    let note = SignedNote(text: text, signatures: lines)
    guard try SignedNote(note.bytes) == note else { throw LogFault.noteMalformed }
    return note
  }

  /// The same note with `signature` below the others: how a witness's line is added.
  package func adding(_ signature: NoteSignature) -> SignedNote {
    SignedNote(text: text, signatures: signatures + [signature])
  }

  /// The note as it is kept and sent.
  package var bytes: [UInt8] {
    text + [UInt8(ascii: "\n")] + signatures.flatMap { Array($0.text.utf8) }
  }

  /// The keys among `keys` that signed, each once and in the order of the note, with the time that
  /// a cosignature gives in seconds since 1970. Lines by other keys are passed over.
  ///
  /// - Throws: ``LogFault`` `keyAmbiguous`, `signatureInvalid` where a known key's line does not
  ///   hold, or `signatureMissing` where no known key signed.
  package func verified(by keys: [NoteKey]) throws(LogFault) -> [(key: NoteKey, time: UInt64)] {
    var known: [Identity: NoteKey] = [:]
    for key in keys {
      let other = known.updateValue(key, forKey: Identity(name: Array(key.name.utf8), id: key.id))
      guard other == nil || other == key else { throw .keyAmbiguous }
    }
    var found: [(key: NoteKey, time: UInt64)] = []
    for line in signatures {
      guard let key = known[Identity(name: Array(line.name.utf8), id: line.keyID)] else { continue }
      guard let time = key.time(of: line.signature[...], over: text) else {
        throw .signatureInvalid
      }
      if !found.contains(where: { $0.key == key }) { found.append((key, time)) }
    }
    guard !found.isEmpty else { throw .signatureMissing }
    return found
  }

  private struct Identity: Hashable {
    // Bytes: Swift takes canonically equivalent names as equal, other verifiers don't.
    let name: [UInt8]
    let id: UInt32
  }

  private static func signature(_ line: ArraySlice<UInt8>) throws(LogFault) -> NoteSignature {
    let dash = Array("\u{2014} ".utf8)
    guard line.starts(with: dash) else { throw .noteMalformed }
    let words = line.dropFirst(dash.count).split(
      separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
    guard words.count == 2, let name = String(validating: words[0], as: UTF8.self),
      NoteKey.isName(name), let bytes = try? PaddedBase64.decode(words[1]), bytes.count > 4
    else { throw .noteMalformed }
    let id = bytes.prefix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    return NoteSignature(name: name, keyID: id, signature: Array(bytes.dropFirst(4)))
  }
}
