/// What a credential is called in the log and in reports: SHA-256 of `header.payload`, the ASCII
/// bytes that were signed.
///
/// The signature is no part of it: ECDSA lets anyone make a second valid signature from a first,
/// and the disclosures shown differ from one presentation to the next.
package struct CredentialID: Hashable, Sendable {
  /// 32 bytes.
  package let bytes: [UInt8]

  /// The id of the credential that was signed over `signingInput`.
  package init(of signingInput: ArraySlice<UInt8>) {
    bytes = sha256(signingInput)
  }

  /// The id with these bytes, as read back from a store or a log, or nil unless there are 32.
  package init?(bytes: [UInt8]) {
    guard bytes.count == 32 else { return nil }
    self.bytes = bytes
  }
}
