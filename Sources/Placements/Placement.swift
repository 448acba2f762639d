package import Vocabulary

/// What was agreed about a placement; never changed. What happens to it is events.
package struct PlacementTerms: Hashable, Sendable {
  /// The learner.
  package let learner: WorkerID
  /// Their time on the programme.
  package let enrolment: EnrolmentID
  /// Where.
  package let area: PracticeAreaID
  /// The kind of learner, by which the area counts places.
  package let learnerType: LearnerTypeCode
  /// The part of the programme, from 1.
  package let part: Int
  /// The days agreed; the end is the day after the last.
  package let period: DatePeriod
  /// The minutes allocated: the base of attendance.
  package let allocatedMinutes: Int
  /// What is to be learnt, in a few words each; at most 20.
  package let outcomes: [String]
  /// The request it answers, or nil.
  package let request: PlacementRequestID?
  /// The offer it takes up, or nil.
  package let offer: PlacementOfferID?
  /// The placement it takes the place of, or nil.
  package let predecessor: PlacementID?

  /// Terms with an end.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package init(
    learner: WorkerID, enrolment: EnrolmentID, area: PracticeAreaID,
    learnerType: LearnerTypeCode, part: Int, period: DatePeriod, allocatedMinutes: Int,
    outcomes: [String], request: PlacementRequestID?, offer: PlacementOfferID?,
    predecessor: PlacementID?
  ) throws(ServiceError) {
    try require(part, in: 1...10, "part")
    try requireEnd(period, "ends_on")
    try require(allocatedMinutes, in: 1...20_000 * 60, "allocated_minutes")
    guard outcomes.count <= 20 else {
      throw ServiceError(
        .invalidArgument, .listTooLong, field: "outcomes",
        "must be at most 20; got \(outcomes.count)")
    }
    var words: [String] = []
    for (index, outcome) in outcomes.enumerated() {
      words.append(try boundedText(outcome, field: "outcomes[\(index)]", limit: 200))
    }
    self.learner = learner
    self.enrolment = enrolment
    self.area = area
    self.learnerType = learnerType
    self.part = part
    self.period = period
    self.allocatedMinutes = allocatedMinutes
    self.outcomes = words
    self.request = request
    self.offer = offer
    self.predecessor = predecessor
  }
}

/// Something that happened to a placement.
package struct PlacementEvent: Hashable, Sendable {
  /// What happened.
  package enum What: Hashable, Sendable {
    /// The body that runs the area offers the place.
    case offered
    /// The programme takes the place.
    case accepted
    /// The learner began.
    case started
    /// An assessor said that it was done.
    case completed(by: WorkerID)
    /// An assessor said that it was failed.
    case failed(by: WorkerID, reason: String)
    /// It ends early, or never begins.
    case cancelled(Cause)
    /// Somebody supervises or assesses from now on.
    case named(StaffAssignment)
    /// A reasonable adjustment changes the base of attendance, in minutes.
    case adjusted(baseMinutes: Int, reason: String)
    /// The learner's passport has it as this engagement.
    case engaged(FactID)
  }

  /// Why a placement ends early.
  package enum Cause: String, Sendable, CaseIterable {
    /// The area stops taking learners: the learner is unplaced until somebody places them.
    case providerLeft = "PROVIDER_LEFT"
    /// Another placement takes its place.
    case superseded = "SUPERSEDED"
    /// The learner left the programme or the placement.
    case learnerWithdrew = "LEARNER_WITHDREW"
    /// The programme took the learner out.
    case programmeWithdrew = "PROGRAMME_WITHDREW"
    /// It should never have been recorded.
    case recordedInError = "RECORDED_IN_ERROR"
  }

  /// What happened.
  package let what: What
  /// The day it takes effect: the first day of what comes after.
  package let on: CivilDate

  /// `what` with effect from `on`.
  package init(_ what: What, on: CivilDate) {
    self.what = what
    self.on = on
  }
}

/// Somebody's part in a placement.
package struct StaffAssignment: Hashable, Sendable {
  /// Who.
  package let worker: WorkerID
  /// In which part.
  package let role: StaffRole
  /// On which days.
  package let period: DatePeriod

  /// An assignment.
  package init(worker: WorkerID, role: StaffRole, period: DatePeriod) {
    self.worker = worker
    self.role = role
    self.period = period
  }
}

/// A placement with all that happened to it, oldest first.
package struct Placement: Hashable, Sendable {
  /// Its identifier.
  package let id: PlacementID
  /// What was agreed.
  package let terms: PlacementTerms
  /// What happened, oldest recorded first.
  package let events: [PlacementEvent]

  /// A placement of these parts.
  package init(id: PlacementID, terms: PlacementTerms, events: [PlacementEvent]) {
    self.id = id
    self.terms = terms
    self.events = events
  }
}

