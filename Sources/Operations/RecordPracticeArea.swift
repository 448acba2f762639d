package import Access
package import Placements
package import Vocabulary

/// Records an area of the caller's organisation, or its new version.
package enum RecordPracticeArea {
  /// What is to be recorded.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The area; the body that runs it is that of ``organisation``.
    package let area: PracticeArea
    /// The body named; nil: the caller's organisation.
    package let organisation: OrganisationID?
    /// The area of which this is the new version; nil: a new one.
    package let replacing: PracticeAreaID?
    /// The version that was read; nil: not compared.
    package let etag: Etag?

    /// A request with these parts.
    package init(
      header: ChangeHeader, area: PracticeArea, organisation: OrganisationID?,
      replacing: PracticeAreaID?, etag: Etag?
    ) {
      self.header = header
      self.organisation = organisation
      self.replacing = replacing
      self.etag = etag
      self.area = area
    }
  }

  /// The receipt, of the area. Places may become fewer than learners there: who is there stays, and
  /// nobody is added.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let id = request.replacing ?? service.newID(Noun.PracticeArea.self)
    return try await service.change(request.header, call) { records in
      let host = try request.organisation ?? call.organisation
      let rule = try records.permitSide(
        of: [host], call, noun: "organisation", field: "area.organisation_id")
      if let replaced = request.replacing {
        let earlier = try records.practiceArea(replaced, knownAt: records.latestSequence())
        guard earlier?.organisation == host else {
          throw ServiceError.absent("area", field: "area_id")
        }
        try records.requireVersion(request.etag, of: replaced.asRecord)
      }
      var area = request.area
      area.organisation = host
      try records.record(.area(area), id: id.asRecord, by: call.organisation)
      return ChangeOutcome(id: id, rule: rule)
    }
  }
}
