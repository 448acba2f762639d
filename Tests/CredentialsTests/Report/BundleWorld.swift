import Credentials
import Testing
import Vocabulary

/// A college, a regulator, their keys, a trust list, a status list and a log: all a bundle needs.
/// The defaults make one that is accepted; a test changes the one thing it is about.
struct BundleWorld {
  /// A credential before it is signed.
  struct Sample {
    var claims: JSONValue
    var hiding: [ClaimPath]
    var disclosing: [ClaimPath]
    var secret: UInt8
    var algorithm = SignatureAlgorithm.es256
    var isBound = true
    var isLogged = true
    var leafIssuer: String?
    var event = LogEvent.issue
    var loggedAt: Int64
  }

  /// Noon on 1 June 2026.
  static let seconds: Int64 = 1_780_315_200
  static let day: Int64 = 86_400
  static let college = "https://college.example/passport"
  static let regulator = "https://regulator.example/passport"
  static let statusURI = "https://college.example/status/training/1"
  static let otherStatusURI = "https://regulator.example/status/1"
  static let training = "https://passport.example/passport/training/1"
  static let registration = "https://passport.example/passport/registration-check/1"
  static let audience = "https://trust.example/verifier"
  static let nonce = "n-0S6_WzA2Mj"

  static let collegeSecret: UInt8 = 31
  static let regulatorSecret: UInt8 = 32
  static let collegeStatusSecret: UInt8 = 33
  static let regulatorStatusSecret: UInt8 = 34
  static let holderSecret: UInt8 = 35
  static let operatorSecrets: [UInt8] = [41, 42]
  static let logSecret: UInt8 = 51
  static let witnessSecret: UInt8 = 52

  var samples: [Sample]
  var entries: [TrustEntry]
  var collegeList = StatusList(bits: .two, count: 1_024)
  var regulatorList = StatusList(bits: .one, count: 64)
  var listIssuedAt = seconds - 60
  var listLife: Int64 = day
  var listTimeToLive: Int64 = 3_600
  var trustSequence: Int64 = 7
  var trustIssuedAt = seconds - day
  var trustLife: Int64 = 7 * day
  var trustSigners = operatorSecrets
  var partBits: Int?
  var hasWitness = true
  var anchorOperators = operatorSecrets
  var lowestSequence: UInt64 = 5
  var knowsWitness = true

  init() throws {
    samples = [try Self.trainingSample(), try Self.registrationSample()]
    entries = [try Self.collegeEntry(), try Self.regulatorEntry()]
  }

  static func secret(
    _ seed: UInt8, _ algorithm: SignatureAlgorithm = .es256
  ) throws -> PrivateKey {
    try PrivateKey(
      algorithm: algorithm, rawRepresentation: [UInt8](repeating: seed, count: 32))
  }

  static func text(_ json: String) throws -> JSONValue {
    try JSONValue(strict: Array(json.utf8), maximumBytes: 65_536)
  }

  static func trainingSample() throws -> Sample {
    let jwk = String(
      decoding: try secret(holderSecret).publicKey.jwk.encoded(), as: UTF8.self)
    let claims = try text(
      """
      {"iss":"\(college)","vct":"\(training)","nbf":\(seconds - 10 * day),
      "exp":\(seconds + 300 * day),"cnf":{"jwk":\(jwk)},
      "status":{"status_list":{"idx":17,"uri":"\(statusURI)"}},
      "framework":"CSTF","subject":"CSTF-FIRE","level":"2","completed_on":\(seconds - 11 * day),
      "sub":"aGVsbG8","given_name":"Amina","family_name":"Okafor","provider":"College of Care",
      "assurance":{"method":"issuer-of-record","by_role":"tutor"},"validity_months":12}
      """)
    let hidden = [
      "sub", "given_name", "family_name", "provider", "assurance", "validity_months",
    ].map { ClaimPath($0) }
    return Sample(
      claims: claims, hiding: hidden,
      disclosing: [ClaimPath("given_name"), ClaimPath("family_name"), ClaimPath("assurance")],
      secret: collegeSecret, loggedAt: seconds - 10 * day)
  }

