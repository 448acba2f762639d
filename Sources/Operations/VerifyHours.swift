package import Access
import Placements
package import Vocabulary

/// Verifies a stretch of time in the name of a supervisor or assessor of the placement.
package enum VerifyHours {
  /// Which entry, and who.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The entry.
    package let entry: HoursEntryID
    /// Who verifies it.
    package let verifiedBy: WorkerID

    /// A request with these parts.
    package init(header: ChangeHeader, entry: HoursEntryID, verifiedBy: WorkerID) {
      self.header = header
      self.entry = entry
      self.verifiedBy = verifiedBy
    }
  }

  /// The receipt, of the entry.
  ///
  /// - Throws: ``ServiceError`` `STATE_FORBIDS` where it is verified already or by somebody without
  ///   a part in the placement that day; otherwise naming the field at fault.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    try await service.change(request.header, call) { records in
      let kept = try records.hoursEntry(request.entry, knownAt: records.latestSequence())
      guard let kept else { throw ServiceError.absent("entry", field: "entry_id") }
      let sided = try records.sided(kept.entry.placement, field: "entry_id")
      let rule = try records.permitKeeping(sided, call, noun: "entry", field: "entry_id")
      guard kept.entry.verifiedBy == nil else {
        throw ServiceError.stateForbids("entry_id", "must not be verified already")
      }
      let verified = kept.entry.verified(by: request.verifiedBy)
      try verified.requireVerifier(on: sided)
      try records.record(
        verified, id: request.entry, isNew: false, of: sided.enrolment.learner,
        by: call.organisation)
      return ChangeOutcome(id: request.entry, rule: rule)
    }
  }
}
