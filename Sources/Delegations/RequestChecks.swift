import ReferenceData
import Vocabulary

// Phase A: can the question be judged at all?
extension DelegationCase {
  /// The catalogue's entry, once every record named is known and the time makes sense; nil for an
  /// excluded task that no catalogue has.
  ///
  /// - Throws: ``ServiceError`` `REQ_UNKNOWN_REFERENCE` or `REQ_TIME_INVALID`, naming the field.
  func checkedTask() throws(ServiceError) -> Intervention? {
    if worker == nil { throw unknown("worker_id", "worker") }
    if person == nil { throw unknown("person_id", "person") }
    if !isEmployerKnown { throw unknown("setting.organisation_id", "organisation") }
    let task = catalogue.find(question.intervention)
    if task == nil,
      catalogue.excludedTask(covering: question.intervention, in: question.setting.nation) == nil
    {
      throw unknown("intervention_code", "intervention")
    }
    try checkTime()
    return task
  }

  private func unknown(_ field: String, _ noun: String) -> ServiceError {
    ServiceError(
      .invalidArgument, .reqUnknownReference, field: field,
      "must name a known \(noun)"
        + (field == "intervention_code" ? "; got \(quoted(question.intervention.text))" : ""))
  }

  // A2: in range, and for LIVE about now on what is known now.
  private func checkTime() throws(ServiceError) {
    let field = question.time.end == nil ? "at" : "window"
    for instant in [question.time.start, question.time.end].compactMap({ $0 }) {
      try checkRange(instant, field)
    }
    if let known = question.asKnownAt { try checkRange(known, "as_known_at") }
    guard question.mode == .live else { return }
    if question.asKnownAt != nil {
      throw invalid(
        "as_known_at", "must be left out of a LIVE question, asked on what is known now")
    }
    let tolerance = policy.liveToleranceMilliseconds
    let range =
      now.adding(milliseconds: -tolerance)...max(now, now.adding(milliseconds: tolerance))
    guard range.contains(question.time.start) else {
      throw invalid(field, "must lie within \(tolerance / 1_000) seconds of now in a LIVE question")
    }
  }

  private func checkRange(_ instant: Instant, _ field: String) throws(ServiceError) {
    guard Instant.supported.contains(instant) else {
      throw invalid(field, "must lie in the years 2000 to 2100; got \(quoted("\(instant)"))")
    }
  }

  private func invalid(_ field: String, _ message: String) -> ServiceError {
    ServiceError(.invalidArgument, .reqTimeInvalid, field: field, message)
  }

  /// A1 and A2, which have passed, then A3 and A4; a failure ends the run.
  func checkBasis(_ task: Intervention?, _ inspection: inout Inspection) {
    inspection.rely(on: question.worker.asRecord)
    inspection.rely(on: question.person.asRecord)
    inspection.rely(on: question.setting.organisation.asRecord)
    inspection.settle(.reqUnknownReference, true)
    inspection.settle(.reqTimeInvalid, true)

    let duplicates =
      (worker?.possibleDuplicates.map(\.asRecord) ?? [])
      + (person?.possibleDuplicates.map(\.asRecord) ?? [])
    for duplicate in duplicates { inspection.blame(duplicate) }
    inspection.settle(
      .reqIdentityConflict, duplicates.isEmpty, "may be the same as \(duplicates.count) others")
    guard inspection.firstFailure == nil else { return }

    let isSeen = question.minimumSequence.map { $0 <= sequence } ?? true
    let limit = policy.offlineLimitMilliseconds[task?.riskTier ?? .high] ?? 0
    let isFresh = staleMilliseconds == 0 || staleMilliseconds < limit
    inspection.settle(
      .dataStale, isSeen && isFresh,
      isSeen
        ? "last known to be current \(staleMilliseconds / 1_000) seconds ago"
        : "has seen commit \(sequence.number) only")
  }
}
