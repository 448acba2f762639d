import Access
import Delegations
import Roles
package import Vocabulary

/// Whom a worker manages on a day, each with the delegations that stay open.
package enum ListTeam {
  /// Which manager, day and page.
  package struct Request: Sendable {
    /// The manager.
    package let manager: WorkerID
    /// The day.
    package let asked: AskedDay
    /// Which page.
    package let page: PageRequest

    /// A request with these parts.
    package init(manager: WorkerID, asked: AskedDay, page: PageRequest) {
      self.manager = manager
      self.asked = asked
      self.page = page
    }
  }

  /// The page, in order of the employer and the worker. The manager sees the whole team; a body
  /// that engages the manager sees whom they manage as its own manager, and its own people.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Page<ManagedEntry> {
    let now = service.now()
    let filter = "\(request.manager) \(request.asked)"
    let after = try service.cursor(request.page, call, filter: filter).map { text in
      try ManagedCursor(text)
    }
    let (entries, last) = try await service.read(call) { records in
      let facts = RelationFacts(
        worker: request.manager, organisation: call.caller.organisation)
      _ = try records.permit(.readJointRole, call, about: facts, field: "manager_id")
      let asked = ManagedDay(
        day: request.asked.day ?? LondonTime.date(of: now),
        known: try records.sequence(asKnownAt: request.asked.asKnownAt, now: now), now: now)
      let isManagers = try records.isManagersBody(of: request.manager, call, at: now)
      let ties = try records.ties(
        .manager(request.manager), .manager(request.manager), on: asked
      ).filter {
        guard let manager = $0.manager(on: asked.day), manager.worker == request.manager else {
          return false
        }
        guard let own = call.caller.organisation else { return true }
        return $0.key.employer == own || isManagers && manager.organisation == own
      }
      return try records.page(ties, after: after, size: request.page.size, on: asked)
    }
    return Page(
      entries: entries, nextToken: service.token(after: last?.text, call, filter: filter))
  }
}

extension RecordSnapshot {
  /// Whether the caller is a body that engages the manager now.
  fileprivate func isManagersBody(
    of manager: WorkerID, _ call: Call, at now: Instant
  ) throws -> Bool {
    guard let organisation = call.caller.organisation else { return false }
    return try relations(of: organisation, to: manager, at: now).employs
  }
}
