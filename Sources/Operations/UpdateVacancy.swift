package import Access
package import Vocabulary

/// Changes a vacancy of the caller's own organisation; the earlier version stays readable for what
/// was known then.
package enum UpdateVacancy {
  /// What is to be changed.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The vacancy.
    package let vacancy: VacancyID
    /// The version that was read.
    package let etag: Etag
    /// The vacancy as it shall be: it takes the place of the earlier version whole.
    package let draft: VacancyDraft

    /// A request with these parts.
    package init(header: ChangeHeader, vacancy: VacancyID, etag: Etag, draft: VacancyDraft) {
      self.header = header
      self.vacancy = vacancy
      self.etag = etag
      self.draft = draft
    }
  }

  /// The receipt, with the new etag.
  ///
  /// - Throws: ``ServiceError`` `ETAG_MISMATCH` where somebody changed it first, `STATE_FORBIDS`
  ///   where it is closed; otherwise naming the field at fault.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let now = service.now()
    return try await service.change(request.header, call) { records in
      let permitted = try records.permitPublishing(call)
      let kept = try records.ownVacancy(
        request.vacancy, of: permitted.organisation, etag: request.etag
      ).kept
      guard kept.record.endReason == nil else {
        throw ServiceError.stateForbids("vacancy_id", "the vacancy is closed: publish another")
      }
      try records.record(
        request.draft.record(
          request.vacancy, of: permitted.organisation, from: min(kept.record.period.start, now),
          in: records))
      return ChangeOutcome(id: request.vacancy, rule: permitted.rule)
    }
  }
}
