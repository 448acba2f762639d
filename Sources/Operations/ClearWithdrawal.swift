package import Access
import Delegations
import Vocabulary

/// Clears a safety withdrawal, so that a new agreement may be made; the old one stays withdrawn.
package enum ClearWithdrawal {
  /// Which withdrawal is cleared, and by whom.
  package struct Request: Sendable {
    /// Which agreement, from when, and why.
    package let act: AgreementAct
    /// The named person who clears it, 1 to 100 characters.
    package let clearedBy: String

    /// A request with these parts.
    package init(act: AgreementAct, clearedBy: String) {
      self.act = act
      self.clearedBy = clearedBy
    }
  }

  /// The receipt of the event; its etag is the agreement's new version.
  ///
  /// - Throws: ``ServiceError`` `STATE_FORBIDS` unless it was withdrawn for safety and is not
  ///   cleared yet; otherwise naming the field at fault.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    try await service.act(request.act, as: .proposeDelegation, call, .permissive) { standing, _ in
      let name = try boundedText(request.clearedBy, field: "cleared_by", limit: 100)
      guard standing.agreement.isBlockedForSafety(at: standing.from) else {
        throw ServiceError.stateForbids(
          "agreement_id", "must have been withdrawn for safety and not be cleared yet")
      }
      return .cleared(by: name)
    }
  }
}
