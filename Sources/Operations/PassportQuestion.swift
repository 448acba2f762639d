package import Access
package import Vocabulary

/// Why somebody says they look: a purpose of the published list, or what is wrong with the one they
/// gave. A look without a good purpose is denied and logged before it is refused.
package typealias StatedPurpose = Result<Purpose, ServiceError>

extension StatedPurpose {
  /// The purpose, or nil where none of the published ones was given.
  var listed: Purpose? {
    if case .success(let purpose) = self { purpose } else { nil }
  }
}

/// What a question about a passport says beside whose it is.
package struct PassportQuestion: Sendable {
  /// Why the caller looks.
  package let purpose: StatedPurpose
  /// The moment to judge for; nil: now.
  package let at: Instant?
  /// Judge on what was known then; nil: now.
  package let asKnownAt: Instant?
  /// The commit that must have been seen; nil: none.
  package let minimum: CommitSequence?

  /// A question with these parts.
  package init(
    purpose: StatedPurpose, at: Instant? = nil, asKnownAt: Instant? = nil,
    minimum: CommitSequence? = nil
  ) {
    self.purpose = purpose
    self.at = at
    self.asKnownAt = asKnownAt
    self.minimum = minimum
  }
}

/// The moments of a question, settled once the clock has been read.
struct AskedMoments: Sendable {
  /// When the question was asked: access is decided for this moment.
  let now: Instant
  /// The moment asked about.
  let at: Instant
  /// As of when the facts are known; nil: the latest there is.
  let past: Instant?
  /// The commit that must have been seen.
  let minimum: CommitSequence?

  /// - Throws: ``ServiceError`` `INSTANT_INVALID`, naming `as_known_at`, where that lies ahead.
  init(_ question: PassportQuestion, at now: Instant) throws(ServiceError) {
    if let past = question.asKnownAt, past > now {
      throw ServiceError(
        .invalidArgument, .instantInvalid, field: "as_known_at",
        "must not lie in the future; got \(quoted("\(past)"))")
    }
    self.now = now
    at = question.at ?? now
    past = question.asKnownAt
    minimum = question.minimum
  }

  /// A question about `instant`, asked at `now` with all that is known.
  init(now: Instant, at instant: Instant) {
    self.now = now
    at = instant
    past = nil
    minimum = nil
  }

  /// As of when the facts are known.
  var asKnownAt: Instant { past ?? now }
}

extension RecordSnapshot {
  /// The last commit that counts for a question of these moments.
  ///
  /// - Throws: ``ServiceError`` `DATA_STALE`, naming `min_commit_sequence`, where this snapshot has
  ///   not seen the commit that was demanded.
  func sequence(for moments: AskedMoments) throws -> CommitSequence {
    if let minimum = moments.minimum {
      let latest = try latestSequence()
      guard minimum <= latest else {
        throw ServiceError(
          .failedPrecondition, .dataStale, field: "min_commit_sequence",
          "must not lie ahead of commit \(latest.number); got \(quoted("\(minimum.number)"))")
      }
    }
    return try moments.past.map { try sequence(knownAt: $0) } ?? latestSequence()
  }
}
