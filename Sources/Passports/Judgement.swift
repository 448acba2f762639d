package import Access
import Organisations
import ReferenceData
import Vocabulary

/// One passport laid out to be judged: at an instant, for an asker, under a policy, as far as it is
/// in sight.
///
/// The order in which the facts arrive leaves no trace here.
struct Judgement {
  let facts: PassportFacts
  let asker: Asker
  let policy: EffectivePolicy
  let at: Instant
  /// The London day of ``at``.
  let day: CivilDate
  let inSight: Set<FieldGroup>
  /// Achievements in sight by the standard they name.
  let achievements: [StandardCode: [Recorded<Achievement>]]
  /// Evidence by the achievement it shows.
  let evidence: [FactID: [Recorded<Evidence>]]
  /// Intervals already looked up in this judgement.
  let intervals = IntervalMemo()
  private let events: [FactID: [StatusEvent]]

  init(
    _ facts: PassportFacts, asker: Asker, policy: EffectivePolicy, at: Instant,
    inSight: Set<FieldGroup>
  ) {
    self.facts = facts
    self.asker = asker
    self.policy = policy
    self.at = at
    self.inSight = inSight
    day = LondonTime.date(of: at)
    let seen = facts.achievements.filter { inSight.contains($0.fact.kind.fieldGroup) }
    achievements = Dictionary(grouping: seen, by: \.fact.standard)
    evidence = Dictionary(grouping: facts.evidence, by: \.fact.achievement)
    events = Dictionary(grouping: facts.events.map(\.fact), by: \.fact)
  }
}

extension Achievement.Kind {
  /// The group of fields under which the worker shares achievements of this kind.
  package var fieldGroup: FieldGroup {
    switch self {
    case .training, .careCertificate: .training
    case .qualification: .qualifications
    case .competence: .competences
    }
  }
}

/// How a fact stands at an instant after all that happened to it.
enum Standing {
  case inForce
  case superseded
  case suspended
  case revoked
}

extension Judgement {
  /// How `fact` stands at `instant`: taken back before anything else, then set aside, then
  /// replaced.
  func standing(of fact: FactID, at instant: Instant) -> Standing {
    let past = (events[fact] ?? []).filter { $0.effectiveFrom <= instant }
    if past.contains(where: { $0.kind == .revoked }) { return .revoked }
    // A suspension and a reinstatement of one moment leave the fact suspended.
    let suspended = past.filter { $0.kind == .suspended }.map(\.effectiveFrom).max()
    let reinstated = past.filter { $0.kind == .reinstated }.map(\.effectiveFrom).max()
    if let suspended, reinstated.map({ $0 > suspended }) != true { return .suspended }
    return past.contains { $0.kind == .superseded } ? .superseded : .inForce
  }

  /// How `fact` stands at the instant asked about.
  func standing(of fact: FactID) -> Standing { standing(of: fact, at: at) }

  /// The body that answers for `body` on the day asked about: itself, or its successor.
  ///
  /// A body of which only a part moved still answers for itself.
  func answering(for body: OrganisationID) -> OrganisationID {
    var current = body
    // Each round takes another link, so a circle of links ends too.
    for _ in facts.successions.indices {
      let next = facts.successions
        .filter { $0.predecessor == current && $0.from <= day && $0.kind != .split }
        .min { ($0.from, $0.successor) < ($1.from, $1.successor) }
      guard let next, next.successor != body else { break }
      current = next.successor
    }
    return current
  }

  /// Whether `body` is the asker, or a body the asker answers for.
  func isAsker(_ body: OrganisationID) -> Bool {
    body == asker.organisation.id || answering(for: body) == asker.organisation.id
  }

  /// The reference by which a report names a fact.
  func relied(
    _ origin: FactOrigin, code: String, on day: CivilDate?, from body: OrganisationID
  ) -> ReliedFact {
    let successor = answering(for: body)
    return ReliedFact(
      fact: origin.id, code: code, on: day, organisation: body,
      answeredBy: successor == body ? nil : successor)
  }

  /// The reference by which a report names an achievement.
  func relied(_ recorded: Recorded<Achievement>) -> ReliedFact {
    relied(
      recorded.origin, code: recorded.fact.standard.text, on: recorded.fact.completedOn,
      from: recorded.fact.gainedAt)
  }
}
