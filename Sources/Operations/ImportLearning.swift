package import Access
import Credentials
package import Learning
package import Vocabulary

/// Takes in what became of the learners of a cohort: attendance, completion, release, answers.
package enum ImportLearning {
  /// The most items of one stream.
  package static let mostItems = 10_000

  /// What is said of one learner; what is nil is not said.
  package struct Item: Hashable, Sendable {
    /// The line of the sender's file, or the place in the stream, from 1.
    package let line: Int
    /// The learner.
    package let worker: WorkerID
    /// Minutes attended so far.
    package let attendedMinutes: Int?
    /// The day they completed.
    package let completedOn: CivilDate?
    /// Time off the day job so far.
    package let released: ActualRelease?
    /// What they said of themself before and after.
    package let ratings: Ratings?

    /// What is said of a learner.
    ///
    /// - Throws: ``ServiceError`` `FIELD_REQUIRED` where nothing is, `VALUE_OUT_OF_RANGE` for
    ///   minutes that no course takes.
    package init(
      line: Int, worker: WorkerID, attendedMinutes: Int?, completedOn: CivilDate?,
      released: ActualRelease?, ratings: Ratings?
    ) throws(ServiceError) {
      guard attendedMinutes != nil || completedOn != nil || released != nil || ratings != nil
      else {
        throw ServiceError(
          .invalidArgument, .fieldRequired, field: "completed_on",
          "must be given, or attendance, release or answers")
      }
      self.line = line
      self.worker = worker
      if let attendedMinutes {
        self.attendedMinutes = try learningMinutes(
          attendedMinutes, from: 0, field: "attended_minutes")
      } else {
        self.attendedMinutes = nil
      }
      self.completedOn = completedOn
      self.released = released
      self.ratings = ratings
    }
  }

  /// An item that could not be read, in its place.
  package struct Unread: Error, Sendable {
    /// The line.
    package let line: Int
    /// What is wrong with it.
    package let fault: ServiceError

    /// An item that `fault` keeps from being read.
    package init(line: Int, fault: ServiceError) {
      self.line = line
      self.fault = fault
    }
  }

  /// What is to be taken in.
  package struct Request: Sendable {
    /// The change's name; its body names the items by their digest.
    package let header: ChangeHeader
    /// The cohort.
    package let cohort: CohortID
    /// What to do where some items are refused.
    package let mode: ImportStaffRecords.Mode
    /// Whether the caller vouches for those who completed, in the same change.
    package let isAttested: Bool
    /// The items in the order they came.
    package let items: [Result<Item, Unread>]

    /// A request with these parts.
    package init(
      header: ChangeHeader, cohort: CohortID, mode: ImportStaffRecords.Mode, isAttested: Bool,
      items: [Result<Item, Unread>]
    ) {
      self.header = header
      self.cohort = cohort
      self.mode = mode
      self.isAttested = isAttested
      self.items = items
    }
  }

  /// What became of an item.
  package enum Outcome: Hashable, Sendable {
    /// It said something new, which stands.
    case recorded
    /// It said nothing that was not known.
    case unchanged
    /// It was refused.
    case refused(ServiceError)
  }

  /// What became of one line.
  package struct LineResult: Hashable, Sendable {
    /// The line.
    package let line: Int
    /// What became of it.
    package let outcome: Outcome
  }

  /// What an import did, or would do.
  package struct Report: Sendable {
    /// The receipt; nil where refused items kept everything from being written.
    package let receipt: Receipt?
    /// One result an item, in order; empty in a replay.
    package let results: [LineResult]
    /// How many said something new, said nothing new, and were refused; the same at every replay.
    package let counts: Counts
    /// What was written into passports.
    package let attested: AttestTally
  }

  /// How many items came to what.
  package struct Counts: Hashable, Sendable {
    /// Said something new, which stands; in a dry run, would stand.
    package var recorded = 0
    /// Said nothing new.
    package var unchanged = 0
    /// Refused.
    package var refused = 0

    /// Counts of nothing.
    package init() {}
  }

  /// Refuses a caller who may not take in learning at all, before any item is read.
  ///
  /// - Throws: ``ServiceError`` `ROLE_NOT_ALLOWED`.
  package static func requirePermit(_ call: Call) throws(ServiceError) {
    let own = RelationFacts(organisation: call.caller.organisation)
    if case .deny(let rule) = decide(call.caller, .keepJointWork, about: own) {
      throw AccessDenied(rule: rule, worker: nil, purpose: nil, noun: "cohort").refusal
    }
  }

  /// What became of every item: the whole in one change, or nothing.
  ///
  /// The same items again change nothing, whatever their request is called. With `validate_only`
  /// everything is found that would be found, and nothing stays.
  ///
  /// - Throws: ``ServiceError`` `RECORD_NOT_FOUND` where there is no such cohort of the caller's
  ///   organisation.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Report {
    let now = service.now()
    do {
      return try await service.records.write(shouldStart: call.shouldStart) { records in
        let report = try carryOut(
          request, call, now, service.desk(at: now), service.chance(), in: records)
        if request.header.isValidationOnly { throw Stopped(report: report) }
        return report
      }
    } catch let stopped as Stopped {
      return stopped.report
    } catch let denial as AccessDenied {
      try await service.record(denial, of: call)
      throw denial.refusal
    }
  }

  private static func carryOut(
    _ request: Request, _ call: Call, _ now: Instant, _ desk: SigningDesk?,
    _ chance: any RandomNumberGenerator, in records: any RecordChange
  ) throws -> Report {
    var intake = LearningIntake(now: now)
    let answer = try Service.carryOut(request.header, call, in: records) { records in
      let cohort = try records.requireCohort(request.cohort)
      let rule = try records.permitKeepingLearning(
        of: cohort.organisation, call, noun: "cohort", field: "cohort_id")
      try intake.take(request.items, of: cohort, in: records)
      if request.mode == .allOrNothing, intake.counts.refused > 0 {
        throw Stopped(report: intake.reportWithNothingWritten)
      }
      var tally = AttestTally()
      if request.isAttested {
        let all = try records.learners(of: cohort.id, knownAt: records.latestSequence())
        var attesting = try CohortAttesting(
          records, call, cohort: cohort, now: now, desk, chance: chance)
        try attesting.attest(all.filter { intake.named.contains($0.worker) })
        tally = attesting.tally
      }
      return ChangeOutcome(
        id: cohort.id, rule: rule, note: "\(tally.note) \(intake.counts.note)")
    }
    return Report(
      receipt: answer.receipt, results: intake.results, counts: Counts(note: answer.note),
      attested: AttestTally(note: answer.note))
  }

  /// Carries the report out of a change that must leave no trace.
  private struct Stopped: Error {
    let report: Report
  }
}

