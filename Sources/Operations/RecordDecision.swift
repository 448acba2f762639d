package import Access
package import Partnerships
import Vocabulary

/// Records a decision under a lent power.
package enum RecordDecision {
  /// What was decided.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The decision.
    package let decision: PowerDecision

    /// A request with these parts.
    package init(header: ChangeHeader, decision: PowerDecision) {
      self.header = header
      self.decision = decision
    }
  }

  /// The receipt, of the decision.
  ///
  /// - Throws: ``ServiceError``: not found, naming `power_id`; `STATE_FORBIDS`, naming
  ///   `decided_on`, with the lapse, where the power was not in force; `LIMIT_REACHED`, naming
  ///   `pence`, where its budget does not cover it.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let (id, now) = (service.newID(Noun.Record.self), service.now())
    try ServiceError.requirePast(request.decision.on, now, field: "decided_on")
    return try await service.change(request.header, call) { records in
      try records.requireDuty(.recordAccountability, call)
      let standing = try records.powerStanding(request.decision.power)
      let recipient = try records.body(of: standing.power.recipient, field: "power_id")
      let rule = try records.permitRecording(
        call, inScopeOf: [recipient, standing.power.lender], in: standing.power.place, at: now,
        noun: "power", field: "power_id")
      try standing.require(request.decision)
      try records.record(.powerDecision(request.decision), id: id, by: call.organisation)
      return ChangeOutcome(id: id, rule: rule)
    }
  }
}
