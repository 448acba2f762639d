/// A passport as one file: the bytes of `oneworkforce.bundle.v1.PassportBundle`, each part exactly
/// as it was received.
package struct PassportBundle: Hashable, Sendable {
  /// A credential as presented and the proof of its entry in the log.
  package struct Item: Hashable, Sendable {
    /// The compact SD-JWT, with a key binding token behind where there is one.
    package var presentation: [UInt8]
    /// A tlog-proof@v1 to its empty line; empty where there is none.
    package var logProof: [UInt8]

    /// An item of a bundle.
    package init(presentation: [UInt8], logProof: [UInt8] = []) {
      self.presentation = presentation
      self.logProof = logProof
    }
  }

  /// The presented credentials.
  package var credentials: [Item]
  /// Status list tokens, one a uri.
  package var statusLists: [[UInt8]]
  /// Trust list tokens, one an operator key.
  package var trustList: [[UInt8]]
  /// Parts that the trust list names by their hash.
  package var trustParts: [[UInt8]]
  /// The signed note of the log that all proofs share; empty where there is none.
  package var checkpoint: [UInt8]

  /// The longest encoding, in bytes.
  package static let maximumBytes = 4 * 1024 * 1024
  /// The most credentials; a bundle has at least one.
  package static let maximumCredentials = 64
  private static let maximumStatusLists = 64
  private static let maximumTokens = 8
  private static let maximumParts = 64
  private static let maximumTokenBytes = 512 * 1024

  /// A bundle of these parts.
  package init(
    credentials: [Item], statusLists: [[UInt8]] = [], trustList: [[UInt8]] = [],
    trustParts: [[UInt8]] = [], checkpoint: [UInt8] = []
  ) {
    self.credentials = credentials
    self.statusLists = statusLists
    self.trustList = trustList
    self.trustParts = trustParts
    self.checkpoint = checkpoint
  }

  /// The bundle's encoding, its own hash behind it.
  package var encoded: [UInt8] {
    var writer = CanonicalWriter()
    writer.number(1, UInt32(1))
    for item in credentials {
      var inner = CanonicalWriter()
      inner.bytes(1, item.presentation)
      inner.bytes(2, item.logProof)
      writer.item(2, inner.bytes)
    }
    for list in statusLists { writer.item(3, list) }
    for token in trustList { writer.item(4, token) }
    for part in trustParts { writer.item(5, part) }
    writer.bytes(6, checkpoint)
    let digest = sha256(writer.bytes)
    writer.bytes(7, digest)
    return writer.bytes
  }

  /// The bundle that `bytes` spell, or why they are none: larger than ``maximumBytes``, not in
  /// their canonical encoding, of another format, damaged, or with too many parts.
  package static func read(_ bytes: [UInt8]) -> Result<PassportBundle, BundleFault> {
    guard bytes.count <= maximumBytes else { return .failure(BundleFault(.bundleTooLarge)) }
    var fields: Fields
    do {
      fields = try Fields(bytes)
    } catch {
      return .failure(BundleFault(.bundleUnreadable))
    }
    guard fields.format == 1 else { return .failure(BundleFault(.bundleFormat)) }
    // The last field of a canonical encoding is the hash of what stands before it.
    let hashFieldBytes = 34
    guard fields.digest.count == 32, bytes.count >= hashFieldBytes,
      sha256(bytes.dropLast(hashFieldBytes)) == fields.digest
    else { return .failure(BundleFault(.bundleDamaged)) }
    let bundle = fields.bundle
    return bundle.isWithinLimits ? .success(bundle) : .failure(BundleFault(.bundleCounts))
  }

  private var isWithinLimits: Bool {
    func fits(_ tokens: [[UInt8]], _ most: Int) -> Bool {
      tokens.count <= most && tokens.allSatisfy { $0.count <= Self.maximumTokenBytes }
    }
    return (1...Self.maximumCredentials).contains(credentials.count)
      && fits(statusLists, Self.maximumStatusLists) && fits(trustList, Self.maximumTokens)
      && fits(trustParts, Self.maximumParts)
  }

  /// The fields as they stand in the bytes.
  private struct Fields {
    var format: UInt32 = 0
    var bundle = PassportBundle(credentials: [])
    var digest: [UInt8] = []

    init(_ bytes: [UInt8]) throws(NotCanonical) {
      var reader = CanonicalReader(bytes[...])
      while let field = try reader.next(repeated: [2, 3, 4, 5]) {
        switch field {
        case .number(1, let value): format = try CanonicalReader.uint32(value)
        case .bytes(2, let value): bundle.credentials.append(try Self.item(value))
        case .bytes(3, let value): bundle.statusLists.append(Array(value))
        case .bytes(4, let value): bundle.trustList.append(Array(value))
        case .bytes(5, let value): bundle.trustParts.append(Array(value))
        case .bytes(6, let value): bundle.checkpoint = Array(value)
        case .bytes(7, let value): digest = Array(value)
        default: throw NotCanonical()
        }
      }
    }

    private static func item(_ bytes: ArraySlice<UInt8>) throws(NotCanonical) -> Item {
      var item = Item(presentation: [])
      var reader = CanonicalReader(bytes)
      while let field = try reader.next() {
        switch field {
        case .bytes(1, let value): item.presentation = Array(value)
        case .bytes(2, let value): item.logProof = Array(value)
        default: throw NotCanonical()
        }
      }
      return item
    }
  }
}

/// Why bytes are no bundle.
package struct BundleFault: Error, Hashable, Sendable {
  /// One of the reasons that begin with `bundle`.
  package let reason: StepReason

  init(_ reason: StepReason) {
    self.reason = reason
  }
}
