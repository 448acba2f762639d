package import Access
import Vocabulary

/// Publishes a post of the caller's own organisation.
package enum PublishVacancy {
  /// What is to be published.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The post.
    package let draft: VacancyDraft

    /// A request with these parts.
    package init(header: ChangeHeader, draft: VacancyDraft) {
      self.header = header
      self.draft = draft
    }
  }

  /// The receipt, of the vacancy.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault under `vacancy`.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let (id, now) = (service.newID(Noun.Vacancy.self), service.now())
    return try await service.change(request.header, call) { records in
      let permitted = try records.permitPublishing(call)
      try records.record(
        request.draft.record(id, of: permitted.organisation, from: now, in: records))
      return ChangeOutcome(id: id, rule: permitted.rule)
    }
  }
}
