import Passports
import Placements
import Vocabulary

// What facts about programmes and placements say.

/// Reads and writes the body of a fact about placements.
enum PlacementBody {
  /// The body of `fact`.
  static func bytes(of fact: PlacementFact) -> [UInt8] {
    BodyWriter.body { body in
      switch fact {
      case .programme(let programme): body.put(programme)
      case .enrolment(let enrolment): body.put(enrolment)
      case .area(let area): body.put(area)
      case .supervisor(let supervisor): body.put(supervisor)
      case .offer(let offer): body.put(offer)
      case .request(let request): body.put(request)
      case .placement(let terms): body.put(terms)
      case .event(let placement, let event):
        body.put(placement)
        body.put(event)
      case .assessment(let assessment): body.put(assessment)
      case .stage(let stage): body.put(stage)
      }
    }
  }

  /// The fact of `kind` that `bytes` hold.
  static func fact(_ kind: PlacementFact.Kind, _ bytes: [UInt8]) throws -> PlacementFact {
    try BodyReader.whole(bytes) { body in
      switch kind {
      case .programme: return .programme(try body.read())
      case .enrolment: return .enrolment(try body.read())
      case .area: return .area(try body.read())
      case .supervisor: return .supervisor(try body.read())
      case .offer: return .offer(try body.read())
      case .request: return .request(try body.read())
      case .placement: return .placement(try body.read())
      case .event: return .event(try body.read(), try body.read())
      case .assessment: return .assessment(try body.read())
      case .stage: return .stage(try body.read())
      }
    }
  }
}

// MARK: - Programmes

extension Programme: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(organisation)
    body.put(code)
    body.put(name)
    body.put(award)
    body.put(regulator)
    body.put(learnerType)
    body.put(months)
    body.put(parts)
    body.put(hours)
    body.put(completionPercent)
    body.put(period)
  }

  init(from body: inout BodyReader) throws {
    try self.init(
      organisation: body.read(), code: body.read(), name: body.read(), award: body.read(),
      regulator: body.read(), learnerType: body.read(), months: body.read(), parts: body.read(),
      hours: body.read(), completionPercent: body.read(), period: body.read())
  }
}

extension Programme.Award: StoredWord {
  static let numbering = Numbering<Self>(
    .nurse, .nursingAssociate, .integratedApprenticeship, .pharmacist, .pharmacyTechnician,
    .alliedHealth, .socialWork, .care, .other)
}

extension Programme.Regulator: StoredWord {
  static let numbering = Numbering<Self>(.nmc, .hcpc, .gphc, .gmc, .socialWorkEngland, .none)
}

extension ProgrammeHours: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(programmeMinutes)
    body.put(practiceMinutes)
    body.put(simulatedMinutesMost)
    body.put(weeklyMinutesMost)
  }

  init(from body: inout BodyReader) throws {
    try self.init(
      programmeMinutes: body.read(), practiceMinutes: body.read(),
      simulatedMinutesMost: body.read(), weeklyMinutesMost: body.read())
  }
}

extension Enrolment: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(programme)
    body.put(learner)
    body.put(cohort)
    body.put(period)
    body.put(employer)
  }

  init(from body: inout BodyReader) throws {
    try self.init(
      programme: body.read(), learner: body.read(), cohort: body.read(), period: body.read(),
      employer: body.read())
  }
}

extension StageRecord: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(enrolment)
    body.put(stage)
    body.put(by)
    body.put(on)
  }

  init(from body: inout BodyReader) throws {
    try self.init(enrolment: body.read(), stage: body.read(), by: body.read(), on: body.read())
  }
}

// MARK: - Areas

extension PracticeArea: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(organisation)
    body.put(name)
    body.put(setting)
    body.put(location)
    body.put(sector)
    body.put(specialty)
    body.put(auditedOn)
    body.put(auditHoldsThrough)
    body.put(capacity)
    body.put(weeklyMinutesMost)
    body.put(period)
  }

  init(from body: inout BodyReader) throws {
    try self.init(
      organisation: body.read(), name: body.read(), setting: body.read(), location: body.read(),
      sector: body.read(), specialty: body.read(), auditedOn: body.read(),
      auditHoldsThrough: body.read(), capacity: body.read(), weeklyMinutesMost: body.read(),
      period: body.read())
  }
}

extension Sector: StoredWord {
  static let numbering = Numbered.sector
}

extension AreaCapacity: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(learnerType)
    body.put(places)
    body.put(period)
  }

  init(from body: inout BodyReader) throws {
    try self.init(learnerType: body.read(), places: body.read(), period: body.read())
  }
}

extension PracticeSupervisor: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(worker)
    body.put(organisation)
    body.put(roles)
    body.put(learnersMost)
    body.put(minutesPerWeek)
    body.put(period)
  }

  init(from body: inout BodyReader) throws {
    try self.init(
      worker: body.read(), organisation: body.read(), roles: body.read(),
      learnersMost: body.read(), minutesPerWeek: body.read(), period: body.read())
  }
}

