package import OneWorkforceProtos
import SwiftProtobuf
import Vocabulary

// Requests about areas, policy and the lists of the registry.

extension BadRegistry {
  /// A new area.
  package static let recordPlace: [BadRequest<WireRecordPlaceRequest>] =
    BadWrites.requestRows(\.requestID) + pieceRows(\.place.pieces)
    + [
      BadRequest("no place", .fieldRequired, "place") { $0.clearPlace() },
      BadRequest("an id of its own", .fieldNotAllowed, "place.id") {
        $0.place.id = BadWrites.someID
      },
      BadRequest("an etag of its own", .fieldNotAllowed, "place.etag") { $0.place.etag = "v1" },
      BadRequest("no name", .fieldRequired, "place.name") { $0.place.name = "  " },
      BadRequest("a name of 201 characters", .fieldTooLong, "place.name") {
        $0.place.name = String(repeating: "a", count: 201)
      },
      BadRequest("no kind", .enumUnspecified, "place.kind") { $0.place.kind = .unspecified },
      BadRequest("a kind of a later version", .enumUnknown, "place.kind") {
        $0.place.kind = .UNRECOGNIZED(9)
      },
      BadRequest("a place outside every system", .fieldsContradict, "place.parent_id") {
        $0.place.parentID = ""
      },
      BadRequest("a system in a system", .fieldsContradict, "place.parent_id") {
        $0.place.kind = .system
      },
      BadRequest("a parent that is no UUID", .idMalformed, "place.parent_id") {
        $0.place.parentID = "QRV"
      },
      BadRequest("a parent not there", .recordNotFound, "place.parent_id", code: .notFound) {
        $0.place.parentID = BadWrites.someID
      },
      BadRequest("a code of 21 characters", .fieldTooLong, "place.code") {
        $0.place.code = String(repeating: "Q", count: 21)
      },
    ]

  /// A changed area.
  package static let updatePlace: [BadRequest<WireUpdatePlaceRequest>] =
    BadWrites.requestRows(\.requestID) + maskRows(\.updateMask)
    + [
      BadRequest("no place", .fieldRequired, "place") { $0.clearPlace() },
      BadRequest("no id", .fieldRequired, "place.id") { $0.place.id = "" },
      BadRequest("a place not there", .recordNotFound, "place.id", code: .notFound) {
        $0.place.id = BadWrites.someID
      },
      BadRequest("no etag", .fieldRequired, "place.etag") { $0.place.etag = "" },
      BadRequest("an old etag", .etagMismatch, "place.etag", code: .aborted) {
        $0.place.etag = "v0"
      },
      BadRequest("a mask that names the kind", .updateMaskInvalid, "update_mask") {
        $0.updateMask.paths = ["kind"]
      },
      BadRequest("itself as its parent", .fieldsContradict, "place.parent_id") {
        $0.place.parentID = $0.place.id
        $0.updateMask.paths = ["parent_id"]
      },
      BadRequest("no parent any more", .fieldsContradict, "place.parent_id") {
        $0.place.parentID = ""
        $0.updateMask.paths = ["parent_id"]
      },
    ]

