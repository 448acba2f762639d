package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireEndListingRequest: WireChange {}

extension WireEndListingRequest {
  /// What is to be ended.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> EndListing.Request {
    let header = try header()
    let ending: EndListing.Listing =
      switch listing {
      case .offerID(let id): .offer(try requiredID(id, "offer_id"))
      case .teamID(let id): .team(try requiredID(id, "team_id"))
      case nil:
        throw ServiceError(
          .invalidArgument, .fieldRequired, field: "listing", "must name a course or a team")
      }
    return EndListing.Request(
      header: header, listing: ending,
      reason: try boundedText(reason, field: "reason", limit: 200))
  }
}
