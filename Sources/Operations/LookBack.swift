import Access
package import Delegations
package import Vocabulary

/// Judges again, on what is known now, every decision that relied on a record.
package enum LookBack {
  /// Which record: an assessor's achievement, a mapping, a delegator's scope, whatever a decision
  /// cites.
  package struct Request: Sendable {
    /// The record.
    package let record: RecordID
    /// Which page; its size counts decisions.
    package let page: PageRequest

    /// A request with these parts.
    package init(record: RecordID, page: PageRequest) {
      self.record = record
      self.page = page
    }
  }

  /// One decision that relied on the record.
  package struct Entry: Sendable {
    /// The decision as kept; it never changes.
    package let kept: KeptDecision
    /// What is found now, kept beside it; nil where its content was erased.
    package let finding: DecisionFinding?
    /// Whether another verdict is found than was given.
    package let isChanged: Bool
  }

  /// The page, in the order of the chain, across all workers whom the caller answers for; what is
  /// found otherwise than it was decided is kept beside the decision, once.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault; `ROLE_NOT_ALLOWED` for a duty that never
  ///   looks back.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Page<Entry> {
    let now = service.now()
    let filter = "\(request.record)"
    let after = try service.cursor(request.page, call, filter: filter).flatMap { Int64($0) } ?? 0
    let (found, entries, fresh) = try await service.read(call) { records in
      try records.permitLookBack(call)
      let found = try records.decisions(
        touchedBy: request.record, after: after, limit: request.page.size + 1)
      let own = try found.prefix(request.page.size).filter {
        try records.mayReplay($0, call, at: now)
      }
      let entries = try own.map { try records.lookAgain(at: $0, since: request.record, now) }
      return (found, entries, try entries.filter { try records.isFresh($0) })
    }
    try await service.keepFindings(of: fresh, call)
    let last = found.count > request.page.size ? found.dropLast().last : nil
    return Page(
      entries: entries,
      nextToken: service.token(
        after: last.map { "\($0.link.number)" }, call, filter: filter))
  }
}

extension Service {
  /// Keeps what was found otherwise beside the decisions it is about.
  fileprivate func keepFindings(of entries: [LookBack.Entry], _ call: Call) async throws {
    guard !entries.isEmpty else { return }
    try await records.write(shouldStart: call.shouldStart) { records in
      for entry in entries {
        if let finding = entry.finding { try records.record(finding, on: entry.kept.link.id) }
      }
    }
  }
}

extension RecordSnapshot {
  /// Refuses a duty that never looks back; whose decisions it may see is asked of each.
  func permitLookBack(_ call: Call) throws {
    guard AccessTable.rules(for: .replayDecision, by: call.caller.duty).isEmpty else { return }
    throw AccessDenied(rule: Denial.notInTable, worker: nil, purpose: nil)
  }

  /// Whether the caller may replay `kept`.
  func mayReplay(_ kept: KeptDecision, _ call: Call, at now: Instant) throws -> Bool {
    let facts = try replayFacts(of: kept, call, at: now)
    if case .allow = decide(call.caller, .replayDecision, about: facts) { return true }
    return false
  }

  /// Decisions that relied on the record or, where it is a fact of somebody, on that somebody as an
  /// assessor or delegator: in the order of the chain, after link `number`.
  ///
  /// A decision cites whoever assessed or delegated by name, so that all that is recorded of them
  /// leads there.
  fileprivate func decisions(
    touchedBy record: RecordID, after number: Int64, limit: Int
  ) throws -> [KeptDecision] {
    let fact = FactID(high: record.high, low: record.low)
    let recorded = try delegationRecord(record, knownAt: latestSequence())?.record.fact.worker
    let somebody = try subject(of: fact) ?? recorded
    let names = [record] + [somebody?.asRecord].compactMap(\.self)
    let found = try names.flatMap { try decisions(relyingOn: $0, after: number, limit: limit) }
    let links = Dictionary(found.map { ($0.link.number, $0) }) { first, _ in first }
    return Array(links.sorted { $0.key < $1.key }.map(\.value).prefix(limit))
  }

  /// Today's answer to the question of `kept`: the same moment, on what is known now.
  fileprivate func lookAgain(
    at kept: KeptDecision, since cause: RecordID, _ now: Instant
  ) throws -> LookBack.Entry {
    guard let record = kept.record else {
      return LookBack.Entry(kept: kept, finding: nil, isChanged: false)
    }
    let opened = try open(record.question.audited(), at: now)
    let decision = try DelegationDecision.decide(opened.facts)
    let finding = DecisionFinding(
      cause: cause, verdict: decision.verdict, reasons: decision.reasons.map(\.code),
      sequence: opened.facts.sequence, at: now)
    return LookBack.Entry(
      kept: kept, finding: finding, isChanged: decision.verdict != record.decision.verdict)
  }

  /// Whether a changed entry is not kept yet.
  fileprivate func isFresh(_ entry: LookBack.Entry) throws -> Bool {
    guard entry.isChanged, let finding = entry.finding else { return false }
    return try !findings(on: entry.kept.link.id).contains {
      $0.cause == finding.cause && $0.verdict == finding.verdict && $0.reasons == finding.reasons
    }
  }
}

extension DelegationQuestion {
  /// The same question, asked to find out what is right about then on what is known now.
  fileprivate func audited() throws(ServiceError) -> DelegationQuestion {
    try DelegationQuestion(
      worker: worker, intervention: intervention, person: person, setting: setting, time: time,
      mode: .audit, offered: offered)
  }
}
