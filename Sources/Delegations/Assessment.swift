import Passports
import ReferenceData
import Vocabulary

/// What the evidence of one achievement and those who assessed it are worth. All of it lies in the
/// past, so no later instant changes it.
struct Assessment {
  /// Observations that count, as indices into the achievement's evidence.
  private(set) var observed: [Int] = []
  /// Tests and courses that count.
  private(set) var theory: [Int] = []
  /// Observations that count but whose assessor was unfit, with what was wrong.
  private(set) var dropped: [(evidence: Int, faults: AssessorFaults)] = []
  /// What was wrong with whoever signed off.
  private(set) var signOffFaults: AssessorFaults = []
  /// Observations needed.
  let needed: Int
  /// Whether theory, observations or supervised practice have rules without a value.
  let isUnset: Bool
  /// Whether theory is needed.
  let needsTheory: Bool

  /// Whether theory and observations suffice, whoever assessed them.
  var isComplete: Bool {
    !isUnset && observed.count >= needed && (!needsTheory || !theory.isEmpty)
  }

  /// What makes the chain fail: faults of the sign-off and, where too few observations remain
  /// without the dropped ones, theirs.
  var faults: AssessorFaults {
    guard observed.count - dropped.count < needed else { return signOffFaults }
    return dropped.reduce(signOffFaults) { $0.union($1.faults) }
  }

  fileprivate init(_ needs: EvidenceNeeds) {
    needed = max(needs.observations, needs.supervisedPractice ? 1 : 0)
    isUnset = needs.isUnset
    needsTheory = needs.theory
  }

  fileprivate mutating func add(_ index: Int, of kind: Evidence.Kind) {
    switch kind {
    case .observedPractice: observed.append(index)
    case .theoryTest, .eLearning: theory.append(index)
    case .simulation, .reflection, .qualification, .employerReference: break
    }
  }

  fileprivate mutating func drop(_ index: Int, for faults: AssessorFaults) {
    if !faults.isEmpty { dropped.append((index, faults)) }
  }

  fileprivate mutating func find(_ faults: AssessorFaults) { signOffFaults = faults }
}

/// What can be wrong with an assessor at one moment: the four checks of phase E.
struct AssessorFaults: OptionSet {
  let rawValue: UInt8

  static let notCompetent = AssessorFaults(rawValue: 1)
  static let notAuthorised = AssessorFaults(rawValue: 2)
  static let notRegistered = AssessorFaults(rawValue: 4)
  static let conflict = AssessorFaults(rawValue: 8)
}

/// What the rules ask of evidence.
struct EvidenceNeeds {
  let observations: Int
  let theory: Bool
  let supervisedPractice: Bool
  let registration: Bool
  let isUnset: Bool
  let isRegistrationUnset: Bool
  let personReference: String

  init(rules: RulesInForce, personReference: String) {
    observations = rules.observations.value
    theory = rules.theory.isTrue
    supervisedPractice = rules.supervisedPractice.isTrue
    registration = rules.supervisedPractice.isTrue || rules.registeredAssessor.isTrue
    isUnset =
      rules.observations.isUnset || rules.theory.isUnset || rules.supervisedPractice.isUnset
    isRegistrationUnset = rules.supervisedPractice.isUnset || rules.registeredAssessor.isUnset
    self.personReference = personReference
  }
}

extension DelegationCase {
  /// What the evidence behind `chain` is worth: the source's evidence, against the task's counts.
  func assessment(of chain: CompetenceChain, _ needs: EvidenceNeeds) -> Assessment {
    let held = achievements[chain.achievement]
    var assessment = Assessment(needs)
    var bench = bench(for: held, asksRegistration: needs.registration)
    for index in held.evidence.indices where counts(index, of: held, needs) {
      // A record read twice is one record.
      guard !held.evidence[..<index].contains(where: { $0.id == held.evidence[index].id }) else {
        continue
      }
      assessment.add(index, of: held.evidence[index].kind)
      if held.evidence[index].kind == .observedPractice {
        let (assessor, at) = (held.evidence[index].assessor, held.evidence[index].occurredAt)
        assessment.drop(index, for: faults(of: assessor, at: at, &bench))
      }
    }
    var signOff = faults(of: held.decidedBy, at: held.decidedAt, &bench)
    if needs.isRegistrationUnset { signOff.insert(.notRegistered) }
    assessment.find(signOff)
    return assessment
  }

  // Practice must be known to lie inside the scopes; theory that names no device or place does.
  private func counts(
    _ index: Int, of held: HeldAchievement, _ needs: EvidenceNeeds
  ) -> Bool {
    guard held.evidence[index].isPassed, held.evidence[index].occurredAt <= held.decidedAt else {
      return false
    }
    let evidence = held.evidence[index]
    let isPractice = evidence.kind == .observedPractice || evidence.kind == .simulation
    if let devices = held.scopes.devices,
      !(evidence.device.map(devices.contains) ?? !isPractice)
    {
      return false
    }
    if let settings = held.scopes.settings,
      !(evidence.setting.map(settings.contains) ?? !isPractice)
    {
      return false
    }
    guard evidence.kind == .observedPractice, let person = held.scopes.person else { return true }
    return person == needs.personReference
      ? evidence.person == question.person : evidence.person?.description == person
  }
}

