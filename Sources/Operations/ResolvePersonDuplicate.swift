package import Access
import Delegations
package import Vocabulary

/// Settles whether two records are one person who is cared for.
///
/// A merge writes of no fact and no agreement. Facts of both are read together from then on, for
/// either name: what blocks at one blocks at both, of two plan tasks or orders the newest version
/// counts, and an agreement that was confirmed on another version waits to be re-confirmed. Open
/// agreements stay open, two of the same worker, task and delegators too; each is still ended or
/// withdrawn by itself. What is asked as of an earlier knowledge knows of no merge.
package enum ResolvePersonDuplicate {
  /// The two records, and what they are.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The record that stays.
    package let kept: PersonID
    /// The other record.
    package let other: PersonID
    /// Whether they are one person: facts and agreements of the other are then read at the kept
    /// one.
    package let isSamePerson: Bool

    /// A request about two different records.
    ///
    /// - Throws: ``ServiceError`` `FIELDS_CONTRADICT`, naming `other_id`.
    package init(
      header: ChangeHeader, kept: PersonID, other: PersonID, isSamePerson: Bool
    ) throws(ServiceError) {
      guard kept != other else { throw .contradiction("other_id", "must differ from `kept_id`") }
      self.header = header
      self.kept = kept
      self.other = other
      self.isSamePerson = isSamePerson
    }
  }

  /// The receipt, of the record that stays.
  ///
  /// Only those who care for the person by both records may join them, since each is then read with
  /// the other; those who care by one of them may tell them apart.
  ///
  /// - Throws: ``ServiceError`` `RECORD_NOT_FOUND`, naming `kept_id` or `other_id`, also where the
  ///   caller may not know of it; `STATE_FORBIDS` unless the two are marked as possibly one person.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let now = service.now()
    return try await service.change(request.header, call) { records in
      let rule = try records.permit(request, call, at: now)
      let kept = try records.person(request.kept, knownAt: records.latestSequence())
      guard let kept, kept.mergedInto == nil, kept.possibleDuplicates.contains(request.other) else {
        throw ServiceError.stateForbids(
          "other_id", "the two records are not marked as possibly one person")
      }
      if request.isSamePerson {
        try records.merge(request.other, into: request.kept)
      } else {
        try records.separate(request.kept, request.other)
      }
      return ChangeOutcome(id: request.kept, rule: rule)
    }
  }
}

extension RecordSnapshot {
  fileprivate func permit(
    _ request: ResolvePersonDuplicate.Request, _ call: Call, at now: Instant
  ) throws -> RuleID {
    if !request.isSamePerson {
      let facts = try facts(call, about: request.other, at: now)
      if case .allow(let rule, _) = decide(call.caller, .recordCare, about: facts) { return rule }
    }
    let rule = try permitCare(of: request.kept, call, at: now, field: "kept_id")
    if request.isSamePerson {
      _ = try permitCare(of: request.other, call, at: now, field: "other_id")
    }
    return rule
  }
}
