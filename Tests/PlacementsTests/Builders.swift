import Passports
import Placements
import Vocabulary

/// Valid values about made-up learners; a test changes the one thing it is about.
enum Made {
  static func id<Noun>(_ number: UInt64, _: Noun.Type = Noun.self) -> OpaqueID<Noun> {
    OpaqueID(high: 0x8f14_e45f_ceea_4e6b, low: 0xa5d1_0000_0000_0000 + number)
  }

  static func day(_ text: String) throws -> CivilDate { try CivilDate(text, field: "day") }

  static func days(_ from: String, _ to: String? = nil) throws -> DatePeriod {
    try DatePeriod(from: day(from), to: to.map { try day($0) }, field: "days")
  }

  static func moment(_ text: String) throws -> Instant { try Instant(text, field: "at") }

  static let nurses = LearnerTypeCode(listed: "ADULT-NURSING")
  static let learner: WorkerID = id(1)
  static let supervisor: WorkerID = id(2)
  static let assessor: WorkerID = id(3)
  static let tutor: WorkerID = id(4)

  static func programme(
    _ award: Programme.Award = .nurse, _ regulator: Programme.Regulator = .nmc,
    hours: ProgrammeHours = .unsaid, completing percent: Int? = 90, months: Int = 36
  ) throws -> Programme {
    try Programme(
      organisation: id(90), code: TrainingProgrammeCode(listed: "NURSING-BSC"),
      name: "Nursing (adult)", award: award, regulator: regulator, learnerType: nurses,
      months: months, parts: 3, hours: hours, completionPercent: percent,
      period: days("2024-09-01"))
  }

  static func enrolment(
    _ learner: WorkerID = learner, from: String = "2026-01-12", to: String? = "2029-01-12",
    cohort: String = "2026-01", employer: OrganisationID? = nil
  ) throws -> Enrolment {
    try Enrolment(
      programme: id(100), learner: learner, cohort: cohort, period: days(from, to),
      employer: employer)
  }

  static func area(
    places: Int = 2, sector: Sector = .socialCare, setting: CareSetting = .careHome,
    audited: (String, String)? = ("2026-01-01", "2026-12-31"), weekly: Int? = nil,
    to end: String? = nil
  ) throws -> PracticeArea {
    try PracticeArea(
      organisation: id(91), name: "Willow Bank", setting: setting, location: nil, sector: sector,
      specialty: SpecialtyCode(listed: "DEMENTIA"), auditedOn: audited.map { try day($0.0) },
      auditHoldsThrough: audited.map { try day($0.1) },
      capacity: [
        AreaCapacity(learnerType: nurses, places: places, period: days("2026-01-01"))
      ],
      weeklyMinutesMost: weekly, period: days("2026-01-01", end))
  }

  static func terms(
    from: String = "2026-03-02", to: String = "2026-05-04", part: Int = 1, minutes: Int = 18_000,
    learner: WorkerID = learner, area: UInt64 = 200
  ) throws -> PlacementTerms {
    try PlacementTerms(
      learner: learner, enrolment: id(150), area: id(area), learnerType: nurses, part: part,
      period: days(from, to), allocatedMinutes: minutes, outcomes: ["Moves people safely"],
      request: nil, offer: nil, predecessor: nil)
  }

  static func placement(
    _ number: UInt64 = 300, _ terms: PlacementTerms? = nil, _ events: [PlacementEvent] = []
  ) throws -> Placement {
    Placement(id: id(number), terms: try terms ?? self.terms(), events: events)
  }

  /// Offered, accepted and begun on its first day.
  static func begun(_ more: [PlacementEvent] = []) throws -> [PlacementEvent] {
    [
      PlacementEvent(.offered, on: try day("2026-02-01")),
      PlacementEvent(.accepted, on: try day("2026-02-02")),
      PlacementEvent(.started, on: try day("2026-03-02")),
    ] + more
  }

  static func named(
    _ worker: WorkerID, _ role: StaffRole, from: String = "2026-03-02", to: String = "2026-05-04"
  ) throws -> PlacementEvent {
    PlacementEvent(
      .named(StaffAssignment(worker: worker, role: role, period: try days(from, to))),
      on: try day(from))
  }

  static func hours(
    _ from: String, _ to: String, _ kind: HoursEntry.Kind = .practice, verified: Bool = true
  ) throws -> HoursEntry {
    try HoursEntry(
      placement: id(300), from: moment(from), to: moment(to), kind: kind,
      verifiedBy: verified ? supervisor : nil)
  }
}

/// SplitMix64: the same numbers from the same seed in each run.
struct FixedChance: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