  /// A row of the caller's organisation.
  package static let tightenPolicy: [BadRequest<WireTightenPolicyRequest>] =
    BadWrites.requestRows(\.requestID)
    + [
      BadRequest("no row", .fieldRequired, "row") { $0.clearRow() },
      BadRequest("an owner", .fieldNotAllowed, "row.owner") { $0.row.owner = "national" },
      BadRequest("a provenance", .fieldNotAllowed, "row.provenance") {
        $0.row.provenance = .with { $0.status = "published" }
      },
      BadRequest("no framework", .fieldRequired, "row.framework") { $0.row.framework = "" },
      BadRequest("a framework that is no code", .codeMalformed, "row.framework") {
        $0.row.framework = "core skills"
      },
      BadRequest("an unknown framework", .codeUnknown, "row.framework") {
        $0.row.framework = "ISO-9001"
      },
      BadRequest("an unknown subject", .codeUnknown, "row.subject") {
        $0.row.subject = "CSTF-JUGGLING"
      },
      BadRequest("a level the subject lacks", .codeUnknown, "row.subject") { $0.row.level = "9" },
      BadRequest("a subject of 65 characters", .fieldTooLong, "row.subject") {
        $0.row.subject = String(repeating: "C", count: 65)
      },
      BadRequest("no parameter", .fieldRequired, "row.parameter") { $0.row.parameter = "" },
      BadRequest("an unknown parameter", .codeUnknown, "row.parameter") {
        $0.row.parameter = "refresher_days"
      },
      BadRequest("no value", .fieldRequired, "row.value") { $0.row.value = "" },
      BadRequest("words for a number", .valueOutOfRange, "row.value") { $0.row.value = "a year" },
      BadRequest("a number below zero", .valueOutOfRange, "row.value") { $0.row.value = "-1" },
      BadRequest("another unit", .valueOutOfRange, "row.unit") { $0.row.unit = "years" },
      BadRequest("an end before the start", .intervalReversed, "row.valid_to") {
        $0.row.validTo = "2026-03-01"
      },
      BadRequest("a first day that is none", .dateInvalid, "row.valid_from") {
        $0.row.validFrom = "01/04/2026"
      },
      BadRequest("a longer interval", .ruleLoosened, "row.value", code: .failedPrecondition) {
        $0.row.value = "24"
      },
      BadRequest("no limit at all", .ruleLoosened, "row.value", code: .failedPrecondition) {
        $0.row.value = "none"
      },
    ]

  /// A page of bodies.
  package static let listOrganisations: [BadRequest<WireListOrganisationsRequest>] =
    pageRows(\.pageSize, \.pageToken)
    + [
      BadRequest("a sector of a later version", .enumUnknown, "sector") {
        $0.sector = .UNRECOGNIZED(77)
      },
      BadRequest("a kind of a later version", .enumUnknown, "kind") {
        $0.kind = .UNRECOGNIZED(77)
      },
      BadRequest("an area that is no UUID", .idMalformed, "place_id") { $0.placeID = "QRV" },
      BadRequest("an area not there", .recordNotFound, "place_id", code: .notFound) {
        $0.placeID = BadWrites.someID
      },
    ]

  /// A page of areas.
  package static let listPlaces: [BadRequest<WireListPlacesRequest>] =
    pageRows(\.pageSize, \.pageToken)
    + [
      BadRequest("an area that is no UUID", .idMalformed, "parent_id") { $0.parentID = "QRV" },
      BadRequest("an area not there", .recordNotFound, "parent_id", code: .notFound) {
        $0.parentID = BadWrites.someID
      },
    ]

  /// A page of codes.
  package static let listCodes: [BadRequest<WireListCodesRequest>] =
    pageRows(\.pageSize, \.pageToken)
    + [BadRequest("an unknown list", .enumUnknown, "list") { $0.list = "snomed" }]

  /// A page of rows.
  package static let listPolicyRows: [BadRequest<WireListPolicyRowsRequest>] =
    pageRows(\.pageSize, \.pageToken)
    + [
      BadRequest("a framework that is no code", .codeMalformed, "framework") {
        $0.framework = "core skills"
      }
    ]

  /// One body.
  package static let getOrganisation: [BadRequest<WireGetOrganisationRequest>] =
    idRows(\.organisationID, "organisation_id")

  /// One area.
  package static let getPlace: [BadRequest<WireGetPlaceRequest>] = idRows(\.placeID, "place_id")

  /// One profile.
  package static let getRoleProfile: [BadRequest<WireGetRoleProfileRequest>] = [
    BadRequest("no code", .fieldRequired, "role_code") { $0.roleCode = "" },
    BadRequest("words", .codeMalformed, "role_code") { $0.roleCode = "care worker" },
    BadRequest("a role not there", .recordNotFound, "role_code", code: .notFound) {
      $0.roleCode = "WIZARD"
    },
  ]
}
