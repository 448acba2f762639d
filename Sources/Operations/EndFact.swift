package import Access
import Delegations
package import Vocabulary

/// Ends a fact of delegated care from a moment on: care, a plan task, consent, cover, a role.
package enum EndFact {
  /// Which fact is to end.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The record.
    package let record: RecordID
    /// From when; nil: now.
    package let effectiveFrom: Instant?
    /// The post that approves an earlier end of what forbids, or nil.
    package let approver: String?
    /// Why, or nil.
    package let reason: String?

    /// A request with these parts.
    package init(
      header: ChangeHeader, record: RecordID, effectiveFrom: Instant?, approver: String?,
      reason: String?
    ) {
      self.header = header
      self.record = record
      self.effectiveFrom = effectiveFrom
      self.approver = approver
      self.reason = reason
    }
  }

  /// The receipt, of the record. Ending what supports a decision may be back-dated; ending what
  /// forbids needs an approver for that.
  ///
  /// - Throws: ``ServiceError`` `BACKDATED_GRANT_BLOCKED`; `RECORD_NOT_FOUND` for what the caller's
  ///   organisation did not record, and for holds and events, which have rpcs of their own;
  ///   `STATE_FORBIDS` where it has ended by then.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    try await service.end(
      FactEnd(
        record: request.record, effectiveFrom: request.effectiveFrom, approver: request.approver,
        reason: request.reason),
      request.header, call
    ) { $0.family != .hold && $0.family != .event && $0.backDating != .history }
  }
}
