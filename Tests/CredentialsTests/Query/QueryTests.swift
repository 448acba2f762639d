import Credentials
import Testing

@Suite("What a verifier asks for") struct QueryTests {
  static func read(_ text: String) throws -> CredentialsQuery {
    try CredentialsQuery(json: Forge.json(text))
  }

  private static let plain =
    #"{"credentials":[{"id":"a","format":"dc+sd-jwt","meta":{"vct_values":["v"]},"#
    + #""claims":[{"id":"n","path":["name"]}]}]}"#

  @Test(
    "a query of another form is refused at its member",
    arguments: [
      (plain, "[]", "credentials"), (#""credentials""#, #""Credentials""#, "credentials"),
      (#""id":"a""#, #""id":"""#, "id"), (#""id":"a""#, #""id":"a b""#, "id"),
      (#""id":"a""#, #""id":"é""#, "id"), (#""id":"a","#, "", "id"),
      (#""format":"dc+sd-jwt","#, "", "format"),
      (#""format":"dc+sd-jwt""#, #""format":1"#, "format"),
      (#""meta":{"vct_values":["v"]},"#, "", "meta"),
      (#"{"vct_values":["v"]}"#, "{}", "vct_values"),
      (#"{"vct_values":["v"]}"#, #"{"vct_values":[]}"#, "vct_values"),
      (#"{"vct_values":["v"]}"#, #"{"vct_values":[1]}"#, "vct_values"),
      (#"{"vct_values":["v"]}"#, #"{"vct_values":[""]}"#, "meta"),
      (#"[{"id":"n","path":["name"]}]"#, "[]", "claims"),
      (#""path":["name"]"#, #""path":[]"#, "path"),
      (#""path":["name"]"#, #""path":"name""#, "path"),
      (#""path":["name"]"#, #""path":[-1]"#, "path"),
      (#""path":["name"]"#, #""path":[1.5]"#, "path"),
      (#""path":["name"]"#, #""path":[true]"#, "path"), (#","path":["name"]"#, "", "path"),
      (#""path":["name"]"#, #""path":["name"],"values":[]"#, "values"),
      (#""path":["name"]"#, #""path":["name"],"values":[null]"#, "values"),
      (#""path":["name"]"#, #""path":["name"],"values":[1.5]"#, "values"),
      (#"}]}]}"#, #"},{"path":["name"]}]}]}"#, "claims"),
      (#"}]}]}"#, #"},{"id":"n","path":["other"]}]}]}"#, "claims"),
      (#"}]}]}"#, #"},{"path":["other"]}],"claim_sets":[["n"]]}]}"#, "claims"),
      (#"}]}]}"#, #"}],"claim_sets":[]}]}"#, "claim_sets"),
      (#"}]}]}"#, #"}],"claim_sets":[[]]}]}"#, "claim_sets"),
      (#"}]}]}"#, #"}],"claim_sets":[["m"]]}]}"#, "claim_sets"),
      (#"}]}]}"#, #"}],"claim_sets":["n"]}]}"#, "claim_sets"),
      (#","claims":[{"id":"n","path":["name"]}]"#, #","claim_sets":[["n"]]"#, "claim_sets"),
      (#"}]}]}"#, #"}],"multiple":"yes"}]}"#, "multiple"),
      (
        #"}]}]}"#, #"}],"require_cryptographic_holder_binding":0}]}"#,
        "require_cryptographic_holder_binding"
      ),
      (#"}]}]}"#, #"}]}],"credential_sets":[]}"#, "credential_sets"),
      (#"}]}]}"#, #"}]}],"credential_sets":[{}]}"#, "options"),
      (#"}]}]}"#, #"}]}],"credential_sets":[{"options":[[]]}]}"#, "credential_sets"),
      (#"}]}]}"#, #"}]}],"credential_sets":[{"options":[["b"]]}]}"#, "credential_sets"),
      (#"}]}]}"#, #"}]}],"credential_sets":[{"options":["a"]}]}"#, "options"),
      (#"}]}]}"#, #"}]}],"credential_sets":[{"options":[["a"]],"required":1}]}"#, "required"),
    ])
  func malformed(_ old: String, _ new: String, place: String) throws {
    _ = try Self.read(Self.plain)
    let text = Self.plain.replacing(old, with: new)
    #expect(text != Self.plain)
    #expect(throws: CredentialFault(.queryMalformed, place)) { try Self.read(text) }
  }

  @Test("more of anything than a query may have is refused")
  func limits() throws {
    let query = try #require(try Self.read(Self.plain).credentials.first)
    let many = try (0..<65).map { index in
      try CredentialQuery(id: QueryName("a\(index)"), kind: query.kind)
    }
    #expect(throws: CredentialFault(.queryMalformed, "credentials")) {
      try CredentialsQuery(credentials: many)
    }
    #expect(throws: CredentialFault(.queryMalformed, "credentials")) {
      try CredentialsQuery(credentials: [])
    }
    #expect(throws: CredentialFault(.queryMalformed, "credentials")) {
      try CredentialsQuery(credentials: [query, query])
    }
    #expect(throws: CredentialFault(.queryMalformed, "path")) {
      try ClaimQuery(path: ClaimPath((0..<17).map { .element($0) }))
    }
    #expect(throws: CredentialFault(.queryMalformed, "values")) {
      try ClaimQuery(path: ClaimPath("a"), values: (0..<65).map { .integer($0) })
    }
    #expect(throws: CredentialFault(.queryMalformed, "id")) {
      try QueryName(String(repeating: "a", count: 65))
    }
  }

  /// OpenID4VP 1.0, `examples/query_lang` of openid/OpenID4VP: credentials_alternatives and
  /// claims_alternatives, white space left out. Copyright (c) 2025 The OpenID Foundation; its
  /// notice allows copies to implement the specification.
  static let alternatives = [
    #"""
    {"credentials":[{"id":"pid","format":"dc+sd-jwt","meta":{"vct_values":\#
    ["https://credentials.example.com/identity_credential"]},"claims":[{"path":["given_name"]},\#
    {"path":["family_name"]},{"path":["address","street_address"]}]},{"id":"other_pid",\#
    "format":"dc+sd-jwt","meta":{"vct_values":["https://othercredentials.example/pid"]},\#
    "claims":[{"path":["given_name"]},{"path":["family_name"]},\#
    {"path":["address","street_address"]}]},{"id":"pid_reduced_cred_1","format":"dc+sd-jwt",\#
    "meta":{"vct_values":["https://credentials.example.com/reduced_identity_credential"]},\#
    "claims":[{"path":["family_name"]},{"path":["given_name"]}]},{"id":"pid_reduced_cred_2",\#
    "format":"dc+sd-jwt","meta":{"vct_values":["https://cred.example/residence_credential"]},\#
    "claims":[{"path":["postal_code"]},{"path":["locality"]},{"path":["region"]}]},\#
    {"id":"nice_to_have","format":"dc+sd-jwt","meta":{"vct_values":\#
    ["https://company.example/company_rewards"]},"claims":[{"path":["rewards_number"]}]}],\#
    "credential_sets":[{"options":[["pid"],["other_pid"],["pid_reduced_cred_1",\#
    "pid_reduced_cred_2"]]},{"required":false,"options":[["nice_to_have"]]}]}
    """#,
    #"""
    {"credentials":[{"id":"pid","format":"dc+sd-jwt","meta":{"vct_values":\#
    ["https://credentials.example.com/identity_credential"]},"claims":[{"id":"a",\#
    "path":["last_name"]},{"id":"b","path":["postal_code"]},{"id":"c","path":["locality"]},\#
    {"id":"d","path":["region"]},{"id":"e","path":["date_of_birth"]}],\#
    "claim_sets":[["a","c","d","e"],["a","b","e"]]}]}
    """#,
  ]

  @Test("the standard's own queries read and write the same", arguments: alternatives)
  func published(_ text: String) throws {
    #expect(String(decoding: try Self.read(text).json.encoded(), as: UTF8.self) == text)
  }

  static func candidate(_ type: String, _ claims: String, holder: Bool = true) throws
    -> QueryCandidate
  {
    let confirmation = String(decoding: Forge.holder.publicKey.jwk.encoded(), as: UTF8.self)
    let cnf = holder ? ",\"cnf\":{\"jwk\":\(confirmation)}" : ""
    let json = try Forge.json(
      #"{"iss":"https://a.example","vct":"\#(type)","nbf":1,\#(claims)\#(cnf)}"#)
    let visible = UnverifiedPresentation.alwaysVisible
    let hiding = (json.members ?? []).map(\.name).filter { !visible.contains($0) }
    return QueryCandidate(
      try IssueTests.issue(json, hiding: hiding.map { ClaimPath($0) }, decoys: []))
  }

  private static let name = #""given_name":"A","family_name":"B","address":{"street_address":"C"}"#
  private static let home = #""postal_code":"1","locality":"L","region":"R""#
  private static let other = "https://othercredentials.example/pid"
  private static let reduced = "https://credentials.example.com/reduced_identity_credential"
  private static let residence = "https://cred.example/residence_credential"
  private static let rewards = "https://company.example/company_rewards"

  @Test(
    "of a need's options the first that can be met whole is taken, an optional need when it can be",
    arguments: [
      ([], [], 1), ([(rewards, #""rewards_number":"7""#)], ["nice_to_have"], 1),
      ([(reduced, name)], [], 1), ([(other, #""given_name":"A","family_name":"B""#)], [], 1),
      ([(other, name)], ["other_pid"], 0),
      ([(residence, home), (reduced, name)], ["pid_reduced_cred_1", "pid_reduced_cred_2"], 0),
      (
        [(reduced, name), (residence, home), (other, name), (rewards, #""rewards_number":"7""#)],
        ["other_pid", "nice_to_have"], 0
      ),
    ] as [([(String, String)], [String], Int)])
  func choices(_ held: [(String, String)], _ picked: [String], gaps: Int) throws {
    let query = try Self.read(Self.alternatives[0])
    let answer = query.answer(from: try held.map { try Self.candidate($0.0, $0.1) })
    #expect(answer.picks.map(\.query.description) == picked)
    #expect(answer.gaps.count == gaps && answer.isComplete == (gaps == 0))
  }

  @Test("of the claim sets the first that can be met is shown")
  func claimSets() throws {
    let query = try Self.read(Self.alternatives[1])
    let type = "https://credentials.example.com/identity_credential"
    let base = #""last_name":"N","date_of_birth":"D","postal_code":"1""#
    let poor = query.answer(from: [try Self.candidate(type, base)])
    #expect(
      poor.picks.map(\.disclosing) == [
        [ClaimPath("last_name"), ClaimPath("postal_code"), ClaimPath("date_of_birth")]
      ])
    let rich = query.answer(
      from: [try Self.candidate(type, base + #","locality":"L","region":"R""#)])
    #expect(rich.picks.first?.disclosing.contains(ClaimPath("postal_code")) == false)
    #expect(rich.picks.first?.disclosing.count == 4)
    #expect(!query.answer(from: [try Self.candidate(type, #""last_name":"N""#)]).isComplete)
  }

  @Test(
    "values are compared exactly and by kind",
    arguments: [
      (#"["Doe"]"#, #""a":"Doe""#, true), (#"["Doe","Roe"]"#, #""a":"Roe""#, true),
      (#"["Doe"]"#, #""a":"doe""#, false), (#"["1"]"#, #""a":1"#, false),
      (#"[1]"#, #""a":1"#, true), (#"[1]"#, #""a":1.0"#, false), (#"[1]"#, #""a":true"#, false),
      (#"[true]"#, #""a":true"#, true), (#"["\u00e9"]"#, #""a":"e\u0301""#, false),
      (#"[1]"#, #""b":1"#, false), (#"["Doe"]"#, #""a":["Doe"]"#, false),
    ])
  func values(_ values: String, _ claims: String, isMet: Bool) throws {
    let query = try Self.read(
      Self.plain.replacing(#""path":["name"]"#, with: #""path":["a"],"values":\#(values)"#))
    #expect(query.answer(from: [try Self.candidate("v", claims)]).isComplete == isMet)
  }

  @Test(
    "a path takes members, elements and every element, and leads nowhere through another kind",
    arguments: [
      (#"["a"]"#, 1), (#"["a","b"]"#, 1), (#"["a","b",null]"#, 3), (#"["a","b",1]"#, 1),
      (#"["a","b",3]"#, 0), (#"["a","b",null,"c"]"#, 0), (#"["l",null,"c"]"#, 1),
      (#"["a",null]"#, 0), (#"["a",0]"#, 0), (#"["a","b","c"]"#, 0), (#"["x"]"#, 0),
      (#"["n"]"#, 1), ("[]", 1),
    ])
  func paths(_ path: String, count: Int) throws {
    let claims = try Forge.json(
      #"{"a":{"b":[1,{"c":2},3]},"l":[{"c":1},{"d":2}],"n":null}"#)
    #expect(claims.values(at: try ClaimPath(json: Forge.json(path))).count == count)
  }

  @Test("a format or an authority that nobody here has is kept and answered by none")
  func foreign() throws {
    for text in [
      Self.plain.replacing("dc+sd-jwt", with: "mso_mdoc"),
      Self.plain.replacing(
        #""meta""#, with: #""trusted_authorities":[{"type":"aki","values":["x"]}],"meta""#),
    ] {
      let query = try Self.read(text)
      #expect(try Self.read(String(decoding: query.json.encoded(), as: UTF8.self)) == query)
      #expect(!query.answer(from: [try Self.candidate("v", #""name":"N""#)]).isComplete)
    }
  }

  @Test("a credential without a holder's key answers only where no binding is asked for")
  func binding() throws {
    let custodial = try Self.candidate("v", #""name":"N""#, holder: false)
    #expect(!(try Self.read(Self.plain).answer(from: [custodial]).isComplete))
    let open = Self.plain.replacing(
      #""meta""#, with: #""require_cryptographic_holder_binding":false,"meta""#)
    #expect(try Self.read(open).answer(from: [custodial]).isComplete)
  }

  @Test("one credential answers unless several are allowed")
  func several() throws {
    let two = try ["A", "B"].map { try Self.candidate("v", #""name":"\#($0)""#) }
    #expect(try Self.read(Self.plain).answer(from: two).picks.map(\.candidate) == [0])
    let open = Self.plain.replacing(#""meta""#, with: #""multiple":true,"meta""#)
    #expect(try Self.read(open).answer(from: two).picks.map(\.candidate) == [0, 1])
  }

  @Test("requirements compile to a query in which equal items are asked for once")
  func requirements() throws {
    typealias Item = QueryRequirement.Item
    let subject = try ClaimQuery(path: ClaimPath("subject"), values: [.string("fire-safety")])
    let training = Item(types: ["training"], claims: [subject])
    let qualification = Item(types: ["qualification"], claims: [])
    let competency = Item(
      types: ["competency"], claims: [try ClaimQuery(path: ClaimPath("level"))])
    let query = try CredentialsQuery(requirements: [
      QueryRequirement(alternatives: [[training]]),
      QueryRequirement(alternatives: [[qualification], [training, competency]]),
      QueryRequirement(alternatives: [[competency]], isRequired: false),
    ])
    #expect(
      String(decoding: query.json.encoded(), as: UTF8.self) == #"""
        {"credentials":[{"id":"q1","format":"dc+sd-jwt","meta":{"vct_values":["training"]},\#
        "claims":[{"path":["subject"],"values":["fire-safety"]}]},{"id":"q2",\#
        "format":"dc+sd-jwt","meta":{"vct_values":["qualification"]}},{"id":"q3",\#
        "format":"dc+sd-jwt","meta":{"vct_values":["competency"]},\#
        "claims":[{"path":["level"]}]}],"credential_sets":[{"options":[["q1"]]},\#
        {"options":[["q2"],["q1","q3"]]},{"required":false,"options":[["q3"]]}]}
        """#)
    let held = [
      try Self.candidate("competency", #""level":2"#),
      try Self.candidate("training", #""subject":"fire-safety""#),
    ]
    let answer = query.answer(from: held)
    #expect(answer.picks.map(\.query.description) == ["q1", "q3"])
    #expect(query.answer(from: [held[0]]).gaps.count == 2)

    let plain = try CredentialsQuery(requirements: [QueryRequirement(alternatives: [[training]])])
    #expect(plain.choices.isEmpty && plain.needs.count == 1)
    for broken in [
      [], [QueryRequirement(alternatives: [])], [QueryRequirement(alternatives: [[]])],
      [QueryRequirement(alternatives: [[Item(types: [], claims: [])]])],
    ] {
      #expect(throws: CredentialFault.self) { try CredentialsQuery(requirements: broken) }
    }
  }

  @Test("what a wallet picks is what the verifier gets, and no other hidden claim")
  func fromQueryToProof() throws {
    let held = try IssueTests.issue(try IssueTests.full())
    let text =
      #"{"credentials":[{"id":"cc","format":"dc+sd-jwt","meta":{"vct_values":["#
      + #""https://trust.example/passport/care-certificate/1"]},"claims":["#
      + #"{"path":["family_name"]},{"path":["standards",0]},"#
      + #"{"path":["version"],"values":[2025]}]}]}"#
    let query = try Self.read(text)
    let pick = try #require(query.answer(from: [QueryCandidate(held)]).picks.first)
    let presentation = try held.presentation(
      disclosing: pick.disclosing,
      binding: HolderBinding(
        by: Forge.holder, audience: Forge.check.audience, nonce: Forge.check.nonce,
        at: Forge.instant))
    let verified = try UnverifiedPresentation(parsing: presentation).verified(
      by: Forge.issuer.publicKey, binding: Forge.check)
    #expect(query.answer(from: [QueryCandidate(verified)]).isComplete)
    #expect(verified.claims["family_name"] == .string("Lovelace"))
    #expect(verified.claims["given_name"] == nil)
    #expect(verified.claims["standards"]?.items?.count == 1)
  }
}
