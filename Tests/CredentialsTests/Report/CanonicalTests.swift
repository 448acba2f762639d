import Testing
import Vocabulary

@testable import Credentials

@Suite("The one encoding of policies, anchors and bundles")
struct CanonicalTests {
  private func policy() -> VerdictPolicy {
    var policy = VerdictPolicy(name: "pre-employment", version: 3)
    var binding = VerdictPolicy.StepRule(.holderBinding)
    binding.isRequired = true
    var expiry = VerdictPolicy.StepRule(.expiry)
    (expiry.fail, expiry.unknown, expiry.stale) = (.condition, .nothing, .unsure)
    (expiry.superseded, expiry.notApplicable) = (.refuse, .condition)
    policy.stepRules = [expiry, binding]
    var rule = VerdictPolicy.TypeRule(.training)
    (rule.subject, rule.freshSeconds, rule.refresherMonths) = ("CSTF-FIRE", 1, 12)
    rule.statusOfflineSeconds = .max
    policy.typeRules = [rule, VerdictPolicy.TypeRule(.dbsCheck)]
    var row = VerdictPolicy.EquivalenceRule(9, from: "a", to: "b", .conditional)
    (row.claim, row.value) = ("subject", "é")
    policy.equivalences = [row]
    (policy.witnesses, policy.trustOfflineSeconds, policy.acceptsAliases) = (2, 3_600, true)
    return policy
  }

  @Test("a policy is read back as it was written")
  func policyRoundTrip() throws {
    let policy = policy()
    #expect(policy.isValid)
    #expect(VerdictPolicy(encoded: policy.encoded) == policy)
    #expect(VerdictPolicy(encoded: VerdictPolicy.standard.encoded) == .standard)
  }

  @Test("a policy that breaks a rule of its contract is none")
  func badPolicies() {
    let changes: [(inout VerdictPolicy) -> Void] = [
      { $0.name = "" }, { $0.name = "Pre" }, { $0.name = String(repeating: "a", count: 65) },
      { $0.version = 0 }, { $0.stepRules.swapAt(0, 1) },
      { $0.stepRules.append($0.stepRules[1]) }, { $0.stepRules[0].isRequired = true },
      { $0.typeRules[0].refresherMonths = 1_201 },
      { $0.typeRules[0].subject = String(repeating: "a", count: 513) },
      { $0.equivalences[0].number = 0 },
      { $0.typeRules = Array(repeating: $0.typeRules[0], count: 257) },
      { $0.equivalences = Array(repeating: $0.equivalences[0], count: 257) },
    ]
    for change in changes {
      var changed = policy()
      change(&changed)
      #expect(!changed.isValid)
      #expect(VerdictPolicy(encoded: changed.encoded) == nil)
    }
  }

  @Test("any cut, and any byte put behind, makes other bytes that are no policy")
  func cutPolicies() {
    let bytes = policy().encoded
    for count in 0..<bytes.count {
      let cut = VerdictPolicy(encoded: Array(bytes.prefix(count)))
      #expect(cut == nil || cut?.encoded == Array(bytes.prefix(count)))
    }
    for byte in 0...UInt8.max { #expect(VerdictPolicy(encoded: bytes + [byte]) == nil) }
  }

  @Test("anchors are read back as they were written")
  func anchorsRoundTrip() throws {
    let world = try BundleWorld()
    let anchors = try world.anchors()
    #expect(Anchors(encoded: anchors.encoded) == anchors)
    let elsewhere = try #require(
      Anchors(
        operatorKeys: [], lowestSequence: .max,
        logs: [Anchors.LogKey(world.logSigner().key, origin: "other.example/log")],
        witnesses: []))
    #expect(Anchors(encoded: elsewhere.encoded) == elsewhere)
  }

  @Test("a key twice, in either role, or of the wrong kind makes no anchors")
  func badAnchors() throws {
    let world = try BundleWorld()
    let key = try BundleWorld.secret(41).publicKey
    let log = try world.logSigner().key
    let witness = try world.witnessSigner().key
    let itself = try #require(
      NoteKey(name: "witness.example", kind: .cosignature, publicKey: log.publicKey.bytes))
    func anchors(
      _ operators: [PublicKey], _ logs: [NoteKey], _ witnesses: [NoteKey]
    ) -> Anchors? {
      Anchors(
        operatorKeys: operators, lowestSequence: 0, logs: logs.map { Anchors.LogKey($0) },
        witnesses: witnesses)
    }
    #expect(anchors([key], [log], [witness]) != nil)
    #expect(anchors([key, key], [log], [witness]) == nil)
    #expect(anchors([key], [log, log], [witness]) == nil)
    #expect(anchors([key], [log], [itself]) == nil)
    #expect(anchors([key], [witness], []) == nil)
    #expect(anchors([key], [], [log]) == nil)
    let other = try BundleWorld.secret(41, .ed25519).publicKey
    #expect(anchors([other], [log], []) == nil)
  }

  @Test(
    "a number in a longer form, a default, a field twice and a wrong order are refused",
    arguments: [
      [0x08, 0x81, 0x00], [0x08, 0x00], [0x08, 0x01, 0x08, 0x01], [0x18, 0x01, 0x08, 0x01],
      [0x88, 0x00, 0x01], [0x0d, 0, 0, 0, 1], [0x0b, 0x0c], [0x12, 0x00], [0x12, 0x05, 0x61],
      [0x08, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x02], [0x00, 0x01],
      [0x08, 0x80], [0x08],
    ] as [[UInt8]])
  func otherForms(_ bytes: [UInt8]) {
    var reader = CanonicalReader(bytes[...])
    #expect(throws: NotCanonical.self) {
      while let field = try reader.next() {
        if case .number(0, _) = field { throw NotCanonical() }
      }
    }
  }

  @Test("a bundle is read back as it was written")
  func bundleRoundTrip() throws {
    let bundle = try BundleWorld().bundle()
    #expect(try PassportBundle.read(bundle.encoded).get() == bundle)
  }

  @Test("changing any byte of a bundle makes it no bundle, or another")
  func everyByte() throws {
    let bundle = PassportBundle(
      credentials: [PassportBundle.Item(presentation: [1, 2], logProof: [3])],
      statusLists: [[4]], trustList: [[5], [6]], trustParts: [[7]], checkpoint: [8])
    let bytes = bundle.encoded
    for place in bytes.indices {
      for bit in 0..<8 {
        var changed = bytes
        changed[place] ^= 1 << UInt8(bit)
        #expect((try? PassportBundle.read(changed).get()) == nil)
      }
    }
  }

  @Test("a refresher counts calendar months, to the last day of a shorter one")
  func months() throws {
    var rule = VerdictPolicy.TypeRule(.training)
    rule.refresherMonths = 1
    var policy = VerdictPolicy(name: "monthly", version: 1)
    policy.typeRules = [rule]
    // Trained on 31 January 2026 at noon: it counts until noon on 28 February.
    var world = try BundleWorld()
    let trained: Int64 = 1_769_860_800
    world.samples[0].set("completed_on", .integer(trained))
    world.samples[0].set("nbf", .integer(trained))
    let due: Int64 = 1_772_280_000
    let bundle = try world.bundle().encoded
    for (seconds, outcome) in [(due - 1, StepOutcome.pass), (due, .stale)] {
      let settings = try world.settings(policy, at: seconds, isAsked: false)
      let report = try JudgementTests.judged(bundle, settings)
      #expect(report.credentials[0][step: .freshness].outcome == outcome)
    }
  }
}
