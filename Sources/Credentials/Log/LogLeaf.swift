import Crypto
package import Vocabulary

/// What a leaf of the log records.
package enum LogEvent: UInt8, Hashable, Sendable, CaseIterable {
  /// A credential was issued.
  case issue = 1
  /// A credential was revoked.
  case revoke = 2
  /// A credential was suspended.
  case suspend = 3
  /// A suspended credential was reinstated.
  case reinstate = 4
  /// A credential was superseded by another.
  case supersede = 5
  /// A key was added.
  case keyAdd = 6
  /// A key was retired.
  case keyRetire = 7
  /// A key was marked compromised.
  case keyCompromise = 8
  /// The trust list changed.
  case trustChange = 9
  /// A share was granted.
  case shareGrant = 10
  /// A share ended.
  case shareEnd = 11
  /// A record was looked at without the holder's leave, in an emergency.
  case breakGlassView = 12
}

/// A leaf of the log: 50 bytes that name no person.
///
/// `version(1) ‖ event(1) ‖ time_ms(8) ‖ issuer_id(8) ‖ commitment(32)`, big-endian. The
/// commitment is HMAC-SHA-256 of the credential's id under a key of its own, 32 random bytes; once
/// that key is deleted nobody can tell which credential the leaf was about, and the tree stands.
package struct LogLeaf: Hashable, Sendable {
  /// Bytes of a leaf.
  package static let byteCount = 50
  /// The first byte.
  static let version: UInt8 = 1

  /// What happened.
  package let event: LogEvent
  /// When, to the millisecond; at or after 1970.
  package let time: Instant
  /// The first 8 bytes of SHA-256 of the issuer's `iss`, big-endian: an index only.
  package let issuerID: UInt64
  /// HMAC-SHA-256 of the subject under the entry's key.
  package let commitment: MerkleHash

  /// The leaf of `event` about `subject`, the 32 bytes of a credential's id, by `issuer`; `key` is
  /// 32 random bytes that are this entry's alone. Nil for another length of key or a moment before
  /// 1970.
  package init?(
    _ event: LogEvent, at time: Instant, issuer: String, subject: [UInt8], key: [UInt8]
  ) {
    guard let opening = LogLeafOpening(event, at: time, issuer: issuer, key: key) else {
      return nil
    }
    self = opening.leaf(of: subject)
  }

  fileprivate init(
    event: LogEvent, time: Instant, issuerID: UInt64, commitment: MerkleHash
  ) {
    self.event = event
    self.time = time
    self.issuerID = issuerID
    self.commitment = commitment
  }

  /// The leaf as read back.
  ///
  /// - Throws: ``LogFault/leafMalformed``.
  package init(_ bytes: some Collection<UInt8>) throws(LogFault) {
    let fields = try LeafFields(bytes)
    self.init(
      event: fields.event, time: fields.time, issuerID: fields.issuerID, commitment: fields.tail)
  }

  /// The 50 bytes.
  package var bytes: [UInt8] {
    LeafFields(event: event, time: time, issuerID: issuerID, tail: commitment).bytes
  }

  /// The hash that the tree holds.
  package var hash: MerkleHash { .leaf(bytes) }

  /// The index number that leaves give `issuer`: the first 8 bytes of SHA-256 of its `iss`.
  package static func issuerID(_ issuer: String) -> UInt64 {
    SHA256.hash(data: Array(issuer.utf8)).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
  }
}

/// A leaf with its key in place of the commitment: the `extra` line of a proof.
///
/// Nothing vouches for it but the inclusion of the leaf rebuilt from it.
package struct LogLeafOpening: Hashable, Sendable {
  /// What happened.
  package let event: LogEvent
  /// When.
  package let time: Instant
  /// The issuer's index number.
  package let issuerID: UInt64
  /// The entry's key, 32 bytes.
  package let key: MerkleHash

  /// The opening of a leaf to be made; nil where `key` has not 32 bytes or `time` is before 1970.
  package init?(_ event: LogEvent, at time: Instant, issuer: String, key: [UInt8]) {
    guard let key = MerkleHash(key), time.milliseconds >= 0 else { return nil }
    self.event = event
    self.time = time
    issuerID = LogLeaf.issuerID(issuer)
    self.key = key
  }

  /// The opening as read from a proof.
  ///
  /// - Throws: ``LogFault/leafMalformed``.
  package init(_ bytes: some Collection<UInt8>) throws(LogFault) {
    let fields = try LeafFields(bytes)
    event = fields.event
    time = fields.time
    issuerID = fields.issuerID
    key = fields.tail
  }

  /// The 50 bytes.
  package var bytes: [UInt8] {
    LeafFields(event: event, time: time, issuerID: issuerID, tail: key).bytes
  }

  /// The leaf that this opens if it is about `subject`, the 32 bytes of a credential's id.
  package func leaf(of subject: [UInt8]) -> LogLeaf {
    let code = HMAC<SHA256>.authenticationCode(
      for: subject, using: SymmetricKey(data: key.bytes))
    let commitment = code.withUnsafeBytes { MerkleHash(result: $0) }
    return LogLeaf(event: event, time: time, issuerID: issuerID, commitment: commitment)
  }
}

/// What a leaf and its opening have in common.
private struct LeafFields {
  let event: LogEvent
  let time: Instant
  let issuerID: UInt64
  let tail: MerkleHash

  init(event: LogEvent, time: Instant, issuerID: UInt64, tail: MerkleHash) {
    self.event = event
    self.time = time
    self.issuerID = issuerID
    self.tail = tail
  }

  init(_ bytes: some Collection<UInt8>) throws(LogFault) {
    let bytes = Array(bytes)
    guard bytes.count == LogLeaf.byteCount, bytes[0] == LogLeaf.version,
      let event = LogEvent(rawValue: bytes[1]),
      let milliseconds = Int64(exactly: Self.number(bytes[2..<10])),
      let tail = MerkleHash(bytes[18...])
    else { throw .leafMalformed }
    self.event = event
    time = Instant(milliseconds: milliseconds)
    issuerID = Self.number(bytes[10..<18])
    self.tail = tail
  }

  var bytes: [UInt8] {
    var bytes = [LogLeaf.version, event.rawValue]
    bytes.reserveCapacity(LogLeaf.byteCount)
    for number in [UInt64(bitPattern: time.milliseconds), issuerID] {
      for place in 0..<8 {
        bytes.append(UInt8(truncatingIfNeeded: number >> UInt64(56 - 8 * place)))
      }
    }
    bytes.append(contentsOf: tail.bytes)
    return bytes
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reduce(0) { $0 << 8 | UInt64($1) }
  }
}
