package import Access
package import Vocabulary

/// Carries out a recorded decision to erase a worker: the worker's key and all that is about the
/// person go, and a tombstone stays.
package enum EraseWorker {
  /// Which decision.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The decision.
    package let decision: RecordID

    /// A request with these parts.
    package init(header: ChangeHeader, decision: RecordID) {
      self.header = header
      self.decision = decision
    }
  }

  /// What was done.
  package struct Report: Hashable, Sendable {
    /// The receipt; its record is the worker.
    package let receipt: Receipt
    /// How many records went.
    package let deleted: Int
    /// Whether the freed space was overwritten and the log emptied; false where the request was
    /// only checked.
    package let isOverwritten: Bool
  }

  /// What was done. When this returns no byte of what was deleted is left in the files of the
  /// store; copies made before are their keeper's to end.
  ///
  /// An erasure that was cut off between its commit and the overwriting is repeated under the same
  /// name, and overwrites then.
  ///
  /// - Throws: ``ServiceError``: not found, naming `decision_id`, where the caller's organisation
  ///   made no such decision; `STATE_FORBIDS` where the same person recorded it, where it was
  ///   carried out before, or where its ground holds no longer.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Report {
    let now = service.now()
    let answer = try await service.notedChange(request.header, call) { records in
      let decision = try records.erasureDecision(request.decision)
      var facts = RelationFacts(
        worker: decision?.worker, organisation: call.caller.organisation)
      facts.erasureDecided =
        decision != nil && decision?.organisation == call.caller.organisation
      let rule = try records.permit(
        .eraseWorker, call, about: facts, noun: "decision", field: "decision_id"
      ).rule
      guard let decision else { throw ServiceError.absent("decision", field: "decision_id") }
      guard decision.recordedBy != call.caller.subject else {
        throw ServiceError.stateForbids(
          "decision_id", "another person must carry it out than the one who recorded it")
      }
      guard try records.tombstone(of: decision.worker) == nil else {
        throw ServiceError.stateForbids("decision_id", "the worker was erased before")
      }
      let isAsked = try records.erasureWasRequested(
        by: decision.worker, of: decision.organisation)
      try DecideErasure.require(
        decision.ground, isAsked: isAsked, of: decision.worker, at: now, in: records,
        field: "decision_id")
      let deleted = try records.carryOut(decision, at: now)
      return ChangeOutcome(id: decision.worker, rule: rule, note: "\(deleted)")
    }
    let isDone = !answer.receipt.wasValidatedOnly
    if isDone { try await service.records.overwriteDeleted() }
    guard let deleted = Int(answer.note) else {
      throw ServiceError(
        .internalFault, .internalFault, "the trail of changes holds no count of what was erased")
    }
    return Report(receipt: answer.receipt, deleted: deleted, isOverwritten: isDone)
  }
}
