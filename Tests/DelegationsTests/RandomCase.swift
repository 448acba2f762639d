import Delegations
import Passports
import ReferenceData
import Roles
import Vocabulary

/// A case made by chance, and always the same for the same seed: sound at first, then changed a
/// few times, with times that like to fall on each other.
struct RandomCase {
  var numbers: RandomNumbers
  var sound: SoundCase
  var asked: DelegationCase
  /// The moment asked about.
  let at: Instant
  /// Days by which every time of the case lies later than without.
  private let shift: Int
  private var lastID: UInt64 = 0

  /// The case of `seed`.
  static func make(seed: UInt64) throws -> DelegationCase {
    try RandomCase(seed: seed).asked
  }

  /// The case of `seed`, whose chance goes on, with every time `shift` days later.
  init(seed: UInt64, shiftedBy shift: Int = 0) throws {
    self.shift = shift
    numbers = RandomNumbers(seed: seed)
    sound = try SoundCase()
    let (day, minute) = (
      try CivilDate(numbers.pick(Self.days), field: "test"), numbers.pick(Self.minutes)
    )
    at = LondonTime.start(of: day.adding(days: shift)).adding(milliseconds: minute * 60_000)
    try Self.settle(&sound, at: at, using: &numbers)
    try Self.shiftAnchors(of: &sound, by: shift)
    asked = try sound.delegationCase()
    for _ in 0..<numbers.pick([0, 1, 1, 2, 2, 3, 4, 5, 7, 10]) { try change() }
    if numbers.oneIn(3) { shuffle() }
    if numbers.oneIn(5) { try foresee() }
  }

  // Ordinary days, both changes of the clock, the leap day, ends of months and years.
  private static let days = [
    "2027-03-01", "2027-03-27", "2027-03-28", "2027-10-30", "2027-10-31", "2028-02-28",
    "2028-02-29", "2028-03-01", "2027-06-30", "2027-12-31", "2027-01-31", "2027-08-15",
  ]
  private static let minutes: [Int64] = [0, 0, 59, 60, 61, 90, 119, 120, 480, 600, 1_320, 1_379]

  private static func settle(
    _ sound: inout SoundCase, at: Instant, using numbers: inout RandomNumbers
  ) throws {
    let task = numbers.pick([
      "MED-INSULIN-PEN", "MED-INSULIN-PEN", "FEED-GASTROSTOMY", "OBS-VITALS", "MED-BUCCAL-MDZ",
      "AIR-OXYGEN", "FEED-STOMA-SITE",
    ])
    sound.intervention = StandardCode(listed: task)
    func ago(_ days: Int64) -> Instant { at.adding(milliseconds: -days * 86_400_000) }
    sound.time = .at(at)
    if numbers.oneIn(3) {
      let length = numbers.pick([60_000, 1_800_000, 3_600_000, 7_200_000, 86_400_000])
      let window = InstantPeriod(from: at, to: at.adding(milliseconds: Int64(length)))
      if let window { sound.time = .window(window) }
    }
    sound.freshOn = LondonTime.date(of: ago(numbers.pick([2, 2, 20, 58, 59, 60, 61])))
    sound.competence.decidedAt = ago(numbers.pick([10, 40, 60, 89, 300]))
    sound.competence.validFrom = sound.competence.decidedAt
    sound.competence.ends = nil
    sound.assessorsCompetence.decidedAt = ago(numbers.pick([320, 340, 365]))
    sound.assessorsCompetence.validFrom = sound.assessorsCompetence.decidedAt
    let start = ago(numbers.pick([5, 7, 30, 89, 90]))
    sound.agreement.draftedAt = start.adding(milliseconds: -7_200_000)
    sound.agreement.signedAt = start.adding(milliseconds: -3_600_000)
    sound.agreement.period = InstantPeriod(from: start)
    sound.agreement.supervisedAt = numbers.oneIn(8) ? nil : ago(3)
    sound.agreement.review = nil
    sound.agreement.furtherAt = ago(1)
  }

  // Everything that does not lie about the question.
  private static func shiftAnchors(of sound: inout SoundCase, by shift: Int) throws {
    sound.birthDate = try CivilDate("1950-05-20", field: "test").adding(days: shift)
    sound.reviewBy = sound.reviewBy.adding(days: shift)
    let start = LondonTime.date(of: sound.established.start).adding(days: shift)
    sound.established = InstantPeriod(from: LondonTime.start(of: start))
    sound.nurseRegistered = sound.established
    sound.indemnified = sound.established
    sound.agreement.escalation = [
      try EscalationContact(contact: "desk", period: sound.established)
    ]
  }

  /// The day as much later as the rest of the case.
  func shifted(_ day: CivilDate) -> CivilDate { day.adding(days: shift) }

  /// A record's name that no other has, in no order.
  mutating func freshID() -> RecordID {
    lastID += 1
    return RecordID(high: 20 + numbers.next() % 4, low: lastID)
  }

