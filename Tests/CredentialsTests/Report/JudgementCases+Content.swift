import Credentials
import Testing
import Vocabulary

private typealias World = BundleWorld
private let alias = "https://passport.example/passport/registration/1"
private let competency = "https://passport.example/passport/competency/1"

private func rows(
  _ row: VerdictPolicy.EquivalenceRule, acceptsAliases: Bool = false
) -> VerdictPolicy {
  var policy = VerdictPolicy(name: "equivalences", version: 2)
  policy.equivalences = [row]
  policy.acceptsAliases = acceptsAliases
  return policy
}

private func row(
  _ strength: VerdictPolicy.EquivalenceRule.Strength, from type: String = BundleWorld.training,
  claim: String = "", value: String = ""
) -> VerdictPolicy.EquivalenceRule {
  var row = VerdictPolicy.EquivalenceRule(
    12, from: type, to: "https://passport.example/passport/training/1", strength)
  row.claim = claim
  row.value = value
  return row
}

/// Makes the first credential one of a competency that may be carried as far as `word` says.
private func carry(_ word: String, _ world: inout BundleWorld) throws {
  world.entries[0] = try World.collegeEntry(
    entitlements: [try World.entitlement(competency, subjects: nil)])
  for name in ["framework", "subject", "completed_on", "provider", "validity_months"] {
    world.samples[0].set(name, nil)
  }
  for (name, value) in [
    ("vct", competency), ("code_system", "local"), ("code", "PEG-FEED"), ("level", "4"),
    ("portability", word),
  ] {
    world.samples[0].set(name, .string(value))
  }
  world.samples[0].set("assessed_on", .integer(World.seconds - World.day))
  world.samples[0].hiding = ["sub", "given_name", "family_name", "assurance"].map { ClaimPath($0) }
}

extension JudgementCase {
  static let content: [JudgementCase] = [
    JudgementCase(
      name: "a disclosure that nothing refers to", credential: 1,
      bundle: { bundle in
        let other = bundle.credentials[0].presentation.split(separator: 0x7e)[1]
        bundle.credentials[1].presentation += Array(other) + [0x7e]
      },
      step: .disclosureIntegrity, outcome: .fail, reason: .disclosuresRefused, verdict: .refuse),
    JudgementCase(
      name: "a credential that ends before it begins",
      world: { $0.samples[0].set("exp", .integer(1)) },
      step: .format, outcome: .fail, reason: .claimsRefused, verdict: .refuse),
    JudgementCase(
      name: "a type of nobody's",
      world: { $0.samples[0].set("vct", .string("https://passport.example/passport/magic/1")) },
      step: .schema, outcome: .fail, reason: .typeUnknown, verdict: .refuse),
    JudgementCase(
      name: "a claim that is not the type's",
      world: { $0.samples[0].set("diagnosis", .string("none")) },
      step: .schema, outcome: .fail, reason: .claimUnknown, verdict: .refuse),
    JudgementCase(
      name: "a policy field left out", world: { $0.samples[0].set("level", nil) },
      step: .schema, outcome: .fail, reason: .claimMissing, verdict: .refuse),
    JudgementCase(
      name: "a name in the clear", world: { $0.samples[0].hiding.removeFirst() },
      step: .schema, outcome: .fail, reason: .claimExposed, verdict: .refuse),
    JudgementCase(
      name: "a claim of another form",
      world: { $0.samples[0].set("completed_on", .string("2026-05-01")) },
      step: .schema, outcome: .fail, reason: .claimMalformed, verdict: .refuse),
    JudgementCase(
      name: "a type that must end and does not",
      world: {
        $0.samples[0].set("exp", nil)
        $0.entries[0] = try World.collegeEntry(
          entitlements: [try World.entitlement(longestValidity: nil)])
      },
      step: .schema, outcome: .fail, reason: .claimMalformed, verdict: .refuse),
    JudgementCase(
      name: "a type recognised in full", policy: rows(row(.full)),
      step: .equivalence, outcome: .pass, reason: .equivalent, verdict: .accept),
    JudgementCase(
      name: "a type recognised under a condition",
      policy: rows(row(.conditional, claim: "subject", value: "CSTF-FIRE")),
      step: .equivalence, outcome: .pass, reason: .equivalentWithCondition,
      verdict: .acceptWithConditions),
    JudgementCase(
      name: "a type that is not recognised", policy: rows(row(.notRecognised)),
      step: .equivalence, outcome: .fail, reason: .notEquivalent, verdict: .refuse),
    JudgementCase(
      name: "a row about another subject",
      policy: rows(row(.notRecognised, claim: "subject", value: "CSTF-BLS")),
      step: .equivalence, outcome: .notApplicable, reason: nil, verdict: .accept),
    JudgementCase(
      name: "an alias that the policy relies on", credential: 1,
      policy: rows(row(.full, from: alias), acceptsAliases: true),
      step: .equivalence, outcome: .pass, reason: .equivalent, verdict: .accept),
    JudgementCase(
      name: "an alias that the issuer may not claim", credential: 1,
      policy: rows(row(.full, from: alias), acceptsAliases: true),
      world: {
        $0.entries[1] = try #require(
          TrustEntry(
            issuer: World.regulator,
            entitlements: [try World.entitlement(World.registration, subjects: nil)],
            keys: $0.entries[1].keys))
      },
      step: .equivalence, outcome: .fail, reason: .aliasNotEntitled, verdict: .refuse),
    JudgementCase(
      name: "an alias that the policy does not look at", credential: 1,
      policy: rows(row(.full, from: alias)),
      step: .equivalence, outcome: .notApplicable, reason: nil, verdict: .accept),
    JudgementCase(
      name: "a competency that may be carried anywhere", world: { try carry("portable", &$0) },
      step: .portability, outcome: .pass, reason: nil, verdict: .accept),
    JudgementCase(
      name: "a competency that must be signed off locally",
      world: { try carry("local_signoff", &$0) },
      step: .portability, outcome: .pass, reason: .localSignoff, verdict: .acceptWithConditions),
    JudgementCase(
      name: "a competency for one person's care", world: { try carry("person_specific", &$0) },
      step: .portability, outcome: .fail, reason: .personSpecific, verdict: .refuse),
    JudgementCase(
      name: "a competency with a word of its own", world: { try carry("perhaps", &$0) },
      step: .portability, outcome: .unknown, reason: .portabilityUnknown,
      verdict: .cannotBeSure),
  ]
}
