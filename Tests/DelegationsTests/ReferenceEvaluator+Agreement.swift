import Delegations
import Passports
import ReferenceData
import Vocabulary

// Phases G and H and the other checks that read the agreement.

/// What an agreement has come to at one instant.
struct AgreementStory {
  enum Ending: Int, Comparable {
    case withdrawn, declined, ended, expired
    static func < (left: Ending, right: Ending) -> Bool { left.rawValue < right.rawValue }
  }

  let agreement: Agreement
  let instant: Instant
  /// Its events so far, in order.
  let events: [AgreementEvent]
  /// When it is left bare, at any time.
  let gap: Instant?

  init(_ agreement: Agreement, at instant: Instant, gap: Instant?) {
    self.agreement = agreement
    self.instant = instant
    self.gap = gap
    events = Set(agreement.events).filter { $0.at <= instant }
      .sorted { ($0.at, $0.id) < ($1.at, $1.id) }
  }

  /// Its delegators, successors too.
  var delegators: [WorkerID] {
    let joined = events.compactMap { event in
      if case .succeeded(let by) = event.what { by } else { nil }
    }
    return (agreement.terms.delegators + joined).reduce(into: []) { all, next in
      if !all.contains(next) { all.append(next) }
    }
  }

  /// Nobody entitled to has signed it.
  var isDraft: Bool { !delegators.contains { !signatures(of: $0).isEmpty } }

  func signatures(of delegator: WorkerID) -> [Instant] {
    events.compactMap { event in
      if case .signed(let by, _) = event.what, by == delegator { event.at } else { nil }
    }
  }

  /// The end by its terms and the renewals that came in time.
  var end: Instant? {
    var end = agreement.terms.period.end
    for event in events {
      // A renewal ends nothing before it is made.
      if case .renewed(let moved) = event.what, end.map({ event.at < $0 }) ?? true {
        end = moved.map { max($0, event.at) }
      }
    }
    return end
  }

  /// How it came to an end, by what came first.
  var ending: Ending? {
    var endings: [(Instant, Ending)] = []
    for event in events {
      switch event.what {
      case .withdrawn: endings.append((event.at, .withdrawn))
      case .declined: endings.append((event.at, .declined))
      case .ended: endings.append((event.at, .ended))
      default: break
      }
    }
    if let gap, gap <= instant { endings.append((gap, .ended)) }
    if let end, end <= instant { endings.append((end, .expired)) }
    return endings.min { ($0.0, $0.1) < ($1.0, $1.1) }?.1
  }

  var isSuspended: Bool {
    var paused: Instant?
    var resumed: Instant?
    for event in events {
      if case .suspended = event.what { paused = event.at }
      if case .resumed = event.what { resumed = event.at }
    }
    guard let paused, ending == nil else { return false }
    return resumed.map { $0 <= paused } ?? true
  }

  var isDeclinedByWorker: Bool {
    events.contains {
      if case .declined(let by, _) = $0.what { by == .worker } else { false }
    }
  }

  /// What the worker said on accepting, each time.
  var willingness: [Bool] {
    events.compactMap {
      if case .acceptedByWorker(let isWilling) = $0.what { isWilling } else { nil }
    }
  }

  var isAcceptedByEmployer: Bool {
    events.contains { if case .acceptedByEmployer = $0.what { true } else { false } }
  }

  /// Whether a safety withdrawal stands that nobody cleared.
  var isUnsafe: Bool {
    var withdrawn: Instant?
    var cleared: Instant?
    for event in events {
      if event.what.isSafetyWithdrawal { withdrawn = event.at }
      if case .cleared = event.what { cleared = event.at }
    }
    guard let withdrawn else { return false }
    return cleared.map { $0 < withdrawn } ?? true
  }

  /// What was confirmed last by somebody who delegates.
  var confirmed: ConfirmedVersions? {
    events.compactMap { event in
      switch event.what {
      case .signed(let by, let versions), .reconfirmed(let by, let versions):
        delegators.contains(by) ? versions : nil
      default: nil
      }
    }.last
  }

  var supervised: [Instant] {
    events.compactMap { if case .supervised = $0.what { $0.at } else { nil } }
  }

  /// The last review, with the strictest next date of those of that instant.
  var review: (at: Instant, next: CivilDate?)? {
    let reviews = events.compactMap { event in
      if case .reviewed(let next) = event.what { (event.at, next) } else { nil }
    }
    guard let last = reviews.last?.0 else { return nil }
    return (last, reviews.filter { $0.0 == last }.compactMap(\.1).min())
  }
}

