import Access
package import Delegations
package import ReferenceData
import Vocabulary

/// What has lapsed and what ends or falls due within some days, with the agreements it takes with
/// it and whose job that is.
package enum ListLapsing {
  /// Whose agreements, within how many days, and which page.
  package struct Request: Sendable {
    /// Whose agreements.
    package let whose: AgreementHolder
    /// Within how many times 24 hours from now, 1 to 366.
    package let days: Int
    /// Since how many times 24 hours before now, 0 to 366: what lapsed in that time is listed as
    /// long as it leaves its agreement denied, or where it ended it.
    package let lapsedDays: Int
    /// The nation whose rules say whether what lapsed still leaves its agreement denied.
    package let nation: Nation
    /// Which page.
    package let page: PageRequest

    /// A request with these parts.
    package init(
      whose: AgreementHolder, days: Int, lapsedDays: Int = 28, nation: Nation = .england,
      page: PageRequest
    ) {
      self.whose = whose
      self.days = days
      self.lapsedDays = lapsedDays
      self.nation = nation
      self.page = page
    }
  }

  /// Something that lapses, and who has to act.
  package struct Entry: Hashable, Sendable {
    /// What lapses, when, and the agreement it takes with it.
    package let lapsing: Lapsing
    /// Whether that moment has come.
    package let hasLapsed: Bool
    /// Whose job it is, as the reason that would deny says.
    package let owner: DelegationReason.Owner
  }

  /// The page, earliest first, so that what has lapsed stands before what is to come.
  ///
  /// Agreements that the caller is no party to are left out, and so is what has lapsed and was made
  /// good since: a page may hold fewer than were asked for. The list comes from a query, so it is
  /// never late.
  ///
  /// - Throws: ``ServiceError`` `VALUE_OUT_OF_RANGE`, naming `days` or `lapsed_days`; otherwise
  ///   naming the field at fault.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Page<Entry> {
    try check(request)
    let now = service.now()
    let filter = "\(request.whose) \(request.days) \(request.lapsedDays) \(request.nation)"
    let after = try service.cursor(request.page, call, filter: filter).map(
      LapsingCursor.init(text:))
    let (last, entries) = try await service.read(call) { records in
      try records.permitList(call, at: now)
      let found = try records.lapsing(
        request.whose, from: now.adding(days: -request.lapsedDays),
        to: now.adding(days: request.days), after: after, limit: request.page.size + 1,
        knownAt: records.latestSequence())
      var list = WorkList(call: call, now: now, nation: request.nation)
      let entries = try found.prefix(request.page.size).compactMap {
        try list.entry($0, in: records)
      }
      return (found.count > request.page.size ? found.dropLast().last?.cursor : nil, entries)
    }
    return Page(
      entries: entries, nextToken: service.token(after: last?.text, call, filter: filter))
  }

  private static func check(_ request: Request) throws(ServiceError) {
    guard (1...366).contains(request.days) else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: "days",
        "must be 1 to 366; got \(quoted("\(request.days)"))")
    }
    guard (0...366).contains(request.lapsedDays) else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: "lapsed_days",
        "must be 0 to 366; got \(quoted("\(request.lapsedDays)"))")
    }
  }
}

/// What one caller is shown of what lapses; each agreement is read and judged once.
private struct WorkList {
  let call: Call
  let now: Instant
  let nation: Nation
  private var agreements: [AgreementID: Agreement?] = [:]
  private var standings: [AgreementID: LapsedStanding] = [:]

  init(call: Call, now: Instant, nation: Nation) {
    self.call = call
    self.now = now
    self.nation = nation
  }

  /// The entry of `lapsing`, or nil where the caller is no party to its agreement or nothing is
  /// left to do about it.
  mutating func entry(
    _ lapsing: Lapsing, in records: any RecordSnapshot
  ) throws -> ListLapsing.Entry? {
    guard let agreement = try agreement(lapsing.agreement, in: records) else { return nil }
    let hasLapsed = lapsing.at <= now
    if hasLapsed, try !standing(of: agreement, in: records).stillSuffers(from: lapsing) {
      return nil
    }
    return ListLapsing.Entry(
      lapsing: lapsing, hasLapsed: hasLapsed, owner: lapsing.cause.owner)
  }

  private mutating func agreement(
    _ id: AgreementID, in records: any RecordSnapshot
  ) throws -> Agreement? {
    if let seen = agreements[id] { return seen }
    let agreement = try records.agreement(id, knownAt: records.latestSequence())
    let own = try agreement.flatMap { try records.isParty(call, to: $0, at: now) ? $0 : nil }
    agreements[id] = .some(own)
    return own
  }

  private mutating func standing(
    of agreement: Agreement, in records: any RecordSnapshot
  ) throws -> LapsedStanding {
    if let seen = standings[agreement.id] { return seen }
    var facts = try records.delegationCase(
      for: agreement.question(at: now, in: nation), now: now, knownAt: records.latestSequence())
    // Another agreement that may stand in is no reason to leave this one as it is.
    facts.agreements = facts.agreements.filter { $0.id == agreement.id }
    let standing = LapsedStanding(
      agreement: agreement, facts: facts, decision: try DelegationDecision.decide(facts), now: now)
    standings[agreement.id] = standing
    return standing
  }
}

/// One agreement, judged by itself for now.
private struct LapsedStanding {
  let agreement: Agreement
  let facts: DelegationCase
  let decision: Delegations.Decision
  let now: Instant

  /// Whether what lapsed still denies it, or is what ended it.
  func stillSuffers(from lapsing: Lapsing) -> Bool {
    switch state(at: now) {
    case .ended, .expired:
      let before = state(at: lapsing.at.adding(milliseconds: -1))
      return before.isOpen && !state(at: lapsing.at).isOpen
    case .declined, .withdrawn: return false
    case .draft, .offered, .accepted, .active, .suspended:
      // Where nothing can be told, nothing is shown to be made good.
      if decision.verdict == .indeterminate { return true }
      return decision.reasons.contains { lapsing.cause.denies(with: $0.code) }
    }
  }

  private func state(at instant: Instant) -> AgreementState {
    AgreementState(of: agreement, at: instant, in: facts)
  }
}

extension Lapsing.Cause {
  /// Who has to act, by the reason that denies once it has lapsed.
  var owner: DelegationReason.Owner { DelegationReasons.entry(for: reason).nextOwner }

  /// Whether `code` denies for want of what lapses.
  fileprivate func denies(with code: DelegationReason) -> Bool {
    switch self {
    case .competence: code.phase == .competence
    case .employer:
      [.orgPolicyDisallows, .orgIndemnityUnconfirmed, .orgRegistrationMissing].contains(code)
    default: code == reason
    }
  }

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
