package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireAttestCohortRequest: WireChange {}

extension WireAttestCohortRequest {
  /// Whose passports.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> AttestCohort.Request {
    let workers: [WorkerID] = try requiredIDs(workerIds, "worker_ids", atMost: 1_000)
    var seen: Set<WorkerID> = []
    for (index, worker) in workers.enumerated() where !seen.insert(worker).inserted {
      throw ServiceError(
        .invalidArgument, .duplicateItem, field: "worker_ids[\(index)]", "must stand once")
    }
    return AttestCohort.Request(
      header: try header(), cohort: try requiredID(cohortID, "cohort_id"), workers: workers)
  }
}

extension AttestCohort.Report {
  /// The report as the wire writes it.
  package func proto() -> WireAttestCohortResponse {
    .with {
      $0.receipt = receipt.proto()
      $0.attested = tally.proto()
    }
  }
}