/// How a placement stands; computed from its events, by no timer.
package enum PlacementState: String, Sendable, CaseIterable {
  case requested = "REQUESTED"
  case offered = "OFFERED"
  case accepted = "ACCEPTED"
  case active = "ACTIVE"
  case completed = "COMPLETED"
  case failed = "FAILED"
  case cancelled = "CANCELLED"

  /// Whether anything may still happen to it.
  package var isOpen: Bool {
    switch self {
    case .requested, .offered, .accepted, .active: true
    case .completed, .failed, .cancelled: false
    }
  }

  /// The state that `what` leads to from here: the same where it changes none, nil where it can't
  /// happen here.
  package func after(_ what: PlacementEvent.What) -> PlacementState? {
    switch what {
    case .offered: self == .requested ? .offered : nil
    case .accepted: self == .offered ? .accepted : nil
    case .started: self == .accepted ? .active : nil
    case .completed: self == .active ? .completed : nil
    case .failed: self == .active ? .failed : nil
    case .cancelled(.recordedInError): self == .cancelled ? nil : .cancelled
    case .cancelled: isOpen ? .cancelled : nil
    case .named, .adjusted: isOpen ? self : nil
    case .engaged: self
    }
  }
}

extension Placement {
  /// How it stands on what was recorded.
  package var state: PlacementState {
    // A stored event was possible when it was written; one that is not changes nothing.
    events.reduce(.requested) { $0.after($1.what) ?? $0 }
  }

  /// How it stood on `day`, by the days on which its events take effect.
  package func state(on day: CivilDate) -> PlacementState {
    events.filter { $0.on <= day }.reduce(.requested) { $0.after($1.what) ?? $0 }
  }

  /// Whether the learner is there on `day`: begun, and not ended.
  package func isActive(on day: CivilDate) -> Bool {
    guard !isInError, end.map({ day < $0 }) ?? true else { return false }
    return events.contains { $0.what == .started && $0.on <= day }
  }

  /// The day of the last event that changed its state, or nil before any.
  package var lastStep: CivilDate? {
    events.filter { event in
      switch event.what {
      case .named, .adjusted, .engaged: false
      default: true
      }
    }.map(\.on).max()
  }

  /// Whether it was taken back as a mistake: nothing of it counts.
  package var isInError: Bool {
    events.contains { $0.what == .cancelled(.recordedInError) }
  }

  /// Why it ended early, or nil where it did not.
  package var cancellation: PlacementEvent.Cause? {
    events.compactMap { event -> PlacementEvent.Cause? in
      if case .cancelled(let cause) = event.what { cause } else { nil }
    }.last
  }

  /// The first day on which nothing of it happens any more: as agreed, or earlier where it ended.
  package var end: CivilDate? {
    let ends = events.compactMap { event -> CivilDate? in
      switch event.what {
      case .completed, .failed, .cancelled: event.on
      default: nil
      }
    }
    guard let agreed = terms.period.end else { return ends.min() }
    return ends.reduce(agreed, min)
  }

  /// The days on which it takes a place of its area; nil where it was never offered, where it ended
  /// before it began, and where it was a mistake.
  package var occupied: DatePeriod? {
    guard events.contains(where: { $0.what == .offered }), !isInError else { return nil }
    return DatePeriod(from: terms.period.start, to: end)
  }

  /// The engagement in the learner's passport, its latest version; nil before the start.
  package var engagement: FactID? {
    events.compactMap { event -> FactID? in
      if case .engaged(let engagement) = event.what { engagement } else { nil }
    }.last
  }

  /// The base of attendance in minutes: as allocated, or as last adjusted.
  package var baseMinutes: Int {
    events.compactMap { event -> Int? in
      if case .adjusted(let minutes, _) = event.what { minutes } else { nil }
    }.last ?? terms.allocatedMinutes
  }

  /// Who supervises and assesses, in the order named; one who is named again in the same role has
  /// their latest days only.
  package var staff: [StaffAssignment] {
    events.reduce(into: []) { staff, event in
      guard case .named(let assignment) = event.what else { return }
      staff.removeAll { $0.worker == assignment.worker && $0.role == assignment.role }
      staff.append(assignment)
    }
  }

  /// Who holds `role` on `day`.
  package func staff(_ role: StaffRole, on day: CivilDate) -> [WorkerID] {
    staff.filter { $0.role == role && $0.period.contains(day) }.map(\.worker)
  }
}
