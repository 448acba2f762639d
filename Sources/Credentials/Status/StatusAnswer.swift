/// What a status list says about an entry, by Token Status List section 7 with the
/// application-specific value 3.
package enum StatusValue: UInt8, Hashable, Sendable, CaseIterable {
  /// The credential holds.
  case valid = 0
  /// It was taken back for good.
  case revoked = 1
  /// It does not hold for now: a safeguarding event, never routine.
  case suspended = 2
  /// A newer credential has taken its place: routine, never a safeguarding event.
  case superseded = 3
}

/// What is known of a credential's status. Only ``valid`` is good news.
package enum StatusAnswer: Hashable, Sendable {
  /// A current list says what the value is.
  case current(StatusValue)
  /// An authentic list says so, but it is past its end or its time to live; the age is in seconds
  /// since it was signed. Never a revoked or suspended entry: those stay so at any age.
  case stale(age: Int64, StatusValue)
  /// The list is authentic and has no such entry: the credential fails.
  case outOfRange
  /// No list that can be believed says anything.
  case unknown(StatusDoubt)
}

/// Why a status list is not believed, in the order in which it is judged; the raw value is the code
/// that reports carry.
package enum StatusDoubt: String, Error, Hashable, Sendable, CaseIterable {
  /// No list is at hand.
  case listMissing = "status_list_missing"
  /// Not a token of JOSE's compact form, or above 512 KiB.
  case tokenMalformed = "status_token_malformed"
  /// Step 1: `typ` is another.
  case typeOther = "status_type_other"
  /// Step 2: `alg` is not allowed, or the header would choose its own key or rules.
  case algorithmRefused = "status_algorithm_refused"
  /// Step 3: the key is no status key of the issuer's own entry.
  case keyOther = "status_key_other"
  /// Step 4: the signature does not hold.
  case signatureInvalid = "status_signature_invalid"
  /// Step 5: the list is another than the credential names.
  case subjectOther = "status_subject_other"
  /// Step 6: the payload or a time in it is not as it must be.
  case claimsMalformed = "status_claims_malformed"
  /// Step 6: the list is from the future.
  case issuedInFuture = "status_issued_in_future"
  /// Step 6: the key was compromised, or retired or out of its time when the list was signed.
  case keyRefused = "status_key_refused"
  /// Step 7: the list does not decompress to an end of its own.
  case listMalformed = "status_list_malformed"
  /// Step 7: the list decompresses to more than the cap.
  case listTooLarge = "status_list_too_large"
  /// Step 9: a value that means nothing here.
  case valueUnknown = "status_value_unknown"
}
