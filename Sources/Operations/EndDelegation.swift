import Access
package import Delegations
import Vocabulary

/// Ends a delegation by hand where it is no longer needed.
package enum EndDelegation {
  /// Which delegation, and why.
  package struct Request: Sendable {
    /// Which agreement, from when, and why.
    package let act: AgreementAct
    /// Why.
    package let cause: EndCause

    /// A request with these parts.
    package init(act: AgreementAct, cause: EndCause) {
      self.act = act
      self.cause = cause
    }
  }

  /// The receipt of the event, and everybody who must hear of it. It restricts, so it may be
  /// back-dated; no check that starts after the receipt permits by this agreement.
  ///
  /// - Throws: ``ServiceError`` `STATE_FORBIDS` where it is over or was never offered,
  ///   `ETAG_MISMATCH` where somebody acted first; otherwise naming the field at fault.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> AgreementStop {
    try await service.stop(request.act, call) { standing in
      try standing.requireOpen()
      return .ended(cause: request.cause)
    }
  }
}
