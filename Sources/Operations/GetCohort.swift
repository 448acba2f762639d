import Access
package import Learning
package import Vocabulary

/// A cohort as it stands on a day: its report, and the learners that the caller may know of.
package enum GetCohort {
  /// Which cohort, on which day.
  package struct Request: Sendable {
    /// The cohort.
    package let cohort: CohortID
    /// The day; nil: today.
    package let day: CivilDate?
    /// On what was known then; nil: now.
    package let asKnownAt: Instant?

    /// A request with these parts.
    package init(cohort: CohortID, day: CivilDate?, asKnownAt: Instant?) {
      self.cohort = cohort
      self.day = day
      self.asKnownAt = asKnownAt
    }
  }

  /// A cohort as the caller may see it.
  package struct Report: Sendable {
    /// The cohort.
    package let cohort: Cohort
    /// Its version.
    package let etag: Etag?
    /// How it stands; nil for a caller who is told only that there is one.
    package let figures: ShownCohort?
    /// The learners that the caller may know of, in order: all for who runs it, their own staff
    /// for an employer, themself for a learner, none otherwise.
    package let learners: [Entry]
  }

  /// A learner as they stand.
  package struct Entry: Sendable {
    /// The worker.
    package let worker: WorkerID
    /// How they stand.
    package let state: LearnerState
    /// What is missing of their time off the day job.
    package let warnings: [ReleaseWarning.Kind]
  }

  /// The cohort as it stands. Who neither runs it nor audits it sees small counts hidden.
  ///
  /// - Throws: ``ServiceError`` `RECORD_NOT_FOUND`, naming `cohort_id`, also where the caller may
  ///   not know of it.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Report {
    let (now, today) = (service.now(), service.today)
    return try await service.read(call) { records in
      _ = try records.permitLearningList(call, at: now)
      let known =
        try request.asKnownAt.map { try records.sequence(knownAt: $0) }
        ?? records.latestSequence()
      guard let cohort = try records.cohort(request.cohort, knownAt: known) else {
        throw ServiceError.absent("cohort", field: "cohort_id")
      }
      let learners = try records.learners(of: cohort.id, knownAt: known)
      let audience = CohortAudience(call, cohort, learners)
      let day = request.day ?? today
      let report = CohortReport(on: cohort, learners, day: day)
      return Report(
        cohort: cohort, etag: try records.cohortEtag(cohort.id),
        figures: try audience.figures(report),
        learners: learners.compactMap { learner in
          entry(learner, audience, isOver: cohort.isOver(on: day), day)
        })
    }
  }

  private static func entry(
    _ learner: Learner, _ audience: CohortAudience, isOver: Bool, _ day: CivilDate
  ) -> Entry? {
    guard let state = learner.state(on: day), audience.sees(learner.worker, state) else {
      return nil
    }
    let missing = ReleaseWarning.Kind.allCases.filter {
      state.hasSeat && $0.applies(to: state, isOver: isOver)
    }
    return Entry(worker: learner.worker, state: state, warnings: missing)
  }
}

/// As whom a caller looks at a cohort.
private enum CohortAudience {
  /// It runs the cohort: sees all.
  case runner
  /// It may send learners: sees its own, and totals.
  case employer(OrganisationID)
  /// A learner: sees themself, and totals.
  case learner(WorkerID)
  /// Sees totals.
  case totals
  /// Is told only that there is such a cohort.
  case published

  init(_ call: Call, _ cohort: Cohort, _ learners: [Learner]) {
    switch call.caller.duty {
    case .holder:
      let own = call.caller.worker.flatMap { worker in
        learners.contains { $0.worker == worker } ? worker : nil
      }
      self = own.map { .learner($0) } ?? .published
    case .manager, .trainer, .assessor:
      if call.caller.organisation == cohort.organisation {
        self = .runner
      } else {
        self = call.caller.organisation.map { .employer($0) } ?? .published
      }
    case .planner, .auditor: self = .totals
    case .verifier, .delegator, .rota, .board, .steward, .operator: self = .published
    }
  }

  func sees(_ worker: WorkerID, _ state: LearnerState) -> Bool {
    switch self {
    case .runner: true
    case .employer(let organisation): state.enrolment.employer == organisation
    case .learner(let own): own == worker
    case .totals, .published: false
    }
  }

  func figures(_ report: CohortReport) throws(ServiceError) -> ShownCohort? {
    switch self {
    case .runner: ShownCohort(whole: report)
    case .employer, .learner, .totals: try ShownCohort(hidingSmall: report)
    case .published: nil
    }
  }
}
