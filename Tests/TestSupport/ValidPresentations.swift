package import OneWorkforceProtos

/// Requests to the presentation service that are accepted where what they name is there.
package enum ValidPresentations {
  /// A dispute of an entry.
  package static let disputeEntry = WireDisputeEntryRequest.with {
    $0.requestID = BadWrites.someID
    $0.factID = BadWrites.someID
    $0.ground = "WRONG_DATE"
    $0.statement = "It was the year before."
  }

  /// An answer to it.
  package static let answerDispute = WireAnswerDisputeRequest.with {
    $0.requestID = BadWrites.someID
    $0.disputeID = BadWrites.someID
    $0.outcome = "STANDS"
    $0.note = "See the roll."
  }

  /// A request to be erased.
  package static let requestErasure = WireRequestErasureRequest.with {
    $0.requestID = BadWrites.someID
    $0.organisationID = BadWrites.someID
  }

  /// A decision.
  package static let decideErasure = WireDecideErasureRequest.with {
    $0.requestID = BadWrites.someID
    $0.workerID = BadWrites.someID
    $0.ground = "ORDER"
    $0.reference = "DP-2026-12"
    $0.decidedBy = "Data protection officer"
    $0.decidedOn = "2026-03-02"
  }

  /// An erasure.
  package static let eraseWorker = WireEraseWorkerRequest.with {
    $0.requestID = BadWrites.someID
    $0.decisionID = BadWrites.someID
  }
}
