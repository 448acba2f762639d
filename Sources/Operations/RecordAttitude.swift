package import Access
package import Vacancies
import Vocabulary

/// Records whether what employers look for in a person was seen of a worker, by whoever employs or
/// teaches them.
package enum RecordAttitude {
  /// What was seen.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// What was seen of whom.
    package let finding: AttitudeFinding

    /// A request with these parts.
    package init(header: ChangeHeader, finding: AttitudeFinding) {
      self.header = header
      self.finding = finding
    }
  }

  /// The receipt, of the record. A later finding of the same takes the earlier one's place in every
  /// list; both are kept.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let (id, now) = (service.newID(Noun.Record.self), service.now())
    let finding = request.finding
    guard finding.seenOn <= LondonTime.date(of: now) else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: "seen_on",
        "must not lie in the future; got \(quoted("\(finding.seenOn)"))")
    }
    return try await service.change(request.header, call) { records in
      let facts = try records.facts(
        call, about: finding.worker, purpose: call.keepingPurpose, at: now)
      let rule = try records.permit(.keepRecord, call, about: facts, field: "worker_id").rule
      try records.record(
        JobRecord(
          id: id, .attitude(finding),
          period: InstantPeriod(from: LondonTime.start(of: finding.seenOn)),
          recordedBy: call.organisation))
      return ChangeOutcome(id: id, rule: rule)
    }
  }
}
