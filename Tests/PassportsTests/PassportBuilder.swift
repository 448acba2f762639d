import Access
import Organisations
import Passports
import ReferenceData
import TestSupport
import Vocabulary

/// A passport in the making: each call adds one valid fact, and a test changes what it is about.
struct PassportBuilder {
  var facts: PassportFacts
  private var lastFact: UInt64 = 0

  init() {
    facts = PassportFacts(
      worker: Worker(id: .worker, identityLevel: .verified, isSynthetic: true))
    for body in [Organisation.homeA, .homeB, .trustA, .trustB, .practice, .council] {
      facts.organisations[body.id] = body
    }
  }

  private mutating func origin(_ body: OrganisationID) -> FactOrigin {
    lastFact += 1
    return FactOrigin(
      id: FactID(high: 1, low: lastFact), worker: .worker, recordedBy: body,
      recordedAt: instant("2026-01-01T09:00:00Z"),
      sequence: CommitSequence(Int64(lastFact)), source: .direct)
  }

  @discardableResult
  mutating func achieve(
    _ standard: StandardCode, on day: String?, at body: Organisation = .homeA,
    kind: Achievement.Kind = .training, level: Passports.ProficiencyLevel? = nil,
    holdsThrough: String? = nil, assessor: Assessor? = nil,
    portability: Achievement.Portability = .portable
  ) throws -> FactID {
    let scopes = try AchievementScopes(
      ages: nil, person: portability == .personSpecific ? "p-1" : nil, devices: nil, settings: nil)
    let achievement = try Achievement(
      standard: standard, kind: kind, level: level,
      progress: day == nil ? .inProgress : .achieved, completedOn: try day.map(date),
      holdsThrough: try holdsThrough.map(date), gainedAt: body.id, assessor: assessor,
      scopes: scopes, portability: portability)
    let origin = origin(body.id)
    facts.achievements.append(Recorded(achievement, origin: origin))
    return origin.id
  }

  @discardableResult
  mutating func register(
    _ regulator: Registration.Regulator = .nmc, number: String? = "71A2998E",
    part: String? = nil, _ status: Registration.Status = .effective,
    from start: String = "2020-01-01", to end: String? = nil,
    checkedAt: String = "2026-06-01T08:00:00Z",
    _ source: Registration.CheckSource = .registerAPI
  ) throws -> FactID {
    let origin = origin(Organisation.homeA.id)
    facts.registrations.append(
      Recorded(
        try registration(
          regulator, number, part, status, start, end, checkedAt: checkedAt, source),
        origin: origin))
    return origin.id
  }

  mutating func assessorRegistered(
    _ number: String, _ status: Registration.Status = .effective,
    from start: String = "2020-01-01", to end: String? = nil, checkedAt: String
  ) throws {
    let key = AssessorKey(regulator: .nmc, number: number)
    facts.assessorRegistrations[key, default: []].append(
      Recorded(
        try registration(
          .nmc, number, nil, status, start, end, checkedAt: checkedAt, .registerAPI),
        origin: origin(Organisation.trustA.id)))
  }

  private func registration(
    _ regulator: Registration.Regulator, _ number: String?, _ part: String?,
    _ status: Registration.Status, _ start: String, _ end: String?, checkedAt: String,
    _ source: Registration.CheckSource
  ) throws -> Registration {
    Registration(
      regulator: regulator, number: number, part: part.map { Code(listed: $0) }, status: status,
      period: try DatePeriod(from: date(start), to: end.map(date), field: "period"),
      checkedAt: instant(checkedAt), checkSource: source)
  }

  @discardableResult
  mutating func check(
    _ kind: EmploymentCheck.Kind, on day: String = "2026-05-01",
    by body: Organisation = .homeA, _ method: EmploymentCheck.Method = .seenOriginal,
    holdsThrough: String? = nil, dbs: DBSCheck? = nil
  ) throws -> FactID {
    let origin = origin(body.id)
    facts.checks.append(
      Recorded(
        try EmploymentCheck(
          kind: kind, method: method, checkedOn: date(day),
          holdsThrough: try holdsThrough.map(date), dbs: dbs),
        origin: origin))
    return origin.id
  }

  @discardableResult
  mutating func happen(
    _ kind: StatusEvent.Kind, to fact: FactID, from: String,
    replacement: FactID? = nil
  ) throws -> FactID {
    let origin = origin(Organisation.homeA.id)
    facts.events.append(
      Recorded(
        try StatusEvent(
          fact: fact, kind: kind, effectiveFrom: instant(from), cause: .assessmentUnsound,
          replacement: replacement),
        origin: origin))
    return origin.id
  }

