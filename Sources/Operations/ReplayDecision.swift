import Access
package import Delegations
import ReferenceData
package import Vocabulary

/// Gives a kept decision again on its own basis, and says whether it is the same.
package enum ReplayDecision {
  /// Which decision.
  package struct Request: Sendable {
    /// The decision.
    package let decision: DecisionID

    /// A request with these parts.
    package init(decision: DecisionID) {
      self.decision = decision
    }
  }

  /// The decision as kept, and as given again.
  package struct Report: Sendable {
    /// What is kept of it.
    package let kept: KeptDecision
    /// The decision on the facts known at its own commit; nil where that can't be told any more,
    /// its content being erased or its catalogue or policy no longer here.
    package let again: Delegations.Decision?
    /// Whether both are the same, reasons and all; nil where ``again`` is.
    package let isSame: Bool?
    /// The number of the first link of the chain, of the five hundred before it and after it, that
    /// does not follow from the one before; nil: all do.
    package let firstBrokenLink: Int64?
    /// What look-backs found of it since, oldest first.
    package let findings: [DecisionFinding]
  }

  /// How many links are verified on either side of the decision.
  private static let reach: Int64 = 500

  /// The decision beside its replay; nothing is written.
  ///
  /// - Throws: ``ServiceError`` `RECORD_NOT_FOUND`, naming `decision_id`, also where the caller may
  ///   not know of it.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Report {
    let now = service.now()
    return try await service.read(call) { records in
      guard let kept = try records.decision(request.decision) else { throw KeptDecision.absent }
      try records.permitReplay(of: kept, call, at: now)
      let number = kept.link.number
      let head = try records.decisionChainHead()?.number ?? number
      let again = try records.replay(kept)
      return Report(
        kept: kept, again: again, isSame: again.map { $0 == kept.record?.decision },
        firstBrokenLink: try records.firstBrokenLink(
          from: max(1, number - reach), to: min(head, number + reach)),
        findings: try records.findings(on: request.decision))
    }
  }
}

extension KeptDecision {
  /// What is said of a decision that is not there and of one the caller may not know of alike.
  static var absent: ServiceError { .absent("decision", field: "decision_id") }

  /// The record, or nil where its content was erased.
  var record: DecisionRecord? {
    if case .whole(let record) = content { record } else { nil }
  }
}

extension RecordSnapshot {
  /// Refuses a caller who may not replay `kept`. Of one whose content was erased nobody can tell
  /// whose it was, so only the duty that audits may see what is left.
  func permitReplay(of kept: KeptDecision, _ call: Call, at now: Instant) throws {
    _ = try permit(
      .replayDecision, call, about: replayFacts(of: kept, call, at: now), noun: "decision",
      field: "decision_id")
  }

  /// How the caller stands to whoever `kept` is about.
  func replayFacts(
    of kept: KeptDecision, _ call: Call, at now: Instant
  ) throws -> RelationFacts {
    guard let question = kept.record?.question else {
      var facts = RelationFacts()
      if call.caller.duty == .auditor, let organisation = call.caller.organisation {
        facts.agreed = try audits(organisation, at: now)
      }
      return facts
    }
    return try facts(call, asking: question, at: now)
  }

  /// The decision of `kept` given again on its own basis; nil where that can't be told any more.
  fileprivate func replay(_ kept: KeptDecision) throws -> Delegations.Decision? {
    guard let record = kept.record else { return nil }
    // Where the question names what is known at, the clock then is the record's own.
    let then = record.question.asKnownAt == nil ? record.basis.asKnownAt : kept.link.recordedAt
    let facts = try delegationCase(
      for: record.question, now: then, knownAt: record.basis.sequence)
    guard facts.catalogue.version == record.basis.catalogue,
      facts.policy.version == record.basis.policy,
      record.basis.civilTime == LondonTime.ruleVersion
    else { return nil }
    return try DelegationDecision.decide(facts)
  }
}