extension ReferenceEvaluator {
  func story(_ agreement: Agreement, at instant: Instant) -> AgreementStory {
    AgreementStory(agreement, at: instant, gap: gaps[agreement.id])
  }

  /// The first instant since the start at which something that the agreement needs is missing.
  func firstGap(_ agreement: Agreement) -> Instant? {
    let start = agreement.terms.period.start
    return ([start] + boundaries.filter { $0 > start }).first { !isCarried(agreement, at: $0) }
  }

  private func isCarried(_ agreement: Agreement, at instant: Instant) -> Bool {
    let terms = agreement.terms
    let isEngaged = facts.engagements.contains {
      counts($0.fact, with: terms.employer) && $0.holds(at: instant)
    }
    let isInCare = facts.episodes.contains {
      $0.fact.organisation == terms.employer && $0.holds(at: instant)
    }
    let plan = planTask(at: instant)
    let isOrderAsked = intervention.involvesMedicine || plan?.fact.orderReference != nil
    let isOrdered = !isOrderAsked || orderVersion(at: instant) != nil
    let delegators = AgreementStory(agreement, at: instant, gap: nil).delegators
    let isAnyonePresent = delegators.contains { isPresent($0, for: terms, at: instant) }
    return isEngaged && isInCare && plan != nil && isOrdered && isAnyonePresent
  }

  private func isPresent(
    _ delegator: WorkerID, for terms: AgreementTerms, at instant: Instant
  ) -> Bool {
    facts.delegators[delegator]?.presence.contains {
      $0.fact == terms.delegatingOrganisation && $0.holds(at: instant)
    } ?? false
  }

  /// Adds the checks that read the agreement, on the one that is reported.
  func addAgreementChecks(to report: inout ReferenceReport) {
    let instant = report.instant
    let stories = agreements.map { story($0, at: instant) }.filter { !$0.isDraft }
    let chains = stories.flatMap { story in
      groups(of: story).map { group in
        ReferenceChain(
          key: [story.agreement.id.description] + group.map(\.description),
          results: agreementResults(story, group))
      }
    }
    let refusals = facts.refusals.filter { $0.holds(at: instant) && $0.fact.by == .worker }
    let unsafe = agreements.filter { story($0, at: instant).isUnsafe }
    let chosen = reported(chains, from: instant) { key, later in again(key, at: later) }
    guard let chosen else {
      report.results.append(CheckResult(.delegationNone, false))
      if !refusals.isEmpty { report.results.append(CheckResult(.workerDeclined, false)) }
      if isOrderAsked(at: instant), orderVersion(at: instant) == nil {
        report.results.append(CheckResult(.prescriptionNotCurrent, false))
      }
      return
    }
    report.agreement = stories.first { $0.agreement.id.description == chosen.key[0] }?.agreement
    var results = chosen.results
    if !refusals.isEmpty {
      results.removeAll { $0.code == .workerDeclined }
      results.append(CheckResult(.workerDeclined, false, refusals.map(\.id)))
    }
    if !unsafe.isEmpty {
      results.removeAll { $0.code == .delegationWithdrawn }
      results.append(CheckResult(.delegationWithdrawn, false, unsafe.map(\.id.asRecord)))
    }
    report.results += results
  }

  // Under ANY_ONE each delegator is a chain of their own; under ALL they stand together.
  private func groups(of story: AgreementStory) -> [[WorkerID]] {
    switch story.agreement.terms.accountability {
    case .anyOne: story.delegators.map { [$0] }
    case .all: [story.delegators]
    }
  }

  private func again(_ key: [String], at later: Instant) -> [CheckResult]? {
    guard let agreement = agreements.first(where: { $0.id.description == key[0] }) else {
      return nil
    }
    let story = story(agreement, at: later)
    let group =
      agreement.terms.accountability == .all
      ? story.delegators : story.delegators.filter { key.contains($0.description) }
    return story.isDraft ? nil : agreementResults(story, group)
  }

  func isOrderAsked(at instant: Instant) -> Bool {
    intervention.involvesMedicine || planTask(at: instant)?.fact.orderReference != nil
  }

