package import Organisations
package import Vocabulary

/// One body, who answers for it now, and where it sits.
package enum GetOrganisation {
  /// What is known of the body.
  package struct Report: Hashable, Sendable {
    /// The body.
    package let record: VersionedOrganisation
    /// Who answers for it, in order, where it merged, closed or was renamed.
    package let successions: [Succession]
    /// The areas it sits in today.
    package let places: [PlaceID]
  }

  /// What is known of the body now.
  ///
  /// - Throws: ``ServiceError``: not found, naming `organisation_id`.
  package static func run(
    _ id: OrganisationID, _ call: Call, in service: Service
  ) async throws -> Report {
    let today = LondonTime.date(of: service.now())
    return try await service.read(call) { records in
      try records.permitReading(call)
      let body = try records.knownOrganisation(id, field: "organisation_id")
      let known = try records.latestSequence()
      return Report(
        record: try records.versioned(body),
        successions: try records.successions(from: [id], knownAt: known),
        places: try records.places(of: id, on: today, knownAt: known))
    }
  }
}
