package import Access
package import Vocabulary

/// Both ways in, as one verifier: a bearer token where one came, else the client certificate.
///
/// A call with a bad token and a good certificate is refused: what a caller shows must hold.
package struct SignInDesk: SignInVerifier {
  private let tokens: BearerTokenVerifier
  private let certificates: CertificateVerifier?

  /// A desk that takes `tokens` and, where given, `certificates`.
  package init(tokens: BearerTokenVerifier, certificates: CertificateVerifier? = nil) {
    self.tokens = tokens
    self.certificates = certificates
  }

  /// The caller that the credentials prove at `now`.
  ///
  /// - Throws: ``ServiceError`` `unauthenticated` with reason `CREDENTIALS_MISSING` or
  ///   `CREDENTIALS_INVALID`.
  package func caller(
    bearerToken: String?, certificate: [UInt8]?, at now: Instant
  ) async throws -> Caller {
    if let bearerToken { return try tokens.caller(bearerToken, at: now) }
    guard let certificates, let certificate else {
      throw ServiceError(
        .unauthenticated, .credentialsMissing,
        "a bearer token\(certificates == nil ? "" : " or a client certificate") is required")
    }
    return try certificates.caller(certificate: certificate, at: now)
  }
}
