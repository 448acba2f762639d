import Credentials
import FoundationEssentials
package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireGetLogProofRequest {
  /// Of which credential, and which event.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> GetLogProof.Request {
    guard !credentialID.isEmpty else {
      throw ServiceError(
        .invalidArgument, .fieldRequired, field: "credential_id", "must be given")
    }
    guard let id = CredentialID(bytes: Array(credentialID)) else {
      throw ServiceError(
        .invalidArgument, .idMalformed, field: "credential_id",
        "must be the 32 bytes of SHA-256; got \(credentialID.count)")
    }
    let word: Word? = try optionalChoice(event, "event")
    return GetLogProof.Request(credential: id, event: (word ?? .issue).event)
  }

  /// The events that happen to a credential.
  private enum Word: String, CaseIterable {
    case issue = "ISSUE"
    case revoke = "REVOKE"
    case suspend = "SUSPEND"
    case reinstate = "REINSTATE"
    case supersede = "SUPERSEDE"

    var event: LogEvent {
      switch self {
      case .issue: .issue
      case .revoke: .revoke
      case .suspend: .suspend
      case .reinstate: .reinstate
      case .supersede: .supersede
      }
    }
  }
}

extension ShownLogProof {
  /// The proof as the wire writes it.
  package func proto() -> WireGetLogProofResponse {
    .with {
      $0.proof = Data(proof)
      $0.head = head.proto()
    }
  }
}

extension SignedHead {
  /// The head as the wire writes it.
  package func proto() -> WireLogHead {
    .with {
      $0.size = Int64(clamping: size)
      $0.note = Data(note)
      $0.witnessCount = Int32(clamping: witnessCount)
    }
  }
}
