import Access
import Organisations
import Passports
import ReferenceData
import Roles
import Vacancies
import Vocabulary

/// Passports, courses and vacancies to change in one thing.
enum Sample {
  static let today = CivilDate(dayNumber: 20_600)
  static let now = LondonTime.start(of: today).adding(milliseconds: 43_200_000)
  static let home = OrganisationID(high: 1, low: 1)
  static let university = OrganisationID(high: 1, low: 2)
  static let place = PlaceID(high: 2, low: 1)

  static func worker(_ number: UInt64) -> WorkerID { WorkerID(high: 3, low: number) }

  static func asker() throws -> Asker {
    Asker(
      try Organisation(
        id: home, name: "Larch House", kind: .careProvider, sector: .socialCare,
        identifiers: [], existence: DatePeriod(from: CivilDate(dayNumber: 10_000)),
        trainingMemorandumSince: nil, isSynthetic: true))
  }

  static func origin(_ fact: UInt64, of worker: WorkerID) -> FactOrigin {
    FactOrigin(
      id: FactID(high: worker.low, low: fact), worker: worker, recordedBy: home, recordedAt: now,
      sequence: CommitSequence(1), source: .direct)
  }

  /// A passport with these standards, each completed so many days ago.
  static func passport(
    _ number: UInt64, holding standards: KeyValuePairs<String, Int32>
  ) throws -> PassportFacts {
    try passport(number, holding: standards.map { ($0.key, $0.value) })
  }

  static func passport(
    _ number: UInt64, holding standards: [(String, Int32)]
  ) throws -> PassportFacts {
    var facts = PassportFacts(
      worker: Worker(id: worker(number), identityLevel: .verified, isSynthetic: true))
    for (index, (standard, age)) in standards.enumerated() {
      let achievement = try Achievement(
        standard: StandardCode(listed: standard),
        kind: standard.hasPrefix("CARE-CERT") ? .careCertificate : .training,
        progress: .achieved, completedOn: CivilDate(dayNumber: today.dayNumber - age),
        gainedAt: home)
      facts.achievements.append(
        Recorded(achievement, origin: origin(UInt64(index) + 1, of: worker(number))))
    }
    facts.organisations = [home: try asker().organisation]
    return facts
  }

  static func judge(
    _ facts: PassportFacts, _ asks: [Requirement], inSight: Set<FieldGroup>? = nil,
    at: Instant = now
  ) throws -> ReadinessReport {
    Readiness.judge(
      facts, asks: asks, asker: try asker(), policy: EffectivePolicy(),
      inSight: inSight ?? Set(FieldGroup.allCases), at: at, asKnownAt: at,
      sequence: CommitSequence(1))
  }

  static func course(
    _ standard: String, weeks: Int, endedDaysAgo: Int64? = nil, number: UInt64 = 1
  ) throws -> DatedOffer {
    DatedOffer(
      id: TrainingOfferID(high: 4, low: number),
      offer: try TrainingOffer(
        provider: university, standard: StandardCode(listed: standard), title: "A module",
        weeks: weeks, place: nil),
      period: try InstantPeriod(
        from: now.adding(milliseconds: -86_400_000 * 100),
        to: endedDaysAgo.map { now.adding(milliseconds: -86_400_000 * $0) }, field: ""))
  }

  static func vacancy(
    _ role: String = "CARE-WORKER", trainable: [Vacancy.TrainableGap] = [],
    attitudes: [String] = [], count: Int = 50
  ) throws -> Vacancy {
    try Vacancy(
      organisation: home, place: place, role: RoleCode(listed: role), title: "Care worker",
      fullTimeEquivalent: FullTimeEquivalent(1, over: 1, baseMinutesPerWeek: 2_250, field: ""),
      count: count, trainable: trainable,
      attitudes: attitudes.map { AttitudeCode(listed: $0) }, isForAdultsOnly: false,
      startsOn: today)
  }

  static func rules(_ vacancy: Vacancy, offers: [DatedOffer] = []) throws -> MatchRules {
    guard let role = RoleProfiles.find(vacancy.role) else {
      throw ServiceError(.internalFault, .internalFault, "no such role")
    }
    return MatchRules(
      of: vacancy, asks: role.asks(careCertificates: [2025, 2015]), offers: offers, at: now)
  }
}

extension Vacancy.TrainableGap {
  static func closed(by course: DatedOffer, _ requirement: String) -> Vacancy.TrainableGap {
    Vacancy.TrainableGap(requirement: StandardCode(listed: requirement), offer: course.id)
  }

  static func somehow(_ requirement: String) -> Vacancy.TrainableGap {
    Vacancy.TrainableGap(requirement: StandardCode(listed: requirement))
  }
}
