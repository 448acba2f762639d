import Credentials
import Testing
import Vocabulary

@Suite("What an issuer may say") struct EntitlementTests {
  private func statement(
    _ type: String = TrustSamples.training, _ subject: String? = TrustSamples.fire,
    from: Int64 = TrustSamples.seconds, expires: Int64? = TrustSamples.seconds + 86_400
  ) -> Entitlement.Statement {
    Entitlement.Statement(type: type, subject: subject, from: from, expires: expires)
  }

  @Test("each limit refuses by its own name, the nearest miss of several entitlements")
  func limits() throws {
    let now = TrustSamples.seconds
    let entry = try TrustSamples.entry(entitlements: [
      TrustSamples.entitlement(longestValidity: 86_400, from: now - 100, to: now + 100),
      TrustSamples.entitlement("https://passport.example/passport/dbs-check/1", subjects: nil),
    ])
    let rows: [(Entitlement.Statement, Entitlement.Refusal?)] = [
      (statement("https://passport.example/passport/training/2"), .type),
      (statement(TrustSamples.training + "/"), .type),
      (statement(TrustSamples.training, "CSTF-BLS"), .subject),
      (statement(TrustSamples.training, nil), .subject),
      (statement(from: now - 101, expires: now), .period),
      (statement(from: now + 100, expires: now + 200), .period),
      (statement(expires: now + 86_401), .validity),
      (statement(expires: nil), .validity),
      (statement(from: now, expires: .max), .validity),
      (statement(from: now - 100, expires: now), nil),
      (statement(from: now + 99, expires: now + 200), nil),
      (statement(), nil),
      (statement("https://passport.example/passport/dbs-check/1", nil, expires: now + 1), nil),
    ]
    for (statement, expected) in rows {
      #expect(entry.refusal(of: statement) == expected, "\(statement)")
    }
    let none = try TrustSamples.entry(entitlements: [])
    #expect(none.refusal(of: statement()) == .type)
  }

  @Test("with no longest validity a credential may have no end")
  func unlimited() throws {
    let entry = try TrustSamples.entry(entitlements: [
      TrustSamples.entitlement(longestValidity: nil)
    ])
    #expect(entry.refusal(of: statement(expires: nil)) == nil)
  }

  @Test("a suspended issuer may say nothing, a succeeded one nothing new")
  func standing() throws {
    let suspended = try TrustSamples.entry(isSuspended: true)
    #expect(suspended.refusal(of: statement()) == .suspended)
    let link = try #require(
      TrustEntry.Successor("https://heir.example/x", from: TrustSamples.seconds))
    let succeeded = try TrustSamples.entry(successor: link)
    #expect(succeeded.refusal(of: statement()) == .succeeded)
    #expect(succeeded.refusal(of: statement(from: TrustSamples.seconds - 1)) == nil)
  }

  @Test("impossible entitlements and entries can't be made")
  func impossible() throws {
    #expect(Entitlement("", from: 0) == nil)
    #expect(Entitlement("a", subjects: [], from: 0) == nil)
    #expect(Entitlement("a", from: -1) == nil)
    #expect(Entitlement("a", longestValidity: -1, from: 0) == nil)
    #expect(Entitlement("a", from: 0, to: 253_402_300_800) == nil)
    for issuer in [
      "", "https://", "http://a.example", "https://a.example?b", "https://a.example#b",
      "https://a.example/é", "https://a.example/ b", "did:web:a.example",
    ] { #expect(TrustEntry(issuer: issuer, entitlements: [], keys: []) == nil, "\(issuer)") }
    let key = try TrustSamples.key()
    let other = try TrustSamples.key(TrustSamples.issueSecret, .status)
    #expect(TrustEntry(issuer: TrustSamples.issuer, entitlements: [], keys: [key, key]) == nil)
    // One key has one use.
    #expect(TrustEntry(issuer: TrustSamples.issuer, entitlements: [], keys: [key, other]) == nil)
    let own = TrustEntry.Successor(TrustSamples.issuer, from: 0)
    #expect(
      TrustEntry(issuer: TrustSamples.issuer, entitlements: [], keys: [], successor: own) == nil)
  }
}

