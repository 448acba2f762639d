package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireNameSupervisorRequest: WirePlacementAct {}

extension WireNameSupervisorRequest {
  /// Whom, for which placement.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> NameSupervisor.Request {
    let draft = try required(hasAssignment, assignment, "assignment")
    return NameSupervisor.Request(
      act: try act(),
      assignment: try under("assignment") { () throws(ServiceError) in try draft.native() })
  }
}
