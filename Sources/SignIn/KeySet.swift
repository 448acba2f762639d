import Crypto
package import Vocabulary

/// The public keys of one issuer by their `kid`, read from a JWKS document (RFC 7517).
///
/// Reading is strict, because a key set is configuration: a wrong one must stop the start and not
/// surprise the first caller.
package struct KeySet: Sendable {
  /// The most keys a set may hold.
  package static let mostKeys = 32
  /// The longest document that is read, in bytes.
  package static let mostBytes = 64 * 1_024

  private let keys: [String: VerificationKey]

  /// The P-256 and Ed25519 signature keys of the JWKS document `document`; others, such as the RSA
  /// keys many issuers publish beside them, are left out, as no token they sign is accepted.
  ///
  /// - Throws: ``ServiceError`` `failedPrecondition`, `DATA_STALE` where it is malformed, holds a
  ///   private or symmetric key, a wanted key without `kid`, the same `kid` twice, or no wanted
  ///   key at all.
  package init(jwks document: [UInt8]) throws(ServiceError) {
    guard document.count <= Self.mostBytes, let value = try? StrictJSON(document),
      let list = value.members?["keys"]?.items
    else { throw keySetRefusal("it is not a JWKS document of at most 64 KiB") }
    guard list.count <= Self.mostKeys else {
      throw keySetRefusal("it holds \(list.count) keys; at most \(Self.mostKeys) are read")
    }
    var keys: [String: VerificationKey] = [:]
    for item in list {
      guard let members = item.members else { throw keySetRefusal("a key is not an object") }
      guard members["d"] == nil, members["k"] == nil else {
        throw keySetRefusal("a key is private or symmetric")
      }
      guard members["use"] != .text("enc"), let curve = Curve(members) else { continue }
      let (name, key) = try verificationKey(members, on: curve)
      guard keys.updateValue(key, forKey: name) == nil else {
        throw keySetRefusal("two keys are called \(quoted(name))")
      }
    }
    guard !keys.isEmpty else { throw keySetRefusal("it holds no key that checks signatures") }
    self.keys = keys
  }

  /// The key called `name`, or nil.
  subscript(name: String) -> VerificationKey? {
    keys[name]
  }
}

private func keySetRefusal(_ message: String) -> ServiceError {
  ServiceError(
    .failedPrecondition, .dataStale, field: "jwks", "the key set can't be used: " + message)
}

private enum Curve {
  case p256
  case ed25519

  init?(_ members: [String: StrictJSON]) {
    switch (members["kty"]?.string, members["crv"]?.string) {
    case ("EC", "P-256"): self = .p256
    case ("OKP", "Ed25519"): self = .ed25519
    default: return nil
    }
  }
}

private func verificationKey(
  _ members: [String: StrictJSON], on curve: Curve
) throws(ServiceError) -> (String, VerificationKey) {
  guard let name = members["kid"]?.string, (1...200).contains(name.utf8.count) else {
    throw keySetRefusal("a key has no `kid` of 1 to 200 bytes")
  }
  guard let key = publicKey(members, on: curve) else {
    throw keySetRefusal("the key \(quoted(name)) is no point of its curve")
  }
  guard members["use"] == nil || members["use"] == .text("sig"),
    members["alg"] == nil || members["alg"] == .text(key.algorithm.rawValue)
  else {
    throw keySetRefusal("the key \(quoted(name)) says another `use` or `alg` than its curve has")
  }
  return (name, key)
}

private func publicKey(_ members: [String: StrictJSON], on curve: Curve) -> VerificationKey? {
  func coordinate(_ member: String) -> [UInt8]? {
    members[member]?.string.flatMap { Base64URL.decode($0.utf8) }.flatMap {
      $0.count == 32 ? $0 : nil
    }
  }
  guard let x = coordinate("x") else { return nil }
  switch curve {
  case .p256:
    return coordinate("y").flatMap { y in
      try? .p256(P256.Signing.PublicKey(rawRepresentation: x + y))
    }
  case .ed25519:
    return try? .ed25519(Curve25519.Signing.PublicKey(rawRepresentation: x))
  }
}
