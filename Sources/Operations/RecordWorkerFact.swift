package import Access
import Delegations
import Vocabulary

/// Records what decides whether a worker may take a task on, delegate it or assess it.
package enum RecordWorkerFact {
  /// What is to be recorded.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The fact.
    package let draft: FactDraft

    /// A request with these parts.
    package init(header: ChangeHeader, draft: FactDraft) {
      self.header = header
      self.draft = draft
    }
  }

  /// The receipt, of the record.
  ///
  /// - Throws: ``ServiceError`` `BACKDATED_GRANT_BLOCKED` for what allows something
  ///   from an earlier moment without an approver; otherwise naming the field at fault.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    try await service.record(request.draft, as: .worker, request.header, call) { records in
      if case .practice(let worker, let log) = request.draft.fact {
        try records.requireDecision(of: log, by: worker)
      }
    }
  }
}

extension RecordSnapshot {
  /// Refuses a practice log that rests on a decision about somebody or something else.
  fileprivate func requireDecision(of log: PracticeLog, by worker: WorkerID) throws {
    guard let id = log.decision else { return }
    guard case .whole(let record) = try decision(id)?.content, record.question.worker == worker,
      try keptPerson(record.question.person) == keptPerson(log.person),
      record.question.intervention == log.intervention
    else {
      throw ServiceError.absent("decision", field: "fact.decision_id")
    }
  }
}
