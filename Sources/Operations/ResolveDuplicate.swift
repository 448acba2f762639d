package import Access
import Passports
package import Vocabulary

/// Settles whether two records are one person.
package enum ResolveDuplicate {
  /// The two records, and what they are.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The record that stays.
    package let kept: WorkerID
    /// The other record.
    package let other: WorkerID
    /// Whether they are one person: the other's facts are then read at the kept one.
    package let isSamePerson: Bool

    /// A request about two different records.
    ///
    /// - Throws: ``ServiceError`` `FIELDS_CONTRADICT`, naming `other_id`.
    package init(
      header: ChangeHeader, kept: WorkerID, other: WorkerID, isSamePerson: Bool
    ) throws(ServiceError) {
      guard kept != other else { throw .contradiction("other_id", "must differ from `kept_id`") }
      self.header = header
      self.kept = kept
      self.other = other
      self.isSamePerson = isSamePerson
    }
  }

  /// The receipt, of the record that stays. The caller must keep both records.
  ///
  /// - Throws: ``ServiceError`` `STATE_FORBIDS` unless the two are marked as possibly one person.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let now = service.now()
    return try await service.change(request.header, call) { records in
      let rules = try [request.kept, request.other].map { worker in
        let facts = try records.facts(call, about: worker, purpose: nil, at: now)
        return try records.permit(.keepRecord, call, about: facts).rule
      }
      let kept = try records.worker(request.kept, knownAt: records.latestSequence())
      guard let kept, kept.mergedInto == nil, kept.possibleDuplicates.contains(request.other) else {
        throw ServiceError.stateForbids(
          "other_id", "the two records are not marked as possibly one person")
      }
      if request.isSamePerson {
        try records.merge(request.other, into: request.kept)
      } else {
        try records.separate(request.kept, request.other)
      }
      return ChangeOutcome(id: request.kept, rule: rules[0])
    }
  }
}
