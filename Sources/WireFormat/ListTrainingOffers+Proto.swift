package import OneWorkforceProtos
package import Operations
import Roles
package import Vocabulary

extension WireListTrainingOffersRequest {
  /// Which courses, and which page.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> ListTrainingOffers.Request {
    ListTrainingOffers.Request(
      provider: try optionalID(providerID, "provider_id"),
      page: try PageRequest(size: pageSize, token: pageToken))
  }
}

extension Page<DatedOffer> {
  /// The page as the wire writes it.
  package func proto() -> WireListTrainingOffersResponse {
    .with {
      $0.offers = entries.map { $0.proto() }
      $0.nextPageToken = nextToken
    }
  }
}
