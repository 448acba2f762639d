package import OneWorkforceProtos
package import Operations
import SwiftProtobuf
package import Vocabulary

extension WireBatchVerifyPassportRequest {
  /// Whose passports are to be judged for what.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> BatchVerifyPassport.Request {
    try requireAtMost(10_000, workerIds.count, "worker_ids")
    var workers: [WorkerID] = []
    workers.reserveCapacity(workerIds.count)
    for (index, id) in workerIds.enumerated() {
      workers.append(try requiredID(id, "worker_ids[\(index)]"))
    }
    return try BatchVerifyPassport.Request(
      workers: workers, role: RoleCode(roleCode, field: "role_code"),
      question: PassportQuestion(
        purpose: purpose.stated, at: optionalInstant(hasAt, at, "at"),
        asKnownAt: optionalInstant(hasAsKnownAt, asKnownAt, "as_known_at")))
  }
}

extension BatchVerifyPassport.Item {
  /// One worker's answer as the wire writes it. `status` gives the number of the gRPC status that
  /// an error would have had alone: only the server knows it.
  package func proto(
    status: (ServiceError) -> Int32
  ) -> WireBatchVerifyPassportResponse {
    .with {
      $0.workerID = worker.description
      switch result {
      case .success(let report): $0.verified = report.proto()
      case .failure(let error): $0.error = error.proto(status: status(error))
      }
    }
  }
}
