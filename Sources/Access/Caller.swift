package import Vocabulary

/// Who is asking, as proven by a token or a client certificate.
///
/// Whatever the way in, the rest of the service sees only this. It says who and under which one
/// duty, never what they may do: that is ``decide(_:_:about:)``'s, from facts.
package struct Caller: Hashable, Sendable {
  /// How the caller proved who they are.
  package enum Way: String, Sendable {
    /// A bearer token from a pinned issuer.
    case bearerToken = "BEARER_TOKEN"
    /// A client certificate under a pinned authority.
    case clientCertificate = "CLIENT_CERTIFICATE"
    /// The program itself, on the machine of the operator.
    case localProgram = "LOCAL_PROGRAM"
  }

  /// The issuer's name for the person or service, unique with ``issuer``; 1 to 200 characters.
  package let subject: String
  /// Who vouches for ``subject``: a token issuer or a certificate authority's name.
  package let issuer: String
  /// The one duty the caller acts under in this call.
  package let duty: Duty
  /// The organisation that gave the duty; nil only for a holder.
  package let organisation: OrganisationID?
  /// The worker the caller is or acts for; set only for a holder.
  package let worker: WorkerID?
  /// How the caller proved it.
  package let way: Way

  /// A caller whose parts agree with the duty.
  ///
  /// - Throws: ``ServiceError`` `CREDENTIALS_INVALID` where a holder names no worker, or another
  ///   duty names no organisation, or the subject or issuer is not a bounded text.
  package init(
    subject: String, issuer: String, duty: Duty, organisation: OrganisationID?, worker: WorkerID?,
    way: Way
  ) throws(ServiceError) {
    self.subject = try boundedText(subject, field: "subject")
    self.issuer = try boundedText(issuer, field: "issuer")
    guard (duty == .holder) == (worker != nil), (duty == .holder) == (organisation == nil) else {
      throw ServiceError(
        .unauthenticated, .credentialsInvalid,
        "a holder must name a worker, any other duty an organisation")
    }
    self.duty = duty
    self.organisation = organisation
    self.worker = worker
    self.way = way
  }
}

/// What an organisation gives a person or service to do; one at a time in a call.
///
/// The names are those of `access.md`; the wire and the tokens spell them in lower case.
package enum Duty: String, Sendable, CaseIterable {
  /// The worker, or someone with a recorded mandate to act for them.
  case holder
  /// An employer's HR desk or registered manager looking at somebody who may join.
  case verifier
  /// An employer's manager of people already engaged.
  case manager
  /// A training provider, practice educator or their system.
  case trainer
  /// A person authorised to assess a framework or intervention.
  case assessor
  /// A registrant who delegates or reviews.
  case delegator
  /// An employer's scheduling system.
  case rota
  /// An ICS or place workforce lead, or an employer submitting its own return.
  case planner
  /// A place board or accountable lead.
  case board
  /// Keeps organisations, frameworks, role profiles and policy rows.
  case steward
  /// Auditor or regulator, for a stated engagement with an end.
  case auditor
  /// Runs the service and sees no passport.
  case `operator`
}

/// Turns what came with a call into a ``Caller``; SignIn fills it, the servers use it.
package protocol SignInVerifier: Sendable {
  /// The caller that `bearerToken` or, without one, `certificate` (DER, already chain-checked by
  /// the transport) proves at `now`.
  ///
  /// - Throws: ``ServiceError`` with code `unauthenticated`.
  func caller(bearerToken: String?, certificate: [UInt8]?, at now: Instant) async throws -> Caller
}