  static func registrationSample() throws -> Sample {
    let claims = try text(
      """
      {"iss":"\(regulator)","vct":"\(registration)","nbf":\(seconds - 2 * day),
      "exp":\(seconds + 20 * day),
      "status":{"status_list":{"idx":3,"uri":"\(otherStatusURI)"}},
      "aka_vcts":["https://passport.example/passport/registration/1"],
      "regulator":"NMC","status_code":"registered","number":"18A1234E",
      "checked_on":\(seconds - 2 * day),"annotations":["V100","V300"]}
      """)
    let annotations = ClaimPath("annotations")
    return Sample(
      claims: claims,
      hiding: [
        ClaimPath("number"), ClaimPath("checked_on"), annotations,
        annotations.appending(.everyElement),
      ],
      disclosing: [ClaimPath("checked_on"), annotations.appending(.element(1))],
      secret: regulatorSecret, algorithm: .ed25519, isBound: false, isLogged: false,
      loggedAt: seconds - 2 * day)
  }

  static func key(
    _ seed: UInt8, _ use: RegistryKey.Use, _ algorithm: SignatureAlgorithm = .es256,
    notBefore: Int64 = seconds - 400 * day, expires: Int64 = seconds + 400 * day,
    retiredAt: Int64? = nil, compromise: RegistryKey.Compromise? = nil
  ) throws -> RegistryKey {
    try #require(
      RegistryKey(
        secret(seed, algorithm).publicKey, use: use, notBefore: notBefore, expires: expires,
        retiredAt: retiredAt, compromise: compromise))
  }

  static func entitlement(
    _ type: String = training, subjects: [String]? = ["CSTF-FIRE", "CSTF-BLS"],
    longestValidity: Int64? = 400 * day, from: Int64 = seconds - 400 * day, to: Int64? = nil
  ) throws -> Entitlement {
    try #require(
      Entitlement(type, subjects: subjects, longestValidity: longestValidity, from: from, to: to))
  }

  static func collegeEntry(
    entitlements: [Entitlement]? = nil, issueKey: RegistryKey? = nil,
    statusKey: RegistryKey? = nil, isSuspended: Bool = false,
    successor: TrustEntry.Successor? = nil
  ) throws -> TrustEntry {
    try #require(
      TrustEntry(
        issuer: college, identifiers: [.ukprn: "10001234"],
        entitlements: entitlements ?? [entitlement()],
        keys: [
          issueKey ?? key(collegeSecret, .issue), statusKey ?? key(collegeStatusSecret, .status),
        ], isSuspended: isSuspended, successor: successor))
  }

  static func regulatorEntry() throws -> TrustEntry {
    try #require(
      TrustEntry(
        issuer: regulator, identifiers: [.regulator: "NMC"],
        entitlements: [
          entitlement(registration, subjects: nil, longestValidity: 31 * day),
          entitlement(
            "https://passport.example/passport/registration/1", subjects: nil,
            longestValidity: nil),
        ],
        keys: [
          key(regulatorSecret, .issue, .ed25519), key(regulatorStatusSecret, .status),
        ]))
  }
}

extension BundleWorld {
  static func moment(_ seconds: Int64 = seconds) -> Instant {
    Instant(milliseconds: seconds * 1_000)
  }

  /// The credentials signed, shown and bound.
  func presentations() throws -> [[UInt8]] {
    var chance = BundleChance(seed: 1)
    return try samples.map { sample in
      let key = try Self.secret(sample.secret, sample.algorithm)
      let held = try CredentialIssuer.issue(
        claims: sample.claims, hiding: sample.hiding, by: key,
        keyID: key.publicKey.thumbprint, salts: &chance)
      let shown = try held.presentation(disclosing: sample.disclosing)
      return sample.isBound ? try shown + binding(to: shown) : shown
    }
  }

  /// The holder's token for what is shown, also where the credential names no holder.
  private func binding(to shown: [UInt8]) throws -> [UInt8] {
    let key = try Self.secret(Self.holderSecret)
    let claims = JSONValue.object([
      JSONMember("iat", .integer(Self.seconds - 5)), JSONMember("aud", .string(Self.audience)),
      JSONMember("nonce", .string(Self.nonce)),
      JSONMember("sd_hash", .string(Base64URL.encode(CredentialID(of: shown[...]).bytes))),
    ])
    let token = try CompactJWS.signed(
      payload: claims, type: "kb+jwt", by: key, keyID: key.publicKey.thumbprint)
    return token.bytes
  }