/// What the assessors of one sign-off are judged by; the last standing looked up is kept at hand,
/// since one assessor usually sees most of the practice.
struct AssessorBench {
  fileprivate let signOff: HeldAchievement
  fileprivate let asksRegistration: Bool
  // Rules without dates are the same at every observation.
  fileprivate let undatedExpiry: ExpiryFamily?
  fileprivate var last: (assessor: AssessorID, standing: AssessorStanding, own: [HeldAchievement])?

  fileprivate var unknown: AssessorFaults {
    asksRegistration
      ? [.notCompetent, .notAuthorised, .notRegistered] : [.notCompetent, .notAuthorised]
  }

  fileprivate func isAuthorised(
    _ authorisation: Dated<AssessorAuthorisation>, at instant: Instant
  ) -> Bool {
    authorisation.fact.kind.mayAssessDelegatedTasks
      && authorisation.fact.tasks.covers(signOff.statement) && authorisation.holds(at: instant)
  }

  /// Whether `own` is of the kind that lets its holder assess: the statement, level 5, and scopes
  /// as wide as the sign-off's.
  func isQualified(_ own: HeldAchievement) -> Bool {
    own.isAchieved && own.statement == signOff.statement && (own.level ?? 0) >= 5
      && Self.isAgeAsWide(own.scopes, as: signOff.scopes)
      && Self.isDeviceAsWide(own.scopes, as: signOff.scopes)
  }

  private static func isAgeAsWide(
    _ own: AchievementScopes, as scopes: AchievementScopes
  ) -> Bool {
    guard let ages = own.ages else { return true }
    return (scopes.ages ?? Set(AchievementScopes.AgeBand.allCases)).isSubset(of: ages)
  }

  private static func isDeviceAsWide(
    _ own: AchievementScopes, as scopes: AchievementScopes
  ) -> Bool {
    guard let devices = own.devices else { return true }
    return scopes.devices?.allSatisfy(devices.contains) ?? false
  }
}

extension DelegationCase {
  /// The bench for the assessors of `signOff`.
  func bench(for signOff: HeldAchievement, asksRegistration: Bool) -> AssessorBench {
    let isDated =
      catalogue.hasDatedRules
      || localRules.contains { $0.validFrom != nil || $0.validTo != nil }
    return AssessorBench(
      signOff: signOff, asksRegistration: asksRegistration,
      undatedExpiry: isDated
        ? nil : expiryFamily(of: signOff.statement, LondonTime.date(of: signOff.decidedAt)))
  }

  /// What was wrong with `assessor` then; nobody recorded is nobody competent or authorised.
  fileprivate func faults(
    of assessor: AssessorID?, at instant: Instant, _ bench: inout AssessorBench
  ) -> AssessorFaults {
    guard let assessor else { return bench.unknown }
    var faults: AssessorFaults = isWorker(assessor) ? .conflict : []
    guard let (standing, own) = standing(of: assessor, &bench) else {
      return faults.union(bench.unknown)
    }
    if !own.contains(where: { isInDate($0, at: instant, bench) }) { faults.insert(.notCompetent) }
    if !standing.authorisations.contains(where: { bench.isAuthorised($0, at: instant) }) {
      faults.insert(.notAuthorised)
    }
    if bench.asksRegistration, !standing.registrations.isEffective(at: instant) {
      faults.insert(.notRegistered)
    }
    for conflict in standing.conflicts
    where conflict.fact == question.worker && conflict.holds(at: instant) {
      faults.insert(.conflict)
    }
    return faults
  }

  // What is known of the assessor, with those of their achievements that qualify them.
  private func standing(
    of assessor: AssessorID, _ bench: inout AssessorBench
  ) -> (AssessorStanding, own: [HeldAchievement])? {
    if let last = bench.last, last.assessor == assessor { return (last.standing, last.own) }
    guard let standing = assessors[assessor] else { return nil }
    let own = standing.achievements.filter(bench.isQualified)
    bench.last = (assessor, standing, own)
    return (standing, own)
  }

  /// Whether `own` was in date at `instant`, by the rules in force then.
  private func isInDate(
    _ own: HeldAchievement, at instant: Instant, _ bench: AssessorBench
  ) -> Bool {
    guard own.validFrom <= instant, own.ends.map({ instant < $0 }) ?? true,
      !own.restrictions.contains(where: { $0.period.contains(instant) })
    else { return false }
    let day = LondonTime.date(of: instant)
    let family = expiry(of: own.statement, on: day, bench)
    guard !family.isUnset else { return false }
    let lastDay = family.limit.lastDay(from: LondonTime.date(of: own.decidedAt))
    return lastDay.map { day <= $0 } ?? true
  }

  /// When a competence in `statement`, which is the sign-off's, ended by the rules of `day`.
  func expiry(of statement: StandardCode, on day: CivilDate, _ bench: AssessorBench) -> ExpiryFamily
  {
    bench.undatedExpiry ?? expiryFamily(of: statement, day)
  }

  /// Whether `assessor` is the worker, by passport or by a number of theirs.
  func isWorker(_ assessor: AssessorID) -> Bool {
    switch assessor {
    case .worker(let worker): worker == question.worker
    case .registrant(let number): workerRegistrations.contains { $0.fact.number == number }
    }
  }
}
