package import Vocabulary

/// What the registry lets a body say, as recorded by a steward.
package struct IssuerEntitlement: Hashable, Sendable {
  /// The body.
  package let organisation: OrganisationID
  /// The type of credential.
  package let type: PassportType
  /// Whether it may say it; false takes away what bodies of its kind may say.
  package let isAllowed: Bool
  /// Codes of the subjects it may say it about; nil: any.
  package let subjects: [String]?
  /// The longest time from a credential's beginning to its end, in days; nil: any.
  package let longestValidityDays: Int?
  /// The days on which it may be said.
  package let period: DatePeriod

  /// The most subjects of one entitlement.
  package static let mostSubjects = 100

  /// An entitlement whose parts are in range.
  ///
  /// - Throws: ``ServiceError`` naming `subjects` where they are none, too many, not codes or
  ///   twice the same, or `longest_validity_days` outside 1 to 36,600.
  package init(
    organisation: OrganisationID, type: PassportType, isAllowed: Bool = true, subjects: [String]?,
    longestValidityDays: Int?, period: DatePeriod
  ) throws(ServiceError) {
    if let subjects {
      guard (1...Self.mostSubjects).contains(subjects.count) else {
        throw ServiceError(
          .invalidArgument, .listTooLong, field: "subjects",
          "must be 1 to \(Self.mostSubjects) codes, or left out for any; got \(subjects.count)")
      }
      guard Set(subjects).count == subjects.count else {
        throw ServiceError(
          .invalidArgument, .duplicateItem, field: "subjects", "must name each code once")
      }
      for (index, subject) in subjects.enumerated() {
        guard Self.isCode(subject) else {
          throw ServiceError(
            .invalidArgument, .codeMalformed, field: "subjects[\(index)]",
            "must be 1 to 64 letters, digits and `_.:/-`; got \(quoted(subject))")
        }
      }
    }
    if let days = longestValidityDays, !(1...36_600).contains(days) {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: "longest_validity_days",
        "must be 1 to 36600 days; got \(days)")
    }
    self.organisation = organisation
    self.type = type
    self.isAllowed = isAllowed
    self.subjects = subjects
    self.longestValidityDays = longestValidityDays
    self.period = period
  }

  private static func isCode(_ text: String) -> Bool {
    (1...64).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
          UInt8(ascii: "A")...UInt8(ascii: "Z"):
          true
        default: "_.:/-".utf8.contains(byte)
        }
      }
  }
}

/// An entitlement with the commit that recorded it.
package struct KeptEntitlement: Hashable, Sendable {
  /// What it says.
  package let entitlement: IssuerEntitlement
  /// The commit.
  package let sequence: CommitSequence

  /// An entitlement as the store gives it.
  package init(entitlement: IssuerEntitlement, sequence: CommitSequence) {
    self.entitlement = entitlement
    self.sequence = sequence
  }
}

/// A trust list as it was signed.
package struct PublishedTrustList: Hashable, Sendable {
  /// Its number: each list has a higher one than the list before.
  package let number: Int64
  /// When it was signed.
  package let issuedAt: Instant
  /// When it goes stale.
  package let expires: Instant
  /// SHA-256 of all its entries in order: the same where nothing changed but the times.
  package let entriesDigest: [UInt8]
  /// The signed tokens, one an operator key.
  package let tokens: [[UInt8]]
  /// The parts that the tokens name by SHA-256; empty where the tokens hold all entries.
  package let parts: [[UInt8]]

  /// A list with these parts.
  package init(
    number: Int64, issuedAt: Instant, expires: Instant, entriesDigest: [UInt8],
    tokens: [[UInt8]], parts: [[UInt8]]
  ) {
    self.number = number
    self.issuedAt = issuedAt
    self.expires = expires
    self.entriesDigest = entriesDigest
    self.tokens = tokens
    self.parts = parts
  }
}
