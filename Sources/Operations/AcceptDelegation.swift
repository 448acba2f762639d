package import Access
package import Delegations
import Vocabulary

/// Accepts an offered delegation, as the worker or for their employer.
package enum AcceptDelegation {
  /// Who accepts, with what that takes.
  package enum Acceptance: Hashable, Sendable {
    /// The worker, saying whether they are willing and able.
    case worker(isWillingAndAble: Bool)
    /// The employer, with the support it gives and the line manager's post; without either the
    /// agreement stays offered.
    case employer(support: SupportPackage?, lineManager: String?)
  }

  /// Which offer is accepted, and by whom.
  package struct Request: Sendable {
    /// Which agreement, from when, and why.
    package let act: AgreementAct
    /// Who accepts.
    package let acceptance: Acceptance

    /// A request with these parts.
    package init(act: AgreementAct, acceptance: Acceptance) {
      self.act = act
      self.acceptance = acceptance
    }
  }

  /// The receipt of the event; its etag is the agreement's new version.
  ///
  /// - Throws: ``ServiceError`` `FIELD_REQUIRED`, naming `support` or `line_manager`, where an
  ///   employer gives none; `STATE_FORBIDS` where it is not offered, or was accepted on that side
  ///   already; `ETAG_MISMATCH`; otherwise naming the field at fault.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    try await service.act(request.act, as: .acceptDelegation, call, .permissive) {
      standing, records in
      let event = try request.acceptance.event(for: call)
      try standing.require(.offered)
      guard !standing.agreement.isAccepted(alike: event) else {
        throw ServiceError.stateForbids("agreement_id", "it was accepted on that side already")
      }
      if case .acceptedByEmployer(let support, _) = event {
        try records.requireOrganisation(support.funder, field: "employer.support.funder_id")
      }
      return event
    }
  }
}

extension AcceptDelegation.Acceptance {
  /// What happens to the agreement by it.
  fileprivate func event(for call: Call) throws(ServiceError) -> AgreementEvent.What {
    let isWorker = call.caller.duty == .holder
    switch self {
    case .worker(let isWillingAndAble):
      guard isWorker else {
        throw .contradiction("acceptance", "must be the employer's: only a worker accepts as one")
      }
      return .acceptedByWorker(willingAndAble: isWillingAndAble)
    case .employer(let support, let lineManager):
      guard !isWorker else {
        throw .contradiction("acceptance", "must be the worker's own")
      }
      // Delegated work brings training and money with it, and somebody oversees it.
      guard let support else {
        throw ServiceError(
          .invalidArgument, .fieldRequired, field: "employer.support",
          "must say the hours, training and money that come with the task")
      }
      return .acceptedByEmployer(
        support,
        lineManager: try boundedText(lineManager ?? "", field: "employer.line_manager", limit: 100))
    }
  }
}

extension Agreement {
  /// Whether the side of `event` has accepted.
  fileprivate func isAccepted(alike event: AgreementEvent.What) -> Bool {
    events.contains { earlier in
      switch (earlier.what, event) {
      case (.acceptedByWorker, .acceptedByWorker), (.acceptedByEmployer, .acceptedByEmployer): true
      default: false
      }
    }
  }
}
