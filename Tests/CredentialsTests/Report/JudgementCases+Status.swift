import Credentials
import Testing
import Vocabulary

private typealias World = BundleWorld
private let day = BundleWorld.day
private let now = BundleWorld.seconds

private func requiring(_ step: VerificationStep) -> VerdictPolicy {
  var rule = VerdictPolicy.StepRule(step)
  rule.isRequired = true
  var policy = VerdictPolicy(name: "strict", version: 1)
  policy.stepRules = [rule]
  return policy
}

private func list(_ world: inout BundleWorld, _ value: UInt8) {
  let isSet = world.collegeList.set(value, at: 17)
  #expect(isSet)
}

extension JudgementCase {
  static let status: [JudgementCase] = [
    JudgementCase(
      name: "a revoked credential", world: { list(&$0, 1) },
      step: .status, outcome: .fail, reason: .revoked, verdict: .refuse),
    JudgementCase(
      name: "a suspended credential", world: { list(&$0, 2) },
      step: .status, outcome: .fail, reason: .suspended, verdict: .refuse),
    JudgementCase(
      name: "a superseded credential", world: { list(&$0, 3) },
      step: .status, outcome: .superseded, reason: .supersededByNewer, verdict: .refuse),
    JudgementCase(
      name: "a revocation on a list past its end",
      world: {
        list(&$0, 1)
        $0.listIssuedAt = now - 100 * day
      },
      step: .status, outcome: .fail, reason: .revoked, verdict: .refuse),
    JudgementCase(
      name: "a list past its time to live",
      world: { $0.listIssuedAt = now - 3_600 },
      step: .status, outcome: .stale, reason: .statusListOld, verdict: .acceptWithConditions),
    JudgementCase(
      name: "a list past the offline limit",
      world: { $0.listIssuedAt = now - 7 * day - 1 },
      step: .status, outcome: .stale, reason: .statusListOld, verdict: .cannotBeSure),
    JudgementCase(
      name: "a list from the future", world: { $0.listIssuedAt = now + 301 },
      step: .status, outcome: .unknown, reason: .statusListFuture, verdict: .cannotBeSure),
    JudgementCase(
      name: "no list", bundle: { $0.statusLists.removeFirst() },
      step: .status, outcome: .unknown, reason: .statusListAbsent, verdict: .cannotBeSure),
    JudgementCase(
      name: "two lists of one address", bundle: { $0.statusLists.append($0.statusLists[0]) },
      step: .status, outcome: .unknown, reason: .statusListRefused, verdict: .cannotBeSure),
    JudgementCase(
      name: "a list by another issuer's status key",
      world: { world in
        let seed = World.regulatorStatusSecret
        world.entries[0] = try World.collegeEntry(statusKey: try World.key(seed, .status))
      },
      step: .status, outcome: .unknown, reason: .statusKeyUnlisted, verdict: .cannotBeSure),
    JudgementCase(
      name: "a list by a retired status key",
      world: { world in
        let key = try World.key(World.collegeStatusSecret, .status, retiredAt: now - day)
        world.entries[0] = try World.collegeEntry(statusKey: key)
      },
      step: .status, outcome: .unknown, reason: .statusKeyRefused, verdict: .cannotBeSure),
    JudgementCase(
      name: "an index outside the list",
      world: { $0.collegeList = StatusList(bits: .two, count: 16) },
      step: .status, outcome: .fail, reason: .statusIndexOutside, verdict: .refuse),
    JudgementCase(
      name: "a value that means nothing",
      world: {
        $0.collegeList = StatusList(bits: .four, count: 64)
        list(&$0, 9)
      },
      step: .status, outcome: .unknown, reason: .statusValueUnknown, verdict: .cannotBeSure),
    JudgementCase(
      name: "a credential that names no list", world: { $0.samples[0].set("status", nil) },
      step: .status, outcome: .unknown, reason: .statusNotStated, verdict: .cannotBeSure),
  ]

  static let binding: [JudgementCase] = [
    JudgementCase(
      name: "a presentation without its holder's proof", world: { $0.samples[0].isBound = false },
      step: .holderBinding, outcome: .notApplicable, reason: nil, verdict: .accept),
    JudgementCase(
      name: "a holder's proof that the policy asks for", policy: requiring(.holderBinding),
      world: { $0.samples[0].isBound = false },
      step: .holderBinding, outcome: .fail, reason: .bindingRequired, verdict: .refuse),
    JudgementCase(
      name: "a holder's proof that nobody asked for", isAsked: false,
      step: .holderBinding, outcome: .unknown, reason: .bindingUnexpected,
      verdict: .cannotBeSure),
    JudgementCase(
      name: "a holder's proof made too early", seconds: now + 296,
      step: .holderBinding, outcome: .fail, reason: .bindingTimeWrong, verdict: .refuse),
    JudgementCase(
      name: "a holder's proof with a disclosure taken away",
      bundle: { bundle in
        var parts = bundle.credentials[0].presentation.split(separator: 0x7e)
        parts.remove(at: 1)
        bundle.credentials[0].presentation = Array(parts.joined(separator: [0x7e]))
      },
      step: .holderBinding, outcome: .fail, reason: .bindingDigestWrong, verdict: .refuse),
    JudgementCase(
      name: "a holder's proof by a key that is not named",
      world: { $0.samples[0].set("cnf", nil) },
      step: .holderBinding, outcome: .fail, reason: .bindingKeyAbsent, verdict: .refuse),
  ]

  static let log: [JudgementCase] = [
    JudgementCase(
      name: "no proof of the log", world: { $0.samples[0].isLogged = false },
      step: .logInclusion, outcome: .notApplicable, reason: nil, verdict: .accept),
    JudgementCase(
      name: "a proof of the log that the policy asks for", policy: requiring(.logInclusion),
      world: { $0.samples[0].isLogged = false },
      step: .logInclusion, outcome: .fail, reason: .logProofRequired, verdict: .refuse),
    JudgementCase(
      name: "a proof in another form", bundle: { $0.credentials[0].logProof += [0x0a] },
      step: .logInclusion, outcome: .fail, reason: .logProofMalformed, verdict: .refuse),
    JudgementCase(
      name: "a proof without its checkpoint", bundle: { $0.checkpoint = [] },
      step: .logInclusion, outcome: .unknown, reason: .checkpointAbsent, verdict: .cannotBeSure),
    JudgementCase(
      name: "a checkpoint with a line changed", bundle: { $0.checkpoint[22] ^= 1 },
      step: .logInclusion, outcome: .fail, reason: .checkpointRefused, verdict: .refuse),
    JudgementCase(
      name: "an entry of another event", world: { $0.samples[0].event = .revoke },
      step: .logInclusion, outcome: .fail, reason: .logLeafWrong, verdict: .refuse),
    JudgementCase(
      name: "an entry of another issuer",
      world: { $0.samples[0].leafIssuer = World.regulator },
      step: .logInclusion, outcome: .fail, reason: .logLeafWrong, verdict: .refuse),
    JudgementCase(
      name: "an entry of another credential", credential: 1,
      bundle: { $0.credentials[1].logProof = $0.credentials[0].logProof },
      step: .logInclusion, outcome: .fail, reason: .logLeafWrong, verdict: .refuse),
    JudgementCase(
      name: "a checkpoint that no witness signed", world: { $0.hasWitness = false },
      step: .logInclusion, outcome: .pass, reason: .logUnwitnessed, verdict: .accept),
    JudgementCase(
      name: "a witness that the verifier does not know", world: { $0.knowsWitness = false },
      step: .logInclusion, outcome: .pass, reason: .logUnwitnessed, verdict: .accept),
  ]
}
