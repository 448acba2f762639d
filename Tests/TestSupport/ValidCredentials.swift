import FoundationEssentials
package import OneWorkforceProtos
import SwiftProtobuf

/// One valid request of each rpc of the credential service. A bad request differs from it in one
/// thing.
package struct ValidCredentials: Sendable {
  /// The organisation whose steward and manager call.
  package var organisation: String
  /// A worker of whom it attested ``fact``.
  package var worker: String
  /// The fact.
  package var fact: String
  /// A key of the organisation that is in use.
  package var key: String
  /// The version of its record.
  package var etag: String
  /// SHA-256 of what was signed about the fact.
  package var credential: [UInt8]
  /// Where its status is told.
  package var uri: String
  /// A head of the log with a witness's line.
  package var note: [UInt8]
  /// The witness's key.
  package var witness: String

  /// Requests about these.
  package init(
    organisation: String, worker: String, fact: String, key: String, etag: String,
    credential: [UInt8], uri: String, note: [UInt8], witness: String
  ) {
    self.organisation = organisation
    self.worker = worker
    self.fact = fact
    self.key = key
    self.etag = etag
    self.credential = credential
    self.uri = uri
    self.note = note
    self.witness = witness
  }

  private static let request = "7b1f3f0e-6d0a-4c53-9d5e-000000000001"

  /// A new key.
  package var createSigningKey: WireCreateSigningKeyRequest {
    .with { ($0.requestID, $0.use) = (Self.request, "SHARE") }
  }

  /// A key in place of ``key``.
  package var rotateSigningKey: WireRotateSigningKeyRequest {
    .with { ($0.requestID, $0.keyID, $0.etag) = (Self.request, key, etag) }
  }

  /// The end of ``key``.
  package var retireSigningKey: WireRetireSigningKeyRequest {
    .with { ($0.requestID, $0.keyID, $0.etag) = (Self.request, key, etag) }
  }

  /// The compromise of ``key``.
  package var markKeyCompromised: WireMarkKeyCompromisedRequest {
    .with { ($0.requestID, $0.keyID, $0.etag) = (Self.request, key, etag) }
  }

  /// The credential about ``fact``.
  package var issueCredentials: WireIssueCredentialsRequest {
    .with { ($0.requestID, $0.workerID, $0.factIds) = (Self.request, worker, [fact]) }
  }

  /// The suspension of ``fact``.
  package var setCredentialStatus: WireSetCredentialStatusRequest {
    .with {
      ($0.requestID, $0.workerID, $0.factID) = (Self.request, worker, fact)
      ($0.status, $0.cause) = ("SUSPENDED", "UNDER_INVESTIGATION")
    }
  }

  /// The list at ``uri``.
  package var getStatusList: WireGetStatusListRequest { .with { $0.uri = uri } }

  /// The proof of ``credential``.
  package var getLogProof: WireGetLogProofRequest { .with { $0.credentialID = Data(credential) } }

  /// The line of ``witness``.
  package var cosignCheckpoint: WireCosignCheckpointRequest {
    .with {
      ($0.requestID, $0.note, $0.witnessKey) = (Self.request, Data(note), witness)
    }
  }

  /// An entitlement of ``organisation``.
  package var setEntitlement: WireSetEntitlementRequest {
    .with {
      $0.requestID = Self.request
      ($0.entitlement.organisationID, $0.entitlement.type) = (organisation, "training")
      $0.entitlement.validFrom = "2026-01-01"
    }
  }

  /// The entitlements of ``organisation``.
  package var listEntitlements: WireListEntitlementsRequest {
    .with { $0.organisationID = organisation }
  }

  /// A new trust list.
  package var publishTrustList: WirePublishTrustListRequest {
    .with { $0.requestID = Self.request }
  }
}
