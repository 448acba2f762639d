package import OneWorkforceProtos
package import Operations
import SwiftProtobuf
package import Vocabulary

extension WireGetCohortRequest {
  /// Which cohort, on which day.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> GetCohort.Request {
    GetCohort.Request(
      cohort: try requiredID(cohortID, "cohort_id"), day: try optionalDate(on, "on"),
      asKnownAt: try optionalInstant(hasAsKnownAt, asKnownAt, "as_known_at"))
  }
}

extension GetCohort.Report {
  /// The report as the wire writes it.
  package func proto() -> WireGetCohortResponse {
    .with {
      $0.cohort = cohort.proto()
      if let figures { $0.figures = figures.proto() }
      $0.learners = learners.map { $0.proto() }
      $0.etag = etag?.text ?? ""
    }
  }
}
