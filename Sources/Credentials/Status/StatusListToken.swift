package import Vocabulary

/// A status list in its signed token.
package enum StatusListToken {
  /// The `typ` of the token.
  package static let type = "statuslist+jwt"
  /// The longest token read, in bytes.
  package static let maximumBytes = 512 * 1_024
  /// How long a list of ours holds, in seconds: one day.
  package static let life: Int64 = 86_400
  /// How long a list about registrations and delegations may be kept before asking again, in
  /// seconds.
  package static let shortTimeToLive: Int64 = 300
  /// The same for every other list.
  package static let longTimeToLive: Int64 = 3_600

  /// The token of `list` at `uri`, signed by a status key.
  ///
  /// - Parameter timeToLive: seconds, above 0.
  /// - Throws: ``StatusDoubt/listTooLarge``; ``CredentialFault`` where the key can't sign.
  package static func signed(
    _ list: StatusList, uri: String, at instant: Instant, life: Int64 = life, timeToLive: Int64,
    by key: PrivateKey
  ) throws -> CompactJWS {
    let now = TokenTime.seconds(of: instant)
    let payload = JSONValue.object([
      JSONMember("sub", .string(uri)), JSONMember("iat", .integer(now)),
      JSONMember("exp", .integer(now + life)), JSONMember("ttl", .integer(timeToLive)),
      JSONMember(
        "status_list",
        .object([
          JSONMember("bits", .integer(Int64(list.bits.rawValue))),
          JSONMember("lst", .string(try list.encoded())),
        ])),
    ])
    return try CompactJWS.signed(
      payload: payload, type: type, by: key, keyID: key.publicKey.thumbprint)
  }

  /// What `token` says about entry `index` of the list at `uri`, judged in the order of
  /// ``StatusDoubt`` and failing closed at each step.
  ///
  /// To be asked only about a credential whose own signature has passed; `entry` is the registry
  /// entry of that credential's issuer.
  package static func judge(
    _ token: [UInt8], uri: String, index: Int64, entry: TrustEntry, at instant: Instant
  ) -> StatusAnswer {
    do {
      return try VerifiedStatusList(token, uri: uri, entry: entry, at: instant)
        .answer(at: index, instant)
    } catch { return .unknown(error) }
  }
}

/// A status list whose token has passed steps 1 to 7; only this module makes one. It can be kept
/// and asked about many entries.
package struct VerifiedStatusList: Sendable {
  /// Where the list is published; what credentials name it by.
  package let uri: String
  /// The `iss` of the entry whose status key signed it.
  package let issuer: String
  /// When it was signed, in seconds since 1970.
  package let issuedAt: Int64
  /// When it ends, in seconds since 1970.
  package let expires: Int64
  /// Seconds after which a fresh list is to be asked for, or nil.
  package let timeToLive: Int64?
  /// The entries.
  package let list: StatusList

  /// The list in `token`, believed where it is of `uri` and by a status key of `entry`.
  ///
  /// A list past its end is believed too: ``answer(at:_:)`` says that it is stale.
  ///
  /// - Throws: ``StatusDoubt``, the first that applies of steps 1 to 7.
  package init(
    _ token: [UInt8], uri: String, entry: TrustEntry, at instant: Instant
  ) throws(StatusDoubt) {
    guard let parsed = try? CompactJWS(parsing: token, maximumBytes: StatusListToken.maximumBytes)
    else { throw .tokenMalformed }
    let key = try Self.key(of: parsed, in: entry)
    guard key.key.isValid(signature: parsed.signature, over: parsed.signingInput) else {
      throw .signatureInvalid
    }
    // A payload that can't be read names no list.
    guard
      let claims = try? JSONValue(
        strict: parsed.payload, maximumBytes: StatusListToken.maximumBytes),
      let subject = claims["sub"]?.text, isSame(subject, uri)
    else { throw .subjectOther }
    (issuedAt, expires, timeToLive) = try Self.times(of: claims, at: instant)
    guard case .valid = key.answer(for: .status, stated: issuedAt, logged: nil) else {
      throw .keyRefused
    }
    list = try Self.list(of: claims)
    self.uri = uri
    issuer = entry.issuer
  }

  /// What the list says about entry `index` at `instant`.
  package func answer(at index: Int64, _ instant: Instant) -> StatusAnswer {
    guard let value = list.value(at: index) else { return .outOfRange }
    guard let status = StatusValue(rawValue: value) else { return .unknown(.valueUnknown) }
    let now = TokenTime.seconds(of: instant)
    let isStale = now >= expires || timeToLive.map { now - issuedAt >= $0 } == true
    // What was taken back stays so, however old the list that says it.
    guard isStale, status != .revoked, status != .suspended else { return .current(status) }
    return .stale(age: now - issuedAt, status)
  }

  /// Steps 1 to 3.
  private static func key(
    of token: CompactJWS, in entry: TrustEntry
  ) throws(StatusDoubt) -> RegistryKey {
    let header = token.header
    guard let type = header["typ"]?.text, isSame(type, StatusListToken.type) else {
      throw .typeOther
    }
    guard let algorithm = header["alg"]?.text.flatMap(SignatureAlgorithm.init(header:)),
      ["crit", "jku", "x5u", "jwk"].allSatisfy({ header[$0] == nil })
    else { throw .algorithmRefused }
    guard let id = token.keyID, let key = entry.key(id), key.use == .status else {
      throw .keyOther
    }
    guard key.key.algorithm == algorithm else { throw .algorithmRefused }
    return key
  }

  /// Step 6.
  private static func times(
    of claims: JSONValue, at instant: Instant
  ) throws(StatusDoubt) -> (issuedAt: Int64, expires: Int64, timeToLive: Int64?) {
    guard let issuedAt = TokenTime.read(claims["iat"]),
      let expires = TokenTime.read(claims["exp"]),
      let timeToLive = TokenTime.readOptional(claims["ttl"]), timeToLive != 0
    else { throw .claimsMalformed }
    guard issuedAt <= TokenTime.seconds(of: instant) + TokenTime.clockSkew else {
      throw .issuedInFuture
    }
    return (issuedAt, expires, timeToLive)
  }

  /// Step 7.
  private static func list(of claims: JSONValue) throws(StatusDoubt) -> StatusList {
    let list = claims["status_list"]
    guard let width = list?["bits"]?.wholeNumber.flatMap({ Int(exactly: $0) }),
      let bits = StatusList.Bits(rawValue: width), let text = list?["lst"]?.text,
      let compressed = try? Base64URL.decode(text.utf8)
    else { throw .listMalformed }
    return try StatusList(bits: bits, compressed: compressed)
  }
}