  /// A moment that likes to coincide: with the question, its day, its window or each other.
  mutating func near() -> Instant {
    let today = LondonTime.date(of: at)
    let hour: Int64 = 3_600_000
    switch numbers.number(0...9) {
    case 0, 1: return at
    case 2: return at.adding(milliseconds: numbers.pick([-1, 1]))
    case 3: return LondonTime.start(of: today)
    case 4: return LondonTime.end(of: today)
    case 5: return at.adding(milliseconds: numbers.pick([-2, -1, 1, 2]) * hour)
    case 6: return sound.time.end ?? at.adding(milliseconds: 30 * 60_000)
    case 7: return at.adding(milliseconds: Int64(numbers.number(-100...(-1))) * 24 * hour)
    case 8: return at.adding(milliseconds: Int64(numbers.number(1...100)) * 24 * hour)
    default: return LondonTime.start(of: today.adding(days: numbers.number(-90...90)))
    }
  }

  /// A day near the question's.
  mutating func nearDay() -> CivilDate {
    LondonTime.date(of: at).adding(days: numbers.pick([-90, -30, -1, 0, 0, 1, 1, 14, 60, 90]))
  }

  /// Mostly a period that holds at the question, often with a near edge.
  mutating func period() -> InstantPeriod {
    let edge = near()
    switch numbers.number(0...4) {
    case 0: return sound.established
    case 1: return InstantPeriod(from: edge)
    case 2: return InstantPeriod(from: edge, to: near()) ?? InstantPeriod(from: edge)
    default: return InstantPeriod(from: sound.established.start, to: edge) ?? sound.established
    }
  }

  mutating func dated<Fact: Hashable & Sendable>(_ fact: Fact) -> Dated<Fact> {
    let period = period()
    return Dated(fact, id: freshID(), period: period, recordedAt: period.start)
  }

  /// Gives some fact of a list another time, or the list a copy with another time, or drops it.
  mutating func move<Fact: Hashable & Sendable>(
    _ list: WritableKeyPath<DelegationCase, [Dated<Fact>]>
  ) {
    var facts = asked[keyPath: list]
    guard !facts.isEmpty else { return }
    let index = numbers.number(0...(facts.count - 1))
    switch numbers.number(0...5) {
    case 0: facts.remove(at: index)
    case 1, 2: facts.append(dated(facts[index].fact))
    default: facts[index] = dated(facts[index].fact)
    }
    asked[keyPath: list] = facts
  }

  /// Puts every list in another order, with some facts twice.
  mutating func shuffle() {
    func mixed<Fact>(_ facts: [Fact]) -> [Fact] {
      var all = facts
      if let again = facts.first, numbers.oneIn(2) { all.append(again) }
      return all.shuffled(using: &numbers)
    }
    asked.engagements = mixed(asked.engagements)
    asked.bars = mixed(asked.bars)
    asked.workerRegistrations = mixed(asked.workerRegistrations)
    asked.achievements = mixed(asked.achievements)
    asked.mappings = mixed(asked.mappings)
    asked.practice = mixed(asked.practice)
    asked.refusals = mixed(asked.refusals)
    asked.episodes = mixed(asked.episodes)
    asked.planTasks = mixed(asked.planTasks)
    asked.orders = mixed(asked.orders)
    asked.consents = mixed(asked.consents)
    asked.stability = mixed(asked.stability)
    asked.risks = mixed(asked.risks)
    asked.agreements = mixed(asked.agreements).map { agreement in
      Agreement(
        id: agreement.id, draftedAt: agreement.draftedAt, terms: agreement.terms,
        events: mixed(agreement.events))
    }
    asked.taskPolicies = mixed(asked.taskPolicies)
    asked.indemnities = mixed(asked.indemnities)
    asked.providerRegistrations = mixed(asked.providerRegistrations)
    asked.interOrganisation = mixed(asked.interOrganisation)
    asked.rota = mixed(asked.rota)
    asked.holds = mixed(asked.holds)
    asked.localRules = mixed(asked.localRules)
  }

  /// Changes one thing.
  mutating func change() throws {
    switch numbers.number(0...9) {
    case 0: moveSomething()
    case 1: try changeWorker()
    case 2, 3: try changeCompetence()
    case 4: try changePerson()
    case 5, 6: try changeAgreement()
    case 7: try changeOrganisation()
    case 8: changeRules()
    default: try changeQuestion()
    }
  }

  private mutating func moveSomething() {
    switch numbers.number(0...12) {
    case 0: move(\.engagements)
    case 1: move(\.episodes)
    case 2: move(\.planTasks)
    case 3: move(\.orders)
    case 4: move(\.consents)
    case 5: move(\.stability)
    case 6: move(\.risks)
    case 7: move(\.taskPolicies)
    case 8: move(\.indemnities)
    case 9: move(\.providerRegistrations)
    case 10: move(\.interOrganisation)
    case 11: move(\.rota)
    default: move(\.holds)
    }
  }
}
