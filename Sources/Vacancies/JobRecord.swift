package import Roles
package import Vocabulary

/// Whatever is recorded about vacancies and who may fill them.
package enum JobFact: Hashable, Sendable {
  /// A post to fill.
  case vacancy(Vacancy)
  /// A course.
  case offer(TrainingOffer)
  /// A team.
  case team(Team)
  /// What was seen of a worker.
  case attitude(AttitudeFinding)
  /// A permission to be found.
  case consent(MatchingConsent)

  /// The body it is of; nil for a worker's own.
  package var organisation: OrganisationID? {
    switch self {
    case .vacancy(let vacancy): vacancy.organisation
    case .offer(let offer): offer.provider
    case .team(let team): team.organisation
    case .attitude, .consent: nil
    }
  }
}

/// A fact about vacancies with its two clocks: it holds in ``period``, and a later version takes
/// its place without a trace being lost.
package struct JobRecord: Hashable, Sendable {
  /// Its name, the same in every version.
  package let id: RecordID
  /// What it says.
  package let fact: JobFact
  /// When it holds.
  package let period: InstantPeriod
  /// Who recorded it; nil where the worker did.
  package let recordedBy: OrganisationID?
  /// Why it ended, where somebody ended it; 1 to 200 characters.
  package let endReason: String?

  /// A record of these parts.
  ///
  /// - Throws: ``ServiceError`` naming `reason`.
  package init(
    id: RecordID, _ fact: JobFact, period: InstantPeriod, recordedBy: OrganisationID?,
    endReason: String? = nil
  ) throws(ServiceError) {
    self.id = id
    self.fact = fact
    self.period = period
    self.recordedBy = recordedBy
    self.endReason = try endReason.map { reason throws(ServiceError) in
      try boundedText(reason, field: "reason", limit: 200)
    }
  }

  /// The same, ended at `instant`; one that had not begun is over before that moment.
  ///
  /// - Throws: ``ServiceError`` `STATE_FORBIDS`, naming `field`, where it ends no later already.
  package func ended(
    at instant: Instant, reason: String?, by organisation: OrganisationID?, field: String
  ) throws(ServiceError) -> JobRecord {
    guard period.end.map({ instant < $0 }) != false else {
      throw ServiceError(
        .failedPrecondition, .stateForbids, field: field, "the record has ended already")
    }
    let start = min(period.start, instant.adding(milliseconds: -1))
    return try JobRecord(
      id: id, fact, period: InstantPeriod(from: start, to: instant, field: field),
      recordedBy: organisation, endReason: reason)
  }

  /// The course with its dates, where it is one.
  package var datedOffer: DatedOffer? {
    guard case .offer(let offer) = fact else { return nil }
    return DatedOffer(
      id: TrainingOfferID(high: id.high, low: id.low), offer: offer, period: period)
  }
}

/// A record as the store keeps it.
package struct KeptJobRecord: Hashable, Sendable {
  /// The record.
  package let record: JobRecord
  /// The commit that recorded this version.
  package let sequence: CommitSequence
  /// When that was.
  package let recordedAt: Instant

  /// A record known since `sequence`.
  package init(_ record: JobRecord, sequence: CommitSequence, recordedAt: Instant) {
    self.record = record
    self.sequence = sequence
    self.recordedAt = recordedAt
  }

  /// The version, for whoever changes it.
  package var etag: Etag { Etag(sequence) }
}
