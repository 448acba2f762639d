import Access
import Delegations
import Vocabulary

/// The end of a fact: which, from when, and on whose approval.
struct FactEnd: Sendable {
  /// The fact.
  let record: RecordID
  /// From when it no longer holds; nil: now.
  let effectiveFrom: Instant?
  /// The post that approves an earlier end of what forbids, or nil.
  let approver: String?
  /// Why, or nil.
  let reason: String?
}

extension Service {
  /// Ends a fact that the caller's organisation recorded and that `isMeant`.
  func end(
    _ end: FactEnd, _ header: ChangeHeader, _ call: Call,
    _ isMeant: @escaping @Sendable (DelegationFact) -> Bool
  ) async throws -> Receipt {
    let now = now()
    return try await change(header, call) { records in
      let earlier = try records.ownRecord(end.record, call, field: "record_id")
      guard isMeant(earlier.fact) else { throw ServiceError.absent("record", field: "record_id") }
      let rule = try records.permitRecording(earlier.fact, call, at: now)
      // What allowed is restricted by its end, and what forbade is allowed by it.
      let effect: BackDating =
        earlier.fact.backDating == .restrictive ? .permissive : .restrictive
      let from = try effect.start(end.effectiveFrom, approver: end.approver, now: now)
      if let ended = earlier.period.end, ended <= from {
        throw ServiceError.stateForbids("record_id", "the fact ends before that moment already")
      }
      try records.end(earlier, from: from, reason: end.reason, approver: end.approver)
      return ChangeOutcome(id: end.record, rule: rule)
    }
  }
}
