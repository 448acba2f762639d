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
  /// Whether no group is hidden.
  let seesAll: Bool
  // Where in the facts each thing is found: achievements in sight by the standard they name, the
  // others by the fact they are about.
  private let achievements: [StandardCode: [Int]]
  private let evidence: [FactID: [Int]]
  private let answers: [FactID: [Int]]
  private let events: [FactID: [Int]]

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
    seesAll = inSight.count == FieldGroup.allCases.count
    let seen = Achievement.Kind.allCases.filter { inSight.contains($0.fieldGroup) }
    achievements = positions(in: facts.achievements) {
      seen.contains($0.fact.kind) ? $0.fact.standard : nil
    }
    evidence = positions(in: facts.evidence, by: \.fact.achievement)
    answers = positions(in: facts.acceptances, by: \.fact.achievement)
    events = positions(in: facts.events, by: \.fact.fact)
  }

  /// The achievements in sight that name `standard`.
  func achievements(of standard: StandardCode) -> [Recorded<Achievement>] {
    achievements[standard]?.map { facts.achievements[$0] } ?? []
  }

  /// Whether an achievement in sight names `standard`.
  func hasAchievement(of standard: StandardCode) -> Bool { achievements[standard] != nil }

  /// The evidence of `achievement`.
  func evidence(of achievement: FactID) -> [Recorded<Evidence>] {
    evidence[achievement]?.map { facts.evidence[$0] } ?? []
  }

  /// What employers answered about `achievement`.
  func answers(about achievement: FactID) -> [Recorded<EmployerAcceptance>] {
    answers[achievement]?.map { facts.acceptances[$0] } ?? []
  }
}

/// Where in `items` each key is found, in their order; an item without a key is left out.
private func positions<Item, Key: Hashable>(
  in items: [Item], by key: (Item) -> Key?
) -> [Key: [Int]] {
  guard !items.isEmpty else { return [:] }
  var found: [Key: [Int]] = [:]
  found.reserveCapacity(items.count)
  for index in items.indices {
    if let key = key(items[index]) { found[key, default: []].append(index) }
  }
  return found
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
    guard let happened = events[fact] else { return .inForce }
    let past = happened.map { facts.events[$0].fact }.filter { $0.effectiveFrom <= instant }
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
    if facts.successions.isEmpty { return body }
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
