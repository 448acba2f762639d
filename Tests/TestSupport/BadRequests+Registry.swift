package import OneWorkforceProtos
import SwiftProtobuf
import Vocabulary

/// Requests to the registry and to the operator that must be refused, by rpc. Each spoils one thing
/// of the request of the same name in ``ValidRegistry``.
package enum BadRegistry {
  /// How many rows the tables have.
  package static var count: Int {
    recordOrganisation.count + updateOrganisation.count + recordSuccession.count
      + recordPlace.count + updatePlace.count + recordMembership.count + tightenPolicy.count
      + listOrganisations.count + listPlaces.count + listCodes.count + listPolicyRows.count
      + getOrganisation.count + getPlace.count + getRoleProfile.count + createBackup.count
  }

  /// A new body.
  package static let recordOrganisation: [BadRequest<WireRecordOrganisationRequest>] =
    BadWrites.requestRows(\.requestID)
    + bodyRows(\.organisation) + identifierRows(\.organisation.identifiers)
    + [
      BadRequest("no organisation", .fieldRequired, "organisation") { $0.clearOrganisation() },
      BadRequest("an id of its own", .fieldNotAllowed, "organisation.id") {
        $0.organisation.id = BadWrites.someID
      },
      BadRequest("an etag of its own", .fieldNotAllowed, "organisation.etag") {
        $0.organisation.etag = "v1"
      },
      BadRequest("no first day", .fieldRequired, "organisation.opened_on") {
        $0.organisation.openedOn = ""
      },
      BadRequest(
        "a code in use", .recordExists, "organisation.identifiers[0]", code: .alreadyExists
      ) {
        $0.organisation.identifiers[0].scheme = "ODS"
        $0.organisation.identifiers[0].value = " ryj "
      },
    ]

  /// A changed body.
  package static let updateOrganisation: [BadRequest<WireUpdateOrganisationRequest>] =
    BadWrites.requestRows(\.requestID) + maskRows(\.updateMask)
    + [
      BadRequest("no organisation", .fieldRequired, "organisation") { $0.clearOrganisation() },
      BadRequest("no id", .fieldRequired, "organisation.id") { $0.organisation.id = "" },
      BadRequest("an id that is no UUID", .idMalformed, "organisation.id") {
        $0.organisation.id = "RYJ"
      },
      BadRequest("a body not there", .recordNotFound, "organisation.id", code: .notFound) {
        $0.organisation.id = BadWrites.someID
      },
      BadRequest("no etag", .fieldRequired, "organisation.etag") { $0.organisation.etag = "" },
      BadRequest("an etag of 65 characters", .fieldTooLong, "organisation.etag") {
        $0.organisation.etag = String(repeating: "v", count: 65)
      },
      BadRequest("an old etag", .etagMismatch, "organisation.etag", code: .aborted) {
        $0.organisation.etag = "v0"
      },
      BadRequest("a mask that names the id", .updateMaskInvalid, "update_mask") {
        $0.updateMask.paths = ["id"]
      },
      BadRequest("no name where it is to change", .fieldRequired, "organisation.name") {
        $0.organisation.name = ""
      },
      BadRequest("a closing day before it opened", .intervalReversed, "organisation.closed_on") {
        $0.organisation.closedOn = "1999-01-01"
      },
      BadRequest("no kind where it is to change", .enumUnspecified, "organisation.kind") {
        $0.organisation.kind = .unspecified
        $0.updateMask.paths = ["kind"]
      },
      BadRequest("a sector of a later version", .enumUnknown, "organisation.sector") {
        $0.organisation.sector = .UNRECOGNIZED(77)
        $0.updateMask.paths = ["sector"]
      },
      BadRequest("no first day where it is to change", .fieldRequired, "organisation.opened_on") {
        $0.organisation.openedOn = ""
        $0.updateMask.paths = ["opened_on"]
      },
    ]

  /// A link between bodies.
  package static let recordSuccession: [BadRequest<WireRecordSuccessionRequest>] =
    BadWrites.requestRows(\.requestID)
    + idRows(\.succession.predecessorID, "succession.predecessor_id")
    + idRows(\.succession.successorID, "succession.successor_id")
    + dayRows(\.succession.from, "succession.from")
    + [
      BadRequest("no succession", .fieldRequired, "succession") { $0.clearSuccession() },
      BadRequest("itself as successor", .fieldsContradict, "succession.successor_id") {
        $0.succession.successorID = $0.succession.predecessorID
      },
      BadRequest("no kind", .fieldRequired, "succession.kind") { $0.succession.kind = "" },
      BadRequest("an unknown kind", .enumUnknown, "succession.kind") {
        $0.succession.kind = "TAKEOVER"
      },
    ]

  /// A body in an area.
  package static let recordMembership: [BadRequest<WireRecordMembershipRequest>] =
    BadWrites.requestRows(\.requestID) + idRows(\.organisationID, "organisation_id")
    + idRows(\.placeID, "place_id") + dayRows(\.from, "from")
    + [
      BadRequest("an end before the start", .intervalReversed, "to") { $0.to = "2024-04-01" },
      BadRequest("an end that is no day", .dateInvalid, "to") { $0.to = "next spring" },
    ]

  /// A copy.
  package static let createBackup: [BadRequest<WireCreateBackupRequest>] =
    BadWrites.requestRows(\.requestID)
    + [
      BadRequest("no name", .fieldRequired, "name") { $0.name = "" },
      BadRequest("a name of 65 characters", .fieldTooLong, "name") {
        $0.name = String(repeating: "a", count: 65)
      },
      BadRequest("a path", .characterNotAllowed, "name") { $0.name = "../evening" },
      BadRequest("a hidden name", .characterNotAllowed, "name") { $0.name = ".evening" },
      BadRequest("a letter that is not plain", .characterNotAllowed, "name") { $0.name = "é" },
    ]
}