  private func agreementResults(
    _ story: AgreementStory, _ group: [WorkerID]
  ) -> [CheckResult] {
    let terms = story.agreement.terms
    let id = [story.agreement.id.asRecord]
    let instant = story.instant
    var results = [
      CheckResult(.delegationNone, true, id),
      CheckResult(.taskRequiresJudgement, terms.setStepsOnly, id),
      CheckResult(
        .supervisionUnavailable, support(at: instant) >= terms.supervision.support, id),
      CheckResult(.supervisionCheckOverdue, isSupervised(story), id),
      CheckResult(
        .escalationRouteMissing, terms.escalation.contains { $0.period.contains(instant) }, id),
      CheckResult(.orgAgreementMissing, areBodiesAgreed(terms, at: instant), id),
      CheckResult(.prescriptionNotCurrent, isOrderCurrent(story), id),
    ]
    results += stateResults(story, id) + delegatorResults(story, group)
    switch story.ending {
    case .withdrawn, .ended, .expired: break
    case .declined, nil: results += termsResults(story, id)
    }
    return results
  }

  // C7 and G2 to G6.
  private func stateResults(_ story: AgreementStory, _ id: [RecordID]) -> [CheckResult] {
    let ending = story.ending
    let isAccepted = !story.willingness.isEmpty && story.isAcceptedByEmployer
    var results = [
      CheckResult(.delegationNotAccepted, isAccepted && ending != .declined, id),
      CheckResult(
        .delegationNotStarted, story.agreement.terms.period.start <= story.instant, id),
      CheckResult(.delegationExpired, ending != .ended && ending != .expired, id),
      CheckResult(.delegationSuspended, !story.isSuspended, id),
      CheckResult(.delegationWithdrawn, ending != .withdrawn, id),
    ]
    if story.isDeclinedByWorker {
      results.append(CheckResult(.workerDeclined, false, id))
    } else if !story.willingness.isEmpty {
      results.append(CheckResult(.workerDeclined, !story.willingness.contains(false), id))
    }
    return results
  }

  // G7 to G10.
  private func termsResults(_ story: AgreementStory, _ id: [RecordID]) -> [CheckResult] {
    var results = [
      CheckResult(.delegationScopeMismatch, isInScope(story), id),
      CheckResult(.delegationReviewOverdue, isReviewed(story), id),
      CheckResult(
        .subdelegationNotAllowed, story.agreement.terms.passedOnFrom == nil, id),
    ]
    if let plan = planTask(at: story.instant)?.fact {
      results.append(CheckResult(.delegationSuperseded, isConfirmed(story, plan), id))
    }
    return results
  }

  private func isSupervised(_ story: AgreementStory) -> Bool {
    let instant = story.instant
    let first = rule(.firstSupervisionCheck, at: instant)
    let between = rules.outcome(
      [.maxSupervisionInterval, .supervisionVisitThereafter], of: task, on: day(instant))
    if first.isUnknown || between.isUnknown { return false }
    let start = day(story.agreement.terms.period.start)
    guard let firstDay = first.lastDay(from: start) else { return true }
    let due = story.supervised.map { check -> CivilDate? in
      let planned = story.agreement.terms.supervision.intervalDays.map {
        day(check).adding(days: $0)
      }
      return [planned, between.lastDay(from: day(check))].compactMap { $0 }.min()
    }
    return isInDate(firstDay, at: instant)
      || due.contains { $0.map { isInDate($0, at: instant) } ?? true }
  }

  private func areBodiesAgreed(_ terms: AgreementTerms, at instant: Instant) -> Bool {
    if terms.delegatingOrganisation == employer { return true }
    return facts.interOrganisation.contains {
      $0.holds(at: instant) && $0.fact.tasks.covers(task)
        && $0.fact.parties.isSuperset(of: [terms.delegatingOrganisation, employer])
    }
  }

  private func changes(at instant: Instant) -> Set<String> {
    rule(.reconfirmOn, at: instant).allWords
      ?? Set(ReconfirmedChange.allCases.map(\.rawValue))
  }

  private func isOrderCurrent(_ story: AgreementStory) -> Bool {
    guard isOrderAsked(at: story.instant) else { return true }
    guard let version = orderVersion(at: story.instant) else { return false }
    let isAsHeld = question.offered.orderVersion.map { $0 == version } ?? true
    let isWatched = changes(at: story.instant).contains(ReconfirmedChange.order.rawValue)
    return isAsHeld && (!isWatched || story.confirmed?.order == version)
  }

  private func isConfirmed(_ story: AgreementStory, _ plan: CarePlanTask) -> Bool {
    let confirmed = story.confirmed
    let order = orderVersion(at: story.instant)
    return changes(at: story.instant).allSatisfy { word in
      switch ReconfirmedChange(rawValue: word) {
      case .order: order == nil || confirmed?.order == order
      case .plan: confirmed?.plan == plan.version
      case .device: confirmed?.device == plan.device
      case .instructions: confirmed?.instructions == plan.instructionsVersion
      case nil: true
      }
    }
  }

