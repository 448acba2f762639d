package import Access
package import Placements
import Vocabulary

/// Offers places of an area of the caller's organisation.
package enum OfferPlacements {
  /// What is offered.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The offer.
    package let offer: PlacementOffer

    /// A request with these parts.
    package init(header: ChangeHeader, offer: PlacementOffer) {
      self.header = header
      self.offer = offer
    }
  }

  /// The receipt, of the offer.
  ///
  /// - Throws: ``ServiceError`` `PLACEMENT_CAPACITY_EXCEEDED` where the area has fewer places than
  ///   are offered on some day; otherwise naming the field at fault.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let id = service.newID(Noun.PlacementOffer.self)
    return try await service.change(request.header, call) { records in
      let offer = request.offer
      guard let area = try records.practiceArea(offer.area, knownAt: records.latestSequence())
      else { throw ServiceError.absent("area", field: "offer.area_id") }
      let rule = try records.permitSide(
        of: [area.organisation], call, noun: "area", field: "offer.area_id")
      // As though all but one of the offered places were taken throughout.
      try area.requirePlace(
        for: offer.learnerType, on: offer.period,
        beside: Array(repeating: offer.period, count: offer.places - 1), field: "offer.places")
      try records.record(.offer(offer), id: id.asRecord, by: call.organisation)
      return ChangeOutcome(id: id, rule: rule)
    }
  }
}
