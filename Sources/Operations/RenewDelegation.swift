package import Access
import Delegations
import ReferenceData
package import Vocabulary

/// Moves the end of a delegation.
package enum RenewDelegation {
  /// Which delegation, and its new end.
  package struct Request: Sendable {
    /// Which agreement, from when, and why.
    package let act: AgreementAct
    /// The first moment it no longer holds; nil: no end.
    package let end: Instant?

    /// A request with these parts.
    package init(act: AgreementAct, end: Instant?) {
      self.act = act
      self.end = end
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
    try await service.act(request.act, as: .proposeDelegation, call, .permissive) { standing, _ in
      try standing.requireAccepted()
      guard request.end.map({ $0 > standing.now }) != false else {
        throw ServiceError.contradiction("end", "must lie ahead; to end it now there is an rpc")
      }
      try standing.requireObservation()
      return .renewed(end: request.end)
    }
  }
}

extension ActedAgreement {
  /// A task of the highest tier is renewed by watching it done (S22): since it was last signed or
  /// renewed, somebody must have.
  fileprivate func requireObservation() throws(ServiceError) {
    guard facts.catalogue.find(terms.intervention)?.riskTier == .high else { return }
    let since = agreement.events.filter { event in
      switch event.what {
      case .signed, .renewed: event.at <= now
      default: false
      }
    }.map(\.at).max()
    let isWatched = agreement.events.contains { event in
      guard case .supervised(let check) = event.what else { return false }
      return check.kind == .directObservation && check.finding == .satisfactory
        && event.at <= now && since.map { $0 <= event.at } != false
    }
    guard isWatched else {
      throw .stateForbids(
        "agreement_id",
        "a task of the highest risk tier is renewed once somebody has watched it done well")
    }
  }
}
