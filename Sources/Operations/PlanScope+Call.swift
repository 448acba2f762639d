import Access
import Planning
import Vocabulary

// Whose plans are, and what several of their operations ask.

extension RecordSnapshot {
  /// The areas that `organisation` serves on `day`: those it sits in and those they lie in.
  func servedPlaces(of organisation: OrganisationID?, on day: CivilDate) throws -> Set<PlaceID> {
    guard let organisation else { return [] }
    let known = try latestSequence()
    var served: Set<PlaceID> = []
    var next = try places(of: organisation, on: day, knownAt: known)
    while let id = next.popLast() {
      guard served.insert(id).inserted else { continue }
      if let parent = try place(id, knownAt: known)?.parent { next.append(parent) }
    }
    return served
  }

  /// The rule that lets the caller do `action` to what belongs to `organisation` or lies in
  /// `place`.
  ///
  /// - Throws: ``ServiceError``: not found, as `noun`, naming `field`, where facts don't show it.
  func permitPlanning(
    _ action: Action, _ call: Call, organisation: OrganisationID?, place: PlaceID?, at now: Instant,
    noun: String, field: String
  ) throws -> RuleID {
    try requireDuty(action, call)
    var facts = RelationFacts(organisation: organisation)
    if let place {
      let day = LondonTime.date(of: now)
      facts.servesPlace = try servedPlaces(of: call.caller.organisation, on: day).contains(place)
    }
    if call.caller.duty == .auditor, let auditor = call.caller.organisation {
      facts.agreed = try audits(auditor, at: now)
    }
    do {
      return try permit(action, call, about: facts).rule
    } catch let denial as AccessDenied where denial.rule == Denial.noRelation {
      throw ServiceError.absent(noun, field: field)
    }
  }

  /// Refuses a duty that never carries `action`, before anything is looked up.
  func requireDuty(_ action: Action, _ call: Call) throws {
    let rule = decide(call.caller, action, about: RelationFacts()).rule
    if rule == Denial.notInTable { throw AccessDenied(rule: rule, worker: nil, purpose: nil) }
  }

  /// The plan and the rule that lets the caller do `action` to it.
  ///
  /// - Throws: ``ServiceError``: not found, naming `field`, also where the caller may not know.
  func plan(
    _ id: PlanID, _ call: Call, for action: Action, at now: Instant, field: String = "plan_id"
  ) throws -> (standing: PlanStanding, rule: RuleID) {
    try requireDuty(action, call)
    guard let standing = try plan(id) else { throw ServiceError.absent("plan", field: field) }
    let rule = try permitPlanning(
      action, call, organisation: standing.plan.organisation, place: standing.plan.place, at: now,
      noun: "plan", field: field)
    return (standing, rule)
  }

  /// The plan as the caller read it, still a draft, and the rule that lets it change.
  ///
  /// - Throws: ``ServiceError``: not found; `STATE_FORBIDS` where it is frozen; `ETAG_MISMATCH`
  ///   where somebody changed it since.
  func planToChange(
    _ id: PlanID, etag: Etag, _ call: Call, for action: Action = .keepPlan, at now: Instant
  ) throws -> (standing: PlanStanding, rule: RuleID) {
    let found = try plan(id, call, for: action, at: now)
    try found.standing.requireDraft()
    guard found.standing.etag == etag else { throw ServiceError.etagMismatch("etag") }
    return found
  }
}

extension PlanStanding {
  /// Refuses a plan that is frozen.
  ///
  /// - Throws: ``ServiceError`` `STATE_FORBIDS`, naming `plan_id`.
  func requireDraft() throws(ServiceError) {
    guard freezing == nil else {
      throw .stateForbids("plan_id", "the plan is frozen and never changes again")
    }
  }
}

extension ServiceError {
  /// A version of a scenario that the plan does not have.
  static func noScenario(_ version: Int?, field: String) -> ServiceError {
    guard let version else {
      return ServiceError(
        .failedPrecondition, .recordNotFound, field: field,
        "the plan has no scenario yet: draft one first")
    }
    return ServiceError(
      .notFound, .recordNotFound, field: field,
      "the plan has no version \(quoted("\(version)")) of its scenario")
  }
}

extension Service {
  /// SHA-256 of `bytes`.
  func digest(of bytes: [UInt8]) -> [UInt8] {
    var digest = self.digest()
    digest.update(bytes)
    return digest.finish()
  }
}
