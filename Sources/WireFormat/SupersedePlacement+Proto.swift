package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireSupersedePlacementRequest: WirePlacementAct {}

extension WireSupersedePlacementRequest {
  /// Which placement ends, and what takes its place.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> SupersedePlacement.Request {
    let draft = try required(hasTerms, terms, "terms")
    return SupersedePlacement.Request(
      act: try act(), terms: try under("terms") { () throws(ServiceError) in try draft.native() })
  }
}
