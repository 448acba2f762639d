/// Why bytes are no note, checkpoint, proof, leaf or tile, or why a proof does not hold.
///
/// The raw value is the code that reports carry; a report says nothing more.
package enum LogFault: String, Error, Hashable, Sendable, CaseIterable {
  /// Not padded base64 of RFC 4648 section 4, with no spaces and no stray bits.
  case base64Malformed = "log_base64_malformed"
  /// Not a signed note: text, an empty line, signature lines.
  case noteMalformed = "log_note_malformed"
  /// A note longer than 64 KiB, or with more than 64 signatures.
  case noteTooLarge = "log_note_too_large"
  /// Not a key as notes write it: name, id, type and key.
  case keyMalformed = "log_key_malformed"
  /// Two keys of one name and id, so that a signature could be either's.
  case keyAmbiguous = "log_key_ambiguous"
  /// A signature by a known key that does not hold.
  case signatureInvalid = "log_signature_invalid"
  /// No signature by a known key.
  case signatureMissing = "log_signature_missing"
  /// Not origin, size and root on three lines.
  case checkpointMalformed = "log_checkpoint_malformed"
  /// A checkpoint of another log.
  case originOther = "log_origin_other"
  /// Not a proof of `c2sp.org/tlog-proof@v1`.
  case proofMalformed = "log_proof_malformed"
  /// An index or size outside the tree.
  case outsideTree = "log_outside_tree"
  /// A hash that the proof needs and the source of hashes does not hold.
  case hashMissing = "log_hash_missing"
  /// Not a leaf of 50 bytes, version 1, with a known event.
  case leafMalformed = "log_leaf_malformed"
  /// A leaf of another event.
  case eventOther = "log_event_other"
  /// A leaf of another issuer.
  case issuerOther = "log_issuer_other"
  /// The hashes do not lead from the leaf to the root.
  case inclusionInvalid = "log_inclusion_invalid"
  /// The hashes do not lead from one tree to the other.
  case consistencyInvalid = "log_consistency_invalid"
  /// Not the path or the bytes of a tile.
  case tileMalformed = "log_tile_malformed"
}
