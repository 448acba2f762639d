package import OneWorkforceProtos
import SwiftProtobuf
import Vocabulary

/// Requests to look at passports, and to control who may, that must be refused, by rpc. Each spoils
/// one thing of the request of the same name in ``ValidReads``.
///
/// A manager of the employing organisation sends those of the passport service, the holder those of
/// the access service, a steward `RecordAuditEngagement`.
package enum BadReads {
  /// How many rows the tables have.
  package static var count: Int {
    verifyPassport.count + batchVerifyPassport.count + checkRoleReadiness.count
      + transferWorker.count + getTransfer.count + decideTransferItem.count + listExpiring.count
      + findWorkers.count + getPassport.count + grantDisclosure.count + withdrawDisclosure.count
      + listDisclosures.count + listAccesses.count + recordAuditEngagement.count
  }

  /// A question about one passport.
  package static let verifyPassport: [BadRequest<WireVerifyPassportRequest>] = rows(
    selectorRows(\.worker),
    purposeRows(\.purpose),
    roleRows(\.roleCode),
    momentRows(\.at, "at"),
    momentRows(\.asKnownAt, "as_known_at"),
    futureRows(\.asKnownAt),
    [
      BadRequest("an asker that is no UUID", .idMalformed, "asking_organisation_id") {
        $0.askingOrganisationID = "Alder Court"
      },
      BadRequest("another asker", .fieldsContradict, "asking_organisation_id") {
        $0.askingOrganisationID = unknownID
      },
      BadRequest("a commit before the first", .valueOutOfRange, "min_commit_sequence") {
        $0.minCommitSequence = -1
      },
      BadRequest(
        "a commit that lies ahead", .dataStale, "min_commit_sequence", code: .failedPrecondition
      ) { $0.minCommitSequence = .max },
    ])

  /// The same for a list.
  package static let batchVerifyPassport: [BadRequest<WireBatchVerifyPassportRequest>] = rows(
    purposeRows(\.purpose),
    roleRows(\.roleCode),
    momentRows(\.at, "at"),
    momentRows(\.asKnownAt, "as_known_at"),
    futureRows(\.asKnownAt),
    [
      BadRequest("no workers", .fieldRequired, "worker_ids") { $0.workerIds = [] },
      BadRequest("an empty worker", .fieldRequired, "worker_ids[1]") { $0.workerIds.append("") },
      BadRequest("a worker that is no UUID", .idMalformed, "worker_ids[0]") {
        $0.workerIds = ["Rosa"]
      },
      BadRequest("a worker twice", .duplicateItem, "worker_ids[1]") {
        $0.workerIds.append($0.workerIds[0].uppercased())
      },
      BadRequest("10001 workers", .listTooLong, "worker_ids") {
        $0.workerIds = Array(repeating: unknownID, count: 10_001)
      },
    ])

  /// Several roles.
  package static let checkRoleReadiness: [BadRequest<WireCheckRoleReadinessRequest>] = rows(
    selectorRows(\.worker),
    purposeRows(\.purpose),
    momentRows(\.at, "at"),
    momentRows(\.asKnownAt, "as_known_at"),
    futureRows(\.asKnownAt),
    [
      BadRequest("no roles", .fieldRequired, "role_codes") { $0.roleCodes = [] },
      BadRequest("an empty role", .fieldRequired, "role_codes[0]") { $0.roleCodes = [""] },
      BadRequest("a role in another alphabet", .codeMalformed, "role_codes[1]") {
        $0.roleCodes[1] = "САРЕ-WORKER"
      },
      BadRequest("a role of no profile", .codeUnknown, "role_codes[1]") {
        $0.roleCodes[1] = "WIZARD"
      },
      BadRequest("41 roles", .listTooLong, "role_codes") {
        $0.roleCodes = Array(repeating: "CARE-WORKER", count: 41)
      },
    ])

  /// A move.
  package static let transferWorker: [BadRequest<WireTransferWorkerRequest>] = rows(
    BadWrites.requestRows(\.requestID),
    selectorRows(\.worker),
    roleRows(\.roleCode),
    [
      BadRequest("no first day", .fieldRequired, "starts_on") { $0.startsOn = "" },
      BadRequest("a first day that no month has", .dateInvalid, "starts_on") {
        $0.startsOn = "2026-02-30"
      },
      BadRequest("a first day the other way round", .dateInvalid, "starts_on") {
        $0.startsOn = "01/04/2026"
      },
      BadRequest("a first day with an hour", .dateInvalid, "starts_on") {
        $0.startsOn = "2026-04-01T09:00:00Z"
      },
      BadRequest("a first day before moments are counted", .dateInvalid, "starts_on") {
        $0.startsOn = "1999-12-31"
      },
      BadRequest("a first day after moments are counted", .dateInvalid, "starts_on") {
        $0.startsOn = "2150-01-01"
      },
      BadRequest("a former employer that is no UUID", .idMalformed, "from_organisation_id") {
        $0.fromOrganisationID = "Larch House"
      },
      BadRequest(
        "a former employer that is not there", .recordNotFound, "from_organisation_id",
        code: .notFound
      ) { $0.fromOrganisationID = unknownID },
    ])

  /// A recorded move.
  package static let getTransfer: [BadRequest<WireGetTransferRequest>] =
    moveRows(\.transferID)

  /// A decision.
  package static let decideTransferItem: [BadRequest<WireDecideTransferItemRequest>] = rows(
    BadWrites.requestRows(\.requestID),
    moveRows(\.transferID),
    [
      BadRequest("no etag", .fieldRequired, "etag") { $0.etag = "" },
      BadRequest("an etag of 65 characters", .fieldTooLong, "etag") {
        $0.etag = String(repeating: "v", count: 65)
      },
      BadRequest("an old etag", .etagMismatch, "etag", code: .aborted) { $0.etag = "v0" },
      BadRequest("no list", .fieldRequired, "list") { $0.list = "" },
      BadRequest("a list that is none of the three", .enumUnknown, "list") { $0.list = "MORAL" },
      BadRequest("a list in lower case", .enumUnknown, "list") { $0.list = "practical" },
      BadRequest("no code", .fieldRequired, "code") { $0.code = " " },
      BadRequest("a code of 101 characters", .fieldTooLong, "code") {
        $0.code = String(repeating: "C", count: 101)
      },
      BadRequest("a line break in the code", .characterNotAllowed, "code") {
        $0.code = "CARE\nCERT"
      },
      BadRequest("an entry of no list", .recordNotFound, "code", code: .notFound) {
        $0.code = "WIZARDRY"
      },
      BadRequest("an entry of another list", .recordNotFound, "code", code: .notFound) {
        $0.list = "LEGAL"
      },
      BadRequest("nobody who decided", .fieldRequired, "decided_by") { $0.decidedBy = "" },
      BadRequest("a decider of 101 characters", .fieldTooLong, "decided_by") {
        $0.decidedBy = String(repeating: "m", count: 101)
      },
      BadRequest("a decider that turns the text", .characterNotAllowed, "decided_by") {
        $0.decidedBy = "Man\u{202e}ager"
      },
    ])

  /// What ends.
  package static let listExpiring: [BadRequest<WireListExpiringRequest>] = rows(
    pageRows(\.pageSize, \.pageToken),
    momentRows(\.before, "before"),
    [
      BadRequest("a role with a space", .codeMalformed, "default_role_code") {
        $0.defaultRoleCode = "CARE WORKER"
      },
      BadRequest("a role of no profile", .codeUnknown, "default_role_code") {
        $0.defaultRoleCode = "WIZARD"
      },
    ])

  /// A search.
  package static let findWorkers: [BadRequest<WireFindWorkersRequest>] = rows(
    purposeRows(\.purpose),
    [
      BadRequest("nobody to find", .fieldRequired, "by") { $0.by = nil },
      BadRequest("staff that are not asked for", .fieldRequired, "by") { $0.ownStaff = false },
      BadRequest("no family name", .fieldRequired, "name_and_birth.family_name") {
        $0.nameAndBirth.familyName = "  "
      },
      BadRequest("a family name of 101 characters", .fieldTooLong, "name_and_birth.family_name") {
        $0.nameAndBirth.familyName = String(repeating: "n", count: 101)
      },
      BadRequest("a tab in a name", .characterNotAllowed, "name_and_birth.family_name") {
        $0.nameAndBirth.familyName = "Mar\tques"
      },
      BadRequest("no birth date", .fieldRequired, "name_and_birth.birth_date") {
        $0.nameAndBirth.birthDate = ""
      },
      BadRequest("a birth date no month has", .dateInvalid, "name_and_birth.birth_date") {
        $0.nameAndBirth.birthDate = "1993-04-31"
      },
      BadRequest("a birth date as a pattern", .dateInvalid, "name_and_birth.birth_date") {
        $0.nameAndBirth.birthDate = "1993-05-%"
      },
      BadRequest("a scheme of no list", .enumUnknown, "identifier.scheme") {
        $0.identifier = .with {
          $0.scheme = "NHS_NUMBER"
          $0.value = "9434765919"
        }
      },
      BadRequest("no scheme", .fieldRequired, "identifier.scheme") {
        $0.identifier = .with { $0.value = "18A1234E" }
      },
      BadRequest("a malformed number", .identifierMalformed, "identifier.value") {
        $0.identifier = .with {
          $0.scheme = "NMC"
          $0.value = "18A1234"
        }
      },
      BadRequest("an ESR number of no employer", .fieldRequired, "identifier.organisation_id") {
        $0.identifier = .with {
          $0.scheme = "ESR"
          $0.value = "12345678"
        }
      },
      BadRequest("a page of a search", .fieldNotAllowed, "page_token") { $0.pageToken = "next" },
      BadRequest("a page size below zero", .pageSizeOutOfRange, "page_size") {
        $0.ownStaff = true
        $0.pageSize = -1
      },
      BadRequest("a page size of 1001", .pageSizeOutOfRange, "page_size") {
        $0.ownStaff = true
        $0.pageSize = 1_001
      },
      BadRequest("a token made up", .pageTokenInvalid, "page_token") {
        $0.ownStaff = true
        $0.pageToken = "AAAA"
      },
    ])

  /// A passport.
  package static let getPassport: [BadRequest<WireGetPassportRequest>] = rows(
    selectorRows(\.worker),
    purposeRows(\.purpose),
    momentRows(\.asKnownAt, "as_known_at"),
    futureRows(\.asKnownAt),
    pageRows(\.pageSize, \.pageToken))

  /// A permission.
  package static let grantDisclosure: [BadRequest<WireGrantDisclosureRequest>] = rows(
    BadWrites.requestRows(\.requestID),
    organisationRows(\.verifierID, "verifier_id"),
    momentRows(\.endsAt, "ends_at"),
    [
      BadRequest("no groups", .fieldRequired, "field_groups") { $0.fieldGroups = [] },
      BadRequest("an unspecified group", .enumUnspecified, "field_groups[0]") {
        $0.fieldGroups = [.unspecified]
      },
      BadRequest("a group of a later version", .enumUnknown, "field_groups[1]") {
        $0.fieldGroups.append(.UNRECOGNIZED(99))
      },
      BadRequest("a group twice", .duplicateItem, "field_groups[1]") {
        $0.fieldGroups = [.training, .training]
      },
      BadRequest("no purpose", .enumUnspecified, "purpose") { $0.purpose = .unspecified },
      BadRequest("a purpose of a later version", .enumUnknown, "purpose") {
        $0.purpose = .UNRECOGNIZED(99)
      },
      BadRequest("a purpose that is nobody's to grant", .purposeNotAllowed, "purpose") {
        $0.purpose = .staffManagement
      },
      BadRequest("an audit by grant", .purposeNotAllowed, "purpose") { $0.purpose = .audit },
      BadRequest("an end in the past", .intervalReversed, "ends_at") {
        $0.endsAt = Google_Protobuf_Timestamp(seconds: 1_000_000_000)
      },
      BadRequest("an end years ahead", .valueOutOfRange, "ends_at") {
        $0.endsAt = Google_Protobuf_Timestamp(seconds: 4_000_000_000)
      },
    ])

  /// A permission taken back.
  package static let withdrawDisclosure: [BadRequest<WireWithdrawDisclosureRequest>] = rows(
    BadWrites.requestRows(\.requestID),
    [
      BadRequest("no grant", .fieldRequired, "grant_id") { $0.grantID = "" },
      BadRequest("a grant by its code", .idMalformed, "grant_id") {
        $0.grantID = "7ZQ4M-0W2RK-V"
      },
      BadRequest("a grant that is not there", .recordNotFound, "grant_id", code: .notFound) {
        $0.grantID = unknownID
      },
    ])

  /// The grants.
  package static let listDisclosures: [BadRequest<WireListDisclosuresRequest>] =
    pageRows(\.pageSize, \.pageToken)

  /// The looks.
  package static let listAccesses: [BadRequest<WireListAccessesRequest>] =
    pageRows(\.pageSize, \.pageToken)

  /// An audit.
  package static let recordAuditEngagement: [BadRequest<WireRecordAuditEngagementRequest>] = rows(
    BadWrites.requestRows(\.requestID),
    organisationRows(\.organisationID, "organisation_id"),
    momentRows(\.startsAt, "starts_at"),
    momentRows(\.endsAt, "ends_at"),
    [
      BadRequest("no start", .fieldRequired, "starts_at") { $0.clearStartsAt() },
      BadRequest("no end", .fieldRequired, "ends_at") { $0.clearEndsAt() },
      BadRequest("an end before the start", .intervalReversed, "ends_at") {
        $0.endsAt = Google_Protobuf_Timestamp(seconds: 1_700_000_000)
      },
      BadRequest("an end two years on", .valueOutOfRange, "ends_at") {
        $0.endsAt = Google_Protobuf_Timestamp(seconds: 1_840_000_000)
      },
    ])
}
