package import Access
import Delegations

/// Pauses a delegation.
package enum SuspendDelegation {
  /// Which delegation is to be paused.
  package struct Request: Sendable {
    /// Which agreement, from when, and why.
    package let act: AgreementAct
    /// Whether the person asked for it.
    package let isAskedByPerson: Bool

    /// A request with these parts.
    package init(act: AgreementAct, isAskedByPerson: Bool = false) {
      self.act = act
      self.isAskedByPerson = isAskedByPerson
    }
  }

  /// The receipt of the event; its etag is the agreement's new version.
  ///
  /// - Throws: ``ServiceError`` `STATE_FORBIDS` where its state does not allow that,
  ///   `ETAG_MISMATCH` where somebody acted first; otherwise naming the field at fault.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    try await service.act(request.act, as: .stopDelegation, call, .restrictive) { standing, _ in
      try standing.require(.accepted, .active)
      return .suspended(by: call.party(isAskedByPerson: request.isAskedByPerson))
    }
  }
}
