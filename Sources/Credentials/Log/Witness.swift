/// A deployment that vouches for another's log: it signs a head only where it continues the last
/// one it signed, so that the log can't show two histories.
package enum Witness {
  /// The line by which `witness` vouches, at `time` in seconds since 1970, for the head that `note`
  /// holds.
  ///
  /// Whoever asks keeps the head that was signed, in the same step: two that do not continue each
  /// other must never both be signed.
  ///
  /// - Parameters:
  ///   - last: the head signed before, or nil for the first.
  ///   - path: the proof that the new head continues `last`; empty for the first.
  /// - Throws: ``LogFault``: what ``VerifiedCheckpoint`` refuses; `keyMalformed` where `witness` is
  ///   no witness's key or is the log's own; `outsideTree` for fewer leaves than before;
  ///   `consistencyInvalid` where the proof does not hold. What the crypto library throws when it
  ///   can't sign.
  package static func cosigning(
    _ note: [UInt8], of anchor: LogAnchor, after last: Checkpoint?, path: [MerkleHash],
    by witness: NoteSigner, at time: UInt64
  ) throws -> (head: Checkpoint, line: NoteSignature) {
    guard witness.key.kind == .cosignature, time <= UInt64(Int64.max),
      !anchor.keys.contains(where: { $0.publicKey == witness.key.publicKey })
    else { throw LogFault.keyMalformed }
    let head = try VerifiedCheckpoint(note, anchor: anchor).checkpoint
    let (size, root) = last.map { ($0.size, $0.root) } ?? (0, .emptyTree)
    guard last.map({ isSame($0.origin, head.origin) }) != false else {
      throw LogFault.originOther
    }
    guard head.size >= size else { throw LogFault.outsideTree }
    guard MerkleProof.isConsistent(path, from: size, root, to: head.size, head.root) else {
      throw LogFault.consistencyInvalid
    }
    return (head, try witness.line(over: head.text, at: time))
  }
}
