package import Access
import Delegations
package import Vocabulary

/// Records a review of a delegation, and when the next is due.
package enum ReviewDelegation {
  /// Which delegation was reviewed.
  package struct Request: Sendable {
    /// Which agreement, from when, and why.
    package let act: AgreementAct
    /// The last day before the next review; nil: the rules alone decide.
    package let nextReviewBy: CivilDate?

    /// A request with these parts.
    package init(act: AgreementAct, nextReviewBy: CivilDate?) {
      self.act = act
      self.nextReviewBy = nextReviewBy
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
      if let next = request.nextReviewBy, next < LondonTime.date(of: standing.from) {
        throw ServiceError.contradiction("next_review_by", "must not be before the review itself")
      }
      return .reviewed(nextReviewBy: request.nextReviewBy)
    }
  }
}
