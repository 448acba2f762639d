import Crypto

/// A public key that can check signatures of one algorithm.
enum VerificationKey: Sendable {
  case p256(P256.Signing.PublicKey)
  case ed25519(Curve25519.Signing.PublicKey)

  /// The one algorithm this key may be used with.
  var algorithm: SignatureAlgorithm {
    switch self {
    case .p256: .es256
    case .ed25519: .edDSA
    }
  }

  /// Whether `signature`, in the fixed-length form of JOSE, is this key's over `message`.
  func accepts(_ signature: [UInt8], over message: [UInt8]) -> Bool {
    guard signature.count == 64 else { return false }
    switch self {
    case .p256(let key):
      guard let parsed = try? P256.Signing.ECDSASignature(rawRepresentation: signature) else {
        return false
      }
      return key.isValidSignature(parsed, for: message)
    case .ed25519(let key):
      return key.isValidSignature(signature, for: message)
    }
  }
}
