import Access
import Vocabulary

/// The names of the claims that are this service's own.
enum OwnClaim {
  static let duty = "oneworkforce_duty"
  static let organisation = "oneworkforce_organisation"
  static let worker = "oneworkforce_worker"
}

extension Caller {
  /// The caller that `claims` name, once the signature of `issuer` over them is checked.
  ///
  /// - Throws: ``ServiceError`` with reason `CREDENTIALS_INVALID` where the claims contradict each
  ///   other or say more than the issuer may.
  init(_ claims: [String: StrictJSON], from issuer: TrustedIssuer) throws(ServiceError) {
    guard let subject = claims["sub"]?.string else {
      throw credentialsRefusal("token has no subject")
    }
    guard let duty = claims[OwnClaim.duty]?.string.flatMap(Duty.init(rawValue:)) else {
      throw credentialsRefusal("token names no duty known here")
    }
    let organisation: OrganisationID? = try identifier(OwnClaim.organisation, claims)
    let worker: WorkerID? = try identifier(OwnClaim.worker, claims)
    guard issuer.duties.contains(duty) else {
      throw credentialsRefusal("token names a duty its issuer may not grant")
    }
    if let allowed = issuer.organisations, let organisation, !allowed.contains(organisation) {
      throw credentialsRefusal("token names an organisation its issuer may not speak for")
    }
    guard
      let caller = try? Caller(
        subject: subject, issuer: issuer.name, duty: duty, organisation: organisation,
        worker: worker, way: .bearerToken), caller.subject == subject
    else {
      throw credentialsRefusal(
        "token subject, duty, organisation and worker do not agree with each other")
    }
    self = caller
  }
}

private func identifier<Noun>(
  _ name: String, _ claims: [String: StrictJSON]
) throws(ServiceError) -> OpaqueID<Noun>? {
  guard let claim = claims[name] else { return nil }
  guard let text = claim.string, let identifier = try? OpaqueID<Noun>(text, field: name) else {
    throw credentialsRefusal("token claim \(quoted(name)) is not a UUID")
  }
  return identifier
}
