package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireOfferTrainingRequest: WireChange {}

extension WireOfferTrainingRequest {
  /// What is offered.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> OfferTraining.Request {
    OfferTraining.Request(
      header: try header(), standard: try StandardCode(standardCode, field: "standard_code"),
      title: title, weeks: Int(weeks), place: try optionalID(placeID, "place_id"),
      opensAt: try optionalInstant(hasOpensAt, opensAt, "opens_at"),
      closesAt: try optionalInstant(hasClosesAt, closesAt, "closes_at"))
  }
}
