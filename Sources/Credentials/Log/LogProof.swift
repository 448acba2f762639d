package import Vocabulary

/// A proof that a leaf is in a log, by `c2sp.org/tlog-proof@v1`, without its checkpoint.
///
/// The text up to and with its empty line is the proof; the checkpoint follows in a file and is
/// shared by all proofs of a bundle.
package struct LogProof: Hashable, Sendable {
  /// The longest proof read, in bytes: 62 hashes with room for the opening of a leaf.
  package static let maximumBytes = 8_192

  /// The opening of the leaf; it is believed only after the leaf rebuilt from it is in the tree.
  package let extra: [UInt8]?
  /// The leaf's index.
  package let index: UInt64
  /// From the leaf's sibling to the root's child.
  package let path: [MerkleHash]

  /// A proof; nil where the path is longer than any tree is high.
  package init?(extra: [UInt8]?, index: UInt64, path: [MerkleHash]) {
    guard path.count <= 62, index < largestMerkleSize else { return nil }
    self.extra = extra
    self.index = index
    self.path = path
  }

  /// The proof that `bytes` spell, to its empty line and not beyond.
  ///
  /// - Throws: ``LogFault/proofMalformed``.
  package init(_ bytes: [UInt8]) throws(LogFault) {
    let newline = UInt8(ascii: "\n")
    guard bytes.count <= Self.maximumBytes, bytes.suffix(2) == [newline, newline] else {
      throw .proofMalformed
    }
    // By bytes: Swift's lines and characters would join what a verifier in C keeps apart.
    var lines = bytes.dropLast(2).split(separator: newline, omittingEmptySubsequences: false)[...]
    guard lines.popFirst()?.elementsEqual(Self.header.utf8) == true else {
      throw .proofMalformed
    }
    var extra: [UInt8]?
    if let line = lines.first, line.starts(with: "extra ".utf8) {
      extra = try Self.base64(line.dropFirst(6))
      lines.removeFirst()
    }
    guard let line = lines.popFirst(), line.starts(with: "index ".utf8),
      let index = decimalNumber(line.dropFirst(6))
    else { throw .proofMalformed }
    var path: [MerkleHash] = []
    for line in lines {
      guard let hash = MerkleHash(try Self.base64(line)) else { throw .proofMalformed }
      path.append(hash)
    }
    guard let proof = LogProof(extra: extra, index: index, path: path) else {
      throw .proofMalformed
    }
    self = proof
  }

  /// The proof and the checkpoint that a whole file holds one after the other.
  ///
  /// - Throws: ``LogFault/proofMalformed``.
  package static func split(
    file: [UInt8]
  ) throws(LogFault) -> (proof: LogProof, checkpoint: [UInt8]) {
    let newline = UInt8(ascii: "\n")
    guard
      let end = file.indices.dropFirst().first(where: {
        file[$0] == newline && file[$0 - 1] == newline
      })
    else { throw .proofMalformed }
    return (try LogProof(Array(file[...end])), Array(file[(end + 1)...]))
  }

  /// The proof to its empty line; with a checkpoint behind it is a whole `.tlog-proof` file.
  package var bytes: [UInt8] {
    var lines = [Self.header]
    if let extra { lines.append("extra \(PaddedBase64.encode(extra))") }
    lines.append("index \(index)")
    lines += path.map { PaddedBase64.encode($0.bytes) }
    return Array((lines.joined(separator: "\n") + "\n\n").utf8)
  }

  /// What the proof shows about the credential whose id is `subject`, 32 bytes: when the leaf says
  /// `event` happened by `issuer`, once the leaf is in the tree of `checkpoint`.
  ///
  /// - Throws: ``LogFault``: `leafMalformed` where there is no opening, `eventOther`,
  ///   `issuerOther`, `outsideTree` or `inclusionInvalid`.
  package func proven(
    _ event: LogEvent, of subject: [UInt8], by issuer: String, in checkpoint: VerifiedCheckpoint
  ) throws(LogFault) -> LoggedEvent {
    guard let extra else { throw .leafMalformed }
    let opening = try LogLeafOpening(extra)
    guard opening.event == event else { throw .eventOther }
    guard opening.issuerID == LogLeaf.issuerID(issuer) else { throw .issuerOther }
    let head = checkpoint.checkpoint
    guard index < head.size else { throw .outsideTree }
    let root = MerkleProof.root(
      of: opening.leaf(of: subject).hash, at: index, size: head.size, path: path)
    guard root == head.root else { throw .inclusionInvalid }
    return LoggedEvent(
      event: event, time: opening.time, index: index, isWitnessed: checkpoint.isWitnessed)
  }

  private static let header = "c2sp.org/tlog-proof@v1"

  private static func base64(_ text: ArraySlice<UInt8>) throws(LogFault) -> [UInt8] {
    guard !text.isEmpty, let bytes = try? PaddedBase64.decode(text) else {
      throw .proofMalformed
    }
    return bytes
  }
}

/// An event that is proven to stand in the log; only this module makes one.
package struct LoggedEvent: Hashable, Sendable {
  /// What happened.
  package let event: LogEvent
  /// When, by the leaf.
  package let time: Instant
  /// Where in the log.
  package let index: UInt64
  /// Whether a witness saw the log that holds it.
  package let isWitnessed: Bool
}
