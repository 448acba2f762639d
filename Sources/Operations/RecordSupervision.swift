package import Access
package import Delegations
import Vocabulary

/// Records a supervision or outcome check of a delegation.
package enum RecordSupervision {
  /// Which delegation was checked, when, and what was found.
  package struct Request: Sendable {
    /// Which agreement, from when, and why.
    package let act: AgreementAct
    /// How it was made and what was found.
    package let check: SupervisionCheck

    /// A request with these parts.
    package init(act: AgreementAct, check: SupervisionCheck) {
      self.act = act
      self.check = check
    }
  }

  /// The receipt of the event; its etag is the agreement's new version.
  ///
  /// - Throws: ``ServiceError`` `STATE_FORBIDS` where its state does not allow that,
  ///   `ETAG_MISMATCH` where somebody acted first; otherwise naming the field at fault.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    try await service.act(request.act, as: .superviseDelegation, call, .history) { standing, _ in
      try standing.requireAccepted()
      guard standing.from >= standing.terms.period.start else {
        throw ServiceError.contradiction(
          "effective_from", "must not be before the delegation started")
      }
      return .supervised(request.check)
    }
  }
}
