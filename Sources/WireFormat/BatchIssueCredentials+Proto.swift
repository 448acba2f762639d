package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireBatchIssueCredentialsResponse {
  /// The answer that tells `report`; `status` gives the number of an error's gRPC status.
  package init(_ report: BatchReport, status: (ServiceError) -> Int32) {
    self = .with {
      $0.results = report.protoResults(status: status)
      $0.recordedCount = Int32(clamping: report.recordedCount)
      $0.refusedCount = Int32(clamping: report.refusedCount)
    }
  }
}
