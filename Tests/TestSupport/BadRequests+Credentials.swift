import FoundationEssentials
package import OneWorkforceProtos
import SwiftProtobuf
import Vocabulary

/// Requests to the credential service that must be refused, by rpc. Each spoils one thing of the
/// request of the same name in ``ValidCredentials``.
package enum BadCredentials {
  /// How many rows the tables have.
  package static var count: Int {
    createSigningKey.count + rotateSigningKey.count + retireSigningKey.count
      + markKeyCompromised.count + listSigningKeys.count + issueCredentials.count
      + setCredentialStatus.count + getStatusList.count + watchStatus.count + getLogProof.count
      + cosignCheckpoint.count + setEntitlement.count + listEntitlements.count
      + publishTrustList.count
  }

  private static func idRows<Message>(
    _ id: Part<Message, String>, _ field: String
  ) -> [BadRequest<Message>] { BadPartnerships.idRows(id, field) }

  private static func versionRows<Message>(
    _ etag: Part<Message, String>
  ) -> [BadRequest<Message>] {
    [
      BadRequest("no etag", .fieldRequired, "etag") { $0[keyPath: etag] = "" },
      BadRequest("an older etag", .etagMismatch, "etag", code: .aborted) {
        $0[keyPath: etag] = "v1"
      },
    ]
  }

  /// A new key.
  package static let createSigningKey: [BadRequest<WireCreateSigningKeyRequest>] =
    BadWrites.requestRows(\.requestID) + BadPartnerships.wordRows(\.use, "use")
    + [
      BadRequest("a key of the service", .fieldsContradict, "use") { $0.use = "LOG" },
      BadRequest("a moment after 2100", .instantInvalid, "expires_at") {
        $0.expiresAt.seconds = .max
      },
      BadRequest("an end that is over", .valueOutOfRange, "expires_at") {
        $0.expiresAt.seconds = 1_700_000_000
      },
      BadRequest("an end four years away", .valueOutOfRange, "expires_at") {
        $0.expiresAt.seconds = 1_900_000_000
      },
    ]

  /// A key in place of another.
  package static let rotateSigningKey: [BadRequest<WireRotateSigningKeyRequest>] =
    BadWrites.requestRows(\.requestID) + idRows(\.keyID, "key_id") + versionRows(\.etag)
    + [
      BadRequest("an end that is over", .valueOutOfRange, "expires_at") {
        $0.expiresAt.seconds = 1_700_000_000
      }
    ]

  /// The end of a key's use.
  package static let retireSigningKey: [BadRequest<WireRetireSigningKeyRequest>] =
    BadWrites.requestRows(\.requestID) + idRows(\.keyID, "key_id") + versionRows(\.etag)

  /// A compromise.
  package static let markKeyCompromised: [BadRequest<WireMarkKeyCompromisedRequest>] =
    BadWrites.requestRows(\.requestID) + idRows(\.keyID, "key_id") + versionRows(\.etag)
    + [
      BadRequest("a moment before 2000", .instantInvalid, "compromised_at") {
        $0.compromisedAt.seconds = 1
      },
      BadRequest("before the key began", .valueOutOfRange, "compromised_at") {
        $0.compromisedAt.seconds = 1_700_000_000
      },
      BadRequest("a moment that lies ahead", .valueOutOfRange, "compromised_at") {
        $0.compromisedAt.seconds = 4_000_000_000
      },
    ]

  /// A page of keys.
  package static let listSigningKeys: [BadRequest<WireListSigningKeysRequest>] =
    BadReads.pageRows(\.pageSize, \.pageToken)

  /// Credentials.
  package static let issueCredentials: [BadRequest<WireIssueCredentialsRequest>] =
    BadWrites.requestRows(\.requestID)
    + [
      BadRequest("no worker", .fieldRequired, "worker_id") { $0.workerID = "" },
      BadRequest("a worker that is no UUID", .idMalformed, "worker_id") { $0.workerID = "Rosa" },
      BadRequest("a worker not there", .recordNotFound, "fact_ids", code: .notFound) {
        $0.workerID = BadWrites.someID
      },
      BadRequest(
        "a worker of whom nothing is vouched", .recordNotFound, "worker_id", code: .notFound
      ) {
        $0.workerID = BadWrites.someID
        $0.factIds = []
      },
      BadRequest("a fact that is no UUID", .idMalformed, "fact_ids[1]") { $0.factIds.append("1") },
      BadRequest("an empty fact", .fieldRequired, "fact_ids[0]") { $0.factIds = [""] },
      BadRequest("a fact not there", .recordNotFound, "fact_ids", code: .notFound) {
        $0.factIds.append(BadWrites.someID)
      },
      BadRequest("65 facts", .listTooLong, "fact_ids") {
        $0.factIds = Array(repeating: BadWrites.someID, count: 65)
      },
    ]

  /// What is to become of a fact, as an item of a batch.
  package static let setCredentialStatus: [BadRequest<WireSetCredentialStatusRequest>] =
    BadWrites.requestRows(\.requestID) + BadPartnerships.wordRows(\.status, "status")
    + BadPartnerships.wordRows(\.cause, "cause")
    + [
      BadRequest("no worker", .fieldRequired, "worker_id") { $0.workerID = "" },
      BadRequest("no fact", .fieldRequired, "fact_id") { $0.factID = "" },
      BadRequest("a fact not there", .recordNotFound, nil, code: .notFound) {
        $0.factID = BadWrites.someID
      },
      BadRequest("a moment that lies ahead", .valueOutOfRange, "effective_from") {
        $0.effectiveFrom.seconds = 4_000_000_000
      },
      BadRequest("a reinstatement from a moment", .fieldNotAllowed, "effective_from") {
        $0.status = "REINSTATED"
        $0.effectiveFrom.seconds = 1_770_000_000
      },
      BadRequest("not suspended", .stateForbids, "fact_id", code: .failedPrecondition) {
        $0.status = "REINSTATED"
      },
    ]

  /// A status list.
  package static let getStatusList: [BadRequest<WireGetStatusListRequest>] =
    BadPartnerships.textRows(\.uri, "uri", 512)
    + [
      BadRequest("a list of somebody else", .recordNotFound, "uri", code: .notFound) {
        $0.uri = "https://other.example/status/" + BadWrites.someID
      },
      BadRequest("a list not there", .recordNotFound, "uri", code: .notFound) {
        $0.uri = "https://passport.example/status/" + BadWrites.someID
      },
    ]

  /// A watch.
  package static let watchStatus: [BadRequest<WireWatchStatusRequest>] = [
    BadRequest("a version below zero", .valueOutOfRange, "after_version") {
      $0.afterVersion = -1
    }
  ]

  /// A proof.
  package static let getLogProof: [BadRequest<WireGetLogProofRequest>] = [
    BadRequest("no credential", .fieldRequired, "credential_id") { $0.credentialID = Data() },
    BadRequest("31 bytes", .idMalformed, "credential_id") { $0.credentialID.removeLast() },
    BadRequest("a credential not there", .recordNotFound, "credential_id", code: .notFound) {
      $0.credentialID = Data(repeating: 7, count: 32)
    },
    BadRequest("an unknown event", .enumUnknown, "event") { $0.event = "KEY_ADD" },
    BadRequest("an event that never came", .recordNotFound, "credential_id", code: .notFound) {
      $0.event = "REVOKE"
    },
  ]

  /// A witness's line.
  package static let cosignCheckpoint: [BadRequest<WireCosignCheckpointRequest>] =
    BadWrites.requestRows(\.requestID) + BadPartnerships.textRows(\.witnessKey, "witness_key", 400)
    + [
      BadRequest("no note", .fieldRequired, "note") { $0.note = Data() },
      BadRequest("a note of 65,537 bytes", .fieldTooLong, "note") {
        $0.note = Data(repeating: 65, count: 65_537)
      },
      BadRequest("no note by C2SP", .identifierMalformed, "note") { $0.note = Data("a".utf8) },
      BadRequest("a key that is none", .identifierMalformed, "witness_key") {
        $0.witnessKey = "witness.example+00000000+AAAA"
      },
      BadRequest("a head that nobody signed", .valueOutOfRange, "note") {
        $0.note = Data("passport.example/log\n1\nAAAA\n\n\u{2014} a.example AAAAAAA=\n".utf8)
      },
    ]

  /// An entitlement.
  package static let setEntitlement: [BadRequest<WireSetEntitlementRequest>] =
    BadWrites.requestRows(\.requestID)
    + idRows(\.entitlement.organisationID, "entitlement.organisation_id")
    + BadPartnerships.wordRows(\.entitlement.type, "entitlement.type")
    + BadPartnerships.dayRows(\.entitlement.validFrom, "entitlement.valid_from")
    + [
      BadRequest("no entitlement", .fieldRequired, "entitlement") { $0.clearEntitlement() },
      BadRequest("an end before the start", .intervalReversed, "entitlement.valid_to") {
        $0.entitlement.validTo = "2020-01-01"
      },
      BadRequest("101 subjects", .listTooLong, "entitlement.subjects") {
        $0.entitlement.subjects = (0...100).map { "S-\($0)" }
      },
      BadRequest("a subject twice", .duplicateItem, "entitlement.subjects") {
        $0.entitlement.subjects = ["A", "A"]
      },
      BadRequest("a subject that is no code", .codeMalformed, "entitlement.subjects[1]") {
        $0.entitlement.subjects = ["A", "B C"]
      },
      BadRequest(
        "a validity below zero", .valueOutOfRange, "entitlement.longest_validity_days"
      ) { $0.entitlement.longestValidityDays = -1 },
      BadRequest("denied with subjects", .fieldsContradict, "entitlement.denied") {
        $0.entitlement.denied = true
        $0.entitlement.subjects = ["A"]
      },
      BadRequest("what answers say", .fieldNotAllowed, "entitlement.recorded") {
        $0.entitlement.recorded = true
      },
      BadRequest("a provenance of the caller's", .fieldNotAllowed, "entitlement.provenance") {
        $0.entitlement.provenance.status = "published"
      },
    ]

  /// A page of entitlements.
  package static let listEntitlements: [BadRequest<WireListEntitlementsRequest>] =
    idRows(\.organisationID, "organisation_id") + BadReads.pageRows(\.pageSize, \.pageToken)

  /// A new trust list.
  package static let publishTrustList: [BadRequest<WirePublishTrustListRequest>] =
    BadWrites.requestRows(\.requestID)
}
