import Access
import Delegations
import Vocabulary

// A decision on its way: one read of all it rests on, the judgement, one write of its record.

/// A question with everything that the answer reads.
struct OpenedQuestion: Sendable {
  /// What is asked.
  let question: DelegationQuestion
  /// What it is judged on.
  let facts: DelegationCase
}

extension Service {
  /// What `question` is judged on, from one snapshot, once the caller may ask it. A snapshot that
  /// is behind the commit demanded is read once more; then the decision says that it is stale.
  func open(_ question: DelegationQuestion, _ call: Call) async throws -> OpenedQuestion {
    let first = try await read(call, briefly: true) { records in
      try records.open(question, call, at: now(on: records))
    }
    guard let minimum = question.minimumSequence, first.facts.sequence < minimum,
      question.asKnownAt == nil
    else { return first }
    return try await read(call) { records in
      try records.open(question, call, at: now(on: records))
    }
  }

  /// The clock, read once the snapshot stands: whatever took effect at once and is in the snapshot
  /// did so no later.
  func now(on records: any RecordSnapshot) throws -> Instant {
    _ = try records.latestSequence()
    return now()
  }

  /// Keeps `answers`, chained by hash, and hands them on once that is durable.
  ///
  /// The kept answer is also the log of the look: its worker finds there who asked and what for.
  func keep(_ answers: [DelegationAnswer], _ call: Call) async throws {
    guard !answers.isEmpty else { return }
    try await records.write(shouldStart: call.shouldStart) { records in
      for answer in answers { _ = try records.record(answer.record(askedBy: call.caller)) }
    }
  }

  /// The answer to `opened`, not kept yet.
  ///
  /// - Throws: ``ServiceError`` `REQ_UNKNOWN_REFERENCE` or `REQ_TIME_INVALID`: there is nothing to
  ///   decide.
  func judge(_ opened: OpenedQuestion) throws(ServiceError) -> DelegationAnswer {
    let facts = opened.facts
    let decision = try DelegationDecision.decide(facts)
    return DelegationAnswer(
      id: newID(), question: opened.question, decision: decision,
      basis: DecisionBasis(
        at: opened.question.time.start, asKnownAt: opened.question.asKnownAt ?? facts.now,
        sequence: facts.sequence, catalogue: facts.catalogue.version,
        policy: facts.policy.version),
      isStale: facts.staleMilliseconds > 0)
  }
}

extension Service {
  /// The answer to `opened`, not kept yet; a refusal names its field under `parent`.
  ///
  /// - Throws: ``ServiceError`` as ``judge(_:)`` does.
  func judge(
    _ opened: OpenedQuestion, under parent: String
  ) throws(ServiceError) -> DelegationAnswer {
    do { return try judge(opened) } catch { throw error.within(parent) }
  }
}

extension RecordSnapshot {
  /// What `question` is judged on, once the caller may ask it.
  func open(
    _ question: DelegationQuestion, _ call: Call, at now: Instant
  ) throws -> OpenedQuestion {
    let facts = try facts(call, asking: question, at: now)
    // Which of the two the caller may not know of is told as little as whether there is one.
    _ = try permit(.checkDelegation, call, about: facts, noun: "worker or person")
    return try open(question, at: now)
  }

  /// What `question` is judged on; a LIVE one is brought up to `now`.
  func open(_ question: DelegationQuestion, at now: Instant) throws -> OpenedQuestion {
    let known = try question.asKnownAt.map { try sequence(knownAt: $0) } ?? latestSequence()
    let asked = try question.caughtUp(
      with: now, within: DelegationPolicy.shipped.liveToleranceMilliseconds)
    return OpenedQuestion(
      question: asked, facts: try delegationCase(for: asked, now: now, knownAt: known))
  }
}

extension DelegationAnswer {
  /// The answer as it is kept.
  fileprivate func record(askedBy caller: Caller) -> DecisionRecord {
    DecisionRecord(
      id: id, question: question, decision: decision, basis: basis, askedBy: caller.organisation)
  }
}
