import Access
import Organisations
import Passports
import Roles
import Vocabulary

/// All that judging one passport needs, from one snapshot.
struct PassportCase: Sendable {
  /// How far the caller may see.
  let sight: Sight
  /// The passport in sight.
  let facts: PassportFacts
  /// Engagements in sight.
  let engagements: [Recorded<Engagement>]
  /// Service in sight.
  let continuity: [Recorded<ContinuityPeriod>]
  /// Whose work it is judged for.
  let rules: AskerRules
  /// The moments asked about.
  let moments: AskedMoments
  /// The last commit that was seen.
  let sequence: CommitSequence

  /// What the passport is worth for `role`.
  func readiness(for role: AskedRole) -> ReadinessReport {
    judge(role.asks(careCertificates: rules.policy.recognisedCareCertificates(on: day)))
  }

  /// What the passport is worth for the checks the asker makes.
  var checks: [Finding] {
    judge(CheckPolicy.requirements(of: rules.asker, policy: rules.policy, on: day)).findings
  }

  /// What stands in the way of a move to the asker on the day asked about.
  func transferItems(_ role: ReadinessReport) -> [TransferItem] {
    TransferLists.judge(
      role: role, checks: checks,
      move: MoveFacts(
        to: rules.asker.organisation, startsOn: day, inSight: sight.groups,
        engagements: engagements, continuity: continuity, organisations: facts.organisations))
  }

  private var day: CivilDate { LondonTime.date(of: moments.at) }

  /// What the passport is worth for all that `asks` names.
  func judge(_ asks: [Requirement]) -> ReadinessReport {
    Readiness.judge(
      facts, asks: asks, asker: rules.asker, policy: rules.policy, inSight: sight.groups,
      at: moments.at, asKnownAt: moments.asKnownAt, sequence: sequence)
  }
}

extension RecordSnapshot {
  /// The case of whom `selector` names, opened for judging if the caller may.
  ///
  /// - Throws: ``AccessDenied``; ``ServiceError`` where nothing was known then.
  func open(
    _ selector: WorkerSelector, for purpose: Purpose?, _ call: Call, _ moments: AskedMoments,
    from policies: any PolicyShelf
  ) throws -> PassportCase {
    let sequence = try sequence(for: moments)
    let facts = try facts(call, about: selector, purpose: purpose, at: moments.now)
    guard let sight = try permit(.verify, call, about: facts).sight else {
      throw ServiceError.absent("worker")
    }
    return try open(sight, call, moments, knownAt: sequence) { day in
      try rules(for: call, sight, on: day, knownAt: sequence, from: policies)
    }
  }

  /// The case in `sight`, to be judged by `rules` on a day.
  func open(
    _ sight: Sight, _ call: Call, _ moments: AskedMoments, knownAt sequence: CommitSequence,
    by rules: (CivilDate) throws -> AskerRules
  ) throws -> PassportCase {
    guard let passport = try passport(sight.withoutIdentity, knownAt: sequence) else {
      throw ServiceError.absent("worker")
    }
    return PassportCase(
      sight: sight, facts: passport, engagements: try engagements(sight, knownAt: sequence),
      continuity: try continuity(sight, knownAt: sequence),
      rules: try rules(LondonTime.date(of: moments.at)), moments: moments, sequence: sequence)
  }

  /// The rules of the caller's organisation; for a holder those of whom they work for.
  private func rules(
    for call: Call, _ sight: Sight, on day: CivilDate, knownAt known: CommitSequence,
    from policies: any PolicyShelf
  ) throws -> AskerRules {
    if let own = call.caller.organisation {
      return try rules(of: own, on: day, knownAt: known, from: policies)
    }
    let current = try engagements(sight, knownAt: known).map(\.fact)
      .filter { $0.period.contains(day) && !$0.kind.isLearner }
      .max { ($0.period.start, $0.organisation) < ($1.period.start, $1.organisation) }
    guard let current else {
      throw ServiceError(
        .failedPrecondition, .stateForbids,
        "no engagement is on record for that day, so no employer's rules can be applied")
    }
    return try rules(of: current.organisation, on: day, knownAt: known, from: policies)
  }
}
