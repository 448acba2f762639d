package import Access
package import Learning
import Organisations
package import Vocabulary

/// Gives workers seats in a cohort: all of them or none.
package enum EnrolLearners {
  /// A seat asked for.
  package struct Seat: Sendable {
    /// Who is to learn.
    package let worker: WorkerID
    /// Who sends them; nil: the caller's organisation.
    package let employer: OrganisationID?
    /// The time off the day job promised, or nil.
    package let planned: PlannedRelease?

    /// A seat with these parts.
    package init(worker: WorkerID, employer: OrganisationID?, planned: PlannedRelease?) {
      self.worker = worker
      self.employer = employer
      self.planned = planned
    }
  }

  /// Who takes seats in which cohort.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The cohort.
    package let cohort: CohortID
    /// The day the seats are taken; nil: today.
    package let day: CivilDate?
    /// The seats, 1 to 1,000, each worker once.
    package let seats: [Seat]

    /// A request with these parts.
    package init(header: ChangeHeader, cohort: CohortID, day: CivilDate?, seats: [Seat]) {
      self.header = header
      self.cohort = cohort
      self.day = day
      self.seats = seats
    }
  }

  /// The receipt, of the cohort.
  ///
  /// An employer enrols its own staff. Who runs a cohort of a network may enrol staff of employers
  /// that are members on the day: their joining allows it. A seat opens no passport.
  ///
  /// - Throws: ``ServiceError`` `LIMIT_REACHED` where there are not so many seats, `STATE_FORBIDS`
  ///   where the course is over or the worker has a seat, `RECORD_NOT_FOUND` where the worker is
  ///   not with that employer.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let (now, today) = (service.now(), service.today)
    return try await service.change(request.header, call) { records in
      let own = try call.organisation
      let rule = try records.permitKeepingLearning(
        of: own, call, noun: "cohort", field: "cohort_id")
      let cohort = try records.requireCohort(request.cohort)
      let day = try (request.day ?? today).past(today: today, field: "enrolled_on")
      guard !cohort.isOver(on: day) else {
        throw ServiceError.stateForbids("cohort_id", "the course is over on \(day)")
      }
      let desk = try EnrolmentDesk(records, call, cohort: cohort, own: own, now: now)
      let taken = try records.learners(of: cohort.id, knownAt: records.latestSequence())
      try desk.requireRoom(for: request.seats.count, beside: taken, on: today)
      let states = Dictionary(
        taken.map { ($0.worker, $0) }, uniquingKeysWith: { first, _ in first })
      var people: Set<WorkerID> = []
      for (index, seat) in request.seats.enumerated() {
        let field = "learners[\(index)]"
        let enrolment = try desk.enrolment(of: seat, on: day, field: field)
        let what = LearnerEvent.What.enrolled(enrolment)
        // Learners are told by the record they were merged into: so is who asks for a seat.
        let person = try records.keptRecord(of: seat.worker)
        guard people.insert(person).inserted else {
          throw ServiceError(
            .invalidArgument, .duplicateItem, field: "\(field).worker_id", "must stand once")
        }
        try states[person]?.state(on: today)?
          .require(what, on: day, field: "\(field).worker_id")
        try records.record(what, on: day, of: seat.worker, in: cohort.id, by: own)
        guard let planned = seat.planned else { continue }
        try records.record(
          .releasePlanned(planned), on: day, of: seat.worker, in: cohort.id, by: own)
      }
      return ChangeOutcome(id: cohort.id, rule: rule, note: "seats \(request.seats.count)")
    }
  }
}

/// Who may be enrolled, for one call.
private struct EnrolmentDesk {
  private let records: any RecordChange
  private let call: Call
  private let cohort: Cohort
  private let own: OrganisationID
  private let now: Instant
  private let network: NetworkStanding?

  init(
    _ records: any RecordChange, _ call: Call, cohort: Cohort, own: OrganisationID, now: Instant
  ) throws {
    self.records = records
    self.call = call
    self.cohort = cohort
    self.own = own
    self.now = now
    network = try cohort.network.map { try records.requireNetwork($0, field: "cohort_id") }
  }

  func requireRoom(for more: Int, beside taken: [Learner], on day: CivilDate) throws {
    let used = taken.count { $0.state(on: day)?.hasSeat == true }
    guard used + more <= cohort.seats else {
      throw ServiceError(
        .failedPrecondition, .limitReached, field: "learners",
        "must be at most the \(max(0, cohort.seats - used)) free seats; got \(more)")
    }
  }

  func enrolment(
    of seat: EnrolLearners.Seat, on day: CivilDate, field: String
  ) throws -> Enrolment {
    let employer = seat.employer ?? own
    let isMember = network.map { $0.accepting(on: day).contains(employer) } ?? true
    // Another body's staff: only by who runs the cohort, and only while that body is a member.
    guard isMember, employer == own || (cohort.organisation == own && network != nil) else {
      throw ServiceError.absent("employer", field: "\(field).employer_id")
    }
    guard let body = try records.organisation(employer, knownAt: records.latestSequence()) else {
      throw ServiceError.absent("employer", field: "\(field).employer_id")
    }
    let facts = try records.relations(of: employer, to: seat.worker, at: now)
    guard facts.employs else {
      throw AccessDenied(
        rule: Denial.noRelation, worker: seat.worker, purpose: nil,
        field: "\(field).worker_id")
    }
    return Enrolment(employer: employer, sector: body.sector)
  }
}
