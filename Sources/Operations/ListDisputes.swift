import Access
package import Passports
import Vocabulary

/// The holder's disputes, or those about what the caller's organisation recorded or attested.
package enum ListDisputes {
  /// Which disputes.
  package struct Request: Sendable {
    /// Only those that wait for an answer.
    package let isOpen: Bool
    /// Which page.
    package let page: PageRequest

    /// A request with these parts.
    package init(isOpen: Bool, page: PageRequest) {
      self.isOpen = isOpen
      self.page = page
    }
  }

  /// The page of disputes, in order of identifier.
  ///
  /// - Throws: ``ServiceError`` naming `page_token` where it is not one of this list.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Page<WorkerDispute> {
    let filter = "\(request.isOpen)"
    let after = try service.cursor(request.page, call, filter: filter).map {
      try RecordID($0, field: "page_token")
    }
    let limit = request.page.size + 1
    let found = try await service.read(call) { records in
      let facts = RelationFacts(
        worker: call.caller.worker, organisation: call.caller.organisation)
      _ = try records.permit(.listDisputes, call, about: facts)
      if let worker = call.caller.worker {
        return try records.disputes(
          of: worker, isOpen: request.isOpen, after: after, limit: limit)
      }
      return try records.disputes(
        about: call.organisation, isOpen: request.isOpen, after: after, limit: limit)
    }
    let shown = Array(found.prefix(request.page.size))
    let next = found.count > request.page.size ? shown.last?.dispute.id.description : nil
    return Page(entries: shown, nextToken: service.token(after: next, call, filter: filter))
  }
}
