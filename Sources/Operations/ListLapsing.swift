import Access
package import Delegations
package import ReferenceData
import Vocabulary

/// What ends or falls due within some days, with the agreements it takes with it and whose job that
/// is.
package enum ListLapsing {
  /// Whose agreements, within how many days, and which page.
  package struct Request: Sendable {
    /// Whose agreements.
    package let whose: AgreementHolder
    /// Within how many times 24 hours from now, 1 to 366.
    package let days: Int
    /// Which page.
    package let page: PageRequest

    /// A request with these parts.
    package init(whose: AgreementHolder, days: Int, page: PageRequest) {
      self.whose = whose
      self.days = days
      self.page = page
    }
  }

  /// Something that lapses, and who has to act.
  package struct Entry: Hashable, Sendable {
    /// What lapses, when, and the agreement it takes with it.
    package let lapsing: Lapsing
    /// Whose job it is, as the reason that would deny says.
    package let owner: DelegationReason.Owner
  }

  /// The page, earliest first; agreements that the caller is no party to are left out, so that a
  /// page may hold fewer than were asked for.
  ///
  /// The list comes from a query, so it is never late.
  ///
  /// - Throws: ``ServiceError`` `VALUE_OUT_OF_RANGE`, naming `days`; otherwise naming the field at
  ///   fault.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Page<Entry> {
    guard (1...366).contains(request.days) else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: "days",
        "must be 1 to 366; got \(quoted("\(request.days)"))")
    }
    let now = service.now()
    let filter = "\(request.whose) \(request.days)"
    let after = try service.cursor(request.page, call, filter: filter).map(
      LapsingCursor.init(text:))
    let (last, entries) = try await service.read(call) { records in
      try records.permitList(call, at: now)
      let known = try records.latestSequence()
      let found = try records.lapsing(
        request.whose, from: now, to: now.adding(days: request.days), after: after,
        limit: request.page.size + 1, knownAt: known)
      let entries = try found.prefix(request.page.size).filter { lapsing in
        let agreement = try records.agreement(lapsing.agreement, knownAt: known)
        return try agreement.map { try records.isParty(call, to: $0, at: now) } ?? false
      }.map { Entry(lapsing: $0, owner: $0.cause.owner) }
      return (found.count > request.page.size ? found.dropLast().last?.cursor : nil, entries)
    }
    return Page(
      entries: entries, nextToken: service.token(after: last?.text, call, filter: filter))
  }
}

extension Lapsing.Cause {
  /// Who has to act, by the reason that denies once it has lapsed.
  var owner: DelegationReason.Owner { DelegationReasons.entry(for: reason).nextOwner }

  private var reason: DelegationReason {
    switch self {
    case .competence: .competenceExpired
    case .registration: .delegatorRegistrationNotEffective
    case .engagement: .workerNotEngaged
    case .careEpisode: .personNotInCare
    case .consent: .consentAbsent
    case .order: .prescriptionNotCurrent
    case .planTask: .carePlanNotCurrent
    case .stability: .personNotStable
    case .riskAssessment: .riskAssessmentBlocks
    case .delegatorScope: .delegatorScopeExcludes
    case .delegatorPresence: .delegatorUnavailable
    case .agreementEnd: .delegationExpired
    case .agreementReview: .delegationReviewOverdue
    case .employer: .orgIndemnityUnconfirmed
    }
  }
}

extension LapsingCursor {
  fileprivate var text: String { "\(at.milliseconds) \(record) \(agreement)" }

  fileprivate init(text: String) throws(ServiceError) {
    let parts = text.split(separator: " ").map(String.init)
    guard parts.count == 3, let milliseconds = Int64(parts[0]) else {
      throw ServiceError(
        .invalidArgument, .pageTokenInvalid, field: "page_token", "must be a token of this list")
    }
    self.init(
      at: Instant(milliseconds: milliseconds),
      record: try RecordID(parts[1], field: "page_token"),
      agreement: try AgreementID(parts[2], field: "page_token"))
  }
}
