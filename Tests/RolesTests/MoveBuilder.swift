import Access
import Organisations
import Passports
import ReferenceData
import Roles
import TestSupport
import Vocabulary

/// A move to home B or to the council on 1 June 2026, in the making.
struct MoveBuilder {
  var facts = PassportFacts(
    worker: Worker(
      id: WorkerID(high: 7, low: 7), identityLevel: .verified, isSynthetic: true))
  var engagements: [Recorded<Engagement>] = []
  var continuity: [Recorded<ContinuityPeriod>] = []
  var inSight = Set(FieldGroup.allCases)
  private var lastFact: UInt64 = 0

  private mutating func origin(_ body: Organisation) -> FactOrigin {
    lastFact += 1
    return FactOrigin(
      id: FactID(high: 1, low: lastFact), worker: facts.worker.id, recordedBy: body.id,
      recordedAt: Instant(milliseconds: 1_700_000_000_000),
      sequence: CommitSequence(Int64(lastFact)), source: .direct)
  }

  @discardableResult
  mutating func achieve(
    _ standard: String, on day: String = "2026-03-01", at body: Organisation,
    kind: Achievement.Kind = .training, portability: Achievement.Portability = .portable
  ) throws -> FactID {
    let origin = origin(body)
    facts.achievements.append(
      Recorded(
        try Achievement(
          standard: StandardCode(listed: standard), kind: kind, progress: .achieved,
          completedOn: date(day), gainedAt: body.id, portability: portability),
        origin: origin))
    return origin.id
  }

  mutating func check(
    _ kind: EmploymentCheck.Kind, by body: Organisation, dbs: DBSCheck? = nil
  ) throws {
    facts.checks.append(
      Recorded(
        try EmploymentCheck(
          kind: kind, method: .seenOriginal, checkedOn: date("2026-05-01"), holdsThrough: nil,
          dbs: dbs),
        origin: origin(body)))
  }

  mutating func revoke(_ fact: FactID) throws {
    facts.events.append(
      Recorded(
        try StatusEvent(
          fact: fact, kind: .revoked, effectiveFrom: Instant(milliseconds: 1_700_000_000_000),
          cause: .evidenceFalse),
        origin: origin(.homeA)))
  }

  mutating func engage(at body: Organisation, from start: String, to end: String?) throws {
    engagements.append(
      Recorded(
        try Engagement(
          organisation: body.id, kind: .employment, legalBasis: .employment, role: nil,
          period: try DatePeriod(from: date(start), to: end.map(date), field: "period")),
        origin: origin(body)))
  }

  mutating func serve(
    at body: Organisation, from start: String, to end: String?, breaks: [(String, String)] = [],
    recognitions: [ContinuityPeriod.Recognition] = []
  ) throws {
    continuity.append(
      Recorded(
        try ContinuityPeriod(
          employer: body.id,
          period: try DatePeriod(from: date(start), to: end.map(date), field: "period"),
          breaks: try breaks.map {
            try DatePeriod(from: date($0.0), to: date($0.1), field: "breaks")
          },
          recognitions: recognitions),
        origin: origin(body)))
  }

  /// The three lists of the move to `body` for `role`.
  func lists(
    to body: Organisation, as role: String, careCertificates: [Int] = [2025, 2015]
  ) throws -> [TransferItem] {
    let policy = EffectivePolicy()
    let asks = RoleProfiles.find(RoleCode(listed: role))?.asks(careCertificates: careCertificates)
    let checks = CheckPolicy.requirements(
      of: Asker(body), policy: policy, on: try date("2026-06-01"))
    return TransferLists.judge(
      role: report(asks ?? [], body, policy), checks: report(checks, body, policy).findings,
      move: MoveFacts(
        to: body, startsOn: try date("2026-06-01"), inSight: inSight, engagements: engagements,
        continuity: continuity, organisations: facts.organisations))
  }

  func report(
    _ asks: [Requirement], _ body: Organisation, _ policy: EffectivePolicy = EffectivePolicy()
  ) -> ReadinessReport {
    let noon = Instant(milliseconds: 1_780_315_200_000)
    return Readiness.judge(
      facts, asks: asks, asker: Asker(body), policy: policy, inSight: inSight, at: noon,
      asKnownAt: noon, sequence: CommitSequence(9))
  }
}

extension Organisation {
  static let homeA = synthetic(1, "Home A", .careProvider, .socialCare)
  static let homeB = synthetic(2, "Home B", .careProvider, .socialCare)
  static let trust = synthetic(3, "The Trust", .nhsTrust, .health)
  static let council = synthetic(4, "The Council", .localAuthority, .socialCare)
}

func date(_ text: String) throws -> CivilDate { try CivilDate(text, field: "test") }
