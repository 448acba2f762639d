package import Access
import Delegations
package import Vocabulary

/// Lifts a hold that the caller's organisation placed.
package enum LiftHold {
  /// Which hold is to be lifted.
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

  /// The receipt, of the hold. To lift is permissive, so it is not back-dated without an approver.
  ///
  /// - Throws: ``ServiceError`` `BACKDATED_GRANT_BLOCKED`; `RECORD_NOT_FOUND` for what is no hold
  ///   of the caller's organisation; `STATE_FORBIDS` where it has ended by then.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    try await service.end(
      FactEnd(
        record: request.record, effectiveFrom: request.effectiveFrom, approver: request.approver,
        reason: request.reason),
      request.header, call
    ) { $0.family == .hold }
  }
}