extension ImportLearning.Counts {
  /// As the audit trail keeps it, behind what was attested.
  fileprivate var note: String { "items \(recorded) unchanged \(unchanged) refused \(refused)" }

  fileprivate init(note: String) {
    let numbers = note.split(separator: " ").compactMap { wholeNumber($0) }
    guard numbers.count == 6 else { return }
    (recorded, unchanged, refused) = (numbers[3], numbers[4], numbers[5])
  }
}

/// Judges items against what is known of the cohort and records what is new.
private struct LearningIntake {
  private let today: CivilDate
  private(set) var results: [ImportLearning.LineResult] = []
  private(set) var counts = ImportLearning.Counts()
  /// The learners whose items stand.
  private(set) var named: Set<WorkerID> = []

  init(now: Instant) {
    today = LondonTime.date(of: now)
  }

  /// What is told where nothing may be written.
  var reportWithNothingWritten: ImportLearning.Report {
    var none = counts
    none.recorded = 0
    return ImportLearning.Report(
      receipt: nil, results: results, counts: none, attested: AttestTally())
  }

  /// Takes items in order; one that is refused writes nothing.
  mutating func take(
    _ items: [Result<ImportLearning.Item, ImportLearning.Unread>], of cohort: Cohort,
    in records: any RecordChange
  ) throws {
    let known = try records.learners(of: cohort.id, knownAt: records.latestSequence())
    let states = Dictionary(
      known.compactMap { learner in learner.state(on: today).map { (learner.worker, $0) } },
      uniquingKeysWith: { first, _ in first })
    for entry in items {
      switch entry {
      case .failure(let unread): note(unread.line, .refused(unread.fault))
      case .success(let item):
        do {
          let state = try judged(item, states, of: cohort)
          let events = item.events(today: today).filter { !state.says($0.what, on: $0.day) }
          for event in events {
            try records.record(
              event.what, on: event.day, of: item.worker, in: cohort.id, by: cohort.organisation)
          }
          named.insert(item.worker)
          note(item.line, events.isEmpty ? .unchanged : .recorded)
        } catch let refusal as ServiceError where refusal.code != .internalFault {
          note(item.line, .refused(refusal))
        }
      }
    }
  }

  /// How the learner of `item` stands, once nothing in it is refused.
  private func judged(
    _ item: ImportLearning.Item, _ states: [WorkerID: LearnerState], of cohort: Cohort
  ) throws(ServiceError) -> LearnerState {
    guard !named.contains(item.worker) else {
      throw ServiceError(
        .invalidArgument, .duplicateItem, field: "worker_id", "must stand once in the stream")
    }
    guard let state = states[item.worker] else { throw .absent("learner", field: "worker_id") }
    if let completed = item.completedOn {
      _ = try completed.past(today: today, field: "completed_on")
      guard completed >= cohort.period.start else {
        throw ServiceError(
          .invalidArgument, .valueOutOfRange, field: "completed_on",
          "must not be before the course began, \(cohort.period.start); got "
            + quoted("\(completed)"))
      }
    }
    for event in item.events(today: today) where !state.says(event.what, on: event.day) {
      try state.require(
        event.what, on: event.day, field: event.what == .completed ? "completed_on" : "worker_id")
    }
    return state
  }

  private mutating func note(_ line: Int, _ outcome: ImportLearning.Outcome) {
    results.append(ImportLearning.LineResult(line: line, outcome: outcome))
    switch outcome {
    case .recorded: counts.recorded += 1
    case .unchanged: counts.unchanged += 1
    case .refused: counts.refused += 1
    }
  }
}

extension ImportLearning.Item {
  /// What it says, each on its day.
  fileprivate func events(
    today: CivilDate
  ) -> [(what: LearnerEvent.What, day: CivilDate)] {
    var events: [(what: LearnerEvent.What, day: CivilDate)] = []
    if let attendedMinutes { events.append((.attended(minutes: attendedMinutes), today)) }
    if let released { events.append((.released(released), today)) }
    if let ratings { events.append((.rated(ratings), today)) }
    if let completedOn { events.append((.completed, completedOn)) }
    return events
  }
}
