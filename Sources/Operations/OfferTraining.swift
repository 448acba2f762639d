package import Access
import Roles
import Vacancies
package import Vocabulary

/// Publishes a course of the caller's own organisation, with the weeks it takes.
package enum OfferTraining {
  /// What is offered.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// What it leads to.
    package let standard: StandardCode
    /// Its name.
    package let title: String
    /// From the first day to the last, in weeks.
    package let weeks: Int
    /// Where it is run; nil: anywhere.
    package let place: PlaceID?
    /// From when it can be joined; nil: now.
    package let opensAt: Instant?
    /// The first moment it no longer can; nil: until it is ended.
    package let closesAt: Instant?

    /// A request with these parts.
    package init(
      header: ChangeHeader, standard: StandardCode, title: String, weeks: Int, place: PlaceID?,
      opensAt: Instant?, closesAt: Instant?
    ) {
      self.header = header
      self.standard = standard
      self.title = title
      self.weeks = weeks
      self.place = place
      self.opensAt = opensAt
      self.closesAt = closesAt
    }
  }

  /// The receipt, of the course.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let (id, now) = (service.newID(Noun.TrainingOffer.self), service.now())
    return try await service.change(request.header, call) { records in
      let permitted = try records.permitPublishing(call)
      if let place = request.place { _ = try records.knownPlace(place, field: "place_id") }
      let offer = try TrainingOffer(
        provider: permitted.organisation, standard: request.standard, title: request.title,
        weeks: request.weeks, place: request.place)
      try records.record(
        JobRecord(
          id: id.asRecord, .offer(offer),
          period: InstantPeriod(
            from: request.opensAt ?? now, to: request.closesAt, field: "closes_at"),
          recordedBy: permitted.organisation))
      return ChangeOutcome(id: id, rule: permitted.rule)
    }
  }
}
