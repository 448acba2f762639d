import Credentials
import Testing
import Vocabulary

/// Values for the tests of trust and status: a training provider, its keys and two operators.
enum TrustSamples {
  /// Noon on 1 June 2026.
  static let now = Instant(milliseconds: 1_780_315_200_000)
  static let seconds: Int64 = 1_780_315_200
  static let issuer = "https://college.example/passport"
  static let training = "https://passport.example/passport/training/1"
  static let fire = "CSTF-FIRE"

  /// A private key that is the same each time; `seed` is not 0.
  static func secret(
    _ seed: UInt8, _ algorithm: SignatureAlgorithm = .es256
  ) throws -> PrivateKey {
    try PrivateKey(
      algorithm: algorithm, rawRepresentation: [UInt8](repeating: seed, count: 32))
  }

  static let issueSecret: UInt8 = 11
  static let statusSecret: UInt8 = 12
  static let operators: [UInt8] = [21, 22, 23]

  static func key(
    _ seed: UInt8 = issueSecret, _ use: RegistryKey.Use = .issue,
    _ algorithm: SignatureAlgorithm = .es256, notBefore: Int64 = seconds - 1_000_000,
    expires: Int64 = seconds + 1_000_000, retiredAt: Int64? = nil,
    compromise: RegistryKey.Compromise? = nil
  ) throws -> RegistryKey {
    try #require(
      RegistryKey(
        secret(seed, algorithm).publicKey, use: use, notBefore: notBefore, expires: expires,
        retiredAt: retiredAt, compromise: compromise))
  }

  static func entitlement(
    _ type: String = training, subjects: [String]? = [fire], longestValidity: Int64? = 157_680_000,
    from: Int64 = seconds - 1_000_000, to: Int64? = nil
  ) throws -> Entitlement {
    try #require(
      Entitlement(
        type, subjects: subjects, longestValidity: longestValidity, from: from, to: to))
  }

  static func entry(
    _ issuer: String = issuer, entitlements: [Entitlement]? = nil, keys: [RegistryKey]? = nil,
    isSuspended: Bool = false, successor: TrustEntry.Successor? = nil
  ) throws -> TrustEntry {
    try #require(
      TrustEntry(
        issuer: issuer, identifiers: [.ukprn: "10001234"],
        entitlements: entitlements ?? [entitlement()],
        keys: keys ?? [key(), key(statusSecret, .status)], isSuspended: isSuspended,
        successor: successor))
  }

  static func anchor(lowest: Int64 = 0) throws -> TrustAnchor {
    let keys = try operators.map { try secret($0).publicKey }
    return try #require(TrustAnchor(operators: keys, lowestSequence: lowest))
  }

  static func payload(
    _ entries: [TrustEntry], sequence: Int64 = 5, issuedAt: Int64 = seconds - 60,
    expires: Int64? = nil, since: Int64? = nil
  ) throws -> TrustPayload {
    try #require(
      TrustPayload(
        sequence: sequence, issuedAt: issuedAt, expires: expires ?? issuedAt + TrustList.life,
        entries: entries, since: since))
  }

  static func tokens(
    _ payload: TrustPayload, by seeds: [UInt8] = Array(operators.prefix(2))
  ) throws -> [[UInt8]] {
    try TrustList.signed(payload, by: seeds.map { try secret($0) })
  }

  /// A token over any payload with any header, signed by the key of `seed`.
  static func token(
    header: String, payload: [UInt8], by seed: UInt8, _ algorithm: SignatureAlgorithm = .es256
  ) throws -> [UInt8] {
    let input = Base64URL.encode(Array(header.utf8)) + "." + Base64URL.encode(payload)
    let signature = try secret(seed, algorithm).sign(Array(input.utf8))
    return Array((input + "." + Base64URL.encode(signature)).utf8)
  }

  /// `token` with one character of its signature changed for another of the alphabet.
  static func damaged(_ token: [UInt8]) -> [UInt8] {
    var token = token
    let place = token.count - 5
    token[place] = token[place] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
    return token
  }

  static func list(_ entries: [TrustEntry]) throws -> TrustList {
    try TrustList(tokens: tokens(payload(entries)), anchor: anchor(), at: now)
  }

  /// The fault that `body` throws, or nil.
  static func fault(_ body: () throws -> Void) -> TrustFault? {
    do {
      try body()
      return nil
    } catch { return error as? TrustFault }
  }
}
