import Access
import Delegations
package import Roles
package import Vocabulary

/// The blended roles of a body, or of all.
package enum ListRoleTemplates {
  /// Whose templates, and which page.
  package struct Request: Sendable {
    /// The body; nil: all.
    package let organisation: OrganisationID?
    /// Which page.
    package let page: PageRequest

    /// A request with these parts.
    package init(organisation: OrganisationID?, page: PageRequest) {
      self.organisation = organisation
      self.page = page
    }
  }

  /// The page, in order of identifier.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Page<RoleTemplate> {
    let filter = request.organisation?.description ?? ""
    let after = try service.cursor(request.page, call, filter: filter).map {
      try RecordID($0, field: "page_token")
    }
    let found = try await service.read(call) { records in
      _ = try records.permit(.readRegistry, call, about: RelationFacts())
      return try records.roleTemplates(
        of: request.organisation, after: after, limit: request.page.size + 1,
        knownAt: records.latestSequence())
    }
    let last = found.count > request.page.size ? found.dropLast().last : nil
    return Page(
      entries: Array(found.prefix(request.page.size)),
      nextToken: service.token(after: last?.id.description, call, filter: filter))
  }
}
