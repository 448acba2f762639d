package import Access
package import Passports
package import Vocabulary

/// Answers a dispute as the body that recorded or attested the entry.
package enum AnswerDispute {
  /// What is answered.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The dispute.
    package let dispute: RecordID
    /// What the body answers.
    package let outcome: Dispute.Outcome
    /// Why, or nil.
    package let note: String?

    /// A request with these parts.
    package init(
      header: ChangeHeader, dispute: RecordID, outcome: Dispute.Outcome, note: String?
    ) {
      self.header = header
      self.dispute = dispute
      self.outcome = outcome
      self.note = note
    }
  }

  /// The receipt, of the dispute.
  ///
  /// - Throws: ``ServiceError``: not found, naming `dispute_id`, also where another body attested
  ///   the entry; `STATE_FORBIDS` where it is answered already, or, naming `outcome`, where the
  ///   entry is called corrected and was neither taken back nor replaced.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let now = service.now()
    return try await service.change(request.header, call) { records in
      let found = try records.dispute(request.dispute)
      var facts = RelationFacts(
        worker: found?.worker, organisation: call.caller.organisation)
      if let found, let organisation = call.caller.organisation {
        facts.attested = try records.attested(found.dispute.fact, by: organisation)
      }
      let rule = try records.permit(
        .changeFact, call, about: facts, noun: "dispute", field: "dispute_id"
      ).rule
      guard let found else { throw ServiceError.absent("dispute", field: "dispute_id") }
      guard found.dispute.answer == nil else {
        throw ServiceError.stateForbids("dispute_id", "the dispute was answered already")
      }
      if request.outcome == .corrected {
        let state = try records.state(of: found.dispute.fact)
        guard state.revokedFrom != nil || state.isSuperseded else {
          throw ServiceError.stateForbids(
            "outcome", "take the entry back or replace it first: it stands as it was")
        }
      }
      try records.record(
        Dispute.Answer(
          outcome: request.outcome, organisation: call.organisation, note: request.note, at: now),
        of: request.dispute)
      return ChangeOutcome(id: request.dispute, rule: rule)
    }
  }
}
