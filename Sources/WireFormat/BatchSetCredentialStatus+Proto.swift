package import OneWorkforceProtos
package import Operations
import Passports
package import Vocabulary

extension WireSetCredentialStatusRequest: WireChange {}

extension WireSetCredentialStatusRequest {
  /// What is to become of the fact.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> BatchSetCredentialStatus.Item {
    let header = try header()
    let worker: WorkerID = try requiredID(workerID, "worker_id")
    let fact: FactID = try requiredID(factID, "fact_id")
    let change: Change = try requiredChoice(status, "status")
    let cause: StatusEvent.Cause = try requiredChoice(cause, "cause")
    let from = try optionalInstant(hasEffectiveFrom, effectiveFrom, "effective_from")
    switch change {
    case .revoked:
      return .revoke(
        .init(header: header, worker: worker, fact: fact, effectiveFrom: from, cause: cause))
    case .suspended:
      return .suspend(
        .init(header: header, worker: worker, fact: fact, effectiveFrom: from, cause: cause))
    case .reinstated:
      guard from == nil else {
        throw ServiceError(
          .invalidArgument, .fieldNotAllowed, field: "effective_from",
          "must be empty: a reinstatement holds from now")
      }
      return .reinstate(.init(header: header, worker: worker, fact: fact, cause: cause))
    }
  }

  private enum Change: String, CaseIterable {
    case revoked = "REVOKED"
    case suspended = "SUSPENDED"
    case reinstated = "REINSTATED"
  }
}

extension WireBatchSetCredentialStatusResponse {
  /// The answer that tells `report`; `status` gives the number of an error's gRPC status.
  package init(_ report: BatchReport, status: (ServiceError) -> Int32) {
    self = .with {
      $0.results = report.protoResults(status: status)
      $0.recordedCount = Int32(clamping: report.recordedCount)
      $0.refusedCount = Int32(clamping: report.refusedCount)
    }
  }
}
