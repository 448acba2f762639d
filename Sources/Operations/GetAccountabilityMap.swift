package import Partnerships
package import Vocabulary

/// Who answers for what in an area on a day.
package enum GetAccountabilityMap {
  /// Which area, as of when.
  package struct Request: Sendable {
    /// The area; the map tells of it and of every place inside it.
    package let place: PlaceID
    /// As of when, on what was known when.
    package let asOf: AsOf
    /// Only these duties; empty for all.
    package let duties: Set<AccountableDuty>

    /// A request with these parts.
    package init(place: PlaceID, asOf: AsOf = AsOf(), duties: Set<AccountableDuty> = []) {
      self.place = place
      self.asOf = asOf
      self.duties = duties
    }
  }

  /// The map, as far as the caller may see it.
  package struct Report: Sendable {
    /// The area.
    package let place: PlaceID
    /// The map.
    package let map: AccountabilityMap
    /// The versions of its records, by name.
    package let etags: [RecordID: Etag]
    /// Whether the caller may be told who holds a post.
    package let namesWorkers: Bool
    /// People in post, each once; nil where that is too few to tell.
    package let headcount: Int?
  }

  /// The map as recorded.
  ///
  /// - Throws: ``ServiceError``: not found, naming `place_id`, also where the caller may not know
  ///   of it or nobody knew of it then; `INSTANT_INVALID`, naming `as_known_at`, where that lies
  ///   ahead.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Report {
    let now = service.now()
    return try await service.read(call) { records in
      try records.permitReadingAccountability(
        call, in: request.place, at: now, noun: "place", field: "place_id")
      let known = try request.asOf.known(in: records, now)
      let areas = try records.areas(inside: request.place, knownAt: known)
      let places = try areas.compactMap { try records.place($0, knownAt: known) }
      guard places.contains(where: { $0.id == request.place }) else {
        throw ServiceError.absent("place", field: "place_id")
      }
      let found = try records.partnershipRecords(about: areas, knownAt: known)
      let map = AccountabilityMap(
        of: places.filter { $0.kind == .place }.map(\.id), on: request.asOf.day(now), found,
        holdings: try records.holdings(found, knownAt: known), duties: request.duties)
      let count = map.headcount
      return Report(
        place: request.place, map: map, etags: found.etags, namesWorkers: call.mayNameWorkers,
        headcount: call.mayNameWorkers || SmallCount.shown(Double(count)) != nil ? count : nil)
    }
  }
}
