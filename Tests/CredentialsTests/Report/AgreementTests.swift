import Credentials
import Testing
import Vocabulary

/// One run of the C verifier over changed bundles, and what it is asked by.
struct AgreementRun: Sendable, CustomTestStringConvertible {
  let name: String
  let seed: UInt64
  var seconds = BundleWorld.seconds
  var isAsked = true
  var policy = VerdictPolicy.standard
  var world: @Sendable (inout BundleWorld) throws -> Void = { _ in }

  var testDescription: String { name }

  static let all: [AgreementRun] = [
    AgreementRun(name: "as asked", seed: 1),
    AgreementRun(name: "a trust list in parts", seed: 2, world: { $0.partBits = 1 }),
    AgreementRun(name: "asked by nobody", seed: 3, isAsked: false),
    AgreementRun(name: "a day later", seed: 4, seconds: BundleWorld.seconds + BundleWorld.day),
    AgreementRun(
      name: "a month later", seed: 5, seconds: BundleWorld.seconds + 30 * BundleWorld.day),
    AgreementRun(name: "a strict policy", seed: 6, policy: strict),
    AgreementRun(
      name: "a compromised key", seed: 7,
      world: {
        let theft = RegistryKey.Compromise(at: BundleWorld.seconds, logSize: 1_000)
        let key = try BundleWorld.key(BundleWorld.collegeSecret, .issue, compromise: theft)
        $0.entries[0] = try BundleWorld.collegeEntry(issueKey: key)
      }),
    AgreementRun(
      name: "a suspended credential", seed: 8, policy: strict,
      world: {
        let isSet = $0.collegeList.set(2, at: 17)
        #expect(isSet)
      }),
  ]

  private static let strict: VerdictPolicy = {
    var policy = VerdictPolicy(name: "strict", version: 4)
    var binding = VerdictPolicy.StepRule(.holderBinding)
    binding.isRequired = true
    binding.notApplicable = .condition
    var inclusion = VerdictPolicy.StepRule(.logInclusion)
    inclusion.isRequired = true
    inclusion.fail = .condition
    policy.stepRules = [binding, inclusion]
    var refresher = VerdictPolicy.TypeRule(.training)
    refresher.refresherMonths = 12
    refresher.statusOfflineSeconds = 600
    policy.typeRules = [refresher]
    var row = VerdictPolicy.EquivalenceRule(
      5, from: BundleWorld.training, to: BundleWorld.training, .conditional)
    row.claim = "subject"
    row.value = "CSTF-FIRE"
    let alias = VerdictPolicy.EquivalenceRule(
      6, from: "https://passport.example/passport/registration/1", to: BundleWorld.registration,
      .full)
    policy.equivalences = [row, alias]
    policy.acceptsAliases = true
    policy.witnesses = 1
    policy.trustOfflineSeconds = 86_400
    return policy
  }()
}

@Suite("Both verifiers agree")
struct AgreementTests {
  /// Changed bundles a run; eight runs make ten thousand and four hundred.
  private static let count = 1_300

  @Test(
    "the C verifier gives the same bytes and words on every changed bundle",
    arguments: AgreementRun.all)
  func agree(_ run: AgreementRun) async throws {
    var world = try BundleWorld()
    try run.world(&world)
    let settings = try world.settings(run.policy, at: run.seconds, isAsked: run.isAsked)
    var mutator = BundleMutator(try world.bundle(), seed: run.seed)
    var bundles: [[UInt8]] = []
    for _ in 0..<Self.count { bundles.append(try mutator.next()) }
    let answers = try VerifierProgram.answers(bundles, settings)
    try #require(answers.count == bundles.count)
    var outcomes: [StepReason?: Int] = [:]
    for (bundle, answer) in zip(bundles, answers) {
      let report = settings.judged(bundle)
      let expected = VerifierProgram.Answer(
        report: report.encoded, words: report.lines.joined(separator: "\n") + "\n")
      guard answer == expected else {
        Issue.record("Swift: \(expected.words)\nC: \(answer.words)\n\(Base64URL.encode(bundle))")
        return
      }
      for credential in report.credentials {
        for step in credential.steps { outcomes[step.reason, default: 0] += 1 }
      }
      outcomes[report.parse.reason, default: 0] += 1
    }
    // The changes reach far: not everything fails at the door.
    #expect(outcomes.keys.count >= 20, "\(outcomes.keys.compactMap { $0?.code }.sorted())")
  }
}
