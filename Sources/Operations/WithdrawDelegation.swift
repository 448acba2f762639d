import Access
package import Delegations
import Vocabulary

/// Takes a delegation back for good; a new one needs a new agreement.
package enum WithdrawDelegation {
  /// Which delegation, and why.
  package struct Request: Sendable {
    /// Which agreement, from when, and why.
    package let act: AgreementAct
    /// Why; safety blocks every agreement of the three until it is cleared.
    package let category: Withdrawal.Category
    /// Whether the person asked for it.
    package let isAskedByPerson: Bool

    /// A request with these parts.
    package init(act: AgreementAct, category: Withdrawal.Category, isAskedByPerson: Bool = false) {
      self.act = act
      self.category = category
      self.isAskedByPerson = isAskedByPerson
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
      return .withdrawn(
        Withdrawal(
          category: request.category,
          by: call.party(isAskedByPerson: request.isAskedByPerson)))
    }
  }
}
