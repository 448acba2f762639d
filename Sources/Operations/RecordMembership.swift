package import Access
package import Vocabulary

/// Says that a body sits in an area for a time; it may sit in several and counts once.
package enum RecordMembership {
  /// Who sits where, and when.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The body.
    package let organisation: OrganisationID
    /// The area.
    package let place: PlaceID
    /// The days.
    package let period: DatePeriod

    /// A request with these parts.
    package init(
      header: ChangeHeader, organisation: OrganisationID, place: PlaceID, period: DatePeriod
    ) {
      self.header = header
      self.organisation = organisation
      self.place = place
      self.period = period
    }
  }

  /// The receipt, of the body. Who sits in an area is said by the organisation that recorded it; a
  /// word on days that overlap takes the earlier one's place.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    try await service.change(request.header, call) { records in
      let area = try records.placeToChange(request.place, call, field: "place_id")
      _ = try records.knownOrganisation(request.organisation, field: "organisation_id")
      try records.record(request.organisation, sitsIn: request.place, for: request.period)
      return ChangeOutcome(id: request.organisation, rule: area.rule)
    }
  }
}
