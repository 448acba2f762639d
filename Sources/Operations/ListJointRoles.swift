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

  /// The page, in order of identifier, without the roles that the caller may not know of: neither
  /// its length nor its token tells whether there are any.
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
    let (isLast, views) = try await service.read(call) { records in
      try records.requireDuty(.readJointRole, call)
      let known = try records.sequence(asKnownAt: request.asked.asKnownAt, now: now)
      let found = try records.visibleRoles(
        request.whose, after: after, limit: request.page.size + 1, knownAt: known, call, at: now)
      let day = request.asked.day ?? LondonTime.date(of: now)
      return (
        found.count <= request.page.size,
        try found.prefix(request.page.size).map { role in
          let etag = try request.asked.asKnownAt == nil ? records.jointRoleEtag(role.id) : nil
          return try records.view(of: role, on: day, etag: etag)
        }
      )
    }
    let last = isLast ? nil : views.last?.role.id
    return Page(
      entries: views, nextToken: service.token(after: last?.description, call, filter: filter))
  }
}

extension RecordSnapshot {
  /// The first `limit` roles after `cursor` that the caller may read, in order of identifier.
  fileprivate func visibleRoles(
    _ whose: JointRoleScope, after cursor: JointRoleID?, limit: Int,
    knownAt known: CommitSequence, _ call: Call, at now: Instant
  ) throws -> [JointRole] {
    var shown: [JointRole] = []
    var reached = cursor
    let step = max(limit, 200)
    while shown.count < limit {
      let found = try jointRoles(whose, after: reached, limit: step, knownAt: known)
      shown += try found.filter { role in
        let facts = try self.facts(call, about: role, at: now)
        if case .allow = decide(call.caller, .readJointRole, about: facts) { return true }
        return false
      }
      guard found.count == step, let last = found.last else { break }
      reached = last.id
    }
    return Array(shown.prefix(limit))
  }
}
