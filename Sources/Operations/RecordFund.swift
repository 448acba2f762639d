package import Access
package import Partnerships
package import Vocabulary

/// Records a fund, or a later version of one.
package enum RecordFund {
  /// What is to be recorded.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The fund.
    package let fund: Fund
    /// The version it follows; nil where it is a new fund.
    package let earlier: EarlierVersion<Noun.Fund>?

    /// A request with these parts.
    package init(header: ChangeHeader, fund: Fund, earlier: EarlierVersion<Noun.Fund>? = nil) {
      self.header = header
      self.fund = fund
      self.earlier = earlier
    }
  }

  /// The receipt, of the fund. Whoever agreed a risk rule is bound by it, so a later version has
  /// the same partners, host and place.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault; `ETAG_MISMATCH` where the version is not
  ///   the newest; `FIELDS_CONTRADICT` where partners, host or place are others.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let (new, now) = (service.newID(Noun.Fund.self), service.now())
    return try await service.change(request.header, call) { records in
      let fund = request.fund
      try records.requireDuty(.recordAccountability, call)
      if let earlier = request.earlier {
        let (kept, before) = try records.knownFund(earlier.id, field: "fund.id")
        _ = try records.permitRecording(
          call, inScopeOf: [before.host], in: before.place, at: now, noun: "fund",
          field: "fund.id")
        try earlier.require(kept, field: "fund.etag")
        try before.requireSameParties(as: fund)
      }
      let rule = try records.permitRecording(
        call, inScopeOf: [fund.host], in: fund.place, at: now, noun: "organisation",
        field: "fund.host_id")
      try records.requireParties(of: fund)
      let id = request.earlier?.id ?? new
      try records.record(.fund(fund), id: id.asRecord, by: call.organisation)
      return ChangeOutcome(id: id, rule: rule)
    }
  }
}

extension RecordSnapshot {
  fileprivate func requireParties(of fund: Fund) throws {
    try requireOrganisation(fund.host, field: "fund.host_id")
    _ = try knownPlace(fund.place, field: "fund.place_id")
    for partner in fund.partners {
      try requireOrganisation(partner.organisation, field: "fund.partners.organisation_id")
      if let post = partner.post { _ = try knownPost(post, field: "fund.partners.post_id") }
    }
  }
}

extension Fund {
  fileprivate func requireSameParties(as later: Fund) throws(ServiceError) {
    guard partners.map(\.organisation) == later.partners.map(\.organisation) else {
      throw ServiceError.contradiction(
        "fund.partners", "must stay the same; record another fund for other partners")
    }
    guard host == later.host else {
      throw ServiceError.contradiction("fund.host_id", "must stay as it is")
    }
    guard place == later.place else {
      throw ServiceError.contradiction("fund.place_id", "must stay as it is")
    }
  }
}
