import Access
import Partnerships
import Planning
package import Vocabulary

// Whose the records of partnerships are, and what several of their operations ask.

/// An earlier version of a record, as the caller read it.
package struct EarlierVersion<Noun>: Hashable, Sendable {
  /// The record.
  package let id: OpaqueID<Noun>
  /// Its version as it was read.
  package let etag: Etag

  /// The version `etag` of `id`.
  package init(id: OpaqueID<Noun>, etag: Etag) {
    self.id = id
    self.etag = etag
  }
}

extension EarlierVersion {
  /// Refuses a version that is not the newest.
  ///
  /// - Throws: ``ServiceError`` `ETAG_MISMATCH`, naming `field`.
  func require(_ kept: KeptPartnership, field: String) throws(ServiceError) {
    guard etag == Etag(kept.sequence) else { throw ServiceError.etagMismatch(field) }
  }
}

extension RecordSnapshot {
  /// The rule that lets the caller record what is in the scope of `bodies`, of which a steward must
  /// be of one, or lies in `place`, which a board must serve.
  ///
  /// - Throws: ``ServiceError``: not found, as `noun`, naming `field`, where facts don't show it.
  func permitRecording(
    _ call: Call, inScopeOf bodies: [OrganisationID?], in place: PlaceID?, at now: Instant,
    noun: String, field: String
  ) throws -> RuleID {
    let own = bodies.compactMap(\.self).first { $0 == call.caller.organisation }
    return try permitPlanning(
      .recordAccountability, call, organisation: own ?? bodies.compactMap(\.self).first,
      place: place, at: now, noun: noun, field: field)
  }

  /// The fact of that name as it stands now, and what `read` takes from it.
  ///
  /// - Throws: ``ServiceError``: not found, as `noun`, naming `field`, also where it is of another
  ///   kind.
  func keptPartnership<Noun, Fact>(
    _ id: OpaqueID<Noun>, noun: String, field: String, knownAt known: CommitSequence? = nil,
    _ read: (PartnershipFact) -> Fact?
  ) throws -> (kept: KeptPartnership, fact: Fact) {
    let found = try partnership(id.asRecord, knownAt: known ?? latestSequence())
    guard let found, let fact = read(found.fact) else {
      throw ServiceError.absent(noun, field: field)
    }
    return (found, fact)
  }

  /// The post as it stands now.
  func knownPost(
    _ id: PostID, field: String, knownAt known: CommitSequence? = nil
  ) throws -> (kept: KeptPartnership, fact: Post) {
    try keptPartnership(id, noun: "post", field: field, knownAt: known) { fact -> Post? in
      if case .post(let post) = fact { post } else { nil }
    }
  }

  /// The fund as it stands now, or stood at `known`.
  func knownFund(
    _ id: FundID, field: String = "fund_id", knownAt known: CommitSequence? = nil
  ) throws -> (kept: KeptPartnership, fact: Fund) {
    try keptPartnership(id, noun: "fund", field: field, knownAt: known) { fact -> Fund? in
      if case .fund(let fund) = fact { fund } else { nil }
    }
  }

  /// The rule that lets the caller record what belongs to the post: its own body's steward, the one
  /// of the organisation that recorded it, or a board of a place its body sits in.
  func permitRecording(
    _ call: Call, for post: Post, recordedBy: OrganisationID?, at now: Instant, field: String
  ) throws -> RuleID {
    try permitRecording(
      call, inScopeOf: [recordedBy, post.body], in: sharedPlace(with: post.body, call, at: now),
      at: now, noun: "post", field: field)
  }

  /// A place that `body` sits in and the caller's organisation serves; nil where there is none.
  func sharedPlace(
    with body: OrganisationID, _ call: Call, at now: Instant
  ) throws -> PlaceID? {
    let day = LondonTime.date(of: now)
    let served = try servedPlaces(of: call.caller.organisation, on: day)
    return try places(of: body, on: day, knownAt: latestSequence()).first(where: served.contains)
  }

  /// The rule that lets the caller record money of the fund: its host's steward, or a board.
  func permitRecording(
    _ call: Call, for fund: Fund, at now: Instant, alsoInScopeOf others: [OrganisationID] = []
  ) throws -> RuleID {
    try permitRecording(
      call, inScopeOf: [fund.host] + others, in: fund.place, at: now, noun: "fund",
      field: "fund_id")
  }

  /// How a lent power stands on all that is known now.
  func powerStanding(_ id: LentPowerID) throws -> PowerStanding {
    let known = try latestSequence()
    let power = try keptPartnership(id, noun: "power", field: "power_id") { fact -> LentPower? in
      if case .power(let power) = fact { power } else { nil }
    }
    let around = try partnerships(about: [id.asRecord], knownAt: known)
    let records = PartnershipRecords([power.kept] + around)
    guard let standing = records.standing(of: id) else {
      throw ServiceError.absent("power", field: "power_id")
    }
    return standing
  }

  /// The body that a power is lent to: the one named, or the one whose post is.
  func body(of recipient: LentPower.Recipient, field: String) throws -> OrganisationID {
    switch recipient {
    case .organisation(let body): body
    case .post(let post): try knownPost(post, field: field).fact.body
    }
  }

  /// How the plan stands with its owners; nil where it has none.
  func approval(of plan: PlanID) throws -> PlanApproval? {
    PartnershipRecords(
      try partnerships(about: [plan.asRecord], knownAt: latestSequence())
    ).approval(of: plan)
  }
}

extension ServiceError {
  /// Refuses a day that lies ahead.
  ///
  /// - Throws: ``ServiceError`` `VALUE_OUT_OF_RANGE`, naming `field`.
  static func requirePast(
    _ day: CivilDate, _ now: Instant, field: String
  ) throws(ServiceError) {
    let today = LondonTime.date(of: now)
    guard day <= today else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: field,
        "must not be after today, \(today); got \(quoted("\(day)"))")
    }
  }
}
