package import Credentials
import FoundationEssentials
package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireIssueCredentialsRequest: WireChange {}

extension WireIssueCredentialsRequest {
  /// About what to sign.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> IssueCredentials.Request {
    IssueCredentials.Request(
      header: try header(), worker: try requiredID(workerID, "worker_id"),
      facts: try requiredIDs(factIds, "fact_ids", atMost: IssueCredentials.mostFacts))
  }
}

extension IssueCredentials.Report {
  /// The credentials as the wire writes them; `addresses` is where their lists are published.
  package func proto(_ addresses: PublicAddresses?) -> WireIssueCredentialsResponse {
    .with {
      $0.receipt = receipt.proto()
      $0.credentials = credentials.map { $0.proto(addresses) }
    }
  }
}

extension KeptCredential {
  /// The credential as the wire writes it, without what it says.
  package func proto(_ addresses: PublicAddresses?) -> WireIssuedCredential {
    .with {
      $0.id = Data(credential.id.bytes)
      $0.workerID = credential.worker.description
      $0.factID = credential.fact.description
      $0.type = credential.type.code
      $0.organisationID = credential.issuer.description
      $0.status = status.word
      $0.statusUri = addresses?.statusList(credential.place.list) ?? ""
      $0.statusIndex = Int32(clamping: credential.place.index)
      $0.notBefore = credential.notBefore.proto()
      if let expires = credential.expires { $0.expiresAt = expires.proto() }
    }
  }
}

extension StatusValue {
  /// The word of the contracts for it.
  package var word: String {
    switch self {
    case .valid: "VALID"
    case .revoked: "REVOKED"
    case .suspended: "SUSPENDED"
    case .superseded: "SUPERSEDED"
    }
  }
}
