package import Access
package import Partnerships
package import Vocabulary

/// Says that a post answers for a duty and to whom, or records a later version of that.
package enum RecordAccountability {
  /// What is to be recorded.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// What it says.
    package let accountability: Accountability
    /// The version it follows; nil where it is new.
    package let earlier: EarlierVersion<Noun.Accountability>?

    /// A request with these parts.
    package init(
      header: ChangeHeader, accountability: Accountability,
      earlier: EarlierVersion<Noun.Accountability>? = nil
    ) {
      self.header = header
      self.accountability = accountability
      self.earlier = earlier
    }
  }

  /// The receipt, of the accountability.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault; `ETAG_MISMATCH` where the version is not
  ///   the newest; `FIELDS_CONTRADICT` where a later version is of another duty or place.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let (new, now) = (service.newID(Noun.Accountability.self), service.now())
    return try await service.change(request.header, call) { records in
      try records.requireDuty(.recordAccountability, call)
      let (line, organisation) = (request.accountability, try call.organisation)
      let (kept, post) = try records.knownPost(line.post, field: "accountability.post_id")
      let rule = try records.permitRecording(
        call, inScopeOf: [kept.recordedBy, post.body, line.accountableTo], in: line.place, at: now,
        noun: "post", field: "accountability.post_id")
      _ = try records.knownPlace(line.place, field: "accountability.place_id")
      try records.requireOrganisation(
        line.accountableTo, field: "accountability.accountable_to_id")
      if let earlier = request.earlier {
        try records.require(earlier, toBeFollowedBy: line, call, at: now)
      }
      let id = request.earlier?.id ?? new
      try records.record(.accountability(line), id: id.asRecord, by: organisation)
      return ChangeOutcome(id: id, rule: rule)
    }
  }
}

extension RecordSnapshot {
  // The caller must be able to record the earlier version too: nobody takes over another's line by
  // naming a post of their own.
  fileprivate func require(
    _ earlier: EarlierVersion<Noun.Accountability>, toBeFollowedBy line: Accountability,
    _ call: Call, at now: Instant
  ) throws {
    let (kept, before) = try keptPartnership(
      earlier.id, noun: "accountability", field: "accountability.id"
    ) { fact -> Accountability? in
      if case .accountability(let line) = fact { line } else { nil }
    }
    let post = try knownPost(before.post, field: "accountability.id").fact
    _ = try permitRecording(
      call, inScopeOf: [kept.recordedBy, post.body], in: before.place, at: now,
      noun: "accountability", field: "accountability.id")
    try earlier.require(kept, field: "accountability.etag")
    guard before.duty == line.duty, before.place == line.place else {
      throw ServiceError.contradiction(
        "accountability.id", "must be of the same duty and place; end it and record another")
    }
  }
}
