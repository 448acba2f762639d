/// What a verifier trusts before it reads a bundle (`oneworkforce.bundle.v1.Anchors`). None of it
/// comes from the bundle.
package struct Anchors: Hashable, Sendable {
  /// An Ed25519 key of a log.
  package struct LogKey: Hashable, Sendable {
    /// The key by its name in notes.
    package let key: NoteKey
    /// The origin line of the log's checkpoints.
    package let origin: String

    /// The key of the log whose origin is `origin`; its name where there is none.
    package init(_ key: NoteKey, origin: String? = nil) {
      self.key = key
      self.origin = origin ?? key.name
    }
  }

  /// The keys that may sign a trust list; two different ones must.
  package let operatorKeys: [PublicKey]
  /// The highest sequence number of a trust list seen so far; a lower one is refused.
  package let lowestSequence: UInt64
  /// The logs whose checkpoints are believed.
  package let logs: [LogKey]
  /// The witnesses whose cosignatures count.
  package let witnesses: [NoteKey]

  private static let maximumOperators = 16
  private static let maximumLogs = 16
  private static let maximumWitnesses = 64
  private static let maximumNameBytes = 255

  /// Anchors, or nil for more than 16 operators, 16 logs or 64 witnesses; for an operator key that
  /// is not on P-256; for a key twice, in either role; for a log's key that cosigns or a witness's
  /// that does not; or for a name or origin over 255 bytes or an origin with a control character.
  package init?(
    operatorKeys: [PublicKey], lowestSequence: UInt64, logs: [LogKey], witnesses: [NoteKey]
  ) {
    let keys = logs.map(\.key) + witnesses
    guard operatorKeys.count <= Self.maximumOperators, logs.count <= Self.maximumLogs,
      witnesses.count <= Self.maximumWitnesses,
      operatorKeys.allSatisfy({ $0.algorithm == .es256 }),
      Set(operatorKeys).count == operatorKeys.count,
      Set(keys.map(\.publicKey)).count == keys.count,
      logs.allSatisfy({ $0.key.kind == .signature }),
      witnesses.allSatisfy({ $0.kind == .cosignature }),
      keys.allSatisfy({ $0.name.utf8.count <= Self.maximumNameBytes }),
      logs.allSatisfy({ log in
        log.origin.utf8.count <= Self.maximumNameBytes && log.origin.utf8.allSatisfy { $0 >= 0x20 }
      })
    else { return nil }
    self.operatorKeys = operatorKeys
    self.lowestSequence = lowestSequence
    self.logs = logs
    self.witnesses = witnesses
  }
}

extension Anchors {
  /// The longest encoding that is read, in bytes.
  package static let maximumBytes = 1024 * 1024

  /// The anchors' encoding, the same bytes for the same anchors.
  package var encoded: [UInt8] {
    var writer = CanonicalWriter()
    writer.number(1, UInt32(1))
    for key in operatorKeys {
      var inner = CanonicalWriter()
      inner.bytes(1, [4] + key.rawRepresentation)
      writer.item(2, inner.bytes)
    }
    writer.number(3, lowestSequence)
    for log in logs {
      let origin = isSame(log.origin, log.key.name) ? "" : log.origin
      writer.item(4, Self.encoded(log.key, origin: origin))
    }
    for key in witnesses { writer.item(5, Self.encoded(key, origin: "")) }
    return writer.bytes
  }

  private static func encoded(_ key: NoteKey, origin: String) -> [UInt8] {
    var writer = CanonicalWriter()
    writer.text(1, key.name)
    writer.bytes(2, key.publicKey.bytes)
    writer.text(3, origin)
    return writer.bytes
  }

  /// The anchors that `bytes` spell in their canonical encoding, or nil where they are none.
  package init?(encoded bytes: [UInt8]) {
    guard bytes.count <= Self.maximumBytes, let fields = try? Fields(bytes), fields.format == 1,
      let anchors = Anchors(
        operatorKeys: fields.operatorKeys, lowestSequence: fields.lowestSequence,
        logs: fields.logs, witnesses: fields.witnesses)
    else { return nil }
    self = anchors
  }

  private struct Fields {
    var format: UInt32 = 0
    var operatorKeys: [PublicKey] = []
    var lowestSequence: UInt64 = 0
    var logs: [LogKey] = []
    var witnesses: [NoteKey] = []

    init(_ bytes: [UInt8]) throws(NotCanonical) {
      var reader = CanonicalReader(bytes[...])
      while let field = try reader.next(repeated: [2, 4, 5]) {
        switch field {
        case .number(1, let value): format = try CanonicalReader.uint32(value)
        case .bytes(2, let value): operatorKeys.append(try Self.operatorKey(value))
        case .number(3, let value): lowestSequence = value
        case .bytes(4, let value):
          let (key, origin) = try Self.noteKey(value, .signature)
          logs.append(LogKey(key, origin: origin))
        case .bytes(5, let value):
          let (key, origin) = try Self.noteKey(value, .cosignature)
          guard origin == nil else { throw NotCanonical() }
          witnesses.append(key)
        default: throw NotCanonical()
        }
      }
    }

    private static func operatorKey(
      _ bytes: ArraySlice<UInt8>
    ) throws(NotCanonical) -> PublicKey {
      var reader = CanonicalReader(bytes)
      guard case .bytes(1, let point) = try reader.next(), try reader.next() == nil,
        point.count == 65, point.first == 4,
        let key = try? PublicKey(algorithm: .es256, rawRepresentation: Array(point.dropFirst()))
      else { throw NotCanonical() }
      return key
    }

    private static func noteKey(
      _ bytes: ArraySlice<UInt8>, _ kind: NoteKey.Kind
    ) throws(NotCanonical) -> (NoteKey, origin: String?) {
      var (name, key, origin) = ("", [UInt8](), String?.none)
      var reader = CanonicalReader(bytes)
      while let field = try reader.next() {
        switch field {
        case .bytes(1, let value): name = try CanonicalReader.text(value)
        case .bytes(2, let value): key = Array(value)
        case .bytes(3, let value): origin = try CanonicalReader.text(value)
        default: throw NotCanonical()
        }
      }
      guard let key = NoteKey(name: name, kind: kind, publicKey: key) else {
        throw NotCanonical()
      }
      return (key, origin)
    }
  }
}
