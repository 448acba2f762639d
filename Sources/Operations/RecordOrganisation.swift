package import Access
import Vocabulary

/// Adds a body; it lies in the scope of the organisation whose steward recorded it.
package enum RecordOrganisation {
  /// What is to be recorded.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The body.
    package let organisation: OrganisationDraft

    /// A request with these parts.
    package init(header: ChangeHeader, organisation: OrganisationDraft) {
      self.header = header
      self.organisation = organisation
    }
  }

  /// The receipt, of the body recorded.
  ///
  /// - Throws: ``ServiceError`` `RECORD_EXISTS` where a public identifier is in use by another;
  ///   otherwise naming the field at fault.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let id = service.newID(Noun.Organisation.self)
    return try await service.change(request.header, call) { records in
      let rule = try records.permitAdding(call)
      let body = try request.organisation.organisation(id)
      try records.requireFree(body)
      try records.record(body)
      return ChangeOutcome(id: id, rule: rule)
    }
  }
}
