package import Access
import Learning
package import Vocabulary

/// Writes what a cohort gives into the passports of those who completed it: the network attests
/// once, and every member accepts.
package enum AttestCohort {
  /// Whose passports.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The cohort.
    package let cohort: CohortID
    /// Only these learners, at most 1,000; empty for everyone who completed.
    package let workers: [WorkerID]

    /// A request with these parts.
    package init(header: ChangeHeader, cohort: CohortID, workers: [WorkerID]) {
      self.header = header
      self.cohort = cohort
      self.workers = workers
    }
  }

  /// What was written, the same at every replay.
  package struct Report: Sendable {
    /// The receipt, of the cohort.
    package let receipt: Receipt
    /// What was written.
    package let tally: AttestTally
  }

  /// What was written, in one change. Who was attested before is left alone, so that the same
  /// event under another name writes nothing.
  ///
  /// - Throws: ``ServiceError`` `RECORD_NOT_FOUND` for a worker without a seat, `STATE_FORBIDS` for
  ///   one who has not completed, `LIMIT_REACHED` where it would be too many facts at once.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Report {
    let now = service.now()
    let answer = try await service.notedChange(request.header, call) { records in
      let cohort = try records.requireCohort(request.cohort)
      let rule = try records.permitKeepingLearning(
        of: cohort.organisation, call, noun: "cohort", field: "cohort_id")
      var learners = try records.learners(of: cohort.id, knownAt: records.latestSequence())
      if !request.workers.isEmpty {
        learners = try chosen(request.workers, of: learners, on: LondonTime.date(of: now))
      }
      var attesting = try CohortAttesting(
        records, call, cohort: cohort, now: now, service.desk(at: now),
        chance: service.chance())
      try attesting.attest(learners)
      return ChangeOutcome(id: cohort.id, rule: rule, note: attesting.tally.note)
    }
    return Report(receipt: answer.receipt, tally: AttestTally(note: answer.note))
  }

  private static func chosen(
    _ workers: [WorkerID], of learners: [Learner], on day: CivilDate
  ) throws -> [Learner] {
    let byWorker = Dictionary(
      learners.map { ($0.worker, $0) }, uniquingKeysWith: { first, _ in first })
    return try workers.enumerated().map { index, worker in
      let field = "worker_ids[\(index)]"
      guard let learner = byWorker[worker], let state = learner.state(on: day) else {
        throw ServiceError.absent("learner", field: field)
      }
      if state.achievements.isEmpty {
        try state.require(.attested([]), on: day, field: field)
      }
      return learner
    }
  }
}
