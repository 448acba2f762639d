import Credentials
import Testing
import Vocabulary

@Suite("A status list is judged in nine steps") struct StatusListTokenTests {
  private let good = StatusSample()

  @Test("a sound list says what each value is")
  func values() throws {
    let expected: [StatusValue] = [.valid, .revoked, .suspended, .superseded]
    for (index, value) in expected.enumerated() {
      #expect(try good.answer(at: Int64(index)) == .current(value))
    }
    #expect(try good.answer(at: 1_023) == .current(.valid))
  }

  @Test("each step refuses before the next is looked at")
  func order() throws {
    // From a token in which everything is wrong, one thing after another is put right.
    var sample = StatusSample(
      type: "jwt", algorithm: "none", secret: TrustSamples.issueSecret,
      subject: "https://college.example/status/8", issuedAt: "\"\"", bits: "3", list: "AAAA")
    var isDamaged = true
    func expect(_ doubt: StatusDoubt) throws {
      let token = try isDamaged ? TrustSamples.damaged(sample.token()) : sample.token()
      let answer = StatusListToken.judge(
        token, uri: StatusSample.uri, index: 1_024, entry: try TrustSamples.entry(),
        at: TrustSamples.now)
      #expect(answer == .unknown(doubt))
    }
    try expect(.typeOther)
    sample.type = "statuslist+jwt"
    try expect(.algorithmRefused)
    sample.algorithm = "ES256"
    try expect(.keyOther)
    sample.secret = TrustSamples.statusSecret
    try expect(.signatureInvalid)
    isDamaged = false
    try expect(.subjectOther)
    sample.subject = StatusSample.uri
    try expect(.claimsMalformed)
    sample.issuedAt = "\(TrustSamples.seconds + 301)"
    try expect(.issuedInFuture)
    sample.issuedAt = "\(TrustSamples.seconds - 2_000_000)"
    try expect(.keyRefused)
    sample.issuedAt = "\(TrustSamples.seconds - 60)"
    try expect(.listMalformed)
    sample.bits = "2"
    sample.list = try StatusList(bits: .eight, count: StatusList.maximumBytes + 1).encoded()
    try expect(.listTooLarge)
    sample.list = nil
    #expect(try sample.answer(at: 1_024) == .outOfRange)
    #expect(try sample.answer(at: 1_023) == .current(.valid))
  }

  @Test(
    "step 1: only the exact type is a status list",
    arguments: [
      "", "JWT", "statuslist+JWT", "statuslist+jwt ", "application/statuslist+jwt", "dc+sd-jwt",
      "passport-trustlist+jwt",
    ])
  func type(text: String) throws {
    #expect(try good.with { $0.type = text }.answer() == .unknown(.typeOther))
  }

