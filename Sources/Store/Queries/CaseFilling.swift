import Delegations
import Passports
import ReferenceData
import Roles
import Vocabulary

/// Sorts what was read into the lists of a case.
struct CaseFilling {
  var facts: DelegationCase
  let people: DelegationPeople
  var passports: DelegationPassports
  let records: [KeptDelegationRecord]
  var asker: Asker?
  var registrants: [AssessorKey: WorkerID] = [:]
  /// The person asked about, by each other record that is the same person.
  var persons: [PersonID: PersonID] = [:]
  /// What the worker's joint roles say of the work for each body.
  var jointTies: [JointTie] = []

  private var terms: [Dated<WorkTerms>] = []
  private var uses: [Dated<MappingUse>] = []
  private var requiredKinds: [Dated<Set<EmploymentCheck.Kind>>] = []
  private var requiredLevels: [Dated<Worker.IdentityLevel>] = []
  private var intervals: [Dated<CheckInterval>] = []
  private var adoptions: [Dated<RuleID>] = []
  private var mappings: [Dated<StatementMapping>] = []
  private var conditions: [WorkerID: [Dated<PracticeConditions>]] = [:]
  private var roles: [WorkerID: [Dated<AssessorAuthorisation>]] = [:]
  private var conflicts: [WorkerID: [Dated<WorkerID>]] = [:]
  private var scopes: [WorkerID: [Dated<TaskScope>]] = [:]
  private var presence: [WorkerID: [Dated<OrganisationID>]] = [:]

  init(
    facts: DelegationCase, people: DelegationPeople, passports: DelegationPassports,
    records: [KeptDelegationRecord]
  ) {
    self.facts = facts
    self.people = people
    self.passports = passports
    self.records = records
  }

  private struct CheckInterval: Hashable {
    let kind: EmploymentCheck.Kind
    let months: Int
  }

  private var start: Instant { facts.question.time.start }
  private var employer: OrganisationID { facts.question.setting.organisation }

  /// The case with everything in its place.
  func filled(delegators: [WorkerID]) -> DelegationCase {
    var filling = self
    for kept in records { filling.sort(kept) }
    filling.addWorker()
    for delegator in delegators { filling.addDelegator(delegator) }
    filling.read(at: start)
    filling.name()
    filling.readLater()
    return filling.facts
  }
}

// MARK: - Sorting

extension CaseFilling {
  private mutating func sort(_ kept: KeptDelegationRecord) {
    func dated<Fact>(_ fact: Fact) -> Dated<Fact> {
      Dated(
        fact, id: kept.record.id, period: kept.record.period, recordedAt: kept.recordedAt)
    }
    switch kept.record.fact {
    case .episode(_, let episode): facts.episodes.append(dated(episode))
    case .planTask(_, let task): facts.planTasks.append(dated(task))
    case .order(_, let order): facts.orders.append(dated(order))
    case .consent(_, let consent): facts.consents.append(dated(consent))
    case .stability(_, let stability): facts.stability.append(dated(stability))
    case .risk(_, let risk): facts.risks.append(dated(risk))
    case .personRule(_, let rule): facts.localRules += rule.within(kept.record.period)
    case .assessorRole(let worker, let role): roles[worker, default: []].append(dated(role))
    case .assessorConflict(let worker, let other):
      conflicts[worker, default: []].append(dated(other))
    case .practiceConditions(let worker, let excluded):
      conditions[worker, default: []].append(dated(excluded))
    case .delegatorScope(let worker, let tasks): scopes[worker, default: []].append(dated(tasks))
    case .presence(let worker, let body): presence[worker, default: []].append(dated(body))
    case .workTerms(_, let work): terms.append(dated(work))
    case .bar(let worker, let bar):
      if worker == facts.question.worker { facts.bars.append(dated(bar)) }
    case .refusal(let worker, let person, let task, let refusal):
      guard isAsked(worker, person, task) else { return }
      facts.refusals.append(dated(refusal))
    case .mappingUse(let worker, let use):
      if worker == facts.question.worker, use.organisation == employer { uses.append(dated(use)) }
    case .taskPolicy(let policy): facts.taskPolicies.append(dated(policy))
    case .indemnity(let indemnity): facts.indemnities.append(dated(indemnity))
    case .providerRegistration(let registration):
      facts.providerRegistrations.append(dated(registration))
    case .rota(let rota): facts.rota.append(dated(rota))
    case .requiredIdentity(employer, let level): requiredLevels.append(dated(level))
    case .requiredChecks(employer, let kinds): requiredKinds.append(dated(kinds))
    case .checkInterval(employer, let kind, let count):
      intervals.append(dated(CheckInterval(kind: kind, months: count)))
    case .employerRule(let owner, let rule):
      guard owner == employer || rule.layer == .localSystem else { return }
      add(rule, in: kept.record.period)
      if rule.layer == .localSystem { adoptions.append(dated(rule.id)) }
    case .mapping(employer, let mapping): mappings.append(dated(mapping))
    case .interOrganisation(let agreement): facts.interOrganisation.append(dated(agreement))
    case .hold(let hold): facts.holds.append(dated(hold))
    case .requiredIdentity, .requiredChecks, .checkInterval, .mapping, .practice,
      .agreementEvent:
      return
    }
  }

