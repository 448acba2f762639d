package import OneWorkforceProtos
import SwiftProtobuf
import Vocabulary

/// Requests to write a passport that must be refused, by rpc. Each spoils one thing of the request
/// of the same name in ``ValidWrites``, sent by a manager.
package enum BadWrites {
  /// How many rows the tables have.
  package static var count: Int {
    registerWorker.count + updateWorkerIdentity.count + resolveDuplicate.count
      + recordRegistration.count + recordCheck.count + recordEngagement.count
      + recordContinuity.count + recordAchievement.count + recordEvidence.count
      + attestEvidence.count + supersedeAchievement.count + revokeFact.count + suspendFact.count
      + reinstateFact.count + acceptAchievement.count
  }

  /// Somebody new.
  package static let registerWorker: [BadRequest<WireRegisterWorkerRequest>] =
    requestRows(\.requestID)
    + [
      BadRequest("no identity", .fieldRequired, "identity") { $0.clearIdentity() },
      BadRequest("no given name", .fieldRequired, "identity.given_name") {
        $0.identity.givenName = " "
      },
      BadRequest("a given name of 101 characters", .fieldTooLong, "identity.given_name") {
        $0.identity.givenName = String(repeating: "a", count: 101)
      },
      BadRequest("a line break in a name", .characterNotAllowed, "identity.given_name") {
        $0.identity.givenName = "A\nB"
      },
      BadRequest("a family name that turns the text", .characterNotAllowed, "identity.family_name")
      { $0.identity.familyName = "No\u{202e}wak" },
      BadRequest("a birth date that no month has", .dateInvalid, "identity.birth_date") {
        $0.identity.birthDate = "1990-02-30"
      },
      BadRequest("a birth date in the future", .valueOutOfRange, "identity.birth_date") {
        $0.identity.birthDate = "2199-01-01"
      },
      BadRequest("21 identifiers", .listTooLong, "identity.identifiers") {
        $0.identity.identifiers = Array(repeating: $0.identity.identifiers[0], count: 21)
      },
      BadRequest("an identifier twice", .duplicateItem, "identity.identifiers") {
        $0.identity.identifiers.append($0.identity.identifiers[0])
      },
      BadRequest("an unknown scheme", .enumUnknown, "identity.identifiers.scheme") {
        $0.identity.identifiers[0].scheme = "NHS_NUMBER"
      },
      BadRequest("no scheme", .fieldRequired, "identity.identifiers.scheme") {
        $0.identity.identifiers[0].scheme = ""
      },
      BadRequest("a malformed number", .identifierMalformed, "identity.identifiers.value") {
        $0.identity.identifiers[0].value = "18Z1234E1"
      },
      BadRequest("no number", .fieldRequired, "identity.identifiers.value") {
        $0.identity.identifiers[0].value = ""
      },
      BadRequest(
        "a malformed National Insurance number", .identifierMalformed, "identity.identifiers.value"
      ) {
        $0.identity.identifiers[0].scheme = "NI_NUMBER"
        $0.identity.identifiers[0].value = "QQ12345"
      },
      BadRequest(
        "an ESR number without its organisation", .fieldRequired,
        "identity.identifiers.organisation_id"
      ) {
        $0.identity.identifiers[0].scheme = "ESR"
        $0.identity.identifiers[0].value = "12345678"
      },
      BadRequest(
        "an organisation beside an NMC number", .fieldNotAllowed,
        "identity.identifiers.organisation_id"
      ) { $0.identity.identifiers[0].organisationID = someID },
      BadRequest("no identity level", .enumUnspecified, "identity_level") {
        $0.identityLevel = .unspecified
      },
      BadRequest("an identity level of a later version", .enumUnknown, "identity_level") {
        $0.identityLevel = .UNRECOGNIZED(9)
      },
      BadRequest("verified before any check", .fieldsContradict, "identity_level") {
        $0.identityLevel = .verified
      },
      BadRequest("no engagement", .fieldRequired, "engagement") { $0.clearEngagement() },
      BadRequest("an engagement that is over", .fieldsContradict, "engagement.to") {
        $0.engagement.to = "2025-02-01"
      },
    ] + engagementRows(\.engagement)

  /// A new identity.
  package static let updateWorkerIdentity: [BadRequest<WireUpdateWorkerIdentityRequest>] =
    requestRows(\.requestID) + workerRows(\.workerID)
    + [
      BadRequest("no etag", .fieldRequired, "etag") { $0.etag = "" },
      BadRequest("an old etag", .etagMismatch, "etag", code: .aborted) { $0.etag = "v0" },
      BadRequest("an etag of 65 characters", .fieldTooLong, "etag") {
        $0.etag = String(repeating: "v", count: 65)
      },
      BadRequest("no mask", .updateMaskInvalid, "update_mask") { $0.clearUpdateMask() },
      BadRequest("an unknown path", .updateMaskInvalid, "update_mask") {
        $0.updateMask.paths = ["given_name", "nhs_number"]
      },
      BadRequest("a path for everything", .updateMaskInvalid, "update_mask") {
        $0.updateMask.paths = ["*"]
      },
      BadRequest("21 paths", .listTooLong, "update_mask") {
        $0.updateMask.paths = Array(repeating: "given_name", count: 21)
      },
      BadRequest("an empty name", .fieldRequired, "identity.given_name") {
        $0.identity.givenName = ""
      },
      BadRequest("a family name of 101 characters", .fieldTooLong, "identity.family_name") {
        $0.updateMask.paths = ["family_name"]
        $0.identity.familyName = String(repeating: "b", count: 101)
      },
      BadRequest("a birth date in another order", .dateInvalid, "identity.birth_date") {
        $0.updateMask.paths = ["birth_date"]
        $0.identity.birthDate = "17/05/1990"
      },
      BadRequest("a birth date in the future", .valueOutOfRange, "identity.birth_date") {
        $0.updateMask.paths = ["birth_date"]
        $0.identity.birthDate = "2199-01-01"
      },
      BadRequest("a masked level that is not chosen", .enumUnspecified, "identity_level") {
        $0.updateMask.paths = ["identity_level"]
      },
      BadRequest("a level that the mask does not name", .fieldsContradict, "identity_level") {
        $0.identityLevel = .basic
      },
      BadRequest("verified before any check", .fieldsContradict, "identity_level") {
        $0.updateMask.paths = ["identity_level"]
        $0.identityLevel = .verified
      },
    ]

  /// Two records.
  package static let resolveDuplicate: [BadRequest<WireResolveDuplicateRequest>] =
    requestRows(\.requestID) + workerRows(\.keptID, "kept_id") + workerRows(\.otherID, "other_id")
    + [
      BadRequest("a record and itself", .fieldsContradict, "other_id") { $0.otherID = $0.keptID }
    ]

  /// A registration.
  package static let recordRegistration: [BadRequest<WireRecordRegistrationRequest>] =
    requestRows(\.requestID) + workerRows(\.workerID)
    + [
      BadRequest("no registration", .fieldRequired, "registration") { $0.clearRegistration() },
      BadRequest("no regulator", .enumUnspecified, "registration.regulator") {
        $0.registration.regulator = .unspecified
      },
      BadRequest("an unknown regulator", .enumUnknown, "registration.regulator") {
        $0.registration.regulator = .UNRECOGNIZED(77)
      },
      BadRequest("another register's number", .identifierMalformed, "registration.number") {
        $0.registration.number = "PH123456"
      },
      BadRequest("a number of 41 characters", .fieldTooLong, "registration.number") {
        $0.registration.number = String(repeating: "1", count: 41)
      },
      BadRequest("no number on the register's own page", .fieldRequired, "registration.number") {
        $0.registration.number = ""
      },
      BadRequest("neither number nor part", .fieldRequired, "registration.part") {
        $0.registration.number = ""
        $0.registration.part = ""
        $0.registration.checkSource = "STAFF_FILE"
      },
      BadRequest("a malformed part", .codeMalformed, "registration.part") {
        $0.registration.part = "RN ADULT"
      },
      BadRequest("no status", .enumUnspecified, "registration.status") {
        $0.registration.status = .unspecified
      },
      BadRequest("no first day", .fieldRequired, "registration.valid_from") {
        $0.registration.validFrom = ""
      },
      BadRequest("an end before the start", .intervalReversed, "registration.valid_to") {
        $0.registration.validTo = "2024-03-31"
      },
      BadRequest("an end on the first day", .intervalReversed, "registration.valid_to") {
        $0.registration.validTo = $0.registration.validFrom
      },
      BadRequest("no look-up", .fieldRequired, "registration.checked_at") {
        $0.registration.clearCheckedAt()
      },
      BadRequest("a look-up in the last century", .instantInvalid, "registration.checked_at") {
        $0.registration.checkedAt = .moment("1999-12-31")
      },
      BadRequest("a look-up in the future", .valueOutOfRange, "registration.checked_at") {
        $0.registration.checkedAt = .moment("2099-01-01")
      },
      BadRequest("no source", .fieldRequired, "registration.check_source") {
        $0.registration.checkSource = ""
      },
      BadRequest("an unknown source", .enumUnknown, "registration.check_source") {
        $0.registration.checkSource = "HEARSAY"
      },
    ]

  /// A check.
  package static let recordCheck: [BadRequest<WireRecordCheckRequest>] =
    requestRows(\.requestID) + workerRows(\.workerID)
    + [
      BadRequest("no check", .fieldRequired, "check") { $0.clearCheck() },
      BadRequest("no kind", .enumUnspecified, "check.kind") { $0.check.kind = .unspecified },
      BadRequest("no method", .fieldRequired, "check.method") { $0.check.method = "" },
      BadRequest("an unknown method", .enumUnknown, "check.method") {
        $0.check.method = "seen_original"
      },
      BadRequest("no day", .fieldRequired, "check.checked_on") { $0.check.checkedOn = "" },
      BadRequest("a check in the future", .valueOutOfRange, "check.checked_on") {
        $0.check.checkedOn = "2199-01-01"
      },
      BadRequest("an end for a DBS check", .fieldNotAllowed, "check.holds_through") {
        $0.check.holdsThrough = "2030-01-01"
      },
      BadRequest("a right to work that ended first", .intervalReversed, "check.holds_through") {
        $0.check.kind = .rightToWork
        $0.check.clearDbs()
        $0.check.holdsThrough = "2025-11-02"
      },
      BadRequest("a DBS check without its part", .fieldsContradict, "check.dbs") {
        $0.check.clearDbs()
      },
      BadRequest("a DBS part of another check", .fieldsContradict, "check.dbs") {
        $0.check.kind = .references
      },
      BadRequest("an unknown level", .enumUnknown, "check.dbs.level") {
        $0.check.dbs.level = "ENHANCED_PLUS"
      },
      BadRequest("a basic check on the Update Service", .fieldsContradict, "check.dbs.level") {
        $0.check.dbs.level = "BASIC"
      },
      BadRequest("no workforce", .fieldRequired, "check.dbs.workforce") {
        $0.check.dbs.workforce = ""
      },
      BadRequest("11 digits", .identifierMalformed, "check.dbs.certificate_number") {
        $0.check.dbs.certificateNumber = "01234567890"
      },
      BadRequest("no day of issue", .fieldRequired, "check.dbs.issued_on") {
        $0.check.dbs.issuedOn = ""
      },
      BadRequest("a certificate of tomorrow", .valueOutOfRange, "check.dbs.issued_on") {
        $0.check.dbs.issuedOn = "2199-01-01"
        $0.check.dbs.lastStatus = ""
        $0.check.dbs.lastStatusOn = ""
      },
      BadRequest("a look-up without a day", .fieldsContradict, "check.dbs.last_status_on") {
        $0.check.dbs.lastStatusOn = ""
      },
      BadRequest("a look-up before the certificate", .fieldsContradict, "check.dbs.last_status") {
        $0.check.dbs.lastStatusOn = "2025-10-01"
      },
      BadRequest("a look-up without a subscription", .fieldsContradict, "check.dbs.last_status") {
        $0.check.dbs.onUpdateService = false
      },
      BadRequest("a word that says what is on it", .enumUnknown, "check.dbs.last_status") {
        $0.check.dbs.lastStatus = "BLANK"
      },
    ]

  static let someID = "0b7c3a52-8f0e-4d53-8d6a-1a4f5f3f7c99"
}
