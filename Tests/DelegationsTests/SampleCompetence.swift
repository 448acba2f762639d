import Delegations
import Passports
import Vocabulary

/// A competence whose parts a test may change: W's for adults and for P, of level 4, unless said
/// otherwise.
struct SampleCompetence {
  var id = SampleIDs.competence
  var level: Int? = 4
  var ages: Set<AchievementScopes.AgeBand>? = [.adult]
  var person: PersonID? = SampleIDs.person
  var devices: [String]?
  var settings: Set<CareSetting>?
  var gainedAt = SampleIDs.employer
  var decidedBy: AssessorID? = SampleIDs.assessorID
  var decidedAt: Instant
  var validFrom: Instant
  var ends: Instant?
  var isAchieved = true
  var restrictions: [HeldAchievement.Restriction] = []
  var acceptances: [Dated<HeldAchievement.Acceptance>] = []
  var passage: HeldAchievement.Passage?
  /// How many observations were made: one on the day of the sign-off, one each day before.
  var observations = 5
  /// The person they were made with.
  var observedWith: PersonID? = SampleIDs.person
  /// Whether a theory test was passed, ten days before the sign-off.
  var hasTheory = true

  /// Signed off on 15 January 2027, for a year.
  init() throws {
    decidedAt = try moment("2027-01-15T12:00:00Z")
    validFrom = LondonTime.start(of: try day("2027-01-15"))
    ends = LondonTime.end(of: try day("2028-01-15"))
  }

  /// A's own: level 5, for everybody, signed off six weeks before W's.
  static func ofAssessor() throws -> SampleCompetence {
    var competence = try SampleCompetence()
    competence.id = SampleIDs.assessorsCompetence
    competence.level = 5
    competence.ages = nil
    competence.person = nil
    competence.decidedBy = nil
    competence.observations = 0
    competence.hasTheory = false
    try competence.decide(on: "2026-11-30")
    competence.ends = nil
    return competence
  }

  /// Moves the sign-off, and the start, to noon of `text`.
  mutating func decide(on text: String) throws {
    let date = try day(text)
    decidedAt = try moment("\(text)T12:00:00Z")
    validFrom = LondonTime.start(of: date)
  }

  /// Ends it after `text`.
  mutating func end(after text: String) throws {
    ends = LondonTime.end(of: try day(text))
  }

  /// Takes it away from `instant` on.
  mutating func revoke(from instant: Instant) {
    restrictions.append(
      HeldAchievement.Restriction(
        id: SampleIDs.record(30), kind: .revoked, period: InstantPeriod(from: instant)))
  }

  /// The competence in `statement`, shown with `device`.
  func achievement(of statement: StandardCode, device: String? = nil) -> HeldAchievement {
    HeldAchievement(
      id: id, statement: statement, level: level, scopes: scopes, gainedAt: gainedAt,
      decidedBy: decidedBy, decidedAt: decidedAt, validFrom: validFrom, ends: ends,
      isAchieved: isAchieved, restrictions: restrictions, evidence: evidence(device),
      acceptances: acceptances, passage: passage)
  }

  private var scopes: AchievementScopes {
    let scopes = try? AchievementScopes(
      ages: ages, person: person?.description, devices: devices, settings: settings)
    return scopes ?? .unlimited
  }

  private func evidence(_ device: String?) -> [CountedEvidence] {
    let dayLength: Int64 = 86_400_000
    let observed = (0..<observations).map { index in
      CountedEvidence(
        id: RecordID(high: id.high + 100, low: id.low * 100 + UInt64(index)),
        kind: .observedPractice,
        occurredAt: decidedAt.adding(milliseconds: -dayLength * Int64(index)), isPassed: true,
        assessor: decidedBy, person: observedWith, device: device, setting: .ownHome)
    }
    let theory = CountedEvidence(
      id: RecordID(high: id.high + 100, low: id.low * 100 + 99), kind: .eLearning,
      occurredAt: decidedAt.adding(milliseconds: -dayLength * 10), isPassed: true,
      assessor: nil)
    return observed + (hasTheory ? [theory] : [])
  }
}
