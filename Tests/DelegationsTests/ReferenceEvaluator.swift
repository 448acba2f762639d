import Delegations
import Passports
import ReferenceData
import Vocabulary

/// The second opinion: slow and obvious, written from the table of the design alone.
///
/// Every question is answered for one instant at a time, by looking at every chain there is; ends
/// are found by asking again at every instant at which anything could change. It shares nothing
/// with the evaluator of the service but the facts and the reference data.
struct ReferenceEvaluator {
  let facts: DelegationCase
  let intervention: Intervention
  let rules: ReferenceRules
  /// Every instant at which the answer may change, in order.
  let boundaries: [Instant]
  /// From when each agreement is left without worker, care, plan, order or delegator.
  var gaps: [AgreementID: Instant] = [:]
  /// The case as it is read from later moments on, the earliest first.
  private let later: [(from: Instant, evaluator: ReferenceEvaluator)]

  var question: DelegationQuestion { facts.question }
  var task: StandardCode { question.intervention }
  var employer: OrganisationID { question.setting.organisation }

  /// The answer to the question of `facts`.
  static func decide(_ asked: DelegationCase) throws(ServiceError) -> Decision {
    let facts = asAsked(asked)
    try refuseUnknown(facts)
    try refuseTime(facts)
    let emergency = emergencyReference(facts)
    let intervention = facts.catalogue.find(facts.question.intervention)
    let instruction =
      intervention?.isRescue == true ? Decision.EmergencyInstruction(reference: emergency) : nil
    let start = facts.question.time.end == nil ? nil : facts.question.time.start
    if let code = firstUncertainty(facts, intervention) {
      return Decision(
        verdict: .indeterminate, reasons: [Decision.Reason(code)], passed: phaseA(before: code),
        earliestFailingAt: start, emergency: instruction)
    }
    guard let intervention else {
      return Decision(
        verdict: .deny, reasons: [Decision.Reason(.interventionNotDelegable)],
        passed: phaseA(before: nil), earliestFailingAt: start)
    }
    return ReferenceEvaluator(facts, intervention).judged(instruction)
  }

  private init(_ facts: DelegationCase, _ intervention: Intervention) {
    self.facts = facts
    self.intervention = intervention
    rules = ReferenceRules(facts)
    later = facts.later.sorted { $0.from < $1.from }.map { reading in
      (reading.from, ReferenceEvaluator(Self.read(facts, again: reading), intervention))
    }
    let own = ReferenceBoundaries(facts, rules).all
    boundaries = Set(own + later.flatMap { [$0.from] + $0.evaluator.boundaries }).sorted()
    for agreement in agreements { gaps[agreement.id] = firstGap(agreement) }
  }

  /// The case with what is read of it at the moment it is asked about.
  private static func asAsked(_ facts: DelegationCase) -> DelegationCase {
    let start = facts.question.time.start
    var asked = facts
    let past = facts.later.filter { $0.from <= start }.sorted { $0.from < $1.from }
    if let reading = past.last { asked = read(facts, again: reading) }
    asked.later = facts.later.filter { start < $0.from }
    return asked
  }

  private static func read(
    _ facts: DelegationCase, again reading: LaterReading
  ) -> DelegationCase {
    var read = facts
    read.later = []
    read.requiredIdentity = reading.requiredIdentity
    read.requiredChecks = reading.requiredChecks
    read.policy.adoptedRules = reading.adoptedRules
    read.achievements = reading.achievements
    read.mappings = reading.mappings
    read.assessors = reading.assessors
    return read
  }

  /// The agreements on the three that the question names.
  var agreements: [Agreement] {
    facts.agreements.filter {
      $0.terms.worker == question.worker && $0.terms.person == question.person
        && $0.terms.intervention == task
    }
  }

  /// Where the person's emergency instruction is kept: by the current plan task, or else by the
  /// newest that ever said so, since a lapsed plan is no reason to leave somebody without it.
  private static func emergencyReference(_ facts: DelegationCase) -> String? {
    let tasks = facts.planTasks.filter { $0.fact.intervention == facts.question.intervention }
      .sorted { ($1.fact.version, $0.id) < ($0.fact.version, $1.id) }
    let current = tasks.first { $0.holds(at: facts.question.time.start) }
    return current?.fact.emergencyInstruction
      ?? tasks.compactMap(\.fact.emergencyInstruction).first
  }

  // MARK: phase A

  private static func refuseUnknown(_ facts: DelegationCase) throws(ServiceError) {
    let asked = facts.question
    let isExcluded =
      facts.catalogue.excludedTask(covering: asked.intervention, in: asked.setting.nation) != nil
    let isTaskKnown = isExcluded || facts.catalogue.find(asked.intervention) != nil
    guard facts.worker != nil, facts.person != nil, facts.isEmployerKnown, isTaskKnown else {
      throw ServiceError(.invalidArgument, .reqUnknownReference, "names a record nobody knows")
    }
  }

