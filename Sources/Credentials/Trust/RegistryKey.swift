/// A key of an issuer with its history, which the trust list keeps for ever.
package struct RegistryKey: Hashable, Sendable {
  /// What a key may sign. One key has one use.
  package enum Use: String, Hashable, Sendable, CaseIterable {
    /// Credentials.
    case issue
    /// Status lists.
    case status
    /// The log's leaves about the issuer.
    case log
    /// Presentations under a share.
    case share
  }

  /// When a key fell into other hands, and how large the log was then.
  package struct Compromise: Hashable, Sendable {
    /// Seconds since 1970.
    package let at: Int64
    /// Leaves in the log at that time.
    package let logSize: UInt64

    /// A compromise; nil where the time or the size is out of range.
    package init?(at seconds: Int64, logSize: UInt64) {
      guard TokenTime.supported.contains(seconds), logSize <= largestMerkleSize else { return nil }
      at = seconds
      self.logSize = logSize
    }
  }

  /// The key's name: its RFC 7638 thumbprint.
  package let id: String
  /// The key.
  package let key: PublicKey
  /// What it signs.
  package let use: Use
  /// Seconds since 1970 from which it signs.
  package let notBefore: Int64
  /// Seconds since 1970 from which it signs no more.
  package let expires: Int64
  /// Seconds since 1970 from which it was retired, or nil.
  package let retiredAt: Int64?
  /// The compromise, or nil.
  package let compromise: Compromise?

  /// A key; nil where a time is out of range or the key expires before it begins.
  package init?(
    _ key: PublicKey, use: Use, notBefore: Int64, expires: Int64, retiredAt: Int64? = nil,
    compromise: Compromise? = nil
  ) {
    let times = [notBefore, expires] + [retiredAt].compactMap(\.self)
    guard times.allSatisfy(TokenTime.supported.contains), notBefore < expires else { return nil }
    id = key.thumbprint
    self.key = key
    self.use = use
    self.notBefore = notBefore
    self.expires = expires
    self.retiredAt = retiredAt
    self.compromise = compromise
  }

  /// The key as the list writes it, or nil where its use is one that this version does not know.
  ///
  /// - Throws: ``TrustFault/entryMalformed``, also where `kid` is not the key's thumbprint or only
  ///   one of `compromised_at` and `log_size_then` is there.
  init?(json: JSONValue) throws(TrustFault) {
    guard let useText = json["use"]?.text, let id = json["kid"]?.text, let jwk = json["jwk"],
      let key = try? PublicKey(jwk: jwk), isSame(id, key.thumbprint),
      let notBefore = TokenTime.read(json["nbf"]), let expires = TokenTime.read(json["exp"]),
      let retiredAt = TokenTime.readOptional(json["retired_at"])
    else { throw .entryMalformed }
    var compromise: Compromise?
    switch (json["compromised_at"], json["log_size_then"]) {
    case (nil, nil): break
    case (let at?, let size?):
      guard let seconds = TokenTime.read(at),
        let size = size.wholeNumber.flatMap({ UInt64(exactly: $0) }),
        let read = Compromise(at: seconds, logSize: size)
      else { throw .entryMalformed }
      compromise = read
    default: throw .entryMalformed
    }
    guard
      let known = RegistryKey(
        key, use: Use(rawValue: useText) ?? .issue, notBefore: notBefore, expires: expires,
        retiredAt: retiredAt, compromise: compromise)
    else { throw .entryMalformed }
    guard Use(rawValue: useText) != nil else { return nil }
    self = known
  }

  /// The key as the list writes it.
  var json: JSONValue {
    var members = [
      JSONMember("kid", .string(id)), JSONMember("jwk", key.jwk),
      JSONMember("use", .string(use.rawValue)), JSONMember("nbf", .integer(notBefore)),
      JSONMember("exp", .integer(expires)),
    ]
    if let retiredAt { members.append(JSONMember("retired_at", .integer(retiredAt))) }
    if let compromise {
      members.append(JSONMember("compromised_at", .integer(compromise.at)))
      members.append(
        JSONMember("log_size_then", .integer(Int64(clamping: compromise.logSize))))
    }
    return .object(members)
  }
}
