import Access
package import Vacancies
package import Vocabulary

/// Vacancies that are published now, in order of identifier.
package enum ListVacancies {
  /// Which vacancies, and which page.
  package struct Request: Sendable {
    /// Only this employer's; nil: everybody's.
    package let organisation: OrganisationID?
    /// Only in this area or inside it; nil: anywhere.
    package let place: PlaceID?
    /// Only for this role; nil: any.
    package let role: RoleCode?
    /// Which page.
    package let page: PageRequest

    /// A request with these parts.
    package init(
      organisation: OrganisationID?, place: PlaceID?, role: RoleCode?, page: PageRequest
    ) {
      self.organisation = organisation
      self.place = place
      self.role = role
      self.page = page
    }
  }

  /// The page.
  ///
  /// - Throws: ``ServiceError`` naming `place_id` or `page_token`.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Page<KeptJobRecord> {
    let now = service.now()
    let filter = [
      request.organisation?.description, request.place?.description, request.role?.text,
    ].map { $0 ?? "" }.joined(separator: " ")
    let after = try service.cursor(request.page, call, filter: filter).map {
      try VacancyID($0, field: "page_token")
    }
    let found = try await service.read(call) { records in
      try records.permitReadingPublished(call)
      if let place = request.place { _ = try records.knownPlace(place, field: "place_id") }
      return try records.vacancies(
        of: request.organisation, in: request.place, role: request.role, at: now, after: after,
        limit: request.page.size + 1, knownAt: records.latestSequence())
    }
    return service.page(found, request.page, call, filter: filter) { $0.record.id.description }
  }
}
