/// Why bytes were refused: a code both verifiers share, and the place it was found.
///
/// A fault is an answer about what was presented, never about the person who asked; a report turns
/// the code into a word of its own list.
package struct CredentialFault: Error, Hashable, Sendable {
  /// What is wrong.
  package let kind: Kind
  /// Where: the name of the part or claim, such as `header`, `disclosure` or `status.uri`. It is
  /// written here and never repeats what was presented.
  package let place: String

  /// The fault `kind` at `place`.
  package init(_ kind: Kind, _ place: String) {
    self.kind = kind
    self.place = place
  }

  /// The codes, in the order in which the text of a credential is judged.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    // Bytes and text.
    case tooLarge = "too_large"
    case tooMany = "too_many"
    case base64urlMalformed = "base64url_malformed"
    case jsonMalformed = "json_malformed"
    case jsonTrailingBytes = "json_trailing_bytes"
    case jsonTooDeep = "json_too_deep"
    case jsonDuplicateName = "json_duplicate_name"
    case jsonUTF8Invalid = "json_utf8_invalid"
    case jsonSurrogateLone = "json_surrogate_lone"
    case jsonNullCharacter = "json_null_character"

    // Signed tokens and keys.
    case tokenNotThreeParts = "token_not_three_parts"
    case notAnObject = "not_an_object"
    case typeMismatch = "type_mismatch"
    case algorithmRefused = "algorithm_refused"
    case algorithmMismatch = "algorithm_mismatch"
    case headerMemberRefused = "header_member_refused"
    case keyIDMissing = "key_id_missing"
    case keyMalformed = "key_malformed"
    case keyMismatch = "key_mismatch"
    case signatureInvalid = "signature_invalid"
    case signingFailed = "signing_failed"

    // Claims.
    case claimMissing = "claim_missing"
    case claimMalformed = "claim_malformed"

    // The compact form of an SD-JWT and its disclosures.
    case presentationMalformed = "presentation_malformed"
    case hashAlgorithmRefused = "hash_algorithm_refused"
    case digestMalformed = "digest_malformed"
    case digestRepeated = "digest_repeated"
    case disclosureMalformed = "disclosure_malformed"
    case disclosureRepeated = "disclosure_repeated"
    case disclosureUnreferenced = "disclosure_unreferenced"
    case disclosureNameReserved = "disclosure_name_reserved"
    case disclosureNameTaken = "disclosure_name_taken"
    case disclosureNotAllowed = "disclosure_not_allowed"

    // Holder binding.
    case bindingMissing = "binding_missing"
    case bindingKeyMissing = "binding_key_missing"
    case bindingAudience = "binding_audience"
    case bindingNonce = "binding_nonce"
    case bindingTime = "binding_time"
    case bindingHash = "binding_hash"

    // What an issuer or a holder asked for.
    case pathUnknown = "path_unknown"
    case queryMalformed = "query_malformed"
  }
}
