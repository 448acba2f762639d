package import Access
import Vacancies
package import Vocabulary

/// Takes back a permission to be found: the next look does not find the caller by it.
package enum LeaveMatching {
  /// What the worker takes back.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The permission.
    package let consent: MatchingConsentID

    /// A request with these parts.
    package init(header: ChangeHeader, consent: MatchingConsentID) {
      self.header = header
      self.consent = consent
    }
  }

  /// The receipt.
  ///
  /// - Throws: ``ServiceError``: not found, naming `consent_id`, also where it is another's;
  ///   `STATE_FORBIDS` where it has ended.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let now = service.now()
    return try await service.change(request.header, call) { records in
      let rule = try records.permit(.joinMatching, call, about: .ownRecord(of: call.caller)).rule
      guard let worker = call.caller.worker else { throw ServiceError.absent("worker") }
      let kept = try records.matchingConsents(of: worker, knownAt: records.latestSequence())
        .first { $0.record.id == request.consent.asRecord }
      guard let kept else { throw ServiceError.absent("permission", field: "consent_id") }
      try records.record(
        kept.record.ended(at: now, reason: nil, by: nil, field: "consent_id"))
      return ChangeOutcome(id: request.consent, rule: rule)
    }
  }
}
