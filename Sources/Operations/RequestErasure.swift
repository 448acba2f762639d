package import Access
package import Vocabulary

/// Asks an organisation's steward to erase the holder's record.
package enum RequestErasure {
  /// Who is asked.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The organisation whose steward is asked.
    package let organisation: OrganisationID

    /// A request with these parts.
    package init(header: ChangeHeader, organisation: OrganisationID) {
      self.header = header
      self.organisation = organisation
    }
  }

  /// The receipt, of the request.
  ///
  /// - Throws: ``ServiceError``: not found, naming `organisation_id`.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let (id, now) = (service.newID(Noun.Record.self), service.now())
    return try await service.change(request.header, call) { records in
      let rule = try records.permit(
        .requestErasure, call, about: .ownRecord(of: call.caller)
      ).rule
      guard let worker = call.caller.worker else { throw ServiceError.absent("worker") }
      let known = try records.latestSequence()
      guard try records.organisation(request.organisation, knownAt: known) != nil else {
        throw ServiceError.absent("organisation", field: "organisation_id")
      }
      try records.recordErasureRequest(id, by: worker, of: request.organisation, at: now)
      return ChangeOutcome(id: id, rule: rule)
    }
  }
}
