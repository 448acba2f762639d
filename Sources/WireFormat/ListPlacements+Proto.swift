package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireListPlacementsRequest {
  /// Whose placements, and which page.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> (whose: ListPlacements.Whose, page: PageRequest) {
    let page = try PageRequest(size: pageSize, token: pageToken)
    switch whose {
    case .learnerID(let id): return (.learner(try requiredID(id, "learner_id")), page)
    case .areaID(let id): return (.area(try requiredID(id, "area_id")), page)
    case .enrolmentID(let id): return (.enrolment(try requiredID(id, "enrolment_id")), page)
    case .own(true): return (.own, page)
    case .own(false), nil:
      throw ServiceError(.invalidArgument, .fieldRequired, field: "whose", "must be given")
    }
  }
}

extension Page<PlacementView> {
  /// The page as the wire writes it.
  package func proto() -> WireListPlacementsResponse {
    .with {
      $0.placements = entries.map { $0.proto() }
      $0.nextPageToken = nextToken
    }
  }
}
