import Credentials
package import Vocabulary

/// What an organisation may issue, in order of type, each row with where it comes from.
package enum ListEntitlements {
  /// Which organisation, and which page.
  package struct Request: Sendable {
    /// The organisation.
    package let organisation: OrganisationID
    /// Which page.
    package let page: PageRequest

    /// A request with these parts.
    package init(organisation: OrganisationID, page: PageRequest) {
      self.organisation = organisation
      self.page = page
    }
  }

  /// The page of entitlements as they are now.
  ///
  /// - Throws: ``ServiceError``: not found, naming `organisation_id`; naming `page_token` where it
  ///   is not one of this list.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Page<EffectiveEntitlement> {
    let (id, page) = (request.organisation, request.page)
    let filter = id.description
    let after = try service.cursor(page, call, filter: filter).flatMap { wholeNumber($0) } ?? 0
    let found = try await service.read(call) { records in
      _ = try records.permit(.readTrust, call, about: .init())
      let body = try records.knownOrganisation(id, field: "organisation_id")
      return try records.effectiveEntitlements(of: body)
    }
    let rest = found.filter { $0.entitlement.type.rawValue > UInt32(clamping: after) }
    return service.page(Array(rest.prefix(page.size + 1)), page, call, filter: filter) {
      "\($0.entitlement.type.rawValue)"
    }
  }
}
