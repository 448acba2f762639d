package import Access
package import Delegations
package import Vocabulary

/// Accepts new versions of the order, the plan, the instructions or the device.
package enum ReconfirmDelegation {
  /// Which delegation, by whom, and the versions.
  package struct Request: Sendable {
    /// Which agreement, from when, and why.
    package let act: AgreementAct
    /// The delegator who confirms.
    package let delegator: WorkerID
    /// The versions confirmed: those in force.
    package let versions: ConfirmedVersions

    /// A request with these parts.
    package init(act: AgreementAct, delegator: WorkerID, versions: ConfirmedVersions) {
      self.act = act
      self.delegator = delegator
      self.versions = versions
    }
  }

  /// The receipt of the event; its etag is the agreement's new version.
  ///
  /// - Throws: ``ServiceError`` `FIELDS_CONTRADICT` where the versions are not those in force;
  ///   `STATE_FORBIDS` where its state does not allow that, `ETAG_MISMATCH`
  ///   where somebody acted first; otherwise naming the field at fault.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    try await service.act(request.act, as: .proposeDelegation, call, .permissive) {
      standing, records in
      try standing.requireAccepted()
      try standing.requireDelegator(request.delegator)
      try records.requireRegistrant(request.delegator, call, at: standing.now)
      let current = try standing.facts.versionsInForce(at: standing.now)
      guard request.versions == current else {
        throw ServiceError.contradiction(
          "versions", "must be those in force: \(current.words)")
      }
      return .reconfirmed(by: request.delegator, request.versions)
    }
  }
}