  @Test("step 2: no algorithm but the key's own, and no key or rule that the token brings itself")
  func algorithm() throws {
    for name in ["none", "None", "HS256", "ES384", "RS256", "es256", "Ed25519", "EdDSA", ""] {
      #expect(
        try good.with { $0.algorithm = name }.answer() == .unknown(.algorithmRefused), "\(name)")
    }
    for member in [
      #""crit":["exp"],"#, #""jku":"https://a.example","#, #""x5u":"","#, #""jwk":{},"#,
    ] {
      #expect(
        try good.with { $0.moreHeader = member }.answer() == .unknown(.algorithmRefused),
        "\(member)")
    }
    // Both algorithms are taken where the registry has such a key.
    let entry = try TrustSamples.entry(keys: [TrustSamples.key(3, .status, .ed25519)])
    for name in ["Ed25519", "EdDSA"] {
      let sample = good.with {
        $0.algorithm = name
        $0.secret = 3
        $0.kind = .ed25519
      }
      #expect(try sample.answer(entry: entry) == .current(.valid))
    }
  }

  @Test("step 3: only a status key of the issuer's own entry")
  func key() throws {
    // The issuer's other keys, another issuer's status key, nobody's key, no key named.
    for use in [RegistryKey.Use.issue, .log, .share] {
      let entry = try TrustSamples.entry(keys: [TrustSamples.key(TrustSamples.statusSecret, use)])
      #expect(try good.answer(entry: entry) == .unknown(.keyOther))
    }
    let other = try TrustSamples.entry(
      "https://other.example/passport", keys: [TrustSamples.key(13, .status)])
    #expect(try good.answer(entry: other) == .unknown(.keyOther))
    #expect(try good.with { $0.secret = 77 }.answer() == .unknown(.keyOther))
    #expect(try good.with { $0.keyID = "" }.answer() == .unknown(.keyOther))
  }

  @Test("step 4: a signature by another key under the right name, or over other bytes")
  func signature() throws {
    let id = try TrustSamples.secret(TrustSamples.statusSecret).publicKey.thumbprint
    let forged = good.with {
      $0.keyID = id
      $0.secret = 77
    }
    #expect(try forged.answer() == .unknown(.signatureInvalid))
    let token = try good.token()
    let parts = token.split(separator: UInt8(ascii: "."))
    let other = try StatusSample().with { $0.timeToLive = "7200" }.token()
    let mixed = [parts[0], other.split(separator: UInt8(ascii: "."))[1], parts[2]]
    let bytes = Array(mixed.joined(separator: [UInt8(ascii: ".")]))
    #expect(judge(bytes) == .unknown(.signatureInvalid))
    let unsigned = Array([parts[0], parts[1], []].joined(separator: [UInt8(ascii: ".")]))
    #expect(judge(unsigned) == .unknown(.signatureInvalid))
  }

  private func judge(_ token: [UInt8], at index: Int64 = 0) -> StatusAnswer {
    guard let entry = try? TrustSamples.entry() else { return .outOfRange }
    return StatusListToken.judge(
      token, uri: StatusSample.uri, index: index, entry: entry, at: TrustSamples.now)
  }

  @Test("before all: what is no token", arguments: ["", ".", "..", "a.b", "a.b.c.d", "e30.e30.A"])
  func token(text: String) {
    #expect(judge(Array(text.utf8)) == .unknown(.tokenMalformed))
  }

  @Test("before all: a token above 512 KiB")
  func long() {
    let long = [UInt8](repeating: UInt8(ascii: "A"), count: StatusListToken.maximumBytes + 1)
    #expect(judge(long) == .unknown(.tokenMalformed))
  }

  @Test(
    "step 5: the list is the credential's own, byte for byte",
    arguments: [
      "", "https://college.example/status/70", "https://college.example/status/7/",
      "https://college.example/status/7?", "HTTPS://college.example/status/7",
      "https://college.example/status/%37", "https://college.example//status/7",
    ])
  func subject(text: String) throws {
    #expect(try good.with { $0.subject = text }.answer() == .unknown(.subjectOther))
  }

  @Test(
    "step 5: a payload that can't be read names no list",
    arguments: [
      "", "{}", "[]", "{", #"{"sub":1}"#,
      #"{"sub":"https://college.example/status/7","sub":"https://college.example/status/7"}"#,
    ])
  func payload(text: String) throws {
    #expect(try judge(good.token(payload: text)) == .unknown(.subjectOther))
  }

  @Test(
    "step 6: times are whole numbers in range, and the time to live is not zero",
    arguments: [
      "", "\"1780315000\"", "1780315000.0", "1.7e9", "-1", "253402300800", "null", "true",
      "99999999999999999999",
    ])
  func times(text: String) throws {
    #expect(try good.with { $0.issuedAt = text }.answer() == .unknown(.claimsMalformed))
    #expect(try good.with { $0.expires = text }.answer() == .unknown(.claimsMalformed))
    if !text.isEmpty {
      #expect(try good.with { $0.timeToLive = text }.answer() == .unknown(.claimsMalformed))
    }
    #expect(try good.with { $0.timeToLive = "0" }.answer() == .unknown(.claimsMalformed))
  }

  @Test("step 6: an authentic list that is too old is stale, and never clears anybody")
  func stale() throws {
    func at(_ seconds: Int64) -> Instant {
      Instant(milliseconds: (TrustSamples.seconds + seconds) * 1_000)
    }
    let endless = good.with { $0.timeToLive = "" }
    let rows: [(StatusSample, Int64, StatusAnswer)] = [
      (good, 3_539, .current(.valid)), (good, 3_540, .stale(age: 3_600, .valid)),
      (endless, 3_540, .current(.valid)), (endless, 86_339, .current(.valid)),
      (endless, 86_340, .stale(age: 86_400, .valid)),
      (endless, 1_000_000, .stale(age: 1_000_060, .valid)),
    ]
    for (sample, seconds, expected) in rows {
      #expect(try sample.answer(now: at(seconds)) == expected, "\(seconds)")
    }
    // What was taken back stays so at any age; superseded is stale like valid.
    for seconds in [3_540, 86_340, 900_000] as [Int64] {
      #expect(try good.answer(at: 1, now: at(seconds)) == .current(.revoked))
      #expect(try good.answer(at: 2, now: at(seconds)) == .current(.suspended))
      #expect(
        try good.answer(at: 3, now: at(seconds)) == .stale(age: seconds + 60, .superseded))
      // An entry that is not there is not there, however old the list.
      #expect(try good.answer(at: 1_024, now: at(seconds)) == .outOfRange)
    }
  }

  @Test("step 6: a list from the future is not believed, beyond what clocks may differ by")
  func future() throws {
    let rows: [(Int64, StatusAnswer)] = [
      (301, .unknown(.issuedInFuture)), (300, .current(.valid)), (0, .current(.valid)),
    ]
    for (ahead, expected) in rows {
      let sample = good.with { $0.issuedAt = "\(TrustSamples.seconds + ahead)" }
      #expect(try sample.answer() == expected)
    }
  }

  @Test("step 6: a key that was retired, out of its time or compromised signs no list")
  func keyTime() throws {
    let (issued, far) = (TrustSamples.seconds - 60, TrustSamples.seconds + 9)
    let seed = TrustSamples.statusSecret
    let compromise = try #require(RegistryKey.Compromise(at: far, logSize: 5))
    let rows: [(RegistryKey, StatusAnswer)] = try [
      (TrustSamples.key(seed, .status, retiredAt: issued), .unknown(.keyRefused)),
      (TrustSamples.key(seed, .status, retiredAt: issued + 1), .current(.valid)),
      (TrustSamples.key(seed, .status, notBefore: issued + 1), .unknown(.keyRefused)),
      (TrustSamples.key(seed, .status, notBefore: issued), .current(.valid)),
      (TrustSamples.key(seed, .status, expires: issued), .unknown(.keyRefused)),
      (TrustSamples.key(seed, .status, expires: issued + 1), .current(.valid)),
      // Whoever has the key chooses the time: nothing it signed is believed.
      (TrustSamples.key(seed, .status, compromise: compromise), .unknown(.keyRefused)),
    ]
    for (key, expected) in rows {
      #expect(try good.answer(entry: TrustSamples.entry(keys: [key])) == expected)
    }
  }

  @Test("step 7: a list that is none, more than one, or too much")
  func lists() throws {
    let list = try StatusSample.list().encoded()
    let bytes = try Base64URL.decode(list.utf8)
    func text(_ bytes: [UInt8]) -> String { Base64URL.encode(bytes) }
    let malformed = [
      "", "A", list + "=", list + "A", " " + list, text(Array(bytes.dropLast())),
      text(bytes + [0]), text(bytes + bytes), text(Array(bytes.dropFirst())),
      text(Array(bytes[2...])), text(try StreamSamples.gzip(StatusSample.list().bytes)),
    ]
    for lst in malformed {
      #expect(try good.with { $0.list = lst }.answer() == .unknown(.listMalformed), "\(lst)")
    }
    for bits in ["0", "3", "16", "-2", "2.0", "\"2\"", "null"] {
      #expect(try good.with { $0.bits = bits }.answer() == .unknown(.listMalformed), "\(bits)")
    }
    for count in [StatusList.maximumBytes + 1, 64 * 1_024 * 1_024] {
      let bomb = try StatusList(bits: .eight, count: count).encoded()
      #expect(try good.with { $0.list = bomb }.answer() == .unknown(.listTooLarge))
    }
    let whole = try StatusList().encoded()
    #expect(try good.with { $0.list = whole }.answer(at: 1_048_575) == .current(.valid))
    #expect(try good.with { $0.list = whole }.answer(at: 1_048_576) == .outOfRange)
  }

  @Test("step 8: an index outside the list", arguments: [-1, 1_024, Int64.max, Int64.min])
  func range(index: Int64) throws {
    #expect(try good.answer(at: index) == .outOfRange)
  }

  @Test("step 9: a value that means nothing here")
  func unknownValue() throws {
    var list = StatusList(bits: .four, count: 16)
    for value in UInt8(0)..<16 { put(value, at: Int64(value), in: &list) }
    let text = try list.encoded()
    let sample = good.with {
      $0.bits = "4"
      $0.list = text
    }
    for value in Int64(0)..<16 {
      let known = StatusValue(rawValue: UInt8(value))
      #expect(
        try sample.answer(at: value) == known.map { .current($0) } ?? .unknown(.valueUnknown))
    }
  }

  @Test("no changed byte of a token is believed")
  func mutations() throws {
    let token = try good.token()
    let entry = try TrustSamples.entry()
    for place in token.indices {
      var altered = token
      altered[place] ^= 1
      let answer = StatusListToken.judge(
        altered, uri: StatusSample.uri, index: 0, entry: entry, at: TrustSamples.now)
      guard case .unknown = answer else {
        Issue.record("byte \(place) was changed and the list is \(answer)")
        continue
      }
    }
    for length in 0..<token.count {
      let answer = StatusListToken.judge(
        Array(token.prefix(length)), uri: StatusSample.uri, index: 0, entry: entry,
        at: TrustSamples.now)
      guard case .unknown = answer else {
        Issue.record("a token of \(length) bytes is \(answer)")
        continue
      }
    }
  }

  @Test("a list that we sign is believed, and one kept is asked about many entries")
  func signed() throws {
    let token = try StatusListToken.signed(
      StatusSample.list(), uri: StatusSample.uri, at: TrustSamples.now,
      timeToLive: StatusListToken.shortTimeToLive,
      by: TrustSamples.secret(TrustSamples.statusSecret))
    let kept = try VerifiedStatusList(
      token.bytes, uri: StatusSample.uri, entry: TrustSamples.entry(), at: TrustSamples.now)
    #expect(kept.expires - kept.issuedAt == 86_400)
    #expect(kept.timeToLive == 300)
    #expect(kept.issuer == TrustSamples.issuer)
    #expect(kept.answer(at: 2, TrustSamples.now) == .current(.suspended))
    let later = TrustSamples.now.adding(milliseconds: 300_000)
    #expect(kept.answer(at: 0, later) == .stale(age: 300, .valid))
  }

  @Test("the published example verifies by its published key")
  func published() throws {
    // The status list token of draft-ietf-oauth-status-list (examples/status_list_jwt_raw.md) and
    // the key of its generator (src/util.py), IETF Trust, Revised BSD licence.
    let text =
      "eyJhbGciOiJFUzI1NiIsImtpZCI6IjEyIiwidHlwIjoic3RhdHVzbGlzdCtqd3QifQ.eyJleHAiOjIyOTE3MjAxNzAs"
      + "ImlhdCI6MTY4NjkyMDE3MCwiaXNzIjoiaHR0cHM6Ly9leGFtcGxlLmNvbSIsInN0YXR1c19saXN0Ijp7ImJpdHMiOj"
      + "EsImxzdCI6ImVOcmJ1UmdBQWhjQlhRIn0sInN1YiI6Imh0dHBzOi8vZXhhbXBsZS5jb20vc3RhdHVzbGlzdHMvMSIs"
      + "InR0bCI6NDMyMDB9.2lKUUNG503R9htu4aHAYi7vjmr3sgApbfoDvPrl65N3URUO1EYqqQl45Jfzd-Av4QzlKa3oVA"
      + "LpLwOEUOq-U_g"
    let jwk = """
      {"kty":"EC","crv":"P-256","x":"I3HWm_0Ds1dPMI-IWmf4mBmH-YaeAVbPVu7vB27CxXo",
      "y":"6N_d5Elj9bs1htgV3okJKIdbHEpkgTmAluYKJemzn1M"}
      """
    let key = try PublicKey(jwk: JSONValue(strict: Array(jwk.utf8), maximumBytes: 1_000))
    let token = try CompactJWS(parsing: Array(text.utf8), maximumBytes: 1_000)
    try token.verify(with: key, type: StatusListToken.type)
    let claims = try JSONValue(strict: token.payload, maximumBytes: 1_000)
    let lst = try #require(claims["status_list"]?["lst"]?.text)
    let list = try StatusList(bits: .one, compressed: Base64URL.decode(lst.utf8))
    #expect(list.bytes == [0xb9, 0xa3])
    // Its `kid` is no thumbprint, so that no entry of ours has such a key.
    let registered = try #require(
      RegistryKey(key, use: .status, notBefore: 0, expires: 3_000_000_000))
    let entry = try TrustSamples.entry(keys: [registered])
    #expect(
      StatusListToken.judge(
        Array(text.utf8), uri: "https://example.com/statuslists/1", index: 0, entry: entry,
        at: TrustSamples.now) == .unknown(.keyOther))
  }
}
