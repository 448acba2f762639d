package import Access
package import Vocabulary

/// Records that an organisation may audit for a stated time.
package enum RecordAuditEngagement {
  /// Who may audit, and for how long.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// Who audits.
    package let organisation: OrganisationID
    /// From when until when, at most 366 days.
    package let period: InstantPeriod

    /// A request with these parts.
    ///
    /// - Throws: ``ServiceError``, naming `ends_at`, unless it ends within 366 days.
    package init(
      header: ChangeHeader, organisation: OrganisationID, period: InstantPeriod
    ) throws(ServiceError) {
      guard let end = period.end, end <= period.start.adding(days: 366) else {
        throw ServiceError(
          .invalidArgument, .valueOutOfRange, field: "ends_at",
          "must be at most 366 days after the start")
      }
      self.header = header
      self.organisation = organisation
      self.period = period
    }
  }

  /// The receipt of the engagement.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    try await service.change(request.header, call) { records in
      var facts = RelationFacts()
      facts.organisation = call.caller.organisation
      let permit = try records.permit(.recordAuditEngagement, call, about: facts)
      guard
        try records.organisation(request.organisation, knownAt: records.latestSequence()) != nil
      else { throw ServiceError.absent("organisation", field: "organisation_id") }
      try records.record(auditBy: request.organisation, for: request.period)
      return ChangeOutcome(id: request.organisation, rule: permit.rule)
    }
  }
}
