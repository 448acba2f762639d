import Access
import Passports
import Roles
import Vocabulary

// What is refused of an assessment when it is written.

extension Assessor {
  /// Refuses an assessor who is the worker.
  ///
  /// - Throws: ``ServiceError`` `ASSESSMENT_SELF`, naming `field`.
  func requireOther(than worker: WorkerID, field: String) throws(ServiceError) {
    guard self.worker != worker else {
      throw ServiceError(
        .failedPrecondition, .assessmentSelf, field: field,
        "must be somebody other than the worker who is assessed")
    }
  }
}

extension RecordSnapshot {
  /// Refuses observed practice from before the worker came to the body that records it; a body that
  /// never engaged them can't tell.
  ///
  /// - Throws: ``ServiceError`` `EVIDENCE_BEFORE_START`, naming `evidence.occurred_on`.
  func requireStarted(
    _ evidence: Evidence, of worker: WorkerID, at organisation: OrganisationID
  ) throws {
    guard evidence.kind == .observedPractice else { return }
    let starts = try engagements(of: worker, at: organisation).map(\.fact.period.start)
    guard let first = starts.min(), evidence.occurredOn < first else { return }
    throw ServiceError(
      .failedPrecondition, .evidenceBeforeStart, field: "evidence.occurred_on",
      "must not be before the worker's engagement of \(first); got "
        + quoted("\(evidence.occurredOn)"))
  }

  /// Whether the registrant who signs is one of the caller's organisation.
  func isRegistered(_ assessor: Assessor?, _ call: Call, at instant: Instant) throws -> Bool {
    guard call.caller.duty == .delegator, let organisation = call.caller.organisation,
      let registrant = assessor?.worker
    else { return false }
    return try isRegistrant(registrant, of: organisation, at: instant)
  }
}
