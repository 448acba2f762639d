import Credentials
import Testing
import Vocabulary

private typealias World = BundleWorld
private let day = BundleWorld.day
private let now = BundleWorld.seconds

/// A policy that differs from the standard one in one thing.
private func changed(_ change: (inout VerdictPolicy) -> Void) -> VerdictPolicy {
  var policy = VerdictPolicy(name: "test", version: 3)
  change(&policy)
  return policy
}

extension BundleWorld.Sample {
  /// Sets or adds a claim, or takes it away.
  mutating func set(_ name: String, _ value: JSONValue?) {
    var members = (claims.members ?? []).filter { $0.name != name }
    if let value { members.append(JSONMember(name, value)) }
    claims = .object(members)
  }
}

extension JudgementCase {
  static let trust: [JudgementCase] = [
    JudgementCase(
      name: "no trust list", bundle: { $0.trustList = [] },
      step: .issuerKnown, outcome: .unknown, reason: .trustListAbsent, verdict: .cannotBeSure),
    JudgementCase(
      name: "a trust list by one operator", world: { $0.trustSigners = [41, 41] },
      step: .issuerKnown, outcome: .unknown, reason: .trustListRefused, verdict: .cannotBeSure),
    JudgementCase(
      name: "a trust list by strangers", world: { $0.trustSigners = [43, 44] },
      step: .issuerKnown, outcome: .unknown, reason: .trustListRefused, verdict: .cannotBeSure),
    JudgementCase(
      name: "a verifier that knows one operator", world: { $0.anchorOperators = [41] },
      step: .issuerKnown, outcome: .unknown, reason: .trustListRefused, verdict: .cannotBeSure),
    JudgementCase(
      name: "an older trust list than one seen", world: { $0.lowestSequence = 8 },
      step: .issuerKnown, outcome: .unknown, reason: .trustListRolledBack, verdict: .cannotBeSure),
    JudgementCase(
      name: "a trust list from the future", world: { $0.trustIssuedAt = now + 301 },
      step: .issuerKnown, outcome: .unknown, reason: .trustListRefused, verdict: .cannotBeSure),
    JudgementCase(
      name: "a trust list past its end", world: { $0.trustIssuedAt = now - 7 * day },
      step: .issuerKnown, outcome: .stale, reason: .trustListExpired, verdict: .cannotBeSure),
    JudgementCase(
      name: "a trust list past its end that the policy still takes",
      policy: changed { $0.trustOfflineSeconds = 604_800 },
      world: { $0.trustIssuedAt = now - 7 * day },
      step: .issuerKnown, outcome: .stale, reason: .trustListExpired,
      verdict: .acceptWithConditions),
    JudgementCase(
      name: "a trust list without its part", world: { $0.partBits = 2 },
      bundle: { $0.trustParts = [] },
      step: .issuerKnown, outcome: .unknown, reason: .trustPartAbsent, verdict: .cannotBeSure),
    JudgementCase(
      name: "a part that the trust list does not name", world: { $0.partBits = 2 },
      bundle: { $0.trustParts.append([0x7b, 0x7d]) },
      step: .issuerKnown, outcome: .unknown, reason: .trustListRefused, verdict: .cannotBeSure),
    JudgementCase(
      name: "an issuer that the list does not name",
      world: { $0.entries = [try World.regulatorEntry()] },
      step: .issuerKnown, outcome: .fail, reason: .issuerUnlisted, verdict: .refuse),
    JudgementCase(
      name: "an issuer that a list past its end does not name",
      world: {
        $0.entries = [try World.regulatorEntry()]
        $0.trustIssuedAt = now - 7 * day
      },
      step: .issuerKnown, outcome: .unknown, reason: .trustListExpired, verdict: .cannotBeSure),
    JudgementCase(
      name: "a suspended issuer",
      world: { $0.entries[0] = try World.collegeEntry(isSuspended: true) },
      step: .issuerKnown, outcome: .fail, reason: .issuerSuspended, verdict: .refuse),
    JudgementCase(
      name: "an issuer that had been taken over",
      world: {
        let link = TrustEntry.Successor("https://new.example", from: now - 20 * day)
        $0.entries[0] = try World.collegeEntry(successor: link)
      },
      step: .issuerEntitled, outcome: .fail, reason: .issuerSucceeded, verdict: .refuse),
    JudgementCase(
      name: "a type the issuer may not say",
      world: {
        let other = try World.entitlement(World.registration)
        $0.entries[0] = try World.collegeEntry(entitlements: [other])
      },
      step: .issuerEntitled, outcome: .fail, reason: .typeNotEntitled, verdict: .refuse),
    JudgementCase(
      name: "a subject the issuer may not speak of",
      world: {
        let other = try World.entitlement(subjects: ["CSTF-BLS"])
        $0.entries[0] = try World.collegeEntry(entitlements: [other])
      },
      step: .issuerEntitled, outcome: .fail, reason: .subjectNotEntitled, verdict: .refuse),
    JudgementCase(
      name: "a longer validity than the issuer may give",
      world: {
        let short = try World.entitlement(longestValidity: day)
        $0.entries[0] = try World.collegeEntry(entitlements: [short])
      },
      step: .issuerEntitled, outcome: .fail, reason: .validityNotEntitled, verdict: .refuse),
    JudgementCase(
      name: "a date before the issuer might say it",
      world: {
        let late = try World.entitlement(from: now - day)
        $0.entries[0] = try World.collegeEntry(entitlements: [late])
      },
      step: .issuerEntitled, outcome: .fail, reason: .dateNotEntitled, verdict: .refuse),
  ]

