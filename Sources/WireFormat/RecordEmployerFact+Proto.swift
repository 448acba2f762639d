import Delegations
package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireRecordEmployerFactRequest: WireFactRecord {}

extension WireRecordEmployerFactRequest {
  /// What is to be recorded.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> RecordEmployerFact.Request {
    let header = try header()
    let employer: OrganisationID = try requiredID(organisationID, "organisation_id")
    guard let fact else { throw noFact() }
    let said = try under(fact.field) { () throws(ServiceError) in try fact.native(of: employer) }
    return RecordEmployerFact.Request(header: header, draft: try draft(said))
  }
}

extension WireRecordEmployerFactRequest.OneOf_Fact {
  var field: String {
    switch self {
    case .taskPolicy: "task_policy"
    case .indemnity: "indemnity"
    case .providerRegistration: "provider_registration"
    case .interOrganisationAgreement: "inter_organisation_agreement"
    case .rotaSupport: "rota_support"
    case .requiredChecks: "required_checks"
    case .requiredIdentity: "required_identity"
    case .mapping: "mapping"
    case .checkInterval: "check_interval"
    }
  }

  func native(of employer: OrganisationID) throws(ServiceError) -> DelegationFact {
    switch self {
    case .taskPolicy(let policy): .taskPolicy(try policy.native(of: employer))
    case .indemnity(let indemnity): .indemnity(try indemnity.native(of: employer))
    case .providerRegistration(let registration):
      .providerRegistration(try registration.native(of: employer))
    case .interOrganisationAgreement(let agreement):
      .interOrganisation(try agreement.native(of: employer))
    case .rotaSupport(let support): .rota(try support.native(of: employer))
    case .requiredChecks(let checks): .requiredChecks(at: employer, try checks.native())
    case .requiredIdentity(let identity):
      .requiredIdentity(at: employer, try identity.level.native("level"))
    case .mapping(let mapping): .mapping(at: employer, try mapping.native())
    case .checkInterval(let interval): try interval.native(at: employer)
    }
  }
}
