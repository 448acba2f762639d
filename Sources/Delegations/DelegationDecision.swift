import ReferenceData
package import Vocabulary

/// May this worker do this task for this person, here, then? The judgement is pure: the same facts
/// always give the same answer.
package enum DelegationDecision {
  /// The decision on `facts`, with every reason, what it rests on and until when it holds.
  ///
  /// The time taken grows with the facts and with the instants, up to the first failing one, at
  /// which one of them begins or ends.
  ///
  /// - Throws: ``ServiceError`` where the question itself is wrong: `REQ_UNKNOWN_REFERENCE` names
  ///   `worker_id`, `person_id`, `intervention_code` or `setting.organisation_id`;
  ///   `REQ_TIME_INVALID` names `at`, `window` or `as_known_at`.
  package static func decide(_ facts: DelegationCase) throws(ServiceError) -> Decision {
    let facts = facts.reread(at: facts.question.time.start)
    let task = try facts.checkedTask()
    var start = Inspection(at: facts.question.time.start, isReporting: true)
    facts.checkBasis(task, &start)
    guard start.firstFailure == nil else { return facts.refusal(start, task) }
    guard let task else {
      facts.checkExclusion(&start)
      return facts.refusal(start, nil)
    }
    let ground = facts.groundwork(task, on: start.day)
    let reliance = facts.report(ground, &start)
    guard start.firstFailure == nil else {
      return facts.refusal(start, task, facts.ruleUses(reliance, ground))
    }
    let validUntil = facts.firstFailure(after: start, ground)
    if let validUntil, facts.mustHold(through: validUntil, task) {
      let failure = facts.windowFailure(at: validUntil, task)
      start.fail(failure)
      return facts.refusal(start, task, facts.ruleUses(reliance, ground), failsAt: validUntil)
    }
    start.settle(.expiresDuringWindow, true)
    return facts.permit(start, reliance, ground, validUntil: validUntil)
  }
}

extension DelegationCase {
  /// The first instant after `first`, which found nothing, at which something fails; nil: none is
  /// known.
  func firstFailure(after first: Inspection, _ ground: Groundwork) -> Instant? {
    var ground = ground
    var next = first.changesAt
    let reread = later.isEmpty ? nil : later.map(\.from).min()
    while true {
      if let reread, next.map({ reread <= $0 }) ?? true {
        return self.reread(at: reread).firstFailure(from: reread, ground.task)
      }
      guard let at = next, at <= Instant.supported.upperBound else { return nil }
      var later = Inspection(at: at)
      if let change = ground.rulesChangeOn, change <= later.day {
        ground = groundwork(ground.task, on: later.day)
      }
      findFailure(ground, &later)
      if later.firstFailure != nil { return at }
      next = later.changesAt
    }
  }

  private func firstFailure(from instant: Instant, _ task: Intervention) -> Instant? {
    guard instant <= Instant.supported.upperBound else { return nil }
    var inspection = Inspection(at: instant)
    let ground = groundwork(task, on: inspection.day)
    findFailure(ground, &inspection)
    return inspection.firstFailure == nil ? firstFailure(after: inspection, ground) : instant
  }

  /// B1 on a task that no catalogue has: the exclusion is all there is to ask.
  fileprivate func checkExclusion(_ inspection: inout Inspection) {
    let exclusion = catalogue.excludedTask(
      covering: question.intervention, in: question.setting.nation)
    inspection.settle(
      .interventionNotDelegable, false,
      exclusion.map { "excluded by \($0.code): \($0.description)" } ?? "")
  }

  // K1: whether the whole visit must pass, and `failing` lies in it.
  fileprivate func mustHold(through failing: Instant, _ task: Intervention) -> Bool {
    guard let end = question.time.end, failing < end else { return false }
    return (policy.windowRule[task.riskTier] ?? .wholeWindow) == .wholeWindow
  }

  fileprivate func windowFailure(at instant: Instant, _ task: Intervention) -> Decision.Reason {
    var inspection = Inspection(at: instant, isReporting: true)
    let facts = reread(at: instant)
    _ = facts.report(facts.groundwork(task, on: inspection.day), &inspection)
    let first = inspection.orderedReasons.first
    return Decision.Reason(
      .expiresDuringWindow, records: first?.records ?? [], subject: first?.subject,
      detail: "fails at \(instant)" + (first.map { ": \($0.code.rawValue)" } ?? ""),
      underlying: first?.code)
  }

  fileprivate func refusal(
    _ inspection: Inspection, _ task: Intervention?, _ rules: [Decision.RuleUse] = [],
    failsAt: Instant? = nil
  ) -> Decision {
    let reasons = inspection.orderedReasons
    let isJudged = reasons.first?.code.effect != .indeterminate
    let isWindow = question.time.end != nil
    return Decision(
      verdict: isJudged ? .deny : .indeterminate, reasons: reasons,
      passed: inspection.passedOnly(beside: reasons),
      earliestFailingAt: isWindow ? failsAt ?? question.time.start : nil, notes: notes(nil),
      rules: rules, emergency: task?.isRescue == true ? emergency() : nil,
      lineManagers: lineManagers(nil))
  }

  fileprivate func permit(
    _ inspection: Inspection, _ reliance: Reliance, _ ground: Groundwork, validUntil: Instant?
  ) -> Decision {
    let rules = ruleUses(reliance, ground)
    var failsInWindow: Instant?
    if let validUntil, let end = question.time.end, validUntil < end { failsInWindow = validUntil }
    return Decision(
      verdict: .permit, passed: inspection.passed,
      warnings: warnings(reliance, rules, validUntil: validUntil),
      obligations: obligations(reliance, ground), validUntil: validUntil,
      earliestFailingAt: failsInWindow, notes: notes(reliance.agreement), rules: rules,
      lineManagers: lineManagers(reliance.engagement))
  }
}

extension Inspection {
  /// The failures in the order of the table: those of prerequisites' mappings come where D does.
  var orderedReasons: [Decision.Reason] {
    guard reasons.contains(where: { $0.subject != nil }) else { return reasons }
    return reasons.enumerated().sorted {
      ($0.element.code, $0.offset) < ($1.element.code, $1.offset)
    }.map(\.element)
  }

  /// The checks passed of which nothing failed.
  func passedOnly(beside reasons: [Decision.Reason]) -> [Decision.PassedCheck] {
    passed.filter { check in !reasons.contains { $0.code == check.code } }
  }
}
