/// A random 128-bit identifier, written as a lower-case UUID.
///
/// An identifier carries no meaning: nothing about a worker or a body can be read from it. The
/// type parameter names the noun it identifies, so that a worker's identifier can't be passed
/// where an organisation's is asked for. The same noun's identifier is the same in the store, on
/// the wire and in print.
package struct OpaqueID<Noun>: Hashable, Sendable {
  /// The first eight bytes, big-endian.
  package let high: UInt64
  /// The last eight bytes, big-endian.
  package let low: UInt64

  /// An identifier with just these bits, as read back from the store.
  package init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// A new version 4 identifier; chance is the caller's.
  package init(using generator: inout some RandomNumberGenerator) {
    let first = UInt64.random(in: .min ... .max, using: &generator)
    let second = UInt64.random(in: .min ... .max, using: &generator)
    high = (first & 0xffff_ffff_ffff_0fff) | 0x4000
    low = (second & 0x3fff_ffff_ffff_ffff) | 0x8000_0000_0000_0000
  }

  /// The identifier that `text` spells as a UUID of 36 characters; either case is read.
  ///
  /// - Throws: ``ServiceError`` with reason `ID_MALFORMED`, naming `field`.
  package init(_ text: String, field: String) throws(ServiceError) {
    guard let bits = Self.bits(of: text) else {
      throw ServiceError(
        .invalidArgument, .idMalformed, field: field,
        "must be a UUID such as `8f14e45f-ceea-4e6b-a5d1-0c2f6f1b7a10`; got \(quoted(text))")
    }
    (high, low) = bits
  }

  /// The same record cited as one of several kinds.
  package var asRecord: RecordID { RecordID(high: high, low: low) }

  /// Sixteen bytes, big-endian.
  package var bytes: [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 16) { bytes, count in
      let raw = UnsafeMutableRawBufferPointer(bytes)
      raw.storeBytes(of: high.bigEndian, as: UInt64.self)
      raw.storeBytes(of: low.bigEndian, toByteOffset: 8, as: UInt64.self)
      count = 16
    }
  }

  private static func bits(of text: String) -> (UInt64, UInt64)? {
    let characters = Array(text.utf8)
    guard characters.count == 36 else { return nil }
    var value: (UInt64, UInt64) = (0, 0)
    var digits = 0
    for (index, character) in characters.enumerated() {
      if isHyphen(index) {
        guard character == UInt8(ascii: "-") else { return nil }
        continue
      }
      guard let digit = hexDigit(character) else { return nil }
      if digits < 16 { value.0 = value.0 << 4 | digit } else { value.1 = value.1 << 4 | digit }
      digits += 1
    }
    return value
  }

  private static func isHyphen(_ index: Int) -> Bool {
    index == 8 || index == 13 || index == 18 || index == 23
  }

  private static func hexDigit(_ character: UInt8) -> UInt64? {
    switch character {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(character - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(character - UInt8(ascii: "a")) + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt64(character - UInt8(ascii: "A")) + 10
    default: nil
    }
  }
}

extension OpaqueID: CustomStringConvertible {
  /// The UUID text in lower case.
  package var description: String {
    var text = [UInt8](repeating: UInt8(ascii: "-"), count: 36)
    var digit: UInt64 = 0
    for index in text.indices where !Self.isHyphen(index) {
      let half = digit < 16 ? high : low
      let value = UInt8(truncatingIfNeeded: half >> (60 - 4 * (digit % 16)) & 15)
      text[index] = value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
      digit += 1
    }
    return String(decoding: text, as: UTF8.self)
  }
}

extension OpaqueID: Comparable {
  /// Order of the bytes: a stable order for pages and reports, with no meaning.
  package static func < (left: Self, right: Self) -> Bool {
    (left.high, left.low) < (right.high, right.low)
  }
}

/// The nouns that have identifiers.
package enum Noun {
  /// A worker: the holder of a passport.
  package enum Worker {}
  /// A body: employer, council, NHS body, provider of training.
  package enum Organisation {}
  /// A system or a place inside it.
  package enum Place {}
  /// One fact about a worker: registration, check, achievement, evidence, engagement, period.
  package enum Fact {}
  /// A worker's permission to look.
  package enum ShareGrant {}
  /// One look at a passport.
  package enum Access {}
  /// A worker's move from one employer to another.
  package enum Transfer {}
  /// A person who is cared for; opaque, no patient number.
  package enum Person {}
  /// A delegation agreement.
  package enum Agreement {}
  /// Any record that a decision can cite: a fact, an agreement, an event.
  package enum Record {}
  /// One recorded decision about a delegation.
  package enum Decision {}
  /// A post that several bodies share.
  package enum JointRole {}
  /// The name a client gives to one change, so that a replay is recognised.
  package enum Request {}
}

/// The worker a passport is about.
package typealias WorkerID = OpaqueID<Noun.Worker>
/// A body that employs, teaches, attests or plans.
package typealias OrganisationID = OpaqueID<Noun.Organisation>
/// A system or place.
package typealias PlaceID = OpaqueID<Noun.Place>
/// One fact about a worker.
package typealias FactID = OpaqueID<Noun.Fact>
/// A worker's permission to look.
package typealias ShareGrantID = OpaqueID<Noun.ShareGrant>
/// One look at a passport.
package typealias AccessID = OpaqueID<Noun.Access>
/// A move between employers.
package typealias TransferID = OpaqueID<Noun.Transfer>
/// A person who is cared for.
package typealias PersonID = OpaqueID<Noun.Person>
/// A delegation agreement.
package typealias AgreementID = OpaqueID<Noun.Agreement>
/// Any record that a decision can cite.
package typealias RecordID = OpaqueID<Noun.Record>
/// One recorded decision about a delegation.
package typealias DecisionID = OpaqueID<Noun.Decision>
/// A post that several bodies share.
package typealias JointRoleID = OpaqueID<Noun.JointRole>
/// The name of one change, unique to its caller and method.
package typealias RequestID = OpaqueID<Noun.Request>
