import Access
package import Delegations
package import Vocabulary

/// Checks many visits on one snapshot, each as ``CheckDelegation`` would.
package enum BatchCheckDelegation {
  /// The visits to check.
  package struct Request: Sendable {
    /// The questions, 1 to 500; one that could not be read is refused in its place.
    package let questions: [Result<DelegationQuestion, ServiceError>]

    /// A request for 1 to 500 visits.
    ///
    /// - Throws: ``ServiceError`` `FIELD_REQUIRED` or `LIST_TOO_LONG`, naming `questions`.
    package init(questions: [Result<DelegationQuestion, ServiceError>]) throws(ServiceError) {
      guard !questions.isEmpty else {
        throw ServiceError(
          .invalidArgument, .fieldRequired, field: "questions", "must name at least one visit")
      }
      guard questions.count <= 500 else {
        throw ServiceError(
          .invalidArgument, .listTooLong, field: "questions",
          "must be at most 500 visits; got \(questions.count)")
      }
      self.questions = questions
    }
  }

  /// One visit's answer, or why there is none.
  package struct Item: Sendable {
    /// Which visit, from 0.
    package let index: Int
    /// The answer.
    package let result: Result<DelegationAnswer, ServiceError>
  }

  /// Hands `answer` one item a visit, in the order asked, once the records of all are durable.
  ///
  /// All are read on one snapshot, and their records are written in one change.
  ///
  /// - Throws: ``ServiceError`` for the whole call where the duty may not ask at all.
  package static func run(
    _ request: Request, _ call: Call, in service: Service,
    answer: (Item) async throws -> Void
  ) async throws {
    let opened = try await service.records.read { records in
      try records.open(request.questions, call, at: service.now(on: records))
    }
    try await service.log(opened.compactMap(\.denial), of: call)
    if let refusal = opened.lazy.compactMap(\.denial?.refusal).first(where: {
      $0.code == .permissionDenied
    }) {
      throw refusal
    }
    let items = opened.enumerated().map { index, opened in
      Item(index: index, result: opened.judged(in: service))
    }
    try await service.keep(items.compactMap { try? $0.result.get() }, call)
    for item in items { try await answer(item) }
  }
}

/// What came of opening one question of many.
private enum OpenedVisit: Sendable {
  /// It can be judged.
  case open(OpenedQuestion)
  /// The caller may not ask; to be logged.
  case denied(AccessDenied)
  /// It can't be judged.
  case refused(ServiceError)

  var denial: AccessDenied? {
    if case .denied(let denial) = self { denial } else { nil }
  }

  func judged(in service: Service) -> Result<DelegationAnswer, ServiceError> {
    switch self {
    case .open(let opened):
      Result { () throws(ServiceError) in try service.judge(opened) }
    case .denied(let denial): .failure(denial.refusal)
    case .refused(let error): .failure(error)
    }
  }
}

extension RecordSnapshot {
  /// What each question is judged on; each stands or falls alone.
  fileprivate func open(
    _ questions: [Result<DelegationQuestion, ServiceError>], _ call: Call, at now: Instant
  ) throws -> [OpenedVisit] {
    try questions.map { question in
      do {
        return .open(try open(try question.get(), call, at: now))
      } catch let denial as AccessDenied {
        return .denied(denial)
      } catch let error as ServiceError where error.code != .internalFault {
        return .refused(error)
      }
    }
  }
}
