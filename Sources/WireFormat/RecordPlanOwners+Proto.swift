package import OneWorkforceProtos
package import Operations
import Partnerships
package import Vocabulary

extension WireRecordPlanOwnersRequest: WireChange {}

extension WireRecordPlanOwnersRequest {
  /// Whose the plan is.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> RecordPlanOwners.Request {
    let header = try header()
    try requireAtMost(20, sides.count, "sides")
    var bodies: [PlanOwners.Side] = []
    for (index, side) in sides.enumerated() {
      bodies.append(try under("sides[\(index)]") { () throws(ServiceError) in try side.native() })
    }
    return RecordPlanOwners.Request(
      header: header, plan: try requiredID(planID, "plan_id"),
      board: try boundedText(board, field: "board"), sides: bodies)
  }
}
