import Credentials
import Testing
import Vocabulary

/// One thing changed about a sound bundle, and what both verifiers must find then.
struct JudgementCase: Sendable, CustomTestStringConvertible {
  let name: String
  /// The credential looked at, from 0: training, then a registration.
  var credential = 0
  var policy = VerdictPolicy.standard
  var seconds = BundleWorld.seconds
  var isAsked = true
  var world: @Sendable (inout BundleWorld) throws -> Void = { _ in }
  var bundle: @Sendable (inout PassportBundle) throws -> Void = { _ in }
  let step: VerificationStep
  let outcome: StepOutcome
  let reason: StepReason?
  let verdict: VerificationVerdict

  var testDescription: String { name }
}

@Suite("Offline judgement of a bundle")
struct JudgementTests {
  /// Judges in Swift and in C and demands the same bytes and the same words.
  static func judged(
    _ bundle: [UInt8], _ settings: VerifierProgram.Settings
  ) throws -> VerificationReport {
    let report = settings.judged(bundle)
    let answer = try #require(try VerifierProgram.answers([bundle], settings).first)
    #expect(answer.words == report.lines.joined(separator: "\n") + "\n")
    #expect(answer.report == report.encoded)
    return report
  }

  @Test("a sound bundle is accepted, step by step")
  func sound() throws {
    let world = try BundleWorld()
    let report = try Self.judged(world.bundle().encoded, world.settings())
    #expect(report.verdict == .accept)
    #expect(report.exitStatus == 0)
    #expect(report.trustSequence == 7)
    #expect(report.witnesses == 1)
    #expect(report.credentials.map(\.type) == [.training, .registrationCheck])
    #expect(report.credentials.allSatisfy { $0.reasons.isEmpty })
    let training = try #require(report.credentials.first)
    #expect(training[step: .keyValid].reason == .timeFromLog)
    #expect(training[step: .logInclusion].reason == .logWitnessed)
    #expect(training[step: .holderBinding].outcome == .pass)
    #expect(training[step: .freshness].outcome == .notApplicable)
  }

  @Test("a sound bundle is accepted with its trust list in parts")
  func parts() throws {
    var world = try BundleWorld()
    world.partBits = 3
    let report = try Self.judged(world.bundle().encoded, world.settings())
    #expect(report.verdict == .accept)
  }

  @Test(
    "each fault is found in its step and weighs in the verdict",
    arguments: JudgementCase.trust + JudgementCase.signing + JudgementCase.time
      + JudgementCase.status + JudgementCase.binding + JudgementCase.content + JudgementCase.log)
  func faults(_ one: JudgementCase) throws {
    var world = try BundleWorld()
    try one.world(&world)
    var bundle = try world.bundle()
    try one.bundle(&bundle)
    let settings = try world.settings(one.policy, at: one.seconds, isAsked: one.isAsked)
    let report = try Self.judged(bundle.encoded, settings)
    let found = report.credentials[one.credential]
    #expect(found[step: one.step].outcome == one.outcome)
    #expect(found[step: one.step].reason == one.reason)
    #expect(found.verdict == one.verdict)
    if one.verdict != .accept {
      #expect(found.reasons.contains { $0.step == one.step && $0.reason == one.reason })
    }
  }

  @Test("the exit status tells the verdicts apart")
  func exitStatus() throws {
    let world = try BundleWorld()
    let sound = try world.bundle().encoded
    var old = world
    old.listIssuedAt = BundleWorld.seconds - 2 * BundleWorld.day
    var revoked = world
    revoked.collegeList = StatusList(bits: .one, count: 64)
    let isRevoked = revoked.collegeList.set(1, at: 17)
    #expect(isRevoked)
    var older = world
    older.listIssuedAt = BundleWorld.seconds - 9 * BundleWorld.day
    let settings = try world.settings()
    #expect(try VerifierProgram.exitStatus(sound, settings) == 0)
    #expect(try VerifierProgram.exitStatus(revoked.bundle().encoded, settings) == 1)
    #expect(try VerifierProgram.exitStatus(older.bundle().encoded, settings) == 2)
    #expect(try VerifierProgram.exitStatus(old.bundle().encoded, settings) == 3)
    #expect(settings.judged(try old.bundle().encoded).exitStatus == 3)
    #expect(try VerifierProgram.exitStatus([]) == 64)
    #expect(try VerifierProgram.exitStatus(["--anchors", "/nowhere", "/nowhere"]) == 64)
    #expect(try VerifierProgram.exitStatus(["--anchors", #filePath, #filePath]) == 64)
  }

