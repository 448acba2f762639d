package import Vocabulary

/// A learner of a cohort with everything that happened to them, oldest recorded first.
package struct Learner: Hashable, Sendable {
  /// The worker.
  package let worker: WorkerID
  /// What happened.
  package let events: [LearnerEvent]

  /// A learner with these events in the order they were recorded.
  package init(worker: WorkerID, events: [LearnerEvent]) {
    self.worker = worker
    self.events = events
  }

  /// How the learner stands on the day, on these events; nil before they took a seat.
  ///
  /// Of several events of a kind the last recorded counts. A seat taken again begins anew.
  package func state(on day: CivilDate) -> LearnerState? {
    events.filter { $0.on <= day }.reduce(into: nil) { state, event in
      if case .enrolled(let enrolment) = event.what {
        state = LearnerState(enrolment: enrolment, enrolledOn: event.on)
      } else {
        state?.take(event)
      }
    }
  }
}

/// How a learner stands on a day.
package struct LearnerState: Hashable, Sendable {
  /// How far they have come.
  package enum Standing: String, Sendable, CaseIterable {
    /// Has a seat.
    case enrolled = "ENROLLED"
    /// Completed the course.
    case completed = "COMPLETED"
    /// Left before the end.
    case droppedOut = "DROPPED_OUT"
  }

  /// Whose worker they are.
  package let enrolment: Enrolment
  /// The day they took the seat.
  package let enrolledOn: CivilDate
  /// The time promised, or nil.
  package private(set) var planned: PlannedRelease?
  /// The time given, or nil while nobody said.
  package private(set) var released: ActualRelease?
  /// Minutes attended, or nil while nobody said.
  package private(set) var attendedMinutes: Int?
  /// The day they completed, or nil.
  package private(set) var completedOn: CivilDate?
  /// What they said of themself, or nil.
  package private(set) var ratings: Ratings?
  /// Why they left, or nil.
  package private(set) var dropOut: DropOut?
  /// The achievements that the course wrote into the passport; empty before.
  package private(set) var achievements: [FactID] = []

  init(enrolment: Enrolment, enrolledOn: CivilDate) {
    self.enrolment = enrolment
    self.enrolledOn = enrolledOn
  }

  /// How far they have come.
  package var standing: Standing {
    dropOut != nil ? .droppedOut : completedOn != nil ? .completed : .enrolled
  }

  /// Whether the learner keeps a seat.
  package var hasSeat: Bool { dropOut == nil }

  fileprivate mutating func take(_ event: LearnerEvent) {
    switch event.what {
    case .enrolled: break
    case .releasePlanned(let release): planned = release
    case .released(let release): released = release
    case .attended(let minutes): attendedMinutes = minutes
    case .completed: completedOn = event.on
    case .rated(let ratings): self.ratings = ratings
    case .droppedOut(let reason): dropOut = reason
    case .attested(let facts): achievements = facts
    }
  }

  /// Whether `what` on the day says nothing that is not known already.
  package func says(_ what: LearnerEvent.What, on day: CivilDate) -> Bool {
    switch what {
    case .enrolled(let enrolment): hasSeat && enrolment == self.enrolment
    case .releasePlanned(let release): planned == release
    case .released(let release): released == release
    case .attended(let minutes): attendedMinutes == minutes
    case .completed: completedOn == day
    case .rated(let ratings): self.ratings == ratings
    case .droppedOut(let reason): dropOut == reason
    case .attested(let facts): achievements == facts
    }
  }

  /// Refuses what can't happen to a learner who stands like this.
  ///
  /// - Throws: ``ServiceError`` `STATE_FORBIDS`, naming `field`: anything but a new seat after they
  ///   left, leaving after completing, another day of completion once it is attested, attesting
  ///   before completion.
  package func require(_ what: LearnerEvent.What, on day: CivilDate, field: String)
    throws(ServiceError)
  {
    func refuse(_ message: String) -> ServiceError {
      ServiceError(.failedPrecondition, .stateForbids, field: field, message)
    }
    switch what {
    case .enrolled:
      guard !hasSeat else { throw refuse("the worker has a seat in this cohort already") }
    case _ where !hasSeat:
      throw refuse("the learner left the cohort before its end")
    case .droppedOut:
      guard completedOn == nil else { throw refuse("the learner has completed the course") }
    case .completed:
      guard achievements.isEmpty || completedOn == day else {
        throw refuse("completion is attested in the passport: supersede the achievement there")
      }
    case .attested:
      guard completedOn != nil else { throw refuse("the learner has not completed the course") }
    case .releasePlanned, .released, .attended, .rated: break
    }
  }
}
