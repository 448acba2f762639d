import Delegations
import Passports
import ReferenceData
import Vocabulary

/// The kinds of facts of delegation; their numbers are for ever.
enum DelegationFactKind: Int64, CaseIterable {
  case episode = 1
  case planTask = 2
  case order = 3
  case consent = 4
  case stability = 5
  case risk = 6
  case personRule = 7
  case assessorRole = 8
  case assessorConflict = 9
  case practiceConditions = 10
  case delegatorScope = 11
  case presence = 12
  case workTerms = 13
  case bar = 14
  case refusal = 15
  case practice = 16
  case mappingUse = 17
  case taskPolicy = 18
  case indemnity = 19
  case providerRegistration = 20
  case rota = 21
  case requiredIdentity = 22
  case requiredChecks = 23
  case checkInterval = 24
  case employerRule = 25
  case mapping = 26
  case hold = 28
  case interOrganisation = 29
  case agreementEvent = 30

  /// The numbers of `kinds` as they stand between the brackets of a statement.
  static func list(_ kinds: [DelegationFactKind]) -> String {
    kinds.map { "\($0.rawValue)" }.joined(separator: ", ")
  }
}

/// Whom and what a fact is about: these stand in columns, by which it is found.
struct FactSubjects: Hashable {
  var worker: WorkerID?
  var person: PersonID?
  var intervention: StandardCode?
  var organisation: OrganisationID?
  var agreement: AgreementID?

  func theWorker() throws -> WorkerID { try present(worker) }
  func thePerson() throws -> PersonID { try present(person) }
  func theIntervention() throws -> StandardCode { try present(intervention) }
  func theOrganisation() throws -> OrganisationID { try present(organisation) }
  func theAgreement() throws -> AgreementID { try present(agreement) }

  private func present<Subject>(_ subject: Subject?) throws -> Subject {
    guard let subject else { throw damaged("a fact of delegation lacks its subject") }
    return subject
  }
}

/// A fact of delegation as it lies in its row.
struct FactBody {
  let kind: DelegationFactKind
  /// What of its kind, where that is looked for.
  let word: Int64?
  let subjects: FactSubjects
  /// The day after which it must be looked at again, or the new end of a renewed agreement.
  let due: Instant?
  let body: [UInt8]

  init(_ fact: DelegationFact) {
    kind = fact.kind
    word = fact.word
    subjects = fact.subjects
    due = fact.due
    body = BodyWriter.body { fact.write(to: &$0) }
  }

  /// The fact that a row of this kind, these subjects and this body holds.
  static func fact(
    _ kind: DelegationFactKind, _ subjects: FactSubjects, _ body: [UInt8]
  ) throws -> DelegationFact {
    try BodyReader.whole(body) { reader in
      switch kind {
      case .episode, .planTask, .order, .consent, .stability, .risk, .personRule:
        try .ofPerson(kind, subjects, &reader)
      case .assessorRole, .assessorConflict, .practiceConditions, .delegatorScope, .presence,
        .workTerms, .bar, .refusal, .practice, .mappingUse:
        try .ofWorker(kind, subjects, &reader)
      case .taskPolicy, .indemnity, .providerRegistration, .rota, .requiredIdentity,
        .requiredChecks, .checkInterval, .employerRule, .mapping, .hold, .interOrganisation,
        .agreementEvent:
        try .ofOthers(kind, subjects, &reader)
      }
    }
  }
}

// MARK: - What stands in columns

extension DelegationFact {
  fileprivate var kind: DelegationFactKind {
    switch self {
    case .episode: .episode
    case .planTask: .planTask
    case .order: .order
    case .consent: .consent
    case .stability: .stability
    case .risk: .risk
    case .personRule: .personRule
    case .assessorRole: .assessorRole
    case .assessorConflict: .assessorConflict
    case .practiceConditions: .practiceConditions
    case .delegatorScope: .delegatorScope
    case .presence: .presence
    case .workTerms: .workTerms
    case .bar: .bar
    case .refusal: .refusal
    case .practice: .practice
    case .mappingUse: .mappingUse
    case .taskPolicy: .taskPolicy
    case .indemnity: .indemnity
    case .providerRegistration: .providerRegistration
    case .rota: .rota
    case .requiredIdentity: .requiredIdentity
    case .requiredChecks: .requiredChecks
    case .checkInterval: .checkInterval
    case .employerRule: .employerRule
    case .mapping: .mapping
    case .interOrganisation: .interOrganisation
    case .hold: .hold
    case .agreementEvent: .agreementEvent
    }
  }