  mutating func answer(
    _ answer: EmployerAcceptance.Answer, about fact: FactID, by body: Organisation = .homeB,
    bridge: StandardCode? = nil, from: String = "2026-05-20T09:00:00Z"
  ) throws {
    facts.acceptances.append(
      Recorded(
        try EmployerAcceptance(
          achievement: fact, organisation: body.id, answer: answer, bridge: bridge,
          from: instant(from)),
        origin: origin(body.id)))
  }

  @discardableResult
  mutating func show(
    _ fact: FactID, on day: String, outcome: Evidence.Outcome = .pass, assessor: Assessor? = nil
  ) throws -> FactID {
    let origin = origin(Organisation.homeA.id)
    facts.evidence.append(
      Recorded(
        try Evidence(
          achievement: fact, kind: .theoryTest, occurredOn: date(day), outcome: outcome,
          assessor: assessor, setting: nil, digest: nil),
        origin: origin))
    return origin.id
  }
}

extension PassportBuilder {
  /// The report on 1 June 2026 at noon, unless told otherwise.
  func report(
    _ asks: [Requirement], by asker: Organisation = .homeB, at: String = "2026-06-01T12:00:00Z",
    local: [PolicyRow] = [], inSight: Set<FieldGroup> = Set(FieldGroup.allCases)
  ) -> ReadinessReport {
    Readiness.judge(
      facts, asks: asks, asker: Asker(asker), policy: EffectivePolicy(local: local),
      inSight: inSight, at: instant(at), asKnownAt: instant(at), sequence: CommitSequence(99))
  }

  func finding(
    _ subject: Requirement.Subject, by asker: Organisation = .homeB,
    at: String = "2026-06-01T12:00:00Z", level: Passports.ProficiencyLevel? = nil,
    local: [PolicyRow] = [], inSight: Set<FieldGroup> = Set(FieldGroup.allCases)
  ) -> Finding {
    report(
      [ask(subject, level: level)], by: asker, at: at, local: local, inSight: inSight
    ).findings[0]
  }
}

extension WorkerID {
  static let worker = WorkerID(high: 7, low: 7)
}

extension Organisation {
  static let homeA = body(1, "Home A", .careProvider, .socialCare)
  static let homeB = body(2, "Home B", .careProvider, .socialCare)
  static let trustA = body(3, "Trust A", .nhsTrust, .health, memorandum: true)
  static let trustB = body(4, "Trust B", .nhsTrust, .health, memorandum: true)
  static let practice = body(5, "The Surgery", .generalPractice, .health)
  static let council = body(6, "The Council", .localAuthority, .socialCare)

  static func body(
    _ number: UInt64, _ name: String, _ kind: OrganisationKind, _ sector: Sector,
    memorandum: Bool = false
  ) -> Organisation {
    synthetic(
      number, name, kind, sector,
      memorandumSince: memorandum ? CivilDate(dayNumber: 18_000) : nil)
  }
}

func instant(_ text: String) -> Instant {
  (try? Instant(text, field: "test")) ?? Instant(milliseconds: 0)
}

func date(_ text: String) throws -> CivilDate { try CivilDate(text, field: "test") }

func ask(
  _ subject: Requirement.Subject, force: Requirement.Force = .mandatory,
  level: Passports.ProficiencyLevel? = nil
) -> Requirement {
  Requirement(
    code: code(of: subject), subject: subject, force: force, minimumLevel: level,
    provenance: Provenance(.placeholder))
}

private func code(of subject: Requirement.Subject) -> StandardCode {
  switch subject {
  case .standard(let code), .begun(let code): code
  case .careCertificate: "CARE-CERT"
  case .registration: "REG"
  case .check(let kind): StandardCode(listed: kind.rawValue)
  case .outsidePassport: "OUTSIDE"
  }
}

extension Code: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) { self.init(listed: text) }
}

extension Code: ExpressibleByUnicodeScalarLiteral {
  package init(unicodeScalarLiteral text: String) { self.init(listed: text) }
}

extension Code: ExpressibleByExtendedGraphemeClusterLiteral {
  package init(extendedGraphemeClusterLiteral text: String) { self.init(listed: text) }
}

func employerRow(
  _ key: PolicyKey, _ value: PolicyValue, unit: String = "months",
  layer: PolicyLayer = .employer
) -> PolicyRow {
  PolicyRow(
    key: key, value: value, unit: unit, provenance: Provenance(.localPolicy), owner: "Home B",
    layer: layer)
}

let ipc: StandardCode = "CSTF-IPC-2"