  static let signing: [JudgementCase] = [
    JudgementCase(
      name: "a key that the issuer does not have", world: { $0.samples[0].secret = 99 },
      step: .signature, outcome: .fail, reason: .keyUnlisted, verdict: .refuse),
    JudgementCase(
      name: "a status key that signs a credential",
      world: { $0.samples[0].secret = World.collegeStatusSecret },
      step: .signature, outcome: .fail, reason: .keyUnlisted, verdict: .refuse),
    JudgementCase(
      name: "a signature with a bit changed",
      bundle: { bundle in
        let shown = bundle.credentials[0].presentation
        let end = try #require(shown.firstIndex(of: 0x7e))
        bundle.credentials[0].presentation[end - 40] = shown[end - 40] == 0x41 ? 0x42 : 0x41
      },
      step: .signature, outcome: .fail, reason: .signatureWrong, verdict: .refuse),
    JudgementCase(
      name: "a key retired before the entry in the log",
      world: {
        let key = try World.key(World.collegeSecret, .issue, retiredAt: now - 11 * day)
        $0.entries[0] = try World.collegeEntry(issueKey: key)
      },
      step: .keyValid, outcome: .fail, reason: .keyNotValidThen, verdict: .refuse),
    JudgementCase(
      name: "a key retired after it signed",
      world: {
        let key = try World.key(World.collegeSecret, .issue, retiredAt: now - 9 * day)
        $0.entries[0] = try World.collegeEntry(issueKey: key)
      },
      step: .keyValid, outcome: .pass, reason: .timeFromLog, verdict: .accept),
    JudgementCase(
      name: "a compromised key and no proof of the time",
      world: {
        let theft = RegistryKey.Compromise(at: now, logSize: 1_000)
        let key = try World.key(World.collegeSecret, .issue, compromise: theft)
        $0.entries[0] = try World.collegeEntry(issueKey: key)
        $0.samples[0].isLogged = false
      },
      step: .keyValid, outcome: .fail, reason: .keyCompromised, verdict: .refuse),
    JudgementCase(
      name: "a compromised key and an earlier entry that a witness saw",
      world: {
        let theft = RegistryKey.Compromise(at: now, logSize: 1_000)
        let key = try World.key(World.collegeSecret, .issue, compromise: theft)
        $0.entries[0] = try World.collegeEntry(issueKey: key)
      },
      step: .keyValid, outcome: .pass, reason: .timeFromLog, verdict: .accept),
    JudgementCase(
      name: "a compromised key and an earlier entry that nobody else saw",
      world: {
        let theft = RegistryKey.Compromise(at: now, logSize: 1_000)
        let key = try World.key(World.collegeSecret, .issue, compromise: theft)
        $0.entries[0] = try World.collegeEntry(issueKey: key)
        $0.hasWitness = false
      },
      step: .keyValid, outcome: .fail, reason: .keyCompromiseUnwitnessed, verdict: .refuse),
    JudgementCase(
      name: "a compromised key and an entry beyond the log's size then",
      world: {
        let theft = RegistryKey.Compromise(at: now, logSize: 5)
        let key = try World.key(World.collegeSecret, .issue, compromise: theft)
        $0.entries[0] = try World.collegeEntry(issueKey: key)
      },
      step: .keyValid, outcome: .fail, reason: .keyCompromised, verdict: .refuse),
  ]

  static let time: [JudgementCase] = [
    JudgementCase(
      name: "a credential that begins later", seconds: now - 10 * day - 1, isAsked: false,
      step: .notBefore, outcome: .fail, reason: .notYetBegun, verdict: .refuse),
    JudgementCase(
      name: "a credential that has ended", seconds: now + 300 * day, isAsked: false,
      step: .expiry, outcome: .fail, reason: .ended, verdict: .refuse),
    JudgementCase(
      name: "a check longer ago than the type takes", credential: 1, seconds: now + 6 * day,
      step: .freshness, outcome: .stale, reason: .evidenceOld, verdict: .cannotBeSure),
    JudgementCase(
      name: "a check whose date is kept hidden", credential: 1,
      world: { $0.samples[1].disclosing = [] },
      step: .freshness, outcome: .unknown, reason: .evidenceUndated, verdict: .cannotBeSure),
    JudgementCase(
      name: "a check dated tomorrow", credential: 1,
      world: { $0.samples[1].set("checked_on", .integer(now + day)) },
      step: .freshness, outcome: .unknown, reason: .evidenceFuture, verdict: .cannotBeSure),
    JudgementCase(
      name: "training that is past the policy's refresher",
      policy: changed {
        var rule = VerdictPolicy.TypeRule(.training)
        rule.refresherMonths = 12
        rule.subject = "CSTF-FIRE"
        $0.typeRules = [rule]
      }, world: { $0.samples[0].set("completed_on", .integer(now - 366 * day)) },
      step: .freshness, outcome: .stale, reason: .evidenceOld, verdict: .cannotBeSure),
    JudgementCase(
      name: "training that another subject's refresher does not touch",
      policy: changed {
        var rule = VerdictPolicy.TypeRule(.training)
        rule.refresherMonths = 12
        rule.subject = "CSTF-BLS"
        $0.typeRules = [rule]
      }, world: { $0.samples[0].set("completed_on", .integer(now - 366 * day)) },
      step: .freshness, outcome: .notApplicable, reason: nil, verdict: .accept),
  ]
}
