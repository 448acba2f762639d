import Crypto

/// A public key that checks signatures of one algorithm.
package struct PublicKey: Sendable {
  /// The one algorithm this key may be used with.
  package let algorithm: SignatureAlgorithm
  /// The key's bytes: x‖y, 64 bytes, for ES256; 32 bytes for Ed25519.
  package let rawRepresentation: [UInt8]
  private let parsed: Parsed

  private enum Parsed: Sendable {
    case es256(P256.Signing.PublicKey)
    case ed25519(Curve25519.Signing.PublicKey)
  }

  /// The key of `algorithm` with `rawRepresentation`.
  ///
  /// - Throws: ``CredentialFault`` `key_malformed` where the bytes are not 64 that name a point of
  ///   P-256, or not 32 for Ed25519.
  package init(
    algorithm: SignatureAlgorithm, rawRepresentation bytes: [UInt8]
  ) throws(CredentialFault) {
    self.algorithm = algorithm
    rawRepresentation = bytes
    switch algorithm {
    case .es256:
      guard bytes.count == 64, let key = try? P256.Signing.PublicKey(rawRepresentation: bytes)
      else { throw CredentialFault(.keyMalformed, "point") }
      parsed = .es256(key)
    case .ed25519:
      guard bytes.count == 32,
        let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes)
      else { throw CredentialFault(.keyMalformed, "point") }
      parsed = .ed25519(key)
    }
  }

  /// The key that a JWK (RFC 7517, RFC 8037) describes.
  ///
  /// Only `kty`, `crv`, `x` and `y` are read; other members name or describe a key and change
  /// nothing about it.
  ///
  /// - Throws: ``CredentialFault`` `key_malformed` where it is no object, is not on P-256 or
  ///   Ed25519, a coordinate is not 32 bytes of strict base64url, the point is not on the curve, or
  ///   it has a private part `d`.
  package init(jwk: JSONValue) throws(CredentialFault) {
    guard jwk.members != nil else { throw CredentialFault(.keyMalformed, "jwk") }
    guard jwk["d"] == nil else { throw CredentialFault(.keyMalformed, "jwk.d") }
    func says(_ type: String, _ curve: String) -> Bool {
      jwk["kty"] == .string(type) && jwk["crv"] == .string(curve)
    }
    if says("EC", "P-256") {
      try self.init(
        algorithm: .es256,
        rawRepresentation: Self.coordinate("x", of: jwk) + Self.coordinate("y", of: jwk))
    } else if says("OKP", "Ed25519") {
      try self.init(algorithm: .ed25519, rawRepresentation: Self.coordinate("x", of: jwk))
    } else {
      throw CredentialFault(.keyMalformed, "jwk.crv")
    }
  }

  private static func coordinate(
    _ name: String, of jwk: JSONValue
  ) throws(CredentialFault) -> [UInt8] {
    guard let text = jwk[name]?.text, let bytes = try? Base64URL.decode(text.utf8),
      bytes.count == 32
    else { throw CredentialFault(.keyMalformed, "jwk.\(name)") }
    return bytes
  }

  /// The JWK of the key with the members RFC 7638 takes, in its order.
  package var jwk: JSONValue {
    func text(_ bytes: ArraySlice<UInt8>) -> JSONValue { .string(Base64URL.encode(bytes)) }
    return switch algorithm {
    case .es256:
      .object([
        JSONMember("crv", .string("P-256")), JSONMember("kty", .string("EC")),
        JSONMember("x", text(rawRepresentation.prefix(32))),
        JSONMember("y", text(rawRepresentation.suffix(32))),
      ])
    case .ed25519:
      .object([
        JSONMember("crv", .string("Ed25519")), JSONMember("kty", .string("OKP")),
        JSONMember("x", text(rawRepresentation[...])),
      ])
    }
  }

  /// The name of the key: its thumbprint by RFC 7638 with SHA-256, 43 characters of base64url.
  package var thumbprint: String {
    Base64URL.encode(sha256(jwk.encoded()))
  }

  /// Whether `signature`, 64 bytes in the fixed-length form of JOSE, is this key's over `message`.
  package func isValid(signature: [UInt8], over message: ArraySlice<UInt8>) -> Bool {
    guard signature.count == 64 else { return false }
    switch parsed {
    case .es256(let key):
      guard let pair = try? P256.Signing.ECDSASignature(rawRepresentation: signature) else {
        return false
      }
      return key.isValidSignature(pair, for: message)
    case .ed25519(let key): return key.isValidSignature(signature, for: message)
    }
  }

  /// As ``isValid(signature:over:)`` for a whole array of bytes.
  package func isValid(signature: [UInt8], over message: [UInt8]) -> Bool {
    isValid(signature: signature, over: message[...])
  }
}

extension PublicKey: Hashable {
  /// Whether both are the same key of the same algorithm.
  package static func == (left: PublicKey, right: PublicKey) -> Bool {
    left.algorithm == right.algorithm && left.rawRepresentation == right.rawRepresentation
  }

  /// Hashes what `==` compares.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(algorithm)
    hasher.combine(rawRepresentation)
  }
}
