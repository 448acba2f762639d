package import Access
package import Vocabulary

/// Closes a vacancy of the caller's own organisation, filled or not.
package enum CloseVacancy {
  /// What is to be closed.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The vacancy.
    package let vacancy: VacancyID
    /// The version that was read.
    package let etag: Etag
    /// Why, 1 to 200 characters.
    package let reason: String

    /// A request with these parts.
    package init(header: ChangeHeader, vacancy: VacancyID, etag: Etag, reason: String) {
      self.header = header
      self.vacancy = vacancy
      self.etag = etag
      self.reason = reason
    }
  }

  /// The receipt; from now on the vacancy is on no list and matches nobody.
  ///
  /// - Throws: ``ServiceError`` `ETAG_MISMATCH` where somebody changed it first, `STATE_FORBIDS`
  ///   where it has ended; otherwise naming the field at fault.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let now = service.now()
    return try await service.change(request.header, call) { records in
      let permitted = try records.permitPublishing(call)
      let kept = try records.ownVacancy(
        request.vacancy, of: permitted.organisation, etag: request.etag
      ).kept
      try records.record(
        kept.record.ended(
          at: now, reason: request.reason, by: permitted.organisation, field: "vacancy_id"))
      return ChangeOutcome(id: request.vacancy, rule: permitted.rule)
    }
  }
}