  private func isReviewed(_ story: AgreementStory) -> Bool {
    let interval = rule(.delegationReviewInterval, at: story.instant)
    if interval.isUnknown { return false }
    let review = story.review
    let base = day(review?.at ?? story.agreement.terms.period.start)
    return [review?.next, interval.lastDay(from: base)].compactMap { $0 }
      .allSatisfy { isInDate($0, at: story.instant) }
  }

  private func isInScope(_ story: AgreementStory) -> Bool {
    let terms = story.agreement.terms
    let scope = terms.scope
    let instant = story.instant
    let setting = question.setting
    guard terms.employer == employer else { return false }
    if let settings = scope.settings, !settings.contains(setting.kind) { return false }
    if let places = scope.locations {
      guard let place = setting.location, places.contains(place) else { return false }
    }
    if let hours = scope.hours, !isInside(hours, at: instant) { return false }
    if let devices = scope.devices {
      guard let device = deviceAtHand(at: instant), devices.contains(device) else {
        return false
      }
    }
    if let most = scope.maximumDose {
      guard let dose = planTask(at: instant)?.fact.dose, dose.unit == most.unit,
        dose.thousandths <= most.thousandths
      else { return false }
    }
    guard terms.catalogueVersion != facts.catalogue.version else { return true }
    guard let edition = facts.editions[terms.catalogueVersion],
      let isAdult = isAdult(at: instant)
    else { return false }
    return edition.ageScope.contains(isAdult ? .adult : .child)
  }

  private func isInside(_ hours: LocalHours, at instant: Instant) -> Bool {
    let minute = LondonTime.minuteOfDay(of: instant)
    let hourBefore = LondonTime.minuteOfDay(of: instant.adding(milliseconds: -3_600_000))
    if hours.repeatedHour == .firstOnly, minute == hourBefore { return false }
    if hours.fromMinute < hours.toMinute {
      return hours.fromMinute <= minute && minute < hours.toMinute
    }
    return hours.fromMinute <= minute || minute < hours.toMinute
  }

  // MARK: H

  private func delegatorResults(
    _ story: AgreementStory, _ group: [WorkerID]
  ) -> [CheckResult] {
    let failing = group.map { delegatorFaults(story, $0) }
    let codes: [DelegationReason] = [
      .delegatorNotEntitledAtGrant, .delegatorRegistrationNotEffective, .delegatorScopeExcludes,
      .delegatorUnavailable,
    ]
    return codes.map { code in
      let named = zip(group, failing).filter { $0.1.contains(code) }.map(\.0.asRecord)
      return CheckResult(code, named.isEmpty, named.isEmpty ? group.map(\.asRecord) : named)
    }
  }

  func delegatorFaults(
    _ story: AgreementStory, _ delegator: WorkerID
  ) -> Set<DelegationReason> {
    let standing = facts.delegators[delegator] ?? DelegatorStanding()
    let terms = story.agreement.terms
    let instant = story.instant
    var faults: Set<DelegationReason> = []
    let isEntitled = story.signatures(of: delegator).contains { signed in
      isRegistered(standing.registrations, at: signed)
        && !isExcluded(standing, at: signed)
        && standing.scopes.contains { $0.holds(at: signed) && $0.fact.covers(task) }
    }
    if !isEntitled { faults.insert(.delegatorNotEntitledAtGrant) }
    if !isRegistered(standing.registrations, at: instant) {
      faults.insert(.delegatorRegistrationNotEffective)
    }
    let isHere = isPresent(delegator, for: terms, at: instant)
    var scopes = standing.scopes.filter { $0.holds(at: instant) }
    if scopes.isEmpty, !isHere {
      let over = standing.scopes.filter { $0.period.end.map { $0 <= instant } ?? false }
      let last = over.compactMap(\.period.end).max()
      scopes = over.filter { $0.period.end == last }
    }
    if !scopes.contains(where: { $0.fact.covers(task) }) || isExcluded(standing, at: instant) {
      faults.insert(.delegatorScopeExcludes)
    }
    if !isHere { faults.insert(.delegatorUnavailable) }
    return faults
  }

  private func isExcluded(_ standing: DelegatorStanding, at instant: Instant) -> Bool {
    standing.registrations.contains {
      $0.holds(at: instant) && $0.fact.excluded.contains(task)
    }
  }
}
