import Credentials
import Testing
import Vocabulary

@Suite("The trust list") struct TrustListTests {
  private func read(
    _ tokens: [[UInt8]], lowest: Int64 = 0, at instant: Instant = TrustSamples.now
  ) throws -> TrustList {
    try TrustList(tokens: tokens, anchor: TrustSamples.anchor(lowest: lowest), at: instant)
  }

  private func fault(_ tokens: [[UInt8]], lowest: Int64 = 0) -> TrustFault? {
    TrustSamples.fault { _ = try read(tokens, lowest: lowest) }
  }

  private func tokens(_ payload: String, _ seeds: [UInt8] = [21, 22]) throws -> [[UInt8]] {
    try seeds.map { seed in
      let id = try TrustSamples.secret(seed).publicKey.thumbprint
      return try TrustSamples.token(
        header: #"{"alg":"ES256","typ":"passport-trustlist+jwt","kid":"\#(id)"}"#,
        payload: Array(payload.utf8), by: seed)
    }
  }

  @Test("two operators make a list, and one alone, twice or with a stranger does not")
  func operators() throws {
    let payload = try TrustSamples.payload([TrustSamples.entry()])
    let one = try TrustSamples.tokens(payload, by: [21])
    let again = try TrustSamples.tokens(payload, by: [21])
    let stranger = try TrustSamples.tokens(payload, by: [99])
    #expect(one != again)
    for few in [[], one, one + one, one + again, one + stranger, stranger + stranger] {
      #expect(fault(few) == .signaturesTooFew)
    }
    for enough in try [
      TrustSamples.tokens(payload), TrustSamples.tokens(payload, by: [23, 21]),
      TrustSamples.tokens(payload, by: [21, 22, 23]),
      TrustSamples.tokens(payload, by: [99, 22, 21]),
    ] {
      let list = try read(enough)
      #expect(list.sequence == 5)
      #expect(list.allEntries == [try TrustSamples.entry()])
    }
    let keys = try [21, 22].map { try TrustSamples.secret($0).publicKey }
    #expect(TrustAnchor(operators: [keys[0]], lowestSequence: 0) == nil)
    #expect(TrustAnchor(operators: [keys[0], keys[0]], lowestSequence: 0) == nil)
    let other = try TrustSamples.secret(5, .ed25519).publicKey
    #expect(TrustAnchor(operators: [keys[0], other], lowestSequence: 0) == nil)
    #expect(TrustAnchor(operators: keys, lowestSequence: 0) != nil)
  }

