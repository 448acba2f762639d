package import Access
package import Delegations
package import Vocabulary

/// Stops a task, a service, a worker, a person or two of them together.
package enum PlaceHold {
  /// What is to be stopped.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// What is stopped.
    package let hold: Hold
    /// From when; nil: now. A stop may be back-dated.
    package let effectiveFrom: Instant?
    /// The first moment it no longer holds; nil: until it is lifted.
    package let effectiveTo: Instant?
    /// Why, without a word of anybody's health, or nil.
    package let reason: String?

    /// A request with these parts.
    package init(
      header: ChangeHeader, hold: Hold, effectiveFrom: Instant?, effectiveTo: Instant?,
      reason: String?
    ) {
      self.header = header
      self.hold = hold
      self.effectiveFrom = effectiveFrom
      self.effectiveTo = effectiveTo
      self.reason = reason
    }
  }

  /// The receipt, of the hold.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let draft = FactDraft(
      fact: .hold(request.hold), effectiveFrom: request.effectiveFrom,
      effectiveTo: request.effectiveTo, reason: request.reason)
    return try await service.record(draft, as: .hold, request.header, call)
  }
}
