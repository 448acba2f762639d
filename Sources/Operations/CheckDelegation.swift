package import Delegations

/// May this worker carry out this intervention for this person, there, then?
package enum CheckDelegation {
  /// What is asked.
  package struct Request: Sendable {
    /// The question.
    package let question: DelegationQuestion

    /// A request with these parts.
    package init(question: DelegationQuestion) {
      self.question = question
    }
  }

  /// The answer, once its record is durable. A refusal is a decision, never an error.
  ///
  /// - Throws: ``ServiceError`` `REQ_UNKNOWN_REFERENCE` or `REQ_TIME_INVALID` where the question
  ///   can't be judged; `RECORD_NOT_FOUND` where the caller may not ask about the worker.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> DelegationAnswer {
    let opened = try await service.open(request.question, call)
    let answer = try service.judge(opened, under: "question")
    try await service.keep([answer], call)
    return answer
  }
}
