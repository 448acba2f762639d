package import Planning
import Vocabulary

/// The runs of a plan, newest first.
package enum ListRuns {
  /// Which plan, and which page.
  package struct Request: Sendable {
    /// The plan.
    package let plan: PlanID
    /// Which page.
    package let page: PageRequest

    /// A request with these parts.
    package init(plan: PlanID, page: PageRequest) {
      self.plan = plan
      self.page = page
    }
  }

  /// The page of runs.
  ///
  /// - Throws: ``ServiceError`` naming `page_token` where it is not one of this list; not found,
  ///   naming `plan_id`.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Page<PlanRun> {
    let (page, now) = (request.page, service.now())
    let filter = request.plan.description
    let before = try service.cursor(page, call, filter: filter).map { text in
      PlanRunCursor(CommitSequence(Int64(wholeNumber(text) ?? 0)))
    }
    let found = try await service.read(call) { records in
      _ = try records.plan(request.plan, call, for: .readPlan, at: now)
      return try records.runs(of: request.plan, before: before, limit: page.size + 1)
    }
    let shown = service.page(found, page, call, filter: filter) {
      "\($0.cursor.sequence.number)"
    }
    return Page(entries: shown.entries.map(\.run), nextToken: shown.nextToken)
  }
}