  @Test("operators that signed different payloads make no list, whoever else agrees")
  func different() throws {
    let first = try TrustSamples.payload([TrustSamples.entry()])
    let second = try TrustSamples.payload([TrustSamples.entry()], issuedAt: TrustSamples.seconds)
    let (a, b) = (try TrustSamples.tokens(first), try TrustSamples.tokens(second, by: [23]))
    #expect(fault(a + b) == .payloadsDiffer)
    #expect(fault([a[0]] + b) == .payloadsDiffer)
    #expect(try fault([a[0]] + TrustSamples.tokens(second, by: [21])) == .payloadsDiffer)
    // The same members with a space between are other bytes.
    let text = String(decoding: first.json.encoded(), as: UTF8.self)
    let spaced = text.replacing(#","iat""#, with: #", "iat""#)
    #expect(try fault(tokens(text, [21]) + tokens(spaced, [22])) == .payloadsDiffer)
    #expect(try fault(tokens(spaced)) == nil)
  }

  @Test("an operator's damaged token spoils the list, and so does one that is none")
  func damaged() throws {
    let good = try TrustSamples.tokens(TrustSamples.payload([TrustSamples.entry()]))
    #expect(fault([good[0], TrustSamples.damaged(good[1])]) == .signatureInvalid)
    for bytes in [[], Array("a.b".utf8), good[1] + [UInt8(ascii: "=")], good[1].dropLast(87)] {
      #expect(fault(good + [Array(bytes)]) == .tokenMalformed)
    }
    let long = [UInt8](repeating: UInt8(ascii: "A"), count: TrustList.maximumBytes + 1)
    #expect(fault(good + [long]) == .tooLarge)
    #expect(fault([[UInt8]](repeating: good[0], count: 17)) == .tooLarge)
  }

  @Test(
    "an operator's token of another type or with rules of its own is refused",
    arguments: [
      #""alg":"ES256","typ":"statuslist+jwt""#, #""alg":"ES256""#,
      #""alg":"ES256","typ":"PASSPORT-TRUSTLIST+JWT""#,
      #""alg":"none","typ":"passport-trustlist+jwt""#,
      #""alg":"HS256","typ":"passport-trustlist+jwt""#,
      #""alg":"ES384","typ":"passport-trustlist+jwt""#,
      #""alg":"Ed25519","typ":"passport-trustlist+jwt""#,
      #""alg":"ES256","typ":"passport-trustlist+jwt","crit":["exp"]"#,
      #""alg":"ES256","typ":"passport-trustlist+jwt","jku":"https://a.example""#,
      #""alg":"ES256","typ":"passport-trustlist+jwt","jwk":{}"#,
    ])
  func headers(members: String) throws {
    let payload = try TrustSamples.payload([TrustSamples.entry()])
    let good = try TrustSamples.tokens(payload, by: [21])
    let id = try TrustSamples.secret(22).publicKey.thumbprint
    let token = try TrustSamples.token(
      header: "{\(members),\"kid\":\"\(id)\"}", payload: payload.json.encoded(), by: 22)
    #expect(fault(good + [token]) == .headerRefused)
  }

  @Test("an older list than one that was seen is refused, the same and a newer one are taken")
  func sequence() throws {
    let tokens = try TrustSamples.tokens(TrustSamples.payload([TrustSamples.entry()]))
    #expect(fault(tokens, lowest: 6) == .sequenceOld)
    #expect(fault(tokens, lowest: 5) == nil)
    #expect(fault(tokens, lowest: 4) == nil)
  }

  @Test("a list from the future is refused, beyond what clocks may differ by")
  func future() throws {
    for (ahead, expected) in [(301, TrustFault.issuedInFuture), (300, nil), (0, nil)]
      as [(Int64, TrustFault?)]
    {
      let payload = try TrustSamples.payload([], issuedAt: TrustSamples.seconds + ahead)
      #expect(try fault(TrustSamples.tokens(payload)) == expected, "\(ahead)")
    }
  }

  @Test(
    "a payload that is no list is refused",
    arguments: [
      "", "[]", "{}", #"{"seq":1,"iat":1,"exp":2}"#, #"{"iat":1,"exp":2,"entries":[]}"#,
      #"{"seq":0,"iat":1,"exp":2,"entries":[]}"#, #"{"seq":-1,"iat":1,"exp":2,"entries":[]}"#,
      #"{"seq":1.0,"iat":1,"exp":2,"entries":[]}"#, #"{"seq":"1","iat":1,"exp":2,"entries":[]}"#,
      #"{"seq":1,"iat":2,"exp":2,"entries":[]}"#, #"{"seq":1,"iat":-1,"exp":2,"entries":[]}"#,
      #"{"seq":1,"iat":1,"exp":253402300800,"entries":[]}"#,
      #"{"seq":1,"seq":1,"iat":1,"exp":2,"entries":[]}"#,
      #"{"seq":1,"iat":1,"exp":2,"entries":{}}"#, #"{"seq":1,"iat":1,"exp":2,"entries":[]} x"#,
      #"{"seq":1,"iat":1,"exp":2,"entries":[],"parts":{"bits":1,"sha256":[]}}"#,
      #"{"seq":1,"iat":1,"exp":2,"parts":{"bits":1,"sha256":[]}}"#,
      #"{"seq":1,"iat":1,"exp":2,"parts":{"bits":13,"sha256":[]}}"#,
      #"{"seq":1,"iat":1,"exp":2,"parts":{"bits":1,"sha256":["AA","AA"]}}"#,
      #"{"seq":2,"iat":1,"exp":2,"since":"1","entries":[]}"#,
      #"{"seq":2,"iat":1,"exp":2,"since":2,"entries":[]}"#,
    ])
  func payloads(text: String) throws {
    #expect(try fault(tokens(text)) == .listMalformed)
  }

  @Test("an issuer is known, not known, or beyond what the list at hand can tell")
  func issuers() throws {
    let entry = try TrustSamples.entry()
    let list = try TrustSamples.list([entry])
    let end = Instant(milliseconds: list.expires * 1_000)
    let last = Instant(milliseconds: list.expires * 1_000 - 1)
    let stranger = "https://stranger.example/passport"
    #expect(list.answer(about: stranger, at: last) == .notKnown)
    #expect(list.answer(about: stranger, at: end) == .unknown(.listStale))
    #expect(list.answer(about: TrustSamples.issuer, at: last) == .known(entry))
    #expect(
      list.answer(about: TrustSamples.issuer, at: end) == .stale(age: TrustList.life, entry))
    #expect(list.answer(about: TrustSamples.issuer + "/", at: last) == .notKnown)
  }

