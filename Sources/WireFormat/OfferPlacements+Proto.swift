package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireOfferPlacementsRequest: WireChange {}

extension WireOfferPlacementsRequest {
  /// What is offered.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> OfferPlacements.Request {
    let draft = try required(hasOffer, offer, "offer")
    return OfferPlacements.Request(
      header: try header(),
      offer: try under("offer") { () throws(ServiceError) in try draft.native() })
  }
}
