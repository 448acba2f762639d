package import Vocabulary

/// One area, and how many bodies sit in it.
package enum GetPlace {
  /// What is known of the area.
  package struct Report: Hashable, Sendable {
    /// The area.
    package let record: VersionedPlace
    /// Bodies that sit in it or inside it today, each counted once.
    package let organisationCount: Int
  }

  /// What is known of the area now.
  ///
  /// - Throws: ``ServiceError``: not found, naming `place_id`.
  package static func run(
    _ id: PlaceID, _ call: Call, in service: Service
  ) async throws -> Report {
    let today = LondonTime.date(of: service.now())
    return try await service.read(call) { records in
      try records.permitReading(call)
      let place = try records.knownPlace(id, field: "place_id")
      let inside = try records.organisations(
        in: id, on: today, knownAt: records.latestSequence())
      return Report(record: try records.versioned(place), organisationCount: inside.count)
    }
  }
}
