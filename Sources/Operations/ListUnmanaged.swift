import Access
import Delegations
import Roles
import Vocabulary

/// The caller's people whom nobody manages on a day: whoever was named has left or runs out.
///
/// It knows people for whom a manager was ever named, and holders of joint roles.
package enum ListUnmanaged {
  /// Which day and page.
  package struct Request: Sendable {
    /// The day.
    package let asked: AskedDay
    /// Which page.
    package let page: PageRequest

    /// A request with these parts.
    package init(asked: AskedDay, page: PageRequest) {
      self.asked = asked
      self.page = page
    }
  }

  /// The page, in order of the worker, each with the delegations that stay open.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Page<ManagedEntry> {
    let now = service.now()
    let filter = "\(request.asked)"
    let after = try service.cursor(request.page, call, filter: filter).map { text in
      try ManagedCursor(text)
    }
    let (entries, last) = try await service.read(call) { records in
      _ = try records.permit(
        .readJointRole, call, about: RelationFacts(organisation: call.caller.organisation))
      let own = try call.organisation
      let asked = ManagedDay(
        day: request.asked.day ?? LondonTime.date(of: now),
        known: try records.sequence(asKnownAt: request.asked.asKnownAt, now: now), now: now)
      let ties = try records.ties(.employer(own), .organisation(own), on: asked).filter { tie in
        guard tie.key.employer == own else { return false }
        return try tie.cause(on: asked.day) {
          try records.isEngaged(
            $0.worker, with: $0.organisation, on: asked.day, knownAt: asked.known)
        } != nil
      }
      return try records.page(ties, after: after, size: request.page.size, on: asked)
    }
    return Page(
      entries: entries, nextToken: service.token(after: last?.text, call, filter: filter))
  }
}
