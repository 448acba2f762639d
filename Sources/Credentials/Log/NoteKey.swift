import Crypto

/// A key that signs notes, with its name, as C2SP signed-note has it.
package struct NoteKey: Hashable, Sendable {
  /// What a signature by the key says.
  package enum Kind: UInt8, Hashable, Sendable, CaseIterable {
    /// Ed25519 over the note's text: a log's own signature.
    case signature = 0x01
    /// Ed25519 with a time (C2SP tlog-cosignature): a witness saw the log grow consistently.
    case cosignature = 0x04
  }

  /// The key's name: not empty, no spaces, no plus.
  package let name: String
  /// What its signatures say.
  package let kind: Kind
  /// The Ed25519 public key, 32 bytes.
  package let publicKey: MerkleHash
  /// The first 4 bytes of SHA-256 of name, newline, kind and key.
  package let id: UInt32

  /// A key, or nil where the name or the length of the key is not allowed.
  package init?(name: String, kind: Kind, publicKey: [UInt8]) {
    guard Self.isName(name), let key = MerkleHash(publicKey) else { return nil }
    self.name = name
    self.kind = kind
    self.publicKey = key
    let input = Array(name.utf8) + [UInt8(ascii: "\n"), kind.rawValue] + publicKey
    id = SHA256.hash(data: input).prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// The key that `text` spells as `name+id+base64`, with the id it must have.
  ///
  /// - Throws: ``LogFault/keyMalformed``.
  package init(_ text: String) throws(LogFault) {
    let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3 else { throw .keyMalformed }
    guard let bytes = try? PaddedBase64.decode(Array(parts[2].utf8)), let first = bytes.first,
      let kind = Kind(rawValue: first),
      let key = NoteKey(name: String(parts[0]), kind: kind, publicKey: Array(bytes.dropFirst())),
      parts[1] == Self.hexadecimal(key.id)
    else { throw .keyMalformed }
    self = key
  }

  /// `name+id+base64`, as verifiers are told it.
  package var text: String {
    "\(name)+\(Self.hexadecimal(id))+\(PaddedBase64.encode([kind.rawValue] + publicKey.bytes))"
  }

  /// The time of a cosignature in seconds since 1970, 0 for a plain signature, or nil where
  /// `signature` does not hold over `text`.
  func time(of signature: ArraySlice<UInt8>, over text: [UInt8]) -> UInt64? {
    switch kind {
    case .signature: return isValid(signature, over: text) ? 0 : nil
    case .cosignature:
      guard signature.count == 72 else { return nil }
      let time = signature.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      guard time <= UInt64(Int64.max) else { return nil }
      let message = Self.cosigned(text, at: time)
      return isValid(signature.dropFirst(8), over: message) ? time : nil
    }
  }

  /// The message that a cosignature at `time` signs.
  static func cosigned(_ text: [UInt8], at time: UInt64) -> [UInt8] {
    Array("cosignature/v1\ntime \(time)\n".utf8) + text
  }

  private func isValid(_ signature: ArraySlice<UInt8>, over message: [UInt8]) -> Bool {
    guard signature.count == 64,
      let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey.bytes)
    else { return false }
    return key.isValidSignature(signature, for: message)
  }

  /// Whether a key may be called `name`.
  static func isName(_ name: String) -> Bool {
    !name.isEmpty
      && name.unicodeScalars.allSatisfy { scalar in
        !scalar.properties.isWhitespace && scalar != "+" && scalar.value >= 0x20
      }
  }

  private static func hexadecimal(_ id: UInt32) -> String {
    let digits = String(id, radix: 16)
    return String(repeating: "0", count: 8 - digits.utf8.count) + digits
  }
}

/// A private key that signs notes. It has no description, so that it is never printed.
package struct NoteSigner: Sendable {
  /// The key that verifies what this one signs.
  package let key: NoteKey
  private let secret: Curve25519.Signing.PrivateKey

  /// The signer called `name` with the 32 bytes of an Ed25519 private key; nil where the name or
  /// the length is not allowed.
  package init?(name: String, kind: NoteKey.Kind, privateKey: [UInt8]) {
    guard let secret = try? Curve25519.Signing.PrivateKey(rawRepresentation: privateKey),
      let key = NoteKey(
        name: name, kind: kind, publicKey: Array(secret.publicKey.rawRepresentation))
    else { return nil }
    self.secret = secret
    self.key = key
  }

  /// The signature line over `text`; `time` is seconds since 1970 and matters to cosignatures only.
  ///
  /// - Throws: what the crypto library throws when it has no randomness.
  func line(over text: [UInt8], at time: UInt64) throws -> NoteSignature {
    switch key.kind {
    case .signature:
      let signature = try secret.signature(for: text)
      return NoteSignature(name: key.name, keyID: key.id, signature: Array(signature))
    case .cosignature:
      let signature = try secret.signature(for: NoteKey.cosigned(text, at: time))
      let stamp = (0..<8).map { UInt8(truncatingIfNeeded: time >> UInt64(56 - 8 * $0)) }
      return NoteSignature(name: key.name, keyID: key.id, signature: stamp + Array(signature))
    }
  }
}

extension NoteSigner: CustomStringConvertible, CustomReflectable {
  /// The public key's text; the private key is nobody's to read.
  package var description: String { key.text }
  /// No parts, so that no dump shows the private key.
  package var customMirror: Mirror { Mirror(self, children: []) }
}
