package import OneWorkforceProtos
package import Operations
import Placements
package import Vocabulary

extension WireClosePracticeAreaRequest: WireChange {}

extension WireClosePracticeAreaRequest {
  /// What is to be closed, and from when.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> ClosePracticeArea.Request {
    ClosePracticeArea.Request(
      header: try header(), area: try requiredID(areaID, "area_id"),
      from: try requiredDate(from, "from"))
  }
}

extension ClosePracticeArea.Report {
  /// The report as the wire writes it.
  package func proto() -> WireClosePracticeAreaResponse {
    .with {
      $0.receipt = receipt.proto()
      $0.unplaced = unplaced.map { unplaced in
        .with {
          $0.learnerID = unplaced.learner.description
          $0.placementID = unplaced.placement.description
          $0.spare = unplaced.spare.map { $0.proto(spare: $0.spare(on: unplaced.days)) }
        }
      }
    }
  }
}