  @Test(
    "bytes that are no bundle are refused with their reason",
    arguments: [
      ("empty", StepReason.bundleFormat), ("cut", .bundleUnreadable), ("flipped", .bundleDamaged),
      ("long", .bundleTooLarge), ("unknown field", .bundleUnreadable),
      ("bare", .bundleCounts), ("many", .bundleCounts), ("no hash", .bundleDamaged),
      ("longer number", .bundleUnreadable), ("out of order", .bundleUnreadable),
      ("format 2", .bundleFormat), ("a default written", .bundleUnreadable),
    ])
  func unreadable(_ name: String, _ reason: StepReason) throws {
    let world = try BundleWorld()
    let bundle = try world.bundle()
    var bytes = bundle.encoded
    switch name {
    case "empty": bytes = []
    case "cut": bytes.removeLast()
    case "flipped": bytes[bytes.count / 2] ^= 1
    case "long": bytes = [UInt8](repeating: 0, count: PassportBundle.maximumBytes + 1)
    case "unknown field": bytes += [0x40, 1]
    case "bare": bytes = PassportBundle(credentials: []).encoded
    case "many":
      bytes =
        PassportBundle(credentials: Array(repeating: bundle.credentials[0], count: 65)).encoded
    case "no hash": bytes.removeLast(34)
    case "longer number": bytes.replaceSubrange(1..<2, with: [0x81, 0])
    case "out of order": bytes = Array(bytes.dropFirst(2)) + bytes.prefix(2)
    case "format 2": bytes[1] = 2
    case "a default written": bytes.insert(contentsOf: [0x32, 0], at: bytes.count - 34)
    default: Issue.record("no such case: \(name)")
    }
    let report = try Self.judged(bytes, world.settings())
    #expect(report.parse.outcome == .fail)
    #expect(report.parse.reason == reason)
    #expect(report.verdict == .refuse)
    #expect(report.credentials.isEmpty)
  }

  @Test("a credential over 64 KiB and one in another form are told apart")
  func unread() throws {
    let world = try BundleWorld()
    var bundle = try world.bundle()
    bundle.credentials[0].presentation = [UInt8](repeating: 0x41, count: 65_537)
    bundle.credentials[1].presentation += [0x7e]
    let report = try Self.judged(bundle.encoded, world.settings())
    #expect(report.credentials[0][step: .parse].reason == .credentialTooLarge)
    #expect(report.credentials[1][step: .parse].reason == .credentialMalformed)
    #expect(report.credentials[1][step: .signature].input == .parse)
    #expect(report.credentials.allSatisfy { $0.verdict == .refuse && $0.credentialID == nil })
  }

  @Test(
    "the samples beside the C verifier are judged as it is written",
    arguments: [
      ("accepted", VerificationVerdict.accept), ("revoked", .refuse),
    ])
  func samples(_ name: String, _ verdict: VerificationVerdict) throws {
    let anchors = try #require(Anchors(encoded: try VerifierProgram.file("samples/anchors")))
    var settings = try BundleWorld().settings()
    settings.anchors = anchors
    let bundle = try VerifierProgram.file("samples/\(name).bundle")
    let report = try Self.judged(bundle, settings)
    #expect(report.verdict == verdict)
    let words = String(
      decoding: try VerifierProgram.file("samples/\(name).txt"), as: UTF8.self)
    #expect(report.lines.joined(separator: "\n") + "\n" == words)
  }

  @Test("nobody's policy makes a bad signature count for less")
  func foundations() throws {
    var rule = VerdictPolicy.StepRule(.signature)
    rule.fail = .condition
    var policy = VerdictPolicy(name: "lax", version: 1)
    policy.stepRules = [rule]
    #expect(!policy.isValid)
    #expect(VerdictPolicy(encoded: policy.encoded) == nil)
    let world = try BundleWorld()
    let bundle = try world.bundle().encoded
    #expect(try world.settings(policy).judged(bundle).verdict == .refuse)
    #expect(try VerifierProgram.exitStatus(bundle, world.settings(policy)) == 64)
  }
}
