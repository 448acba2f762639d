package import Access
package import Delegations
import Vocabulary

/// Declines an offered delegation, as the worker or for their employer; no incident, and never
/// counted.
package enum DeclineDelegation {
  /// Which offer, and why it is declined.
  package struct Request: Sendable {
    /// Which agreement, from when, and why.
    package let act: AgreementAct
    /// Why.
    package let reason: DeclineReason

    /// A request with these parts.
    package init(act: AgreementAct, reason: DeclineReason) {
      self.act = act
      self.reason = reason
    }
  }

  /// The receipt of the event; its etag is the agreement's new version.
  ///
  /// - Throws: ``ServiceError`` `STATE_FORBIDS` where its state does not allow that,
  ///   `ETAG_MISMATCH` where somebody acted first; otherwise naming the field at fault.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    // The worker may always decline; their employer does so by the right to accept.
    let action: Action = call.caller.duty == .holder ? .refuseDelegation : .acceptDelegation
    return try await service.act(request.act, as: action, call, .restrictive) { standing, _ in
      try standing.require(.offered)
      return .declined(by: call.party(), reason: request.reason)
    }
  }
}