  /// The signed log with a leaf for each logged credential, and their proofs.
  func log(_ presentations: [[UInt8]]) throws -> (checkpoint: [UInt8], proofs: [[UInt8]]) {
    var tree = MerkleTree()
    var openings: [(index: UInt64, bytes: [UInt8])?] = []
    for number in 0..<5 { _ = tree.append([UInt8(number)]) }
    for (sample, bytes) in zip(samples, presentations) {
      guard sample.isLogged else {
        openings.append(nil)
        continue
      }
      let shown = try UnverifiedPresentation(parsing: bytes)
      let opening = try #require(
        LogLeafOpening(
          sample.event, at: Self.moment(sample.loggedAt),
          issuer: sample.leafIssuer ?? shown.issuer, key: [UInt8](repeating: 9, count: 32)))
      let leaf = opening.leaf(of: shown.credentialID.bytes).bytes
      openings.append((tree.append(leaf), opening.bytes))
    }
    for number in 0..<6 { _ = tree.append([UInt8(number), 1]) }
    let size = tree.size
    let proofs = try openings.map { opening -> [UInt8] in
      guard let opening else { return [] }
      let path = try tree.inclusionPath(of: opening.index, size: size)
      return try #require(LogProof(extra: opening.bytes, index: opening.index, path: path)).bytes
    }
    let head = try #require(
      Checkpoint(origin: "log.example/passports", size: size, root: try tree.root(size: size)))
    let signers = try [logSigner()] + (hasWitness ? [witnessSigner()] : [])
    let note = try SignedNote.signed(head.text, by: signers, at: UInt64(Self.seconds))
    return (note.bytes, proofs)
  }

  func logSigner() throws -> NoteSigner {
    try #require(
      NoteSigner(
        name: "log.example/passports", kind: .signature,
        privateKey: [UInt8](repeating: Self.logSecret, count: 32)))
  }

  func witnessSigner() throws -> NoteSigner {
    try #require(
      NoteSigner(
        name: "witness.example", kind: .cosignature,
        privateKey: [UInt8](repeating: Self.witnessSecret, count: 32)))
  }

  func trustTokens() throws -> (tokens: [[UInt8]], parts: [[UInt8]]) {
    let cut = partBits.flatMap { TrustParts.cutting(entries, bits: $0) }
    let payload = try #require(
      cut.map {
        TrustPayload(
          sequence: trustSequence, issuedAt: trustIssuedAt, expires: trustIssuedAt + trustLife,
          parts: $0.table)
      }
        ?? TrustPayload(
          sequence: trustSequence, issuedAt: trustIssuedAt, expires: trustIssuedAt + trustLife,
          entries: entries))
    let tokens = try TrustList.signed(payload, by: trustSigners.map { try Self.secret($0) })
    return (tokens, cut?.parts ?? [])
  }

  func statusTokens() throws -> [[UInt8]] {
    let at = Self.moment(listIssuedAt)
    return [
      try StatusListToken.signed(
        collegeList, uri: Self.statusURI, at: at, life: listLife, timeToLive: listTimeToLive,
        by: Self.secret(Self.collegeStatusSecret)
      ).bytes,
      try StatusListToken.signed(
        regulatorList, uri: Self.otherStatusURI, at: at, life: listLife,
        timeToLive: listTimeToLive, by: Self.secret(Self.regulatorStatusSecret)
      ).bytes,
    ]
  }

  func bundle() throws -> PassportBundle {
    let presentations = try presentations()
    let log = try log(presentations)
    let trust = try trustTokens()
    return PassportBundle(
      credentials: zip(presentations, log.proofs).map {
        PassportBundle.Item(presentation: $0, logProof: $1)
      },
      statusLists: try statusTokens(), trustList: trust.tokens, trustParts: trust.parts,
      checkpoint: log.checkpoint)
  }

  func anchors() throws -> Anchors {
    try #require(
      Anchors(
        operatorKeys: anchorOperators.map { try Self.secret($0).publicKey },
        lowestSequence: lowestSequence, logs: [Anchors.LogKey(logSigner().key)],
        witnesses: knowsWitness ? [witnessSigner().key] : []))
  }
}

/// SplitMix64: the same draws for the same seed.
struct BundleChance: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}
