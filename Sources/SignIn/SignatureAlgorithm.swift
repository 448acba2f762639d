/// The signature algorithms a token may use; every other name is refused, `none` first.
package enum SignatureAlgorithm: String, Sendable, CaseIterable {
  /// ECDSA on P-256 with SHA-256 (RFC 7518 section 3.4).
  case es256 = "ES256"
  /// EdDSA on Ed25519 (RFC 8037 section 3.1).
  case edDSA = "EdDSA"
}
