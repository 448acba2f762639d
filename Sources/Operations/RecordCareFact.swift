package import Access

/// Records that a person is cared for, what their plan, orders and risks are, and what they said.
package enum RecordCareFact {
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
    try await service.record(request.draft, as: .care, request.header, call)
  }
}
