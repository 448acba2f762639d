import Access
package import Placements
package import Vocabulary

/// The programmes that the caller's organisation recorded.
package enum ListProgrammes {
  /// A programme as it is kept.
  package struct Entry: Sendable {
    /// Its identifier.
    package let id: ProgrammeID
    /// What it says.
    package let programme: Programme
    /// Its version.
    package let etag: Etag
  }

  /// The page, in order of identifier.
  ///
  /// - Throws: ``ServiceError`` naming `page_token` where it is not one of this list.
  package static func run(
    _ page: PageRequest, _ call: Call, in service: Service
  ) async throws -> Page<Entry> {
    let now = service.now()
    let after = try service.cursor(page, call, filter: "").map {
      try RecordID($0, field: "page_token")
    }
    let found = try await service.read(call) { records -> [Entry] in
      try records.permitListing(call, at: now)
      guard let own = call.caller.organisation else { return [] }
      return try records.placementFacts(
        .programme, of: .recordedBy(own), after: after, limit: page.size + 1,
        knownAt: records.latestSequence()
      ).compactMap { kept in
        guard case .programme(let programme) = kept.fact else { return nil }
        return Entry(
          id: ProgrammeID(high: kept.id.high, low: kept.id.low), programme: programme,
          etag: Etag(kept.sequence))
      }
    }
    return service.page(found, page, call, filter: "") { $0.id.description }
  }
}
