import Delegations
package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireReplayDecisionRequest {
  /// Which decision.
  ///
  /// - Throws: ``ServiceError`` naming `decision_id`.
  package func native() throws(ServiceError) -> ReplayDecision.Request {
    ReplayDecision.Request(decision: try requiredID(decisionID, "decision_id"))
  }
}

extension ReplayDecision.Report {
  /// The record and its replay as the wire writes them.
  package func proto() -> WireReplayDecisionResponse {
    .with {
      $0.record = kept.proto()
      if let again, case .whole(let record) = kept.content {
        $0.replayed = again.proto(on: record.basis, for: record.question)
      }
      if let isSame { $0.same = isSame }
      $0.firstBrokenLink = firstBrokenLink ?? 0
      $0.findings = findings.map { $0.proto() }
    }
  }
}
