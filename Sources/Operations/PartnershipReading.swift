import Access
import Partnerships
package import Vocabulary

/// As of when something is asked, and on what was known when.
package struct AsOf: Hashable, Sendable {
  /// The moment whose London day it is of; nil: now.
  package let at: Instant?
  /// On what was known then; nil: now.
  package let asKnownAt: Instant?

  /// A question of these moments.
  package init(at: Instant? = nil, asKnownAt: Instant? = nil) {
    self.at = at
    self.asKnownAt = asKnownAt
  }

  /// The day it is of.
  func day(_ now: Instant) -> CivilDate { LondonTime.date(of: at ?? now) }

  /// The last commit that is looked at.
  ///
  /// - Throws: ``ServiceError`` `INSTANT_INVALID`, naming `as_known_at`, where that lies ahead.
  func known(in records: any RecordSnapshot, _ now: Instant) throws -> CommitSequence {
    guard let asKnownAt else { return try records.latestSequence() }
    guard asKnownAt <= now else {
      throw ServiceError(
        .invalidArgument, .instantInvalid, field: "as_known_at",
        "must not lie in the future; got \(quoted("\(asKnownAt)"))")
    }
    return try records.sequence(knownAt: asKnownAt)
  }
}

extension RecordSnapshot {
  /// The rule that lets the caller read what lies in `place`.
  func permitReadingAccountability(
    _ call: Call, in place: PlaceID?, at now: Instant, noun: String, field: String
  ) throws {
    _ = try permitPlanning(
      .readAccountability, call, organisation: nil, place: place, at: now, noun: noun,
      field: field)
  }

  /// The area and all areas inside it, the larger first.
  func areas(inside top: PlaceID, knownAt known: CommitSequence) throws -> [PlaceID] {
    var found = [top]
    var next = 0
    while next < found.count {
      var cursor: PlaceID?
      repeat {
        let page = try places(in: found[next], after: cursor, limit: 1_000, knownAt: known)
        found += page.map(\.id)
        cursor = page.count == 1_000 ? page.last?.id : nil
      } while cursor != nil
      next += 1
    }
    return found
  }

  /// All that is recorded about `areas`, with the posts it names and what follows from it.
  func partnershipRecords(
    about areas: [PlaceID], knownAt known: CommitSequence
  ) throws -> PartnershipRecords {
    var records = PartnershipRecords(
      try partnerships(about: Set(areas.map(\.asRecord)), knownAt: known))
    try add(Set(records.accountabilities.values.map(\.post)), to: &records, knownAt: known)
    try addWhatFollows(to: &records, knownAt: known)
    return records
  }

  /// Adds `posts` and who holds them when, and nothing else that is about them.
  func add(
    _ posts: Set<PostID>, to records: inout PartnershipRecords, knownAt known: CommitSequence
  ) throws {
    records.add(try posts.sorted().compactMap { try partnership($0.asRecord, knownAt: known) })
    let around = try partnerships(about: Set(posts.map(\.asRecord)), knownAt: known)
    records.add(
      around.filter { kept in
        if case .appointment = kept.fact { true } else { false }
      })
  }

  /// Adds how powers ended and what was decided under them, how funds' rules stand, and what sides
  /// said to plans.
  func addWhatFollows(
    to records: inout PartnershipRecords, knownAt known: CommitSequence
  ) throws {
    let about =
      records.powers.keys.map(\.asRecord) + records.funds.keys.map(\.asRecord)
      + records.owners.keys.map(\.asRecord)
    records.add(try partnerships(about: Set(about), knownAt: known))
    records.add(
      try partnerships(about: Set(records.proposals.map(\.id.asRecord)), knownAt: known))
  }

  /// When each post among `records` is held, with the engagements that rests on.
  func holdings(
    _ records: PartnershipRecords, knownAt known: CommitSequence
  ) throws -> [PostID: [Holding]] {
    var found: [PostID: [Holding]] = [:]
    for (id, appointment) in records.appointments.sorted(by: { $0.key < $1.key }) {
      let days = try appointment.restsOn.map { body in
        try engagementDays(of: appointment.holder, at: body, knownAt: known)
      }
      found[appointment.post, default: []].append(
        Holding(id, appointment, engagements: days ?? []))
    }
    return found
  }
}

extension Call {
  /// Whether the caller may be told who holds a post: a planner is told of no worker.
  var mayNameWorkers: Bool { caller.duty != .planner }
}