  private func isAsked(_ worker: WorkerID, _ person: PersonID, _ task: StandardCode) -> Bool {
    let question = facts.question
    return worker == question.worker && person == question.person
      && task == question.intervention
  }

  /// A row of the employer's counts; of a board's, only what it set for its system. A row of a
  /// system counts while it is adopted: the employer did so by recording it, a board by setting it.
  private mutating func add(_ rule: InterventionRule, in period: InstantPeriod) {
    if !facts.catalogue.rules.contains(where: { $0.id == rule.id && $0.needsAdoption }) {
      facts.localRules += rule.within(period)
    }
  }
}

// MARK: - What is read at a moment

extension CaseFilling {
  /// Fills in what the case holds as it stands at `moment`.
  private mutating func read(at moment: Instant) {
    facts.policy.adoptedRules = Set(adoptions.filter { $0.holds(at: moment) }.map(\.fact))
    facts.requiredIdentity = Self.latest(requiredLevels, at: moment)
    let months = intervals.filter { $0.holds(at: moment) }.reduce(into: [:]) { months, interval in
      months[interval.fact.kind] = min(
        months[interval.fact.kind] ?? interval.fact.months, interval.fact.months)
    }
    if let passport = passports.facts[facts.question.worker] {
      facts.requiredChecks = Self.latest(requiredKinds, at: moment).map {
        passport.requiredChecks($0, counting: months)
      }
    }
    addCompetence(at: moment)
  }

  /// The one recorded last of those that hold.
  private static func latest<Fact>(_ facts: [Dated<Fact>], at moment: Instant) -> Fact? {
    facts.filter { $0.holds(at: moment) }.reduce(nil) { latest, fact -> Dated<Fact>? in
      latest.map { $0.recordedAt <= fact.recordedAt } ?? true ? fact : latest
    }?.fact
  }

  /// Names the policy set by the protocols in use at the start.
  private mutating func name() {
    guard !facts.policy.adoptedRules.isEmpty else { return }
    let names = facts.policy.adoptedRules.map(\.text).sorted().joined(separator: "+")
    facts.policy.version = "\(DelegationPolicy.shipped.version)+\(names)"
  }

  /// Reads again at every later moment that may bring something else.
  private mutating func readLater() {
    let first = LaterReading(of: facts, from: start)
    var readings: [LaterReading] = []
    for moment in laterMoments.sorted() {
      var then = self
      then.read(at: moment)
      let reading = LaterReading(of: then.facts, from: moment)
      if !reading.saysTheSame(as: readings.last ?? first) { readings.append(reading) }
    }
    facts.later = readings
  }

