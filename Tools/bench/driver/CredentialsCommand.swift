import ArgumentParser
import Credentials
import Foundation
import Vocabulary

/// Times what is done with one credential on one core, beside the bare signature check.
struct CredentialsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "credentials",
    abstract: "Time issuing, presenting and verifying one credential, beside bare P-256.")

  @Option(help: "How often each thing is done in a round.") var repeats = 500
  @Option(help: "Rounds, in each of which everything has its turn.") var rounds = 15
  @Option(help: "Where to write the presentation, for a peer to verify.") var peerFile: String?

  func run() async throws {
    let sample = try SampleCredential()
    if let peerFile {
      try Data(sample.peerLine).write(to: URL(fileURLWithPath: peerFile))
    }
    var times: [String: [Double]] = [:]
    for _ in 0..<rounds {
      for (name, body) in sample.cases {
        let start = threadNanoseconds()
        for _ in 0..<repeats { try body() }
        let each = Double(threadNanoseconds() - start) / 1_000 / Double(repeats)
        times[name, default: []].append(each)
      }
    }
    for (name, _) in sample.cases {
      let sorted = (times[name] ?? []).sorted()
      try emit([
        "case": name, "repeats": repeats, "rounds": rounds, "best_us": sorted[0],
        "median_us": sorted[sorted.count / 2], "bytes": sample.presentation.count,
      ])
    }
    guard let raw = times["raw P-256 verify"]?.min(), let verify = times["verify"]?.min() else {
      throw ValidationError("nothing was timed")
    }
    emit("RATIO credential_verify_of_raw=\(2 * raw / verify)")
  }
}

/// Processor time of this thread, which other programs on the machine do not add to.
private func threadNanoseconds() -> UInt64 {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
}

/// A training credential with twelve hidden claims, presented with five of them and bound to its
/// holder: two signatures to check.
private struct SampleCredential {
  private let claims: JSONValue
  private let hiding: [ClaimPath]
  private let issuer: PrivateKey
  private let holder: PrivateKey
  private let held: HeldCredential
  let presentation: [UInt8]

  private static let instant = Instant(milliseconds: 1_770_000_000_000)
  private static let check = KeyBindingCheck(
    audience: "https://employer.example", nonce: "n-0S6_WzA2MjAyNi4x", at: instant)

  init() throws {
    issuer = try PrivateKey(
      algorithm: .es256, rawRepresentation: [UInt8](repeating: 1, count: 32))
    holder = try PrivateKey(
      algorithm: .es256, rawRepresentation: [UInt8](repeating: 2, count: 32))
    let status = StatusReference(uri: "https://trust.example/status/training/1", index: 524_287)
    let visible: [(String, JSONValue)] = [
      ("iss", .string("https://trust.example")),
      ("vct", .string("https://trust.example/passport/training/1")),
      ("nbf", .integer(1_769_900_000)), ("exp", .integer(1_927_580_000)),
      ("cnf", .object([JSONMember("jwk", holder.publicKey.jwk)])), ("status", status.claim),
      ("framework", .string("CSTF")), ("subject", .string("moving-and-handling")),
      ("level", .integer(2)), ("completed_on", .string("2026-01-30")),
    ]
    let hidden: [(String, JSONValue)] = [
      ("sub", .string("kPrK_qmxVWaYVA9wwBF6Iw")), ("iat", .integer(1_769_904_000)),
      ("given_name", .string("Ada")), ("family_name", .string("Lovelace")),
      ("birthdate", .string("1990-12-10")), ("checked_on", .string("2026-01-30")),
      ("assurance", .object([JSONMember("method", .string("issuer-of-record"))])),
      ("provider", .string("Example Training")), ("mode", .string("classroom")),
      ("score", .integer(91)), ("assessor", .string("B. Byron")),
      ("validity_months", .integer(24)),
    ]
    claims = .object((visible + hidden).map { JSONMember($0.0, $0.1) })
    hiding = hidden.map { ClaimPath($0.0) }
    held = try Self.issue(claims, hiding, by: issuer)
    presentation = try Self.present(held, by: holder)
  }

  /// What is timed, the bare check of a signature first.
  var cases: [(String, () throws -> Void)] {
    let token = held.issued.credential
    let key = issuer.publicKey
    return [
      (
        "raw P-256 verify",
        {
          guard key.isValid(signature: token.signature, over: token.signingInput) else {
            throw ValidationError("the signature is not valid")
          }
        }
      ),
      ("raw P-256 sign", { _ = try issuer.sign(Array(token.signingInput)) }),
      ("issue", { _ = try Self.issue(claims, hiding, by: issuer) }),
      ("present", { _ = try Self.present(held, by: holder) }),
      ("parse", { _ = try UnverifiedPresentation(parsing: presentation) }),
      (
        "verify",
        {
          _ = try UnverifiedPresentation(parsing: presentation).verified(
            by: key, binding: Self.check)
        }
      ),
    ]
  }

  /// The presentation and what its verifier has to know, one JSON line.
  var peerLine: [UInt8] {
    JSONValue.object([
      JSONMember("presentation", .string(String(decoding: presentation, as: UTF8.self))),
      JSONMember("jwk", issuer.publicKey.jwk),
      JSONMember("audience", .string(Self.check.audience)),
      JSONMember("nonce", .string(Self.check.nonce)),
    ]).encoded()
  }

  private static func issue(
    _ claims: JSONValue, _ hiding: [ClaimPath], by key: PrivateKey
  ) throws -> HeldCredential {
    var generator = SeededGenerator(seed: 1)
    return try CredentialIssuer.issue(
      claims: claims, hiding: hiding, by: key, keyID: key.publicKey.thumbprint, salts: &generator)
  }

  private static func present(_ held: HeldCredential, by key: PrivateKey) throws -> [UInt8] {
    let shown = ["given_name", "family_name", "birthdate", "provider", "assurance"]
    return try held.presentation(
      disclosing: shown.map { ClaimPath($0) },
      binding: HolderBinding(
        by: key, audience: check.audience, nonce: check.nonce, at: instant))
  }
}
