import Access
package import Delegations
package import Vocabulary

/// Kept decisions about a worker or a person, or that an organisation asked for, in a period, as
/// far as the caller answers for them, in the order of the chain.
package enum ListDecisions {
  /// Whose decisions, and which page.
  package struct Request: Sendable {
    /// Which; every part that is given must hold.
    package let choice: DecisionChoice
    /// Which page.
    package let page: PageRequest

    /// A request about a worker, a person or an organisation at least.
    ///
    /// - Throws: ``ServiceError`` `FIELD_REQUIRED`, naming `worker_id`, where none is given;
    ///   `INTERVAL_REVERSED`, naming `recorded_to`.
    package init(choice: DecisionChoice, page: PageRequest) throws(ServiceError) {
      guard choice.worker != nil || choice.person != nil || choice.askedBy != nil else {
        throw ServiceError(
          .invalidArgument, .fieldRequired, field: "worker_id",
          "must be given, or `person_id` or `organisation_id`")
      }
      if let from = choice.from, let to = choice.to {
        _ = try InstantPeriod(from: from, to: to, field: "recorded_to")
      }
      self.choice = choice
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
    let filter = "\(request.choice)"
    let after = try service.cursor(request.page, call, filter: filter).flatMap { Int64($0) } ?? 0
    let (last, entries) = try await service.read(call) { records in
      try records.permitLookBack(call)
      let found = try records.decisions(
        request.choice, after: after, limit: request.page.size + 1)
      let entries = try found.prefix(request.page.size).filter {
        try records.mayReplay($0, call, at: now)
      }
      let last = found.count > request.page.size ? found.dropLast().last : nil
      return (last?.link.number, entries)
    }
    return Page(
      entries: entries,
      nextToken: service.token(after: last.map { "\($0)" }, call, filter: filter))
  }
}
