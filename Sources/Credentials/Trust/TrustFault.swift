/// Why a trust list is not believed; the raw value is the code that reports carry.
package enum TrustFault: String, Error, Hashable, Sendable, CaseIterable {
  /// A token or part above 512 KiB, or more tokens than operators could have.
  case tooLarge = "trust_too_large"
  /// Not a token of JOSE's compact form.
  case tokenMalformed = "trust_token_malformed"
  /// A token that verifies by its operator's key is of another type, or names its own key.
  case headerRefused = "trust_header_refused"
  /// An operator's token whose signature does not hold.
  case signatureInvalid = "trust_signature_invalid"
  /// Fewer than two distinct operators signed.
  case signaturesTooFew = "trust_signatures_too_few"
  /// The operators signed different payloads.
  case payloadsDiffer = "trust_payloads_differ"
  /// The payload is not a trust list.
  case listMalformed = "trust_list_malformed"
  /// An entry, a key or an entitlement is not as it must be.
  case entryMalformed = "trust_entry_malformed"
  /// Two entries of one issuer, or one key in two places.
  case entryRepeated = "trust_entry_repeated"
  /// An older list than the newest that was seen.
  case sequenceOld = "trust_sequence_old"
  /// A list from the future.
  case issuedInFuture = "trust_issued_in_future"
  /// A part that the list does not name, or an entry in a part that is not its own.
  case partOther = "trust_part_other"
  /// The part that would hold an issuer is not at hand.
  case partMissing = "trust_part_missing"
  /// Changes to another list than the one at hand.
  case changesOther = "trust_changes_other"
}
