import Access
import Delegations
import Vocabulary

/// Who may do this visit: each candidate with a decision of their own.
package enum FindAuthorisedWorkers {
  /// The visit, and which page of its candidates.
  package struct Request: Sendable {
    /// The visit.
    package let visit: VisitQuestion
    /// Which page; its size counts workers.
    package let page: PageRequest

    /// A request with these parts.
    package init(visit: VisitQuestion, page: PageRequest) {
      self.visit = visit
      self.page = page
    }
  }

  /// The page of answers, in order of worker, once their records are durable.
  ///
  /// Only workers who would be denied are left out: those not engaged with the organisation giving
  /// the care, and those without an agreement for the person and the task. A refusal or how often
  /// somebody refused never ranks anybody.
  ///
  /// - Throws: ``ServiceError`` `REQ_UNKNOWN_REFERENCE` or `REQ_TIME_INVALID` where the visit can't
  ///   be judged; `RECORD_NOT_FOUND` where the caller may not ask about the person.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Page<DelegationAnswer> {
    let visit = request.visit
    let filter = visit.boundText
    let after = try service.cursor(request.page, call, filter: filter).map {
      try WorkerID($0, field: "page_token")
    }
    let (candidates, opened) = try await service.read(call) { records in
      let now = try service.now(on: records)
      try records.permitSearch(visit, call, at: now)
      let candidates = try records.delegationCandidates(
        for: visit.person, visit.intervention, at: visit.setting.organisation,
        on: visit.time.start, after: after, limit: request.page.size + 1,
        knownAt: records.latestSequence())
      let shown = candidates.prefix(request.page.size)
      return (candidates, try shown.compactMap { try records.openCandidate($0, visit, call, now) })
    }
    let answers = try opened.map { try service.judge($0, under: "visit") }
    try await service.keep(answers, call)
    let last = candidates.count > request.page.size ? candidates.dropLast().last : nil
    return Page(
      entries: answers, nextToken: service.token(after: last?.description, call, filter: filter))
  }
}

extension RecordSnapshot {
  /// Refuses a search by somebody who could ask about no candidate.
  fileprivate func permitSearch(_ visit: VisitQuestion, _ call: Call, at now: Instant) throws {
    var facts = try facts(call, about: visit.person, at: now)
    facts.worker = call.caller.worker
    // Every candidate is engaged with the organisation giving the care.
    facts.employs = visit.setting.organisation == call.caller.organisation
    if call.caller.duty == .delegator, let own = call.caller.organisation {
      facts.ownAgreement = try owns(
        own, .person(visit.person), person: visit.person, visit.intervention)
    }
    _ = try permit(
      .checkDelegation, call, about: facts, noun: "person", field: "visit.person_id")
  }

  /// What the answer about `worker` is judged on; nil where the caller may not ask about them.
  fileprivate func openCandidate(
    _ worker: WorkerID, _ visit: VisitQuestion, _ call: Call, _ now: Instant
  ) throws -> OpenedQuestion? {
    let question = try visit.question(for: worker)
    let facts = try facts(call, asking: question, at: now)
    guard case .allow = decide(call.caller, .checkDelegation, about: facts) else { return nil }
    return try open(question, at: now)
  }
}

extension VisitQuestion {
  /// What a page token of this visit is bound to.
  fileprivate var boundText: String {
    [
      intervention.text, "\(person)", "\(setting.organisation)", setting.kind.rawValue,
      setting.location ?? "", "\(time.start)", time.end.map { "\($0)" } ?? "", mode.rawValue,
    ].joined(separator: " ")
  }
}
