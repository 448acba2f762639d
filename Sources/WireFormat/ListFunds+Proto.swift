package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireListFundsRequest {
  /// Which place, and which page.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> ListFunds.Request {
    ListFunds.Request(
      place: try requiredID(placeID, "place_id"),
      page: try PageRequest(size: pageSize, token: pageToken))
  }
}

extension Page<GetFund.Report> {
  /// The page as the wire writes it.
  package func proto() -> WireListFundsResponse {
    .with {
      $0.funds = entries.map { $0.view.proto($0.etag) }
      $0.nextPageToken = nextToken
    }
  }
}