  @Test("one issuer stands in one list once")
  func repeated() throws {
    let payload = try TrustSamples.payload([TrustSamples.entry(), TrustSamples.entry()])
    #expect(try fault(TrustSamples.tokens(payload)) == .entryRepeated)
  }

  @Test("changes bring a list to a newer number, and fit no other list")
  func changes() throws {
    let other = try TrustSamples.entry("https://other.example/passport")
    let list = try TrustSamples.list([TrustSamples.entry(), other])
    let suspended = try TrustSamples.entry(isSuspended: true)
    let added = try TrustSamples.entry("https://added.example/passport")
    func changed(_ sequence: Int64, since: Int64?) throws -> TrustList {
      let payload = try TrustSamples.payload(
        [suspended, added], sequence: sequence, issuedAt: TrustSamples.seconds, since: since)
      return try list.changed(
        by: TrustSamples.tokens(payload), anchor: TrustSamples.anchor(), at: TrustSamples.now)
    }
    let newer = try changed(7, since: 5)
    #expect(newer.sequence == 7)
    #expect(newer.allEntries == [added, suspended, other])
    #expect(try changed(7, since: 3).allEntries == newer.allEntries)
    #expect(TrustSamples.fault { _ = try changed(7, since: 6) } == .changesOther)
    #expect(TrustSamples.fault { _ = try changed(7, since: nil) } == .changesOther)
    #expect(TrustSamples.fault { _ = try changed(5, since: 4) } == .sequenceOld)
    #expect(TrustSamples.fault { _ = try changed(4, since: 3) } == .sequenceOld)
    // Changes alone are no list.
    let payload = try TrustSamples.payload([added], sequence: 7, since: 5)
    #expect(try fault(TrustSamples.tokens(payload)) == .changesOther)
  }

