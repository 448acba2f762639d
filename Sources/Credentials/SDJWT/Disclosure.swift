/// One disclosure of an SD-JWT (RFC 9901 section 4.2): a hidden claim in the clear, with the salt
/// that keeps its digest from being guessed.
package struct Disclosure: Hashable, Sendable {
  /// The base64url text exactly as it was received; the digest is over these bytes.
  package let bytes: [UInt8]
  /// The name of a hidden member, or nil for a hidden element of an array.
  package let name: String?
  /// The claim.
  package let value: JSONValue
  /// SHA-256 of ``bytes``.
  let digest: ClaimDigest

  /// The disclosure that `text` spells: strict base64url of a strict JSON array `[salt, name,
  /// value]` or `[salt, value]`, salt and name texts.
  ///
  /// - Throws: ``CredentialFault`` at `disclosure`: `base64url_malformed`, a fault of the JSON
  ///   reader, or `disclosure_malformed` for another shape.
  init(parsing text: ArraySlice<UInt8>) throws(CredentialFault) {
    let json: JSONValue
    do {
      let decoded = try Base64URL.decode(text)
      json = try JSONValue(strict: decoded, maximumBytes: text.count)
    } catch {
      throw CredentialFault(error.kind, "disclosure")
    }
    guard let items = json.items, items.count == 2 || items.count == 3, items[0].text != nil else {
      throw CredentialFault(.disclosureMalformed, "disclosure")
    }
    if items.count == 3 {
      guard let name = items[1].text else {
        throw CredentialFault(.disclosureMalformed, "disclosure")
      }
      self.name = name
      value = items[2]
    } else {
      name = nil
      value = items[1]
    }
    bytes = Array(text)
    digest = ClaimDigest(of: bytes)
  }

  /// The disclosure an issuer makes of `value` with 16 bytes of `salt`.
  init(salt: [UInt8], name: String?, value: JSONValue) {
    let items = [.string(Base64URL.encode(salt))] + (name.map { [.string($0)] } ?? []) + [value]
    bytes = Base64URL.encodedBytes(JSONValue.array(items).encoded())
    self.name = name
    self.value = value
    digest = ClaimDigest(of: bytes)
  }
}

/// The SHA-256 that stands in a credential for a hidden claim, or for none (a decoy).
struct ClaimDigest: Hashable, Sendable {
  /// 32 bytes.
  let bytes: [UInt8]

  /// The digest of a disclosure's text.
  init(of text: [UInt8]) {
    bytes = sha256(text)
  }

  /// The digest that `text` spells, or nil unless it is 32 bytes of strict base64url.
  init?(text: String) {
    guard text.utf8.count == 43, let bytes = try? Base64URL.decode(text.utf8) else { return nil }
    self.bytes = bytes
  }

  /// A digest of nothing, made of 32 bytes of chance hashed as RFC 9901 section 4.2.5 has it.
  static func decoy(of chance: [UInt8]) -> ClaimDigest { ClaimDigest(of: chance) }

  /// 43 characters of base64url.
  var text: String { Base64URL.encode(bytes) }
}
