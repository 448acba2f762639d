package import Access
import Delegations
package import Vocabulary

/// Adds a delegator to a delegation; they sign as every delegator does.
package enum SucceedDelegation {
  /// Which delegation, and who joins.
  package struct Request: Sendable {
    /// Which agreement, from when, and why.
    package let act: AgreementAct
    /// Who joins: engaged with the delegating organisation and on a register.
    package let successor: WorkerID

    /// A request with these parts.
    package init(act: AgreementAct, successor: WorkerID) {
      self.act = act
      self.successor = successor
    }
  }

  /// The receipt of the event; its etag is the agreement's new version.
  ///
  /// - Throws: ``ServiceError`` `STATE_FORBIDS` where its state does not allow that,
  ///   `ETAG_MISMATCH` where somebody acted first; otherwise naming the field at fault.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    try await service.act(request.act, as: .proposeDelegation, call, .permissive) {
      standing, records in
      try standing.requireOpen()
      guard request.successor != standing.terms.worker,
        !standing.agreement.everyDelegator.contains(request.successor)
      else {
        throw ServiceError.contradiction(
          "successor_id", "must be neither the worker nor a delegator already")
      }
      try records.requireRegistrant(
        request.successor, call, at: standing.now, field: "successor_id")
      return .succeeded(by: request.successor)
    }
  }
}
