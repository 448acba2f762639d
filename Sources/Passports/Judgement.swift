package import Access
import Organisations
import ReferenceData
import Vocabulary

/// One passport laid out to be judged: at an instant, for an asker, under a policy, as far as it is
/// in sight.
///
/// The order in which the facts arrive leaves no trace here.
final class Judgement {
  let facts: PassportFacts
  let asker: Asker
  let policy: EffectivePolicy
  let at: Instant
  /// The London day of ``at``.
  let day: CivilDate
  let inSight: Set<FieldGroup>
  /// Whether no group is hidden.
  let seesAll: Bool
  // Laid out when first asked for: a judgement of checks needs no achievements.
  private lazy var achievements = indexedAchievements()
  private(set) lazy var holdsCertificateParts = facts.achievements.contains {
    CareCertificatePolicy.partCodes.contains($0.fact.standard)
  }
  private lazy var evidence = Positions(count: facts.evidence.count) {
    facts.evidence[$0].fact.achievement
  }
  private lazy var answers = Positions(count: facts.acceptances.count) {
    facts.acceptances[$0].fact.achievement
  }
  private lazy var events = Positions(count: facts.events.count) { facts.events[$0].fact.fact }

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
  }

  private func indexedAchievements() -> Positions<StandardCode> {
    let hidden = Achievement.Kind.allCases.filter { !inSight.contains($0.fieldGroup) }
    return Positions(count: facts.achievements.count) {
      hidden.isEmpty || !hidden.contains(facts.achievements[$0].fact.kind)
        ? facts.achievements[$0].fact.standard : nil
    }
  }

  /// The achievements in sight that name `standard`.
  func achievements(of standard: StandardCode) -> [Recorded<Achievement>] {
    achievements[standard].map { facts.achievements[$0] }
  }

  /// Whether an achievement in sight names `standard`.
  func hasAchievement(of standard: StandardCode) -> Bool { achievements.contains(standard) }

  /// The evidence of `achievement`.
  func evidence(of achievement: FactID) -> [Recorded<Evidence>] {
    evidence[achievement].map { facts.evidence[$0] }
  }

  /// What employers answered about `achievement`.
  func answers(about achievement: FactID) -> [Recorded<EmployerAcceptance>] {
    answers[achievement].map { facts.acceptances[$0] }
  }

  /// The checks of `kind`.
  func checks(of kind: EmploymentCheck.Kind) -> [Recorded<EmploymentCheck>] {
    facts.checks.indices.filter { facts.checks[$0].fact.kind == kind }.map { facts.checks[$0] }
  }

  /// What happened to `fact` until `instant`.
  fileprivate func past(of fact: FactID, until instant: Instant) -> [StatusEvent] {
    events[fact].map { facts.events[$0].fact }.filter { $0.effectiveFrom <= instant }
  }
}

/// Where in a list each key is found, in the order of the list.
struct Positions<Key: Hashable> {
  private var first: [Key: Int] = [:]
  // After each position, the next one with the same key.
  private var next: [Int?]

  /// The positions in a list of `count` items; an item whose `key` is nil is left out.
  init(count: Int, key: (Int) -> Key?) {
    next = Array(repeating: nil, count: count)
    first.reserveCapacity(count)
    for position in (0..<count).reversed() {
      guard let key = key(position) else { continue }
      next[position] = first.updateValue(position, forKey: key)
    }
  }

  /// The positions of `key`.
  subscript(key: Key) -> [Int] {
    var found: [Int] = []
    var position = first[key]
    while let here = position {
      found.append(here)
      position = next[here]
    }
    return found
  }

  /// Whether `key` is found at all.
  func contains(_ key: Key) -> Bool { first[key] != nil }
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
    if facts.events.isEmpty { return .inForce }
    let past = past(of: fact, until: instant)
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
      answeredBy: successor == body ? nil : successor,
      dispute: facts.disputes.isEmpty
        ? nil : facts.disputes.lazy.filter { $0.fact == origin.id }.mark)
  }

  /// The reference by which a report names an achievement.
  func relied(_ recorded: Recorded<Achievement>) -> ReliedFact {
    relied(
      recorded.origin, code: recorded.fact.standard.text, on: recorded.fact.completedOn,
      from: recorded.fact.gainedAt)
  }
}
