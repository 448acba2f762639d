package import Access
import Delegations

/// Ends the pause of a delegation.
package enum ResumeDelegation {
  /// Which delegation is to go on.
  package struct Request: Sendable {
    /// Which agreement, from when, and why.
    package let act: AgreementAct

    /// A request with these parts.
    package init(act: AgreementAct) {
      self.act = act
    }
  }

  /// The receipt of the event; its etag is the agreement's new version.
  ///
  /// - Throws: ``ServiceError`` `BACKDATED_GRANT_BLOCKED` for an earlier moment without an
  ///   approver; `STATE_FORBIDS` where its state does not allow that, `ETAG_MISMATCH` where
  ///   somebody acted first; otherwise naming the field at fault.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    try await service.act(request.act, as: .stopDelegation, call, .permissive) { standing, _ in
      try standing.require(.suspended)
      return .resumed(by: call.party())
    }
  }
}
