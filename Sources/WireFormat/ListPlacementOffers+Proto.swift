package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireListPlacementOffersRequest {
  /// To whom, when, and which page.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> ListPlacementOffers.Request {
    let days = try datePeriod(startsOn, endsOn, "starts_on", "ends_on")
    guard days.end != nil else {
      throw ServiceError(
        .invalidArgument, .fieldRequired, field: "ends_on", "must say the day after the last")
    }
    return ListPlacementOffers.Request(
      learnerType: learnerType.isEmpty
        ? nil : try LearnerTypeCode(learnerType, field: "learner_type"),
      days: days, page: try PageRequest(size: pageSize, token: pageToken))
  }
}

extension Page<SpareOffer> {
  /// The page as the wire writes it.
  package func proto() -> WireListPlacementOffersResponse {
    .with {
      $0.offers = entries.map { $0.offer.proto(spare: $0.spare) }
      $0.nextPageToken = nextToken
    }
  }
}
