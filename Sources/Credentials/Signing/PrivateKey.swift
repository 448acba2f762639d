import Crypto

/// A private key that signs with one algorithm. Nothing describes it: what shows its bytes asks for
/// ``rawRepresentation`` by name.
package struct PrivateKey: Sendable {
  /// The key that checks this one's signatures.
  package let publicKey: PublicKey
  private let parsed: Parsed

  private enum Parsed: Sendable {
    case es256(P256.Signing.PrivateKey)
    case ed25519(Curve25519.Signing.PrivateKey)
  }

  /// The key of `algorithm` whose 32 bytes are `rawRepresentation`; chance is the caller's, so a
  /// new key comes from outside.
  ///
  /// - Throws: ``CredentialFault`` `key_malformed` where the bytes are not 32, or, for ES256, are
  ///   zero or not below the order of P-256 (one chance in 2^32; the caller draws again).
  package init(
    algorithm: SignatureAlgorithm, rawRepresentation bytes: [UInt8]
  ) throws(CredentialFault) {
    switch algorithm {
    case .es256:
      guard bytes.count == 32, let key = try? P256.Signing.PrivateKey(rawRepresentation: bytes)
      else { throw CredentialFault(.keyMalformed, "private_key") }
      parsed = .es256(key)
      publicKey = try PublicKey(
        algorithm: .es256, rawRepresentation: Array(key.publicKey.rawRepresentation))
    case .ed25519:
      guard bytes.count == 32,
        let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: bytes)
      else { throw CredentialFault(.keyMalformed, "private_key") }
      parsed = .ed25519(key)
      publicKey = try PublicKey(
        algorithm: .ed25519, rawRepresentation: Array(key.publicKey.rawRepresentation))
    }
  }

  /// The secret itself, 32 bytes, for the one place that seals it.
  package var rawRepresentation: [UInt8] {
    switch parsed {
    case .es256(let key): Array(key.rawRepresentation)
    case .ed25519(let key): Array(key.rawRepresentation)
    }
  }

  /// The one algorithm this key signs with.
  package var algorithm: SignatureAlgorithm { publicKey.algorithm }

  /// The signature over `message`: 64 bytes, r‖s for ES256. Signing the same message again gives
  /// other bytes for ES256.
  ///
  /// - Throws: ``CredentialFault`` `signing_failed` where the library could not sign.
  package func sign(_ message: [UInt8]) throws(CredentialFault) -> [UInt8] {
    do {
      switch parsed {
      case .es256(let key): return Array(try key.signature(for: message).rawRepresentation)
      case .ed25519(let key): return Array(try key.signature(for: message))
      }
    } catch {
      throw CredentialFault(.signingFailed, "signature")
    }
  }
}

extension PrivateKey: CustomReflectable {
  /// Nothing: a key that is dumped or printed shows no part of itself.
  package var customMirror: Mirror { Mirror(self, children: []) }
}
