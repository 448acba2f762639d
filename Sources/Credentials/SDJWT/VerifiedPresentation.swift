/// A credential whose issuer's signature is good, whose disclosures are all the issuer's, and which
/// the holder bound to this request where that was asked. Only ``Credentials`` can make one.
///
/// It says nothing of who the issuer is, what it may say, status or time: those are other steps.
package struct VerifiedPresentation: Hashable, Sendable {
  /// What the credential is called in the log.
  package let credentialID: CredentialID
  /// `iss`.
  package let issuer: String
  /// `vct`.
  package let type: String
  /// The key whose signature is good.
  package let issuerKey: PublicKey
  /// The claims, a JSON object without digests.
  package let claims: JSONValue
  /// The claims that were hidden and are shown here.
  package let disclosed: [ClaimPath]
  /// Whether the holder's own signature was asked for and is good.
  package let isHolderBound: Bool

  fileprivate init(
    _ presentation: UnverifiedPresentation, by key: PublicKey, _ processed: ProcessedClaims,
    isHolderBound: Bool
  ) {
    credentialID = presentation.credentialID
    issuer = presentation.issuer
    type = presentation.type
    issuerKey = key
    claims = processed.claims
    disclosed = processed.disclosed
    self.isHolderBound = isHolderBound
  }
}

extension UnverifiedPresentation {
  /// The presentation once its form is right, `key` signed it, its disclosures fit and, where
  /// `binding` is given, the holder bound it to that request.
  ///
  /// - Parameter binding: nil only where policy asks for no holder binding; a holder's token that
  ///   came all the same is then not judged.
  /// - Throws: the first fault of ``checkFormat(allowingFormerType:)``, ``checkSignature(by:)``,
  ///   ``processed()`` and ``checkBinding(_:)``, in this order.
  package func verified(
    by key: PublicKey, binding: KeyBindingCheck?
  ) throws(CredentialFault) -> VerifiedPresentation {
    try checkFormat()
    try checkSignature(by: key)
    let processed = try processed()
    if let binding { try checkBinding(binding) }
    return VerifiedPresentation(self, by: key, processed, isHolderBound: binding != nil)
  }
}