  fileprivate var word: Int64? {
    switch self {
    case .practice(_, let log): log.outcome.number
    case .agreementEvent(_, let what): what.word.number
    default: nil
    }
  }

  fileprivate var due: Instant? {
    switch self {
    case .planTask(_, let task): LondonTime.end(of: task.reviewBy)
    case .consent(_, let consent): consent.reviewBy.map(LondonTime.end(of:))
    case .stability(_, let stability): LondonTime.end(of: stability.reviewBy)
    case .risk(_, let risk): LondonTime.end(of: risk.reviewBy)
    case .agreementEvent(_, .reviewed(let day)): day.map(LondonTime.end(of:))
    case .agreementEvent(_, .renewed(let end)): end
    default: nil
    }
  }

  fileprivate var subjects: FactSubjects {
    switch self {
    case .episode(let person, let episode):
      FactSubjects(person: person, organisation: episode.organisation)
    case .planTask(let person, let task):
      FactSubjects(person: person, intervention: task.intervention)
    case .order(let person, _): FactSubjects(person: person)
    case .consent(let person, let consent):
      FactSubjects(person: person, intervention: consent.intervention)
    case .stability(let person, let stability):
      FactSubjects(person: person, intervention: stability.intervention)
    case .risk(let person, let risk):
      FactSubjects(person: person, intervention: risk.intervention)
    case .personRule(let person, let rule):
      FactSubjects(person: person, intervention: rule.intervention)
    case .assessorRole(let worker, _), .assessorConflict(let worker, _),
      .practiceConditions(let worker, _), .delegatorScope(let worker, _),
      .workTerms(let worker, _), .bar(let worker, _), .mappingUse(let worker, _):
      FactSubjects(worker: worker)
    case .presence(let worker, let organisation):
      FactSubjects(worker: worker, organisation: organisation)
    case .refusal(let worker, let person, let task, _):
      FactSubjects(worker: worker, person: person, intervention: task)
    case .practice(let worker, let log):
      FactSubjects(worker: worker, person: log.person, intervention: log.intervention)
    case .taskPolicy(let policy): FactSubjects(organisation: policy.organisation)
    case .indemnity(let indemnity): FactSubjects(organisation: indemnity.organisation)
    case .providerRegistration(let registration):
      FactSubjects(organisation: registration.organisation)
    case .rota(let rota): FactSubjects(person: rota.person, organisation: rota.organisation)
    case .requiredIdentity(let organisation, _), .requiredChecks(let organisation, _),
      .checkInterval(let organisation, _, _), .employerRule(let organisation, _),
      .mapping(let organisation, _):
      FactSubjects(organisation: organisation)
    case .interOrganisation: FactSubjects()
    case .hold(let hold): hold.subjects
    case .agreementEvent(let agreement, _): FactSubjects(agreement: agreement)
    }
  }
}

extension Hold {
  fileprivate var subjects: FactSubjects {
    switch self {
    case .intervention(let task, _): FactSubjects(intervention: task)
    case .service(let organisation): FactSubjects(organisation: organisation)
    case .worker(let worker): FactSubjects(worker: worker)
    case .person(let person): FactSubjects(person: person)
    case .pairing(let worker, let person): FactSubjects(worker: worker, person: person)
    }
  }
}

// MARK: - What stands in the body

