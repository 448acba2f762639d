package import Vocabulary

/// A challenge that a verifier gives, so that a presentation can't be shown twice: 22 to 86
/// characters of base64url, 16 to 64 random bytes.
package struct Challenge: Hashable, Sendable, CustomStringConvertible {
  /// The characters.
  package let text: String

  /// The challenge `text`.
  ///
  /// - Throws: ``ServiceError`` naming `field` where it is too short, too long or no base64url.
  package init(_ text: String, field: String) throws(ServiceError) {
    guard !text.isEmpty else {
      throw ServiceError(.invalidArgument, .fieldRequired, field: field, "must be given")
    }
    guard (22...86).contains(text.utf8.count) else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: field,
        "must be 22 to 86 characters; got \(text.utf8.count)")
    }
    guard text.utf8.allSatisfy(Self.isAllowed) else {
      throw ServiceError(
        .invalidArgument, .characterNotAllowed, field: field,
        "must be letters, digits, `-` and `_` as base64url has them")
    }
    self.text = text
  }

  /// The characters.
  package var description: String { text }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}

/// How often a share code may be redeemed, and how often an organisation may name one that there
/// is not: a code has 50 bits, so that guessing stays hopeless at these rates.
package enum RedemptionLimits {
  /// Redemptions of one grant within ``window``.
  package static let ofGrant = 20
  /// Codes that opened nothing, named by one organisation within ``window``.
  package static let misses = 20
  /// The length of the window, in milliseconds: an hour.
  package static let window: Int64 = 3_600_000
}

/// Reading what became of share codes.
package protocol RedemptionReading {
  /// How often the grant was redeemed at `instant` or later.
  func redemptions(of grant: ShareGrantID, since instant: Instant) throws -> Int
  /// How often `organisation` named a code that opened nothing, at `instant` or later.
  func missedCodes(by organisation: OrganisationID, since instant: Instant) throws -> Int
}

/// Writing it. Check and record are one change, so that of two uses of one challenge one fails.
package protocol RedemptionWriting: RedemptionReading {
  /// Records a redemption.
  ///
  /// - Throws: ``ServiceError`` `RECORD_EXISTS`, naming `nonce`, where this grant was redeemed with
  ///   that challenge before.
  func redeem(_ grant: ShareGrantID, with challenge: Challenge, at instant: Instant) throws
  /// Records that `organisation` named a code that opened nothing; what is older than the window is
  /// forgotten.
  func recordMiss(by organisation: OrganisationID, at instant: Instant) throws
  /// Records that `organisation` accepted a presentation that answers `challenge`; those a day old
  /// are forgotten.
  ///
  /// - Throws: ``ServiceError`` `RECORD_EXISTS`, naming `nonce`, where it did so before.
  func use(_ challenge: Challenge, by organisation: OrganisationID, at instant: Instant) throws
}
