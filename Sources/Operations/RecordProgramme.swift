package import Access
package import Placements
package import Vocabulary

/// Records a training programme of the caller's organisation, or its new version.
package enum RecordProgramme {
  /// What is to be recorded.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The programme; its provider is that of ``organisation``.
    package let programme: Programme
    /// The provider named; nil: the caller's organisation.
    package let organisation: OrganisationID?
    /// The programme of which this is the new version; nil: a new one.
    package let replacing: ProgrammeID?
    /// The version that was read; nil: not compared.
    package let etag: Etag?

    /// A request with these parts.
    package init(
      header: ChangeHeader, programme: Programme, organisation: OrganisationID?,
      replacing: ProgrammeID?, etag: Etag?
    ) {
      self.header = header
      self.organisation = organisation
      self.replacing = replacing
      self.etag = etag
      self.programme = programme
    }
  }

  /// The receipt, of the programme.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let id = request.replacing ?? service.newID(Noun.Programme.self)
    return try await service.change(request.header, call) { records in
      let provider = try request.organisation ?? call.organisation
      let rule = try records.permitSide(
        of: [provider], call, noun: "organisation", field: "programme.organisation_id")
      if let replaced = request.replacing {
        let earlier = try records.programme(replaced, knownAt: records.latestSequence())
        guard earlier?.organisation == provider else {
          throw ServiceError.absent("programme", field: "programme_id")
        }
        try records.requireVersion(request.etag, of: replaced.asRecord)
      }
      var programme = request.programme
      programme.organisation = provider
      try records.record(.programme(programme), id: id.asRecord, by: call.organisation)
      return ChangeOutcome(id: id, rule: rule)
    }
  }
}
