/// The signature algorithms a token may use; every other name is refused, `none` first.
package enum SignatureAlgorithm: String, Hashable, Sendable, CaseIterable {
  /// ECDSA on P-256 with SHA-256 (RFC 7518 section 3.4), the signature 64 bytes r‖s.
  case es256 = "ES256"
  /// EdDSA on Ed25519 by its full name (RFC 9864), the signature 64 bytes.
  case ed25519 = "Ed25519"

  /// The algorithm that an `alg` header names, or nil where it is not accepted. `EdDSA`, the older
  /// name that left the curve open, is read as Ed25519; the key's own curve decides the rest.
  package init?(header name: String) {
    if isSame(name, "EdDSA") {
      self = .ed25519
    } else if let algorithm = Self.allCases.first(where: { isSame($0.rawValue, name) }) {
      self = algorithm
    } else {
      return nil
    }
  }
}