extension DelegationFact {
  fileprivate func write(to body: inout BodyWriter) {
    switch self {
    // All that these say stands in columns.
    case .episode, .presence: break
    case .planTask(_, let task): body.put(task)
    case .order(_, let order): body.put(order)
    case .consent(_, let consent): body.put(consent)
    case .stability(_, let stability): body.put(stability)
    case .risk(_, let risk): body.put(risk)
    case .personRule(_, let rule), .employerRule(_, let rule): body.put(rule)
    case .assessorRole(_, let role): body.put(role)
    case .assessorConflict(_, let other): body.put(other)
    case .practiceConditions(_, let conditions): body.put(conditions)
    case .delegatorScope(_, let tasks): body.put(tasks)
    case .workTerms(_, let terms): body.put(terms)
    case .bar(_, let bar): body.put(bar)
    case .refusal(_, _, _, let refusal): body.put(refusal)
    case .practice(_, let log): body.put(log)
    case .mappingUse(_, let use): body.put(use)
    case .taskPolicy(let policy): body.put(policy)
    case .indemnity(let indemnity): body.put(indemnity)
    case .providerRegistration(let registration): body.put(registration)
    case .rota(let rota): body.put(rota)
    case .requiredIdentity(_, let level): body.put(level)
    case .requiredChecks(_, let kinds): body.put(kinds)
    case .checkInterval(_, let kind, let months):
      body.put(kind)
      body.put(months)
    case .mapping(_, let mapping): body.put(mapping)
    case .interOrganisation(let agreement): body.put(agreement)
    case .hold(.intervention(_, let device)): body.put(device)
    case .hold: body.put(String?.none)
    case .agreementEvent(_, let what): body.put(what)
    }
  }

  fileprivate static func ofPerson(
    _ kind: DelegationFactKind, _ subjects: FactSubjects, _ body: inout BodyReader
  ) throws -> DelegationFact {
    let person = try subjects.thePerson()
    switch kind {
    case .episode:
      return .episode(of: person, CareEpisode(organisation: try subjects.theOrganisation()))
    case .planTask: return .planTask(of: person, try body.read())
    case .order: return .order(of: person, try body.read())
    case .consent: return .consent(of: person, try body.read())
    case .stability: return .stability(of: person, try body.read())
    case .risk: return .risk(of: person, try body.read())
    default: return .personRule(of: person, try body.read())
    }
  }

  fileprivate static func ofWorker(
    _ kind: DelegationFactKind, _ subjects: FactSubjects, _ body: inout BodyReader
  ) throws -> DelegationFact {
    let worker = try subjects.theWorker()
    switch kind {
    case .assessorRole: return .assessorRole(of: worker, try body.read())
    case .assessorConflict: return .assessorConflict(of: worker, with: try body.read())
    case .practiceConditions: return .practiceConditions(of: worker, try body.read())
    case .delegatorScope: return .delegatorScope(of: worker, try body.read())
    case .presence: return .presence(of: worker, at: try subjects.theOrganisation())
    case .workTerms: return .workTerms(of: worker, try body.read())
    case .bar: return .bar(of: worker, try body.read())
    case .refusal:
      return .refusal(
        of: worker, for: try subjects.thePerson(), try subjects.theIntervention(),
        try body.read())
    case .practice: return .practice(of: worker, try body.read())
    default: return .mappingUse(of: worker, try body.read())
    }
  }

  fileprivate static func ofOthers(
    _ kind: DelegationFactKind, _ subjects: FactSubjects, _ body: inout BodyReader
  ) throws -> DelegationFact {
    switch kind {
    case .taskPolicy: return .taskPolicy(try body.read())
    case .indemnity: return .indemnity(try body.read())
    case .providerRegistration: return .providerRegistration(try body.read())
    case .rota: return .rota(try body.read())
    case .requiredIdentity:
      return .requiredIdentity(at: try subjects.theOrganisation(), try body.read())
    case .requiredChecks:
      return .requiredChecks(at: try subjects.theOrganisation(), try body.read())
    case .checkInterval:
      return .checkInterval(
        at: try subjects.theOrganisation(), try body.read(), months: try body.read())
    case .employerRule: return .employerRule(of: try subjects.theOrganisation(), try body.read())
    case .mapping: return .mapping(at: try subjects.theOrganisation(), try body.read())
    case .interOrganisation: return .interOrganisation(try body.read())
    case .hold: return .hold(try hold(subjects, device: try body.read()))
    default: return .agreementEvent(try subjects.theAgreement(), try body.read())
    }
  }

  private static func hold(_ subjects: FactSubjects, device: String?) throws -> Hold {
    if let worker = subjects.worker {
      return subjects.person.map { .pairing(worker, $0) } ?? .worker(worker)
    }
    if let person = subjects.person { return .person(person) }
    if let organisation = subjects.organisation { return .service(organisation) }
    return .intervention(try subjects.theIntervention(), device: device)
  }
}
