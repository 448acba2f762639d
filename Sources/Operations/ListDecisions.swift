import Access
package import Delegations
package import Vocabulary

/// Kept decisions about a worker, as far as the caller answers for them, in the order of the chain.
package enum ListDecisions {
  /// Whose decisions, and which page.
  package struct Request: Sendable {
    /// The worker.
    package let worker: WorkerID
    /// Only those for this person; nil: for anybody.
    package let person: PersonID?
    /// Which page.
    package let page: PageRequest

    /// A request with these parts.
    package init(worker: WorkerID, person: PersonID?, page: PageRequest) {
      self.worker = worker
      self.person = person
      self.page = page
    }
  }

  /// The page; decisions that the caller may not replay are left out, so that a page may hold fewer
  /// than were asked for.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault; `ROLE_NOT_ALLOWED` for a duty that reads
  ///   no decisions.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Page<KeptDecision> {
    let now = service.now()
    let filter = "\(request.worker) \(request.person.map { "\($0)" } ?? "")"
    let after = try service.cursor(request.page, call, filter: filter).flatMap { Int64($0) } ?? 0
    let (last, entries) = try await service.read(call) { records in
      try records.permitLookBack(call)
      let found = try records.decisions(
        of: request.worker, after: after, limit: request.page.size + 1)
      let entries = try found.prefix(request.page.size).filter { kept in
        guard request.person.map({ $0 == kept.record?.question.person }) != false else {
          return false
        }
        return try records.mayReplay(kept, call, at: now)
      }
      let last = found.count > request.page.size ? found.dropLast().last : nil
      return (last?.link.number, entries)
    }
    return Page(
      entries: entries,
      nextToken: service.token(after: last.map { "\($0)" }, call, filter: filter))
  }
}
