import Access
package import Placements
package import Vocabulary

/// The areas that a body recorded, each with how its audit stands.
package enum ListPracticeAreas {
  /// Whose areas, judged on which day, and which page.
  package struct Request: Sendable {
    /// The body; nil: the caller's organisation.
    package let organisation: OrganisationID?
    /// The day; nil: today in London.
    package let on: CivilDate?
    /// Which page.
    package let page: PageRequest

    /// A request with these parts.
    package init(organisation: OrganisationID?, on: CivilDate?, page: PageRequest) {
      self.organisation = organisation
      self.on = on
      self.page = page
    }
  }

  /// The page, in order of identifier. Areas are published: they name nobody.
  ///
  /// - Throws: ``ServiceError`` naming `page_token` where it is not one of this list.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Page<AreaView> {
    let (now, page) = (service.now(), request.page)
    let day = request.on ?? service.today
    let filter = "\(request.organisation?.description ?? "") \(day)"
    let after = try service.cursor(page, call, filter: filter).map {
      try RecordID($0, field: "page_token")
    }
    let found = try await service.read(call) { records -> [AreaView] in
      try records.permitListing(call, at: now)
      guard let host = request.organisation ?? call.caller.organisation else { return [] }
      return try records.placementFacts(
        .area, of: .recordedBy(host), after: after, limit: page.size + 1,
        knownAt: records.latestSequence()
      ).compactMap { AreaView($0, on: day) }
    }
    return service.page(found, page, call, filter: filter) { $0.id.description }
  }
}

/// An area as it is kept, with how its audit stands.
package struct AreaView: Sendable {
  /// Its identifier.
  package let id: PracticeAreaID
  /// What it says.
  package let area: PracticeArea
  /// Its version.
  package let etag: Etag
  /// How its audit stands on the day asked about.
  package let audit: PracticeArea.Audit

  /// The view of `kept` on `day`; nil where it is no area.
  init?(_ kept: KeptPlacementFact, on day: CivilDate) {
    guard case .area(let area) = kept.fact else { return nil }
    id = PracticeAreaID(high: kept.id.high, low: kept.id.low)
    self.area = area
    etag = Etag(kept.sequence)
    audit = area.audit(on: day)
  }
}
