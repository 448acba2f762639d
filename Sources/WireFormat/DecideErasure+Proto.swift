package import OneWorkforceProtos
package import Operations
import Passports
package import Vocabulary

extension WireDecideErasureRequest: WireChange {}

extension WireDecideErasureRequest {
  /// What was decided.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> DecideErasure.Request {
    DecideErasure.Request(
      header: try header(), worker: try requiredID(workerID, "worker_id"),
      ground: try requiredChoice(ground, "ground"),
      reference: try boundedText(reference, field: "reference", limit: 100),
      decidedBy: try boundedText(decidedBy, field: "decided_by", limit: 100),
      decidedOn: try requiredDate(decidedOn, "decided_on"))
  }
}
