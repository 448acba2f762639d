import Learning
import Passports
import Vocabulary

// What topics, cohorts and learners' events say beyond their columns.

/// The parts of a topic that stand in no column.
struct TopicBody: StoredBody {
  let title: String
  let areas: Set<LearningTopic.Area>
  let standards: [TopicStandard]

  init(_ topic: LearningTopic) {
    (title, areas, standards) = (topic.title, topic.areas, topic.standards)
  }

  func write(to body: inout BodyWriter) {
    body.put(title)
    body.put(areas)
    body.put(standards)
  }

  init(from body: inout BodyReader) throws {
    title = try body.read()
    areas = try body.read()
    standards = try body.read()
  }
}

extension LearningTopic.Area: StoredWord {
  static let numbering = Numbering<Self>(.jointDevelopment, .boundaryRole, .digital, .leadership)
}

extension TopicStandard: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(standard)
    body.put(kind)
    body.put(portability)
    body.put(mode)
  }

  init(from body: inout BodyReader) throws {
    try self.init(
      standard: body.read(), kind: body.read(), portability: body.read(), mode: body.read())
  }
}

extension Achievement.Kind: StoredWord {
  static let numbering = Numbering<Self>(.training, .careCertificate, .qualification, .competence)
}

extension Achievement.Portability: StoredWord {
  static let numbering = Numbered.portability
}

extension Achievement.Mode: StoredWord {
  static let numbering = Numbered.mode
}

/// The parts of a cohort that stand in no column.
struct CohortBody: StoredBody {
  let name: String
  let mix: TargetMix
  let teachers: [CohortTeacher]

  init(_ cohort: Cohort) {
    (name, mix, teachers) = (cohort.name, cohort.targetMix, cohort.teachers)
  }

  func write(to body: inout BodyWriter) {
    body.put(name)
    body.put(mix)
    body.put(teachers)
  }

  init(from body: inout BodyReader) throws {
    name = try body.read()
    mix = try body.read()
    teachers = try body.read()
  }
}

extension TargetMix: StoredBody {
  /// The parts of every sector in the order of their numbers, 0 for none.
  func write(to body: inout BodyWriter) {
    body.put(Sector.numbering.values.map { parts[$0] ?? 0 })
  }

  init(from body: inout BodyReader) throws {
    let parts = zip(Sector.numbering.values, try body.read([Int].self)).filter { $0.1 > 0 }
    try self.init(Dictionary(parts.map { ($0.0, $0.1) }) { first, _ in first })
  }
}

extension CohortTeacher: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(kind)
    body.put(organisation)
    body.put(name)
  }

  init(from body: inout BodyReader) throws {
    try self.init(kind: body.read(), organisation: body.read(), name: body.read())
  }
}

extension CohortTeacher.Kind: StoredWord {
  static let numbering = Numbering<Self>(.provider, .university, .peopleWhoUseServices)
}

// MARK: - Events

/// What an event of a learner is; its number in the store is the raw value.
enum LearnerEventKind: Int64 {
  case enrolled = 1
  case releasePlanned = 2
  case released = 3
  case attended = 4
  case completed = 5
  case rated = 6
  case droppedOut = 7
  case attested = 8
}

extension LearnerEvent.What {
  /// What it is, who sends the learner where it says that, and the rest as a body.
  var stored: (kind: LearnerEventKind, employer: OrganisationID?, body: [UInt8]) {
    switch self {
    case .enrolled(let enrolment):
      (.enrolled, enrolment.employer, BodyWriter.body { $0.put(enrolment.sector) })
    case .releasePlanned(let release): (.releasePlanned, nil, BodyWriter.body { $0.put(release) })
    case .released(let release): (.released, nil, BodyWriter.body { $0.put(release) })
    case .attended(let minutes): (.attended, nil, BodyWriter.body { $0.put(minutes) })
    case .completed: (.completed, nil, BodyWriter.body { _ in })
    case .rated(let ratings): (.rated, nil, BodyWriter.body { $0.put(ratings) })
    case .droppedOut(let reason): (.droppedOut, nil, BodyWriter.body { $0.put(reason) })
    case .attested(let facts): (.attested, nil, BodyWriter.body { $0.put(facts) })
    }
  }

  /// The event that these cells say.
  init(_ kind: LearnerEventKind, employer: OrganisationID?, body: [UInt8]) throws {
    self = try BodyReader.whole(body) { body in
      switch kind {
      case .enrolled:
        guard let employer else { throw damaged("an enrolment has no employer") }
        return .enrolled(Enrolment(employer: employer, sector: try body.read()))
      case .releasePlanned: return .releasePlanned(try body.read())
      case .released: return .released(try body.read())
      case .attended: return .attended(minutes: try body.read())
      case .completed: return .completed
      case .rated: return .rated(try body.read())
      case .droppedOut: return .droppedOut(try body.read())
      case .attested: return .attested(try body.read())
      }
    }
  }
}

extension PlannedRelease: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(minutes)
    body.put(backfill)
  }

  init(from body: inout BodyReader) throws {
    try self.init(minutes: body.read(), backfill: body.read())
  }
}

extension PlannedRelease.Backfill: StoredWord {
  static let numbering = Numbering<Self>(.arranged, .notArranged, .notNeeded)
}

extension ActualRelease: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(minutes)
    body.put(backfilledMinutes)
  }

  init(from body: inout BodyReader) throws {
    try self.init(minutes: body.read(), backfilledMinutes: body.read())
  }
}

extension Ratings: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(confidence)
    body.put(skill)
  }

  init(from body: inout BodyReader) throws {
    try self.init(confidence: body.read(), skill: body.read())
  }
}

extension Ratings.BeforeAfter: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(before)
    body.put(after)
  }

  init(from body: inout BodyReader) throws {
    try self.init(before: body.read(), after: body.read(), field: "ratings")
  }
}

extension DropOut: StoredWord {
  static let numbering = Numbering<Self>(
    .noRelease, .noBackfill, .travel, .cost, .times, .courseUnsuitable, .noEquipment,
    .leftEmployer, .ownReasons, .other)
}
