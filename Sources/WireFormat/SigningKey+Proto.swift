import Credentials
package import OneWorkforceProtos
package import Operations
import Vocabulary

extension ShownKey {
  /// The key as the wire writes it; the private part is nowhere.
  package func proto() -> WireSigningKey {
    .with {
      $0.id = key.id.description
      $0.etag = etag.text
      if case .organisation(let id) = key.owner { $0.organisationID = id.description }
      $0.use = key.use.rawValue
      $0.kid = key.kid
      $0.publicJwk = String(decoding: key.publicKey.jwk.encoded(), as: UTF8.self)
      $0.notBefore = key.notBefore.proto()
      $0.expiresAt = key.expires.proto()
      if let retiredAt = key.retiredAt { $0.retiredAt = retiredAt.proto() }
      if let compromise = key.compromise {
        $0.compromisedAt = compromise.at.proto()
        $0.logSizeThen = Int64(clamping: compromise.logSize)
      }
    }
  }
}
