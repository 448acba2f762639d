import Access
import Delegations
package import Roles
import Vocabulary

/// The joint roles of a body, a place or a worker, as they stand on a day.
package enum ListJointRoles {
  /// Whose roles, on which day, and which page.
  package struct Request: Sendable {
    /// Whose roles.
    package let whose: JointRoleScope
    /// The day.
    package let asked: AskedDay
    /// Which page.
    package let page: PageRequest

    /// A request with these parts.
    package init(whose: JointRoleScope, asked: AskedDay, page: PageRequest) {
      self.whose = whose
      self.asked = asked
      self.page = page
    }
  }

  /// The page, in order of identifier; roles that the caller is no party to are left out, so that a
  /// page may hold fewer than were asked for.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Page<JointRoleView> {
    let now = service.now()
    let filter = "\(request.whose) \(request.asked)"
    let after = try service.cursor(request.page, call, filter: filter).map {
      try JointRoleID($0, field: "page_token")
    }
    let (found, views) = try await service.read(call) { records in
      try records.requireDuty(.readJointRole, call)
      let known = try records.sequence(asKnownAt: request.asked.asKnownAt, now: now)
      let found = try records.jointRoles(
        request.whose, after: after, limit: request.page.size + 1, knownAt: known)
      let shown = try found.prefix(request.page.size).filter { role in
        let facts = try records.facts(call, about: role, at: now)
        if case .allow = decide(call.caller, .readJointRole, about: facts) { return true }
        return false
      }
      let day = request.asked.day ?? LondonTime.date(of: now)
      return (
        found.map(\.id),
        try shown.map { role in
          let etag = try request.asked.asKnownAt == nil ? records.jointRoleEtag(role.id) : nil
          return try records.view(of: role, on: day, etag: etag)
        }
      )
    }
    let last = found.count > request.page.size ? found.dropLast().last : nil
    return Page(
      entries: views, nextToken: service.token(after: last?.description, call, filter: filter))
  }
}