  private var laterMoments: Set<Instant> {
    var moments: Set<Instant> = []
    func add(_ moment: Instant?) {
      if let moment, moment > start { moments.insert(moment) }
    }
    let periods =
      requiredLevels.map(\.period) + requiredKinds.map(\.period) + intervals.map(\.period)
      + adoptions.map(\.period) + uses.map(\.period)
    for period in periods {
      add(period.start)
      add(period.end)
    }
    // What assessors hold is read anew with the worker's own.
    for passport in passports.facts.values {
      for moment in passport.rereadMoments(asker) { add(moment) }
    }
    return moments
  }
}

// MARK: - People

extension CaseFilling {
  private mutating func addCompetence(at moment: Instant) {
    let current = uses.filter { $0.holds(at: moment) }.map(\.fact)
    let own = Set(mappings.map(\.fact.rule))
    let all = StatementMapping.shipped.filter { !own.contains($0.fact.rule) } + mappings
    facts.mappings = all.map { mapping in
      guard let use = current.first(where: { $0.rule == mapping.fact.rule }) else {
        return mapping
      }
      return Dated(
        mapping.fact.used(use), id: mapping.id, period: mapping.period,
        recordedAt: mapping.recordedAt)
    }
    let context = CompetenceContext(
      asker: asker, at: moment, registrants: registrants,
      metRules: Set(current.filter(\.isConditionMet).map(\.rule)), persons: persons)
    let worker = facts.question.worker
    facts.achievements = passports.facts[worker]?.heldAchievements(context) ?? []
    let assessors = Set(
      facts.achievements.flatMap { [$0.decidedBy] + $0.evidence.map(\.assessor) })
    facts.assessors = [:]
    for case .some(let assessor) in assessors {
      facts.assessors[assessor] = standing(of: assessor, context)
    }
  }

  private func standing(
    of assessor: AssessorID, _ context: CompetenceContext
  ) -> AssessorStanding {
    guard case .worker(let worker) = assessor else { return AssessorStanding() }
    return AssessorStanding(
      achievements: passports.facts[worker]?.heldAchievements(context) ?? [],
      authorisations: roles[worker] ?? [], registrations: registrations(of: worker),
      conflicts: conflicts[worker] ?? [])
  }

  private func registrations(of worker: WorkerID) -> [Dated<RegistrationStanding>] {
    passports.facts[worker]?.registrationStandings(excluding: conditions[worker] ?? []) ?? []
  }

  private mutating func addWorker() {
    let worker = facts.question.worker
    facts.workerRegistrations = registrations(of: worker)
    guard let passport = passports.facts[worker] else { return }
    facts.engagements = passport.workerEngagements(
      passports.engagements[worker] ?? [], terms: terms,
      joint: jointTies, hosts: Dictionary(grouping: facts.interOrganisation, by: \.id))
  }

  private mutating func addDelegator(_ delegator: WorkerID) {
    facts.delegators[delegator] = DelegatorStanding(
      registrations: registrations(of: delegator), scopes: scopes[delegator] ?? [],
      presence: presence[delegator] ?? [])
  }
}

extension InterventionRule {
  /// The rule on the days that its record holds, or none.
  fileprivate func within(_ period: InstantPeriod) -> [InterventionRule] {
    let from = max(validFrom ?? .supported.lowerBound, LondonTime.date(of: period.start))
    let ends = [validTo, period.end.map(LondonTime.date(of:))].compactMap(\.self)
    guard ends.min().map({ from < $0 }) ?? true else { return [] }
    return [
      InterventionRule(
        id: id, intervention: intervention, parameter: parameter, value: value,
        provenance: provenance, layer: layer, nation: nation, replaces: replaces,
        validFrom: from, validTo: ends.min())
    ]
  }
}
