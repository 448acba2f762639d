package import OneWorkforceProtos
package import Operations
import Placements
package import Vocabulary

extension WireGetEnrolmentRequest {
  /// Which enrolment.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> EnrolmentID {
    try requiredID(enrolmentID, "enrolment_id")
  }
}

extension GetEnrolment.Report {
  /// The report as the wire writes it.
  package func proto() -> WireGetEnrolmentResponse {
    .with {
      $0.enrolment = enrolment.proto()
      $0.totals = totals.proto()
      $0.countedSimulatedMinutes = Int32(clamping: countedSimulation)
      $0.findings = findings.map { $0.proto() }
      $0.placements = placements.map { $0.proto() }
      $0.missing = missing.map { $0.proto() }
      if let missingRule { $0.missingRule = missingRule.proto() }
      $0.stage = Int32(clamping: stage)
      $0.nextStageMissing = nextStageMissing
    }
  }
}
