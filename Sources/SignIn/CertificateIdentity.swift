package import Access
package import Vocabulary

/// What the service knows about the holder of a client certificate, found by the one URI in its
/// subject alternative name.
package struct CertificateIdentity: Hashable, Sendable {
  /// `spiffe://…`, or `urn:oneworkforce:organisation:<uuid>:duty:<duty>`.
  package let uri: String
  /// The organisation the service acts for.
  package let organisation: OrganisationID
  /// The one duty it acts under.
  package let duty: Duty
  /// The name by which it stands in the access log.
  package let subject: String

  /// The identity of the certificates that carry `uri`.
  ///
  /// - Throws: ``ServiceError`` `invalidArgument` where the URI has another form, says something
  ///   else than the other parameters, or the duty is a holder's: a service is nobody's passport.
  package init(
    uri: String, organisation: OrganisationID, duty: Duty, subject: String
  ) throws(ServiceError) {
    self.uri = try boundedText(uri, field: "uri")
    self.subject = try boundedText(subject, field: "subject")
    guard duty != .holder else {
      throw ServiceError(
        .invalidArgument, .fieldsContradict, field: "duty",
        "must be a duty given by an organisation; a certificate can't make its bearer a holder")
    }
    let own = "urn:oneworkforce:organisation:\(organisation):duty:\(duty.rawValue)"
    guard uri == own || (uri.hasPrefix("spiffe://") && uri.utf8.count > 9) else {
      throw ServiceError(
        .invalidArgument, .identifierMalformed, field: "uri",
        "must be a `spiffe://` URI or \(quoted(own)); got \(quoted(uri))")
    }
    self.organisation = organisation
    self.duty = duty
  }
}