@Suite("Entries as the list writes them") struct TrustEntryTests {
  @Test("an entry is read back as written")
  func roundTrip() throws {
    let compromise = try #require(RegistryKey.Compromise(at: 5, logSize: 7))
    let link = try #require(TrustEntry.Successor("https://heir.example/x", from: 9))
    let full = try #require(
      TrustEntry(
        issuer: TrustSamples.issuer,
        identifiers: [
          .ods: "RJ1", .cqcProvider: "1-101", .cqcLocation: "1-102", .regulator: "NMC",
        ],
        entitlements: [
          TrustSamples.entitlement(to: TrustSamples.seconds),
          TrustSamples.entitlement("a", subjects: nil, longestValidity: nil),
        ],
        keys: [
          TrustSamples.key(), TrustSamples.key(3, .status, .ed25519, retiredAt: 4),
          TrustSamples.key(4, .log, compromise: compromise), TrustSamples.key(5, .share),
        ], isSuspended: true, successor: link))
    #expect(try TrustSamples.list([full]).allEntries == [full])
    // What this version does not know is passed over.
    let text = String(decoding: full.json.encoded(), as: UTF8.self)
    let more = text.replacing(#""suspended""#, with: #""colour":"blue","suspended""#)
      .replacing(#""ods""#, with: #""lei":"1","ods""#)
    #expect(try read(more) == full)
    let fewer = try read(text.replacing(#""use":"share""#, with: #""use":"seal""#))
    #expect(fewer.keys.map(\.use) == [.issue, .status, .log])
  }

  private func read(_ entry: String) throws -> TrustEntry {
    let payload = #"{"seq":1,"iat":1,"exp":2000000000,"entries":[\#(entry)]}"#
    let tokens = try ([21, 22] as [UInt8]).map { seed in
      let id = try TrustSamples.secret(seed).publicKey.thumbprint
      return try TrustSamples.token(
        header: #"{"alg":"ES256","typ":"passport-trustlist+jwt","kid":"\#(id)"}"#,
        payload: Array(payload.utf8), by: seed)
    }
    let list = try TrustList(tokens: tokens, anchor: TrustSamples.anchor(), at: TrustSamples.now)
    return try #require(list.allEntries.first)
  }

  @Test(
    "an entry with anything out of place spoils its list",
    arguments: [
      (#""iss":"https"#, #""iss":"http"#), (#""iss""#, #""is""#), (#""keys""#, #""key""#),
      (#""entitlements":["#, #""entitlements":[1,"#), (#""keys":["#, #""keys":[{},"#),
      (#""vct""#, #""vtc""#), (#""subjects":["#, #""subjects":[1,"#),
      (#""subjects":["CSTF-FIRE"]"#, #""subjects":[]"#),
      (#""subjects":["CSTF-FIRE"]"#, #""subjects":"CSTF-FIRE""#),
      (#""max_validity":1"#, #""max_validity":-1"#), (#""max_validity":1"#, #""max_validity":0.1"#),
      (#""from":1"#, #""from":1.5e"#), (#""kid":""#, #""kid":"A"#), (#""x":""#, #""x":"A"#),
      (#""crv":"P-256""#, #""crv":"P-384""#), (#""kty":"EC""#, #""kty":"EC","d":"AA""#),
      (#""nbf":1"#, #""nbf":9"#), (#""nbf":1"#, #""nbf":-1"#), (#""use":"issue""#, #""use":7"#),
      (#""use":"issue""#, #""use":"issue","compromised_at":5"#),
      (#""use":"issue""#, #""use":"issue","log_size_then":5"#),
      (#""use":"issue""#, #""use":"issue","compromised_at":5,"log_size_then":-1"#),
      (#""use":"issue""#, #""use":"issue","retired_at":null"#),
      (#""identifiers":{"#, #""identifiers":{"a":1,"#), (#""keys":["#, #""suspended":1,"keys":["#),
      (#""keys":["#, #""successor":{},"keys":["#),
      (#""keys":["#, #""successor":{"iss":"","from":1},"keys":["#),
    ])
  func malformed(old: String, new: String) throws {
    let text = String(decoding: try TrustSamples.entry().json.encoded(), as: UTF8.self)
    #expect(text.contains(old))
    #expect(TrustSamples.fault { _ = try read(text.replacing(old, with: new)) } == .entryMalformed)
    #expect(try read(text) == TrustSamples.entry())
  }
}

@Suite("Whether a key was good when it signed") struct KeyAnswerTests {
  private let start: Int64 = 1_000
  private let end: Int64 = 9_000

  /// An event at `seconds`, proven in a log of ten leaves.
  private func logged(
    _ seconds: Int64, index: UInt64 = 4, isWitnessed: Bool = true
  ) throws -> LoggedEvent {
    let subject = [UInt8](repeating: 1, count: 32)
    let opening = try #require(
      LogLeafOpening(
        .issue, at: Instant(milliseconds: seconds * 1_000), issuer: TrustSamples.issuer,
        key: [UInt8](repeating: 2, count: 32)))
    var tree = LogSamples.tree(Int(index))
    tree.append(opening.leaf(of: subject).bytes)
    while tree.size < 10 { tree.append(LogSamples.leaf(0)) }
    let path = try tree.inclusionPath(of: index, size: tree.size)
    let proof = try #require(LogProof(extra: opening.bytes, index: index, path: path))
    return try proof.proven(
      .issue, of: subject, by: TrustSamples.issuer,
      in: LogSamples.checkpoint(of: tree, isWitnessed: isWitnessed))
  }

  private func key(
    retiredAt: Int64? = nil, compromisedAt: Int64? = nil, logSize: UInt64 = 6
  ) throws -> RegistryKey {
    let compromise = compromisedAt.flatMap { RegistryKey.Compromise(at: $0, logSize: logSize) }
    return try TrustSamples.key(
      notBefore: start, expires: end, retiredAt: retiredAt, compromise: compromise)
  }

  @Test("a key is good from its beginning to its end, and for its own use only")
  func period() throws {
    let key = try key()
    let rows: [(Int64, KeyAnswer)] = [
      (999, .refused(.notYetValid)), (1_000, .valid(.stated)), (8_999, .valid(.stated)),
      (9_000, .refused(.expired)),
    ]
    for (stated, expected) in rows {
      #expect(key.answer(for: .issue, stated: stated, logged: nil) == expected)
    }
    for use in [RegistryKey.Use.status, .log, .share] {
      #expect(key.answer(for: use, stated: 2_000, logged: nil) == .refused(.otherUse))
    }
  }

  @Test("a retired key keeps verifying what it signed before, by the log's time where there is one")
  func retired() throws {
    let key = try key(retiredAt: 5_000)
    let rows: [(Int64, LoggedEvent?, KeyAnswer)] = try [
      (5_000, nil, .refused(.retired)), (4_999, nil, .valid(.stated)),
      (4_000, logged(5_000), .refused(.retired)), (6_000, logged(4_999), .valid(.witnessedLog)),
      (6_000, logged(4_999, isWitnessed: false), .valid(.log)),
      (4_000, logged(999), .refused(.notYetValid)), (4_000, logged(9_000), .refused(.expired)),
    ]
    for (stated, event, expected) in rows {
      #expect(key.answer(for: .issue, stated: stated, logged: event) == expected)
    }
  }

  @Test("a compromised key is good for nothing but what a witnessed log held before")
  func compromised() throws {
    let key = try key(compromisedAt: 5_000)
    let rows: [(LoggedEvent?, KeyAnswer)] = try [
      (nil, .refused(.compromisedUnproven)),
      (logged(4_000, isWitnessed: false), .refused(.compromisedUnwitnessed)),
      (logged(5_000), .refused(.compromised)), (logged(6_000), .refused(.compromised)),
      (logged(4_999, index: 6), .refused(.compromised)),
      (logged(4_999, index: 5), .valid(.witnessedLog)),
      (logged(999), .refused(.notYetValid)),
    ]
    for (event, expected) in rows {
      // The stated time is the thief's to choose.
      #expect(key.answer(for: .issue, stated: 2_000, logged: event) == expected)
    }
    let both = try self.key(retiredAt: 3_000, compromisedAt: 5_000)
    #expect(
      try both.answer(for: .issue, stated: 2_000, logged: logged(4_000)) == .refused(.retired))
  }

  @Test("impossible keys can't be made")
  func impossible() throws {
    let key = try TrustSamples.secret(3).publicKey
    #expect(RegistryKey(key, use: .issue, notBefore: 5, expires: 5) == nil)
    #expect(RegistryKey(key, use: .issue, notBefore: -1, expires: 5) == nil)
    #expect(RegistryKey(key, use: .issue, notBefore: 0, expires: 253_402_300_800) == nil)
    #expect(RegistryKey(key, use: .issue, notBefore: 0, expires: 5, retiredAt: -1) == nil)
    #expect(RegistryKey.Compromise(at: -1, logSize: 0) == nil)
    #expect(RegistryKey.Compromise(at: 0, logSize: .max) == nil)
  }
}
