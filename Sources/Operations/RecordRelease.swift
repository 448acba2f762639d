package import Access
package import Learning
package import Vocabulary

/// Records time off the day job, planned or given, of learners of a cohort: of all or of none.
package enum RecordRelease {
  /// What is known of one learner's release.
  package struct Entry: Sendable {
    /// The learner.
    package let worker: WorkerID
    /// What was promised, or nil where that is not said now.
    package let planned: PlannedRelease?
    /// What was given so far, or nil where that is not said now.
    package let released: ActualRelease?

    /// An entry with these parts.
    package init(worker: WorkerID, planned: PlannedRelease?, released: ActualRelease?) {
      self.worker = worker
      self.planned = planned
      self.released = released
    }
  }

  /// What is to be recorded.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The cohort.
    package let cohort: CohortID
    /// The day it is true of; nil: today.
    package let day: CivilDate?
    /// The learners, 1 to 1,000, each once.
    package let entries: [Entry]

    /// A request with these parts.
    package init(header: ChangeHeader, cohort: CohortID, day: CivilDate?, entries: [Entry]) {
      self.header = header
      self.cohort = cohort
      self.day = day
      self.entries = entries
    }
  }

  /// The receipt, of the cohort. What is said a second time is not recorded twice.
  ///
  /// - Throws: ``ServiceError`` `RECORD_NOT_FOUND` for a learner of neither side, `STATE_FORBIDS`
  ///   for one who left.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let today = service.today
    return try await service.change(request.header, call) { records in
      let own = try call.organisation
      var rule = try records.permitKeepingLearning(
        of: own, call, noun: "cohort", field: "cohort_id")
      let cohort = try records.requireCohort(request.cohort)
      let day = try (request.day ?? today).past(today: today, field: "on")
      for (index, entry) in request.entries.enumerated() {
        let field = "learners[\(index)].worker_id"
        let state = try records.requireLearner(entry.worker, in: cohort, on: day, field: field)
        rule = try records.permitKeeping(
          state, of: cohort, worker: entry.worker, call, field: field)
        let events =
          [entry.planned.map(LearnerEvent.What.releasePlanned)]
          + [entry.released.map(LearnerEvent.What.released)]
        for event in events.compactMap(\.self) where !state.says(event, on: day) {
          try state.require(event, on: day, field: field)
          try records.record(event, on: day, of: entry.worker, in: cohort.id, by: own)
        }
      }
      return ChangeOutcome(id: cohort.id, rule: rule)
    }
  }
}
