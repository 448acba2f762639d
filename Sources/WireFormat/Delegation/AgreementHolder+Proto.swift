package import Delegations
package import OneWorkforceProtos
package import Vocabulary

extension WireDelegationHolder {
  /// Whose agreements.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault, without a parent.
  package func native() throws(ServiceError) -> AgreementHolder {
    switch of {
    case .workerID(let id): .worker(try requiredID(id, "worker_id"))
    case .personID(let id): .person(try requiredID(id, "person_id"))
    case .delegatorID(let id): .delegator(try requiredID(id, "delegator_id"))
    case .employerID(let id): .employer(try requiredID(id, "employer_id"))
    case .delegatingOrganisationID(let id):
      .delegatingOrganisation(try requiredID(id, "delegating_organisation_id"))
    case .place(let place):
      .place(
        try requiredID(place.placeID, "place.place_id"),
        on: try requiredDate(place.on, "place.on"))
    case nil:
      throw ServiceError(.invalidArgument, .fieldRequired, field: "of", "must be given")
    }
  }
}

/// Whose agreements, where that must be said.
///
/// - Throws: ``ServiceError`` naming the field at fault under `whose`.
func requiredHolder(
  _ isSet: Bool, _ whose: WireDelegationHolder
) throws(ServiceError) -> AgreementHolder {
  let whose = try required(isSet, whose, "whose")
  return try under("whose") { () throws(ServiceError) in try whose.native() }
}
