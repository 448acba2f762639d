package import Passports
package import Vocabulary

/// A place where learners practise: a ward, a care home, a pharmacy.
package struct PracticeArea: Hashable, Sendable {
  /// Whether its audit of the learning environment is in date.
  package enum Audit: String, Sendable, CaseIterable {
    /// In date, with more than the notice to go.
    case current = "CURRENT"
    /// In date, and due within the notice.
    case due = "DUE"
    /// Out of date, or never made: nobody starts there.
    case expired = "EXPIRED"
  }

  /// Days before an audit ends from which it is due; a placeholder.
  package static let auditNoticeDays = 56

  /// The body that runs it.
  package var organisation: OrganisationID
  /// Its name, 1 to 200 characters.
  package let name: String
  /// What kind of place it is.
  package let setting: CareSetting
  /// Where it is, in a few words, or nil.
  package let location: String?
  /// The sector its placements are counted under.
  package let sector: Sector
  /// What is practised there.
  package let specialty: SpecialtyCode
  /// When its learning environment was last audited, or nil.
  package let auditedOn: CivilDate?
  /// The last day on which that audit is in date.
  package let auditHoldsThrough: CivilDate?
  /// Places by kind of learner and dates; at most 100.
  package let capacity: [AreaCapacity]
  /// The most minutes of a London week that the body lets a learner do, or nil: the general limit.
  package let weeklyMinutesMost: Int?
  /// The days it takes learners: the end is the day after the last.
  package let period: DatePeriod

  /// An area whose parts agree.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package init(
    organisation: OrganisationID, name: String, setting: CareSetting, location: String?,
    sector: Sector, specialty: SpecialtyCode, auditedOn: CivilDate?,
    auditHoldsThrough: CivilDate?, capacity: [AreaCapacity], weeklyMinutesMost: Int?,
    period: DatePeriod
  ) throws(ServiceError) {
    guard (auditedOn == nil) == (auditHoldsThrough == nil) else {
      throw ServiceError(
        .invalidArgument, .fieldsContradict, field: "audit_holds_through",
        "must be given together with `audited_on`")
    }
    if let auditedOn, let auditHoldsThrough, auditHoldsThrough < auditedOn {
      throw ServiceError(
        .invalidArgument, .intervalReversed, field: "audit_holds_through",
        "must not be before `audited_on`; got \(quoted("\(auditHoldsThrough)"))")
    }
    guard capacity.count <= 100 else {
      throw ServiceError(
        .invalidArgument, .listTooLong, field: "capacity",
        "must be at most 100; got \(capacity.count)")
    }
    if let weeklyMinutesMost {
      try require(weeklyMinutesMost, in: 1...10_080, "weekly_minutes_most")
    }
    self.organisation = organisation
    self.name = try boundedText(name, field: "name")
    self.setting = setting
    self.location = try optionalText(location ?? "", field: "location", limit: 100)
    self.sector = sector
    self.specialty = specialty
    self.auditedOn = auditedOn
    self.auditHoldsThrough = auditHoldsThrough
    self.capacity = capacity
    self.weeklyMinutesMost = weeklyMinutesMost
    self.period = period
  }

  /// How its audit stands on `day`; unknown never counts as met.
  package func audit(on day: CivilDate) -> Audit {
    guard let auditHoldsThrough, let auditedOn, auditedOn <= day, day <= auditHoldsThrough else {
      return .expired
    }
    let notice = auditHoldsThrough.adding(days: -Self.auditNoticeDays)
    return day > notice ? .due : .current
  }

  /// Places for learners of `type` on `day`; none outside its dates.
  package func places(for type: LearnerTypeCode, on day: CivilDate) -> Int {
    guard period.contains(day) else { return 0 }
    return capacity.filter { $0.learnerType == type && $0.period.contains(day) }
      .reduce(0) { $0 + $1.places }
  }

  /// The same area closed from `day` on.
  ///
  /// - Throws: ``ServiceError`` `INTERVAL_REVERSED`, naming `from`, unless it is open then.
  package func closed(from day: CivilDate) throws(ServiceError) -> PracticeArea {
    guard period.contains(day), day > period.start else {
      throw ServiceError(
        .failedPrecondition, .stateForbids, field: "from",
        "must be a day after the first on which the area takes learners; got \(quoted("\(day)"))")
    }
    return try PracticeArea(
      organisation: organisation, name: name, setting: setting, location: location,
      sector: sector, specialty: specialty, auditedOn: auditedOn,
      auditHoldsThrough: auditHoldsThrough, capacity: capacity,
      weeklyMinutesMost: weeklyMinutesMost,
      period: DatePeriod(from: period.start, to: day, field: "from"))
  }
}

/// How many learners of a kind an area takes, and when; rows that overlap add up.
package struct AreaCapacity: Hashable, Sendable {
  /// The kind of learner.
  package let learnerType: LearnerTypeCode
  /// Learners at a time, 0 to 1,000.
  package let places: Int
  /// When.
  package let period: DatePeriod

  /// A capacity.
  ///
  /// - Throws: ``ServiceError`` naming `places`.
  package init(
    learnerType: LearnerTypeCode, places: Int, period: DatePeriod
  ) throws(ServiceError) {
    try require(places, in: 0...1_000, "places")
    self.learnerType = learnerType
    self.places = places
    self.period = period
  }
}

/// Somebody's readiness to supervise or assess learners at a body.
package struct PracticeSupervisor: Hashable, Sendable {
  /// Who.
  package let worker: WorkerID
  /// For which body.
  package var organisation: OrganisationID
  /// What they may do.
  package let roles: Set<StaffRole>
  /// Learners at a time, 1 to 100.
  package let learnersMost: Int
  /// Minutes a week they can give, or nil where not said.
  package let minutesPerWeek: Int?
  /// When.
  package let period: DatePeriod

  /// A supervisor.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package init(
    worker: WorkerID, organisation: OrganisationID, roles: Set<StaffRole>, learnersMost: Int,
    minutesPerWeek: Int?, period: DatePeriod
  ) throws(ServiceError) {
    guard !roles.isEmpty else {
      throw ServiceError(
        .invalidArgument, .fieldRequired, field: "roles", "must name at least one role")
    }
    try require(learnersMost, in: 1...100, "learners_most")
    if let minutesPerWeek { try require(minutesPerWeek, in: 0...10_080, "minutes_per_week") }
    self.worker = worker
    self.organisation = organisation
    self.roles = roles
    self.learnersMost = learnersMost
    self.minutesPerWeek = minutesPerWeek
    self.period = period
  }
}

/// What somebody does for a learner on a placement.
package enum StaffRole: String, Sendable, CaseIterable {
  /// Supervises and gives feedback; decides nothing.
  case practiceSupervisor = "PRACTICE_SUPERVISOR"
  /// Decides about practice.
  case practiceAssessor = "PRACTICE_ASSESSOR"
  /// Confirms for the programme, another one in each part.
  case academicAssessor = "ACADEMIC_ASSESSOR"
}