  private static func refuseTime(_ facts: DelegationCase) throws(ServiceError) {
    let asked = facts.question
    var isSound = Instant.supported.contains(asked.time.start)
    if let end = asked.time.end { isSound = isSound && Instant.supported.contains(end) }
    if asked.mode == .live {
      let apart = asked.time.start.milliseconds - facts.now.milliseconds
      isSound = isSound && abs(apart) <= facts.policy.liveToleranceMilliseconds
      isSound = isSound && asked.asKnownAt == nil
    }
    guard isSound else {
      throw ServiceError(.invalidArgument, .reqTimeInvalid, "asks about no time of this mode")
    }
  }

  private static func firstUncertainty(
    _ facts: DelegationCase, _ intervention: Intervention?
  ) -> DelegationReason? {
    let duplicates =
      (facts.worker?.possibleDuplicates.count ?? 0)
      + (facts.person?.possibleDuplicates.count ?? 0)
    if duplicates > 0 { return .reqIdentityConflict }
    if let least = facts.question.minimumSequence, facts.sequence < least { return .dataStale }
    // A task that no catalogue has has no tier: nothing stale will do.
    let limit =
      intervention.flatMap { facts.policy.offlineLimitMilliseconds[$0.riskTier] } ?? 0
    let stale = facts.staleMilliseconds
    return stale == 0 || stale < limit ? nil : .dataStale
  }

  /// The checks of the request that passed before `failing`, which ends the run, or all of them.
  private static func phaseA(before failing: DelegationReason?) -> [Decision.PassedCheck] {
    let checks: [DelegationReason] = [
      .reqUnknownReference, .reqTimeInvalid, .reqIdentityConflict, .dataStale,
    ]
    return checks.prefix { $0 != failing }.map { Decision.PassedCheck($0, records: []) }
  }

  // MARK: the answer

  private func judged(_ emergency: Decision.EmergencyInstruction?) -> Decision {
    let start = question.time.start
    let first = report(at: start)
    if !first.isPermit {
      return Decision(
        verdict: .deny, reasons: first.reasons, passed: Self.phaseA(before: nil) + first.passed,
        earliestFailingAt: question.time.end == nil ? nil : start, emergency: emergency)
    }
    let stops = firstDenial(after: start)
    let failing = question.time.end.flatMap { end in stops.flatMap { $0 < end ? $0 : nil } }
    // A policy that says nothing of the tier lets no visit begin that would end unsafely.
    let isWhole = (facts.policy.windowRule[intervention.riskTier] ?? .wholeWindow) == .wholeWindow
    if let failing, isWhole {
      let cause = report(at: failing).reasons.first
      return Decision(
        verdict: .deny,
        reasons: [
          Decision.Reason(
            .expiresDuringWindow, subject: cause?.subject, underlying: cause?.code)
        ],
        passed: Self.phaseA(before: nil) + first.passed, earliestFailingAt: failing,
        emergency: emergency)
    }
    return Decision(
      verdict: .permit,
      passed: Self.phaseA(before: nil) + first.passed
        + [Decision.PassedCheck(.expiresDuringWindow, records: [])],
      warnings: warnings(first, until: stops),
      obligations: [.recordOutcome], validUntil: stops, earliestFailingAt: failing)
  }

  /// The first instant after `instant` at which some check fails, or nil.
  func firstDenial(after instant: Instant) -> Instant? {
    changes(after: instant).first { !report(at: $0).isPermit }
  }

  /// Whatever every check says at `instant`.
  func report(at instant: Instant) -> ReferenceReport {
    if let reading = later.last(where: { $0.from <= instant }) {
      return reading.evaluator.report(at: instant)
    }
    var report = ReferenceReport(instant)
    report.results += prohibitions(at: instant) + workerChecks(at: instant)
    report.results += competenceChecks(at: instant) + personChecks(at: instant)
    report.results += organisationChecks(at: instant)
    addAgreementChecks(to: &report)
    return report
  }
}

/// What one check came to.
struct CheckResult {
  let code: DelegationReason
  let isPassed: Bool
  var records: [RecordID] = []
  var subject: StandardCode?

  init(
    _ code: DelegationReason, _ isPassed: Bool, _ records: [RecordID] = [],
    subject: StandardCode? = nil
  ) {
    self.code = code
    self.isPassed = isPassed
    self.records = records
    self.subject = subject
  }
}

/// What every check came to at one instant; a check that is missing was skipped.
struct ReferenceReport {
  let instant: Instant
  var results: [CheckResult] = []
  /// The agreement that is reported, if there is one.
  var agreement: Agreement?

  init(_ instant: Instant) { self.instant = instant }

  var isPermit: Bool { results.allSatisfy(\.isPassed) }

  /// The failing checks, in the order of the table; those of one code as they were asked.
  var reasons: [Decision.Reason] {
    results.filter { !$0.isPassed }.enumerated()
      .sorted { ($0.element.code, $0.offset) < ($1.element.code, $1.offset) }
      .map { Decision.Reason($1.code, records: $1.records, subject: $1.subject) }
  }

  /// The checks that passed and failed for nothing, in the order of the table.
  var passed: [Decision.PassedCheck] {
    let failed = Set(results.filter { !$0.isPassed }.map(\.code))
    return results.filter { $0.isPassed && !failed.contains($0.code) }
      .sorted { $0.code < $1.code }
      .map { Decision.PassedCheck($0.code, records: $0.records) }
  }
}