extension StaffRole: StoredWord {
  static let numbering = Numbering<Self>(.practiceSupervisor, .practiceAssessor, .academicAssessor)
}

extension PlacementOffer: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(area)
    body.put(learnerType)
    body.put(places)
    body.put(period)
    body.put(supervisionMinutesPerWeek)
  }

  init(from body: inout BodyReader) throws {
    try self.init(
      area: body.read(), learnerType: body.read(), places: body.read(), period: body.read(),
      supervisionMinutesPerWeek: body.read())
  }
}

extension PlacementRequest: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(enrolment)
    body.put(part)
    body.put(period)
    body.put(specialty)
    body.put(sector)
    body.put(setting)
    body.put(supervisionMinutesPerWeek)
  }

  init(from body: inout BodyReader) throws {
    try self.init(
      enrolment: body.read(), part: body.read(), period: body.read(), specialty: body.read(),
      sector: body.read(), setting: body.read(), supervisionMinutesPerWeek: body.read())
  }
}

// MARK: - Placements

extension PlacementTerms: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(learner)
    body.put(enrolment)
    body.put(area)
    body.put(learnerType)
    body.put(part)
    body.put(period)
    body.put(allocatedMinutes)
    body.put(outcomes)
    body.put(request)
    body.put(offer)
    body.put(predecessor)
  }

  init(from body: inout BodyReader) throws {
    try self.init(
      learner: body.read(), enrolment: body.read(), area: body.read(), learnerType: body.read(),
      part: body.read(), period: body.read(), allocatedMinutes: body.read(),
      outcomes: body.read(), request: body.read(), offer: body.read(), predecessor: body.read())
  }
}

/// Which event of a placement it is; the numbers are for ever.
enum PlacementEventWord: StoredWord {
  case offered, accepted, started, completed, failed, cancelled, named, adjusted, engaged

  static let numbering = Numbering<Self>(
    .offered, .accepted, .started, .completed, .failed, .cancelled, .named, .adjusted,
    .engaged)
}

extension PlacementEvent: StoredBody {
  private var word: PlacementEventWord {
    switch what {
    case .offered: .offered
    case .accepted: .accepted
    case .started: .started
    case .completed: .completed
    case .failed: .failed
    case .cancelled: .cancelled
    case .named: .named
    case .adjusted: .adjusted
    case .engaged: .engaged
    }
  }

  func write(to body: inout BodyWriter) {
    body.put(on)
    body.put(word)
    switch what {
    case .offered, .accepted, .started: break
    case .completed(let worker): body.put(worker)
    case .failed(let worker, let reason):
      body.put(worker)
      body.put(reason)
    case .cancelled(let cause): body.put(cause)
    case .named(let assignment):
      body.put(assignment.worker)
      body.put(assignment.role)
      body.put(assignment.period)
    case .adjusted(let minutes, let reason):
      body.put(minutes)
      body.put(reason)
    case .engaged(let engagement): body.put(engagement)
    }
  }

  init(from body: inout BodyReader) throws {
    let day: CivilDate = try body.read()
    self.init(try Self.what(&body), on: day)
  }

  private static func what(_ body: inout BodyReader) throws -> What {
    switch try body.read(PlacementEventWord.self) {
    case .offered: return .offered
    case .accepted: return .accepted
    case .started: return .started
    case .completed: return .completed(by: try body.read())
    case .failed: return .failed(by: try body.read(), reason: try body.read())
    case .cancelled: return .cancelled(try body.read())
    case .named:
      return .named(
        StaffAssignment(worker: try body.read(), role: try body.read(), period: try body.read()))
    case .adjusted: return .adjusted(baseMinutes: try body.read(), reason: try body.read())
    case .engaged: return .engaged(try body.read())
    }
  }
}

extension PlacementEvent.Cause: StoredWord {
  static let numbering = Numbering<Self>(
    .providerLeft, .superseded, .learnerWithdrew, .programmeWithdrew, .recordedInError)
}

extension PracticeAssessment: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(placement)
    body.put(component)
    body.put(item)
    body.put(level?.scale)
    body.put(level?.level)
    body.put(decision)
    body.put(by)
    body.put(on)
    body.put(achievement)
  }

  init(from body: inout BodyReader) throws {
    let (placement, component): (PlacementID, Component) = (try body.read(), try body.read())
    let item: String? = try body.read()
    let (scale, level): (FrameworkCode?, Int?) = (try body.read(), try body.read())
    let reached = try scale.flatMap { scale in
      try level.map { try ProficiencyLevel(scale: scale, level: $0) }
    }
    try self.init(
      placement: placement, component: component, item: item, level: reached,
      decision: body.read(), by: body.read(), on: body.read(), achievement: body.read())
  }
}

extension PracticeAssessment.Component: StoredWord {
  static let numbering = Numbering<Self>(
    .professionalValues, .proficiency, .episodeOfCare, .medicinesManagement, .initialInterview,
    .midInterview, .finalInterview)
}

extension PracticeAssessment.Decision: StoredWord {
  static let numbering = Numbering<Self>(.achieved, .notAchieved, .feedback)
}
