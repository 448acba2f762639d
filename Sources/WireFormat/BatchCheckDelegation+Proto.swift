import Delegations
package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireBatchCheckDelegationRequest {
  /// What is asked; a question that cannot be read stands as its refusal, in its place.
  ///
  /// - Throws: ``ServiceError`` naming `questions`.
  package func native() throws(ServiceError) -> BatchCheckDelegation.Request {
    try requireAtMost(500, questions.count, "questions")
    return try BatchCheckDelegation.Request(
      questions: questions.map { question in
        Result { () throws(ServiceError) in try question.native() }
      })
  }
}

extension BatchCheckDelegation.Item {
  /// One answer as the wire writes it. `status` gives the number of the gRPC status that an error
  /// would have had alone: only the server knows it.
  package func proto(status: (ServiceError) -> Int32) -> WireBatchCheckDelegationResponse {
    .with {
      $0.index = Int32(clamping: index)
      switch result {
      case .success(let answer): $0.decision = answer.proto()
      case .failure(let error): $0.error = error.proto(status: status(error))
      }
    }
  }
}
