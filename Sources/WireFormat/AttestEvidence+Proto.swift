package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireAttestEvidenceRequest: WireChange {}

extension WireAttestEvidenceRequest {
  /// What is vouched for.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> AttestEvidence.Request {
    AttestEvidence.Request(
      header: try header(),
      worker: try requiredID(workerID, "worker_id"),
      fact: try requiredID(factID, "fact_id"),
      signedAt: try optionalInstant(hasSignedAt, signedAt, "signed_at"))
  }
}
