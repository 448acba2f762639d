package import Credentials
import Vocabulary

/// The proof that the log holds an event about a credential.
package enum GetLogProof {
  /// Of which credential.
  package struct Request: Sendable {
    /// SHA-256 of what was signed: whoever asks holds the credential.
    package let credential: CredentialID
    /// The event.
    package let event: LogEvent

    /// A request with these parts.
    package init(credential: CredentialID, event: LogEvent) {
      self.credential = credential
      self.event = event
    }
  }

  /// The proof and the head it is under, seen by a witness where one saw a head that covers it.
  ///
  /// - Throws: ``ServiceError``: not found, naming `credential_id`, where the log holds no such
  ///   event or it was erased; `STATE_FORBIDS` where the service has no log key.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> ShownLogProof {
    let desk = try service.requireDesk(at: service.now())
    return try await service.read(call) { records in
      _ = try records.permit(.readTrust, call, about: .init())
      let kept = try records.credential(request.credential, knownAt: records.latestSequence())
      let entry = try records.logEntries(of: request.event, to: request.credential.bytes).last
      guard let kept, let entry else {
        throw ServiceError.absent("entry of the log", field: "credential_id")
      }
      let head = try records.logHead(covering: entry.index + 1, desk)
      let proof = try records.logProof(
        of: request.event, to: request.credential.bytes,
        by: desk.addresses.issuer(kept.credential.issuer), under: head)
      guard let proof else {
        throw ServiceError.absent("entry of the log", field: "credential_id")
      }
      return ShownLogProof(proof: proof, head: head)
    }
  }
}