  @Test("a cut list needs the issuer's own part, and takes no part it does not name")
  func parts() throws {
    let entries = try (0..<40).map { try TrustSamples.entry("https://body\($0).example/a") }
    let (table, parts) = try #require(TrustParts.cutting(entries, bits: 3))
    let payload = try #require(
      TrustPayload(
        sequence: 9, issuedAt: TrustSamples.seconds, expires: TrustSamples.seconds + 60,
        parts: table))
    var list = try read(TrustSamples.tokens(payload))
    let wanted = entries[17]
    #expect(list.answer(about: wanted.issuer, at: TrustSamples.now) == .unknown(.partMissing))
    try list.add(part: parts[table.part(of: wanted.issuer)])
    #expect(list.answer(about: wanted.issuer, at: TrustSamples.now) == .known(wanted))
    // The same part again changes nothing.
    try list.add(part: parts[table.part(of: wanted.issuer)])
    let part = table.part(of: wanted.issuer)
    let stranger = try #require(
      (0...).lazy.map { "https://stranger\($0).example" }.first { table.part(of: $0) == part })
    #expect(list.answer(about: stranger, at: TrustSamples.now) == .notKnown)
    for bytes in [[], parts[0] + [32], Array(parts[1].dropLast())] {
      #expect(TrustSamples.fault { try list.add(part: bytes) } == .partOther)
    }
    for bytes in parts { try list.add(part: bytes) }
    #expect(list.allEntries.count == 40)
    var whole = try TrustSamples.list(entries)
    #expect(TrustSamples.fault { try whole.add(part: parts[0]) } == .partOther)
    let changes = try TrustSamples.payload([], sequence: 10, since: 9)
    #expect(
      TrustSamples.fault {
        _ = try list.changed(
          by: TrustSamples.tokens(changes), anchor: TrustSamples.anchor(), at: TrustSamples.now)
      } == .changesOther)
  }

  @Test("an entry in a part that is not its own is refused, though the list names the part")
  func partOfAnother() throws {
    let entries = try (0..<8).map { try TrustSamples.entry("https://body\($0).example/a") }
    let (table, parts) = try #require(TrustParts.cutting(entries, bits: 1))
    let (left, right) = (
      String(decoding: parts[0], as: UTF8.self), String(decoding: parts[1], as: UTF8.self)
    )
    #expect(left.contains("body") && right.contains("body"))
    let swapped = [
      Array(right.replacing(#"{"part":1"#, with: #"{"part":0"#).utf8),
      Array(left.replacing(#"{"part":0"#, with: #"{"part":1"#).utf8),
    ]
    #expect(table.digests == parts.map { CredentialID(of: $0[...]).bytes })
    let digests = swapped.map { CredentialID(of: $0[...]).bytes }
    let wrong = try #require(TrustParts(bits: 1, digests: digests))
    let payload = try #require(
      TrustPayload(
        sequence: 9, issuedAt: TrustSamples.seconds, expires: TrustSamples.seconds + 60,
        parts: wrong))
    var list = try read(TrustSamples.tokens(payload))
    #expect(TrustSamples.fault { try list.add(part: swapped[0]) } == .partOther)
    let misnamed = Array(left.utf8)
    let named = try #require(
      TrustParts(bits: 1, digests: [digests[0], CredentialID(of: misnamed[...]).bytes]))
    let second = try #require(
      TrustPayload(
        sequence: 9, issuedAt: TrustSamples.seconds, expires: TrustSamples.seconds + 60,
        parts: named))
    list = try read(TrustSamples.tokens(second))
    #expect(TrustSamples.fault { try list.add(part: misnamed) } == .listMalformed)
  }

  @Test("the bodies that succeeded one another lead to the one that stands now")
  func succession() throws {
    let (a, b, c) = ("https://a.example/x", "https://b.example/x", "https://c.example/x")
    func link(_ issuer: String, _ from: Int64) throws -> TrustEntry.Successor {
      try #require(TrustEntry.Successor(issuer, from: TrustSamples.seconds + from))
    }
    func at(_ seconds: Int64) -> Instant { TrustSamples.now.adding(milliseconds: seconds * 1_000) }
    let list = try TrustSamples.list([
      TrustSamples.entry(a, successor: link(b, 10)), TrustSamples.entry(b, successor: link(c, 20)),
      TrustSamples.entry(c),
    ])
    let standing = [(0, a), (9, a), (10, b), (19, b), (20, c)] as [(Int64, String)]
    for (seconds, expected) in standing {
      #expect(list.standing(for: a, at: at(seconds))?.issuer == expected)
    }
    let circle = try TrustSamples.list([
      TrustSamples.entry(a, successor: link(b, 0)), TrustSamples.entry(b, successor: link(a, 0)),
      TrustSamples.entry(c, successor: link("https://gone.example/x", 0)),
    ])
    #expect(circle.standing(for: a, at: at(0)) == nil)
    #expect(circle.standing(for: c, at: at(0)) == nil)
    #expect(circle.standing(for: "https://gone.example/x", at: at(0)) == nil)
  }
}
