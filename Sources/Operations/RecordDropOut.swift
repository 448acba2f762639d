package import Access
package import Learning
package import Vocabulary

/// Records that a learner left a cohort before its end, and why.
package enum RecordDropOut {
  /// Who left, and why.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The cohort.
    package let cohort: CohortID
    /// The learner.
    package let worker: WorkerID
    /// The reason.
    package let reason: DropOut
    /// The day they left; nil: today.
    package let day: CivilDate?

    /// A request with these parts.
    package init(
      header: ChangeHeader, cohort: CohortID, worker: WorkerID, reason: DropOut, day: CivilDate?
    ) {
      self.header = header
      self.cohort = cohort
      self.worker = worker
      self.reason = reason
      self.day = day
    }
  }

  /// The receipt, of the cohort. The seat is free; the reason stays in the report.
  ///
  /// - Throws: ``ServiceError`` `STATE_FORBIDS` for a learner who completed or left already.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let today = service.today
    return try await service.change(request.header, call) { records in
      let own = try call.organisation
      _ = try records.permitKeepingLearning(of: own, call, noun: "cohort", field: "cohort_id")
      let cohort = try records.requireCohort(request.cohort)
      let day = try (request.day ?? today).past(today: today, field: "left_on")
      let state = try records.requireLearner(
        request.worker, in: cohort, on: today, field: "worker_id")
      let rule = try records.permitKeeping(
        state, of: cohort, worker: request.worker, call, field: "worker_id")
      guard day >= state.enrolledOn else {
        throw ServiceError(
          .invalidArgument, .valueOutOfRange, field: "left_on",
          "must not be before the seat was taken, \(state.enrolledOn); got \(quoted("\(day)"))")
      }
      try state.require(.droppedOut(request.reason), on: day, field: "worker_id")
      try records.record(
        .droppedOut(request.reason), on: day, of: request.worker, in: cohort.id, by: own)
      return ChangeOutcome(id: cohort.id, rule: rule)
    }
  }
}
