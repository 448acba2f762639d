import Credentials
import Foundation
import TestSupport
import Testing
import Vocabulary

/// Credentials go both ways between this program and two packages of PyPI that others wrote:
/// `sd-jwt` issues, presents and verifies; `joserfc` gives a second opinion on signatures.
@Suite("Credentials and the PyPI packages sd-jwt and joserfc") struct CredentialPeerTests {
  static let interpreter = ProcessInfo.processInfo.environment["ONEWORKFORCE_PYTHON"]

  @Test(
    "what the package issues and presents is verified here, with the claims it says",
    .enabled(if: interpreter != nil, "ONEWORKFORCE_PYTHON names no interpreter; Tools/test sets it")
  )
  func fromPeer() async throws {
    try await withTemporaryFolder { folder in
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try await Self.run(["issue", folder + "/issued"], in: folder)
      let lines = try Self.lines(of: folder + "/issued")
      #expect(lines.count == 27)
      for line in lines {
        func text(_ name: String) throws -> String { try #require(line[name]?.text) }
        let key = try PublicKey(jwk: try #require(line["jwk"]))
        let check = KeyBindingCheck(
          audience: try text("audience"), nonce: try text("nonce"),
          at: Instant(milliseconds: try #require(line["at"]?.wholeNumber) * 1_000))
        let presentation = try UnverifiedPresentation(parsing: Array(text("presentation").utf8))
        let verified = try presentation.verified(by: key, binding: check)
        #expect(try sorted(verified.claims) == sorted(#require(line["claims"])))
        let held = try HeldCredential(parsing: Array(text("issued").utf8))
        #expect(held.issued.credentialID == verified.credentialID)
        #expect(held.issued.status?.uri == "https://peer.example/s/1")
      }
    }
  }

  @Test(
    "what is issued and presented here the packages verify with the same claims",
    .enabled(if: interpreter != nil, "ONEWORKFORCE_PYTHON names no interpreter; Tools/test sets it")
  )
  func toPeer() async throws {
    try await withTemporaryFolder { folder in
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      var numbers = SeededNumbers(seed: 11)
      let samples = try (0..<60).map { try Sample(number: $0, using: &numbers) }
      let lines = samples.flatMap { [$0.line(changed: false), $0.line(changed: true)] }
      try Data(lines.joined(separator: [UInt8(ascii: "\n")])).write(
        to: URL(fileURLWithPath: folder + "/given"))
      try await Self.run(["verify", folder + "/given", folder + "/answers"], in: folder)
      let answers = try Self.lines(of: folder + "/answers")
      try #require(answers.count == 120)
      for (number, sample) in samples.enumerated() {
        let claims = answers[number * 2]["claims"].map(sorted)
        #expect(claims == sorted(sample.expected), "sample \(number): \(answers[number * 2])")
        #expect(answers[number * 2 + 1]["refused"] != nil, "sample \(number)")
      }
    }
  }

  private static func run(_ arguments: [String], in folder: String) async throws {
    let process = try ServerProcess.launch(
      [Repository.root + "/Tests/EndToEndTests/python/sdjwt_peer.py"] + arguments,
      of: try #require(interpreter), output: folder + "/out", log: folder + "/log")
    let ended = await eventually(within: .seconds(120)) { !process.isRunning }
    try #require(ended)
    let complaints = try String(contentsOfFile: folder + "/log", encoding: .utf8)
    try #require(process.terminationStatus == 0, "\(complaints)")
  }

  private static func lines(of path: String) throws -> [JSONValue] {
    try Array(Data(contentsOf: URL(fileURLWithPath: path))).split(separator: UInt8(ascii: "\n"))
      .map { try JSONValue(strict: $0, maximumBytes: 1_000_000) }
  }
}

/// The members in the order of their names, so that two readings compare.
private func sorted(_ value: JSONValue) -> JSONValue {
  switch value {
  case .object(let members):
    .object(members.map { JSONMember($0.name, sorted($0.value)) }.sorted { $0.name < $1.name })
  case .array(let items): .array(items.map(sorted))
  default: value
  }
}

/// A credential of claims drawn by chance, presented with some of them.
private struct Sample {
  let presentation: [UInt8]
  let issuer: PublicKey
  let payload: JSONValue
  /// The claims both sides are to read.
  let expected: JSONValue
  let isBound: Bool

  private static let audience = "https://verifier.example"

  init(number: Int, using numbers: inout SeededNumbers) throws {
    let algorithm = number % 6 == 5 ? SignatureAlgorithm.ed25519 : .es256
    let key = try PrivateKey(
      algorithm: algorithm, rawRepresentation: [UInt8](repeating: UInt8(number + 1), count: 32))
    let holder = try PrivateKey(
      algorithm: .es256, rawRepresentation: [UInt8](repeating: UInt8(number + 80), count: 32))
    var members = [
      JSONMember("iss", .string("https://trust.example")),
      JSONMember("vct", .string("https://trust.example/passport/training/1")),
      JSONMember("nbf", .integer(1_770_000_000)),
      JSONMember("cnf", .object([JSONMember("jwk", holder.publicKey.jwk)])),
    ]
    var hiding: [ClaimPath] = []
    for index in 0..<Int.random(in: 1...8, using: &numbers) {
      let name = "claim \(index) é\""
      members.append(JSONMember(name, Self.value(index, using: &numbers)))
      if Bool.random(using: &numbers) { hiding.append(ClaimPath(name)) }
    }
    let claims = JSONValue.object(members)
    hiding += (0..<8).map { ClaimPath([.member("claim \($0) é\""), .element(0)]) }
      .filter { !claims.values(at: $0).isEmpty }
    let held = try CredentialIssuer.issue(
      claims: claims, hiding: hiding, decoys: [.init(at: ClaimPath([]), count: number % 4)],
      by: key, keyID: key.publicKey.thumbprint, salts: &numbers)
    isBound = number % 3 != 0
    let binding = HolderBinding(
      by: holder, audience: Self.audience, nonce: "nonce",
      at: Instant(milliseconds: 1_770_000_000_000))
    // The package can't present for an Ed25519 issuer; there joserfc reads the whole payload.
    let shown = hiding.filter { _ in Bool.random(using: &numbers) }
    presentation = try held.presentation(
      disclosing: algorithm == .ed25519 ? [] : shown, binding: isBound ? binding : nil)
    issuer = key.publicKey
    payload = held.issued.payload
    let read = try UnverifiedPresentation(parsing: presentation).verified(by: issuer, binding: nil)
    expected = algorithm == .ed25519 ? payload : read.claims
  }

  private static func value(_ index: Int, using numbers: inout SeededNumbers) -> JSONValue {
    switch Int.random(in: 0..<6, using: &numbers) {
    case 0: .string("text \(index) ü\u{1F600}\n\"\\")
    case 1: .integer(Int64.random(in: -1_000_000_000_000...1_000_000_000_000, using: &numbers))
    case 2: .bool(index.isMultiple(of: 2))
    case 3: .null
    case 4: .array([.string("a"), .integer(2), .object([])])
    default: .object([JSONMember("inner", .array([])), JSONMember("", .string(""))])
    }
  }

  /// The sample as a line for the peer, its presentation as made or with one signed byte changed.
  func line(changed: Bool) -> [UInt8] {
    var text = presentation
    if changed, let dot = text.firstIndex(of: UInt8(ascii: ".")) {
      text[dot + 20] = text[dot + 20] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
    }
    var members = [
      JSONMember("presentation", .string(String(decoding: text, as: UTF8.self))),
      JSONMember("jwk", issuer.jwk),
      JSONMember("payload", .string(String(decoding: payload.encoded(), as: UTF8.self))),
    ]
    if isBound {
      members.append(JSONMember("audience", .string(Self.audience)))
      members.append(JSONMember("nonce", .string("nonce")))
    }
    return JSONValue.object(members).encoded()
  }
}
