package import Partnerships
package import Vocabulary

/// A fund as it reads on a day.
package enum GetFund {
  /// Which fund, as of when.
  package struct Request: Sendable {
    /// The fund.
    package let fund: FundID
    /// As of when, on what was known when.
    package let asOf: AsOf

    /// A request with these parts.
    package init(fund: FundID, asOf: AsOf = AsOf()) {
      self.fund = fund
      self.asOf = asOf
    }
  }

  /// A fund as it reads, with the version of its record.
  package struct Report: Hashable, Sendable {
    /// The fund.
    package let view: FundView
    /// The version that a later one must name.
    package let etag: Etag
  }

  /// The fund as recorded.
  ///
  /// - Throws: ``ServiceError``: not found, naming `fund_id`, also where the caller may not know of
  ///   it or nobody knew of it then; `INSTANT_INVALID`, naming `as_known_at`, where that lies
  ///   ahead.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Report {
    let now = service.now()
    return try await service.read(call) { records in
      try records.requireDuty(.readAccountability, call)
      let known = try request.asOf.known(in: records, now)
      let (kept, fund) = try records.knownFund(request.fund, knownAt: known)
      try records.permitReadingAccountability(
        call, in: fund.place, at: now, noun: "fund", field: "fund_id")
      return try records.view(of: kept, on: request.asOf.day(now), knownAt: known)
    }
  }
}

extension RecordSnapshot {
  /// The fund as it reads on `day`.
  func view(
    of fund: KeptPartnership, on day: CivilDate, knownAt known: CommitSequence
  ) throws -> GetFund.Report {
    var found = PartnershipRecords([fund])
    try addWhatFollows(to: &found, knownAt: known)
    guard let view = FundView(of: named(fund.id), on: day, found) else {
      throw ServiceError.absent("fund", field: "fund_id")
    }
    return GetFund.Report(view: view, etag: Etag(fund.sequence))
  }
}
