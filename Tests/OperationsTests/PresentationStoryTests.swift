import Access
import Credentials
import Operations
import Passports
import TestSupport
import Testing
import Vocabulary
import WireFormat

/// The signed passport leaves the service and is judged without it and by it.
@Suite("U04: a passport on a memory stick") struct PresentationStoryTests {
  private static let challenge = "AAAAAAAAAAAAAAAAAAAAAA"
  private static let policy = VerdictPolicy(name: "test", version: 1)

  private let home: SigningHome
  private var care: CareHome { home.care }

  init() async throws {
    home = try await SigningHome.open()
  }

  private func attestThree() async throws -> [FactID] {
    var facts: [FactID] = []
    for standard in ["CSTF-IPC-2", "CSTF-MH-2", "CSTF-FIRE"] {
      facts.append(try await home.attest(aDraft(standard)))
    }
    return facts
  }

  private func export(
    _ facts: Set<FactID> = [], groups: Set<FieldGroup> = [],
    grant: (id: ShareGrantID, challenge: Challenge)? = nil
  ) async throws -> PresentedPassport {
    try await ExportPassport.run(
      ExportPassport.Request(groups: groups, facts: facts, grant: grant),
      care.test.holder("ExportPassport", care.worker), in: home.service
    ).presented
  }

  /// What a verifier without a connection holds: the operators' and the log's keys.
  private func anchors() async throws -> Anchors {
    let keys = try await home.keys(of: .service)
    let logs = keys.filter { $0.use == .log }.compactMap {
      NoteKey(
        name: home.addresses.logOrigin, kind: .signature,
        publicKey: $0.publicKey.rawRepresentation)
    }
    return try #require(
      Anchors(
        operatorKeys: keys.filter { $0.use == .operator }.map(\.publicKey), lowestSequence: 0,
        logs: logs.map { Anchors.LogKey($0) }, witnesses: []))
  }

  private func offline(_ bundle: [UInt8], days: Int) async throws -> VerificationReport {
    judge(
      bundle: bundle, policy: Self.policy, anchors: try await anchors(),
      at: moment(days))
  }

  private func result(
    _ step: VerificationStep, _ report: VerificationReport, _ index: Int = 0
  ) throws -> StepResult {
    let place = try #require(VerificationStep.allCases.firstIndex(of: step))
    return report.credentials[index].steps[place]
  }

  @Test("three items verify without a connection; a list of two days is told with its age")
  func memoryStick() async throws {
    let facts = try await attestThree()
    let presented = try await export()
    #expect(Set(presented.entries.map(\.credential.fact)) == Set(facts))
    let today = try await offline(presented.bundle, days: 0)
    #expect(today.verdict == .accept, "\(today.lines.joined(separator: "\n"))")
    let later = try await offline(presented.bundle, days: 2)
    #expect(later.verdict == .acceptWithConditions, "\(later.lines.joined(separator: "\n"))")
    let status = try result(.status, later)
    #expect(status.outcome == .stale && status.ageSeconds >= 86_400)
    #expect(try result(.logInclusion, today).outcome == .pass)
  }

  @Test("a file of one item verifies as well")
  func one() async throws {
    let facts = try await attestThree()
    let presented = try await export([facts[1]])
    #expect(presented.entries.map(\.credential.fact) == [facts[1]])
    #expect(try await offline(presented.bundle, days: 0).verdict == .accept)
  }

  @Test("changing any byte fails, and with the file's own digest mended nothing is accepted more")
  func anyByte() async throws {
    _ = try await attestThree()
    let bundle = try await export().bundle
    let anchors = try await anchors()
    for place in stride(from: 0, to: bundle.count, by: 61) {
      var changed = bundle
      changed[place] ^= 1
      let report = judge(
        bundle: changed, policy: Self.policy, anchors: anchors, at: testNoon)
      #expect(report.verdict == .refuse, "byte \(place)")
    }
    for length in stride(from: 0, to: bundle.count, by: 997) {
      let report = judge(
        bundle: Array(bundle[..<length]), policy: Self.policy, anchors: anchors, at: testNoon)
      #expect(report.verdict == .refuse, "cut to \(length)")
    }
    var parts = try PassportBundle.read(bundle).get()
    for place in stride(from: 0, to: parts.credentials[0].presentation.count, by: 97) {
      let whole = parts
      parts.credentials[0].presentation[place] ^= 1
      let report = judge(
        bundle: parts.encoded, policy: Self.policy, anchors: anchors, at: testNoon)
      #expect(report.verdict != .accept, "byte \(place) of the presentation")
      parts = whole
    }
  }

  @Test("taken back after the export, with a list nine days old: cannot be sure, not valid")
  func tooOld() async throws {
    let facts = try await attestThree()
    let bundle = try await export().bundle
    _ = try await RevokeFact.run(
      RevokeFact.Request(
        header: care.test.header(), worker: care.worker, fact: facts[0], effectiveFrom: nil,
        cause: .recordedInError),
      care.manager("RevokeFact"), in: home.service)
    let report = try await offline(bundle, days: 9)
    #expect(report.verdict == .cannotBeSure, "\(report.lines.joined(separator: "\n"))")
    let left = try await export()
    #expect(!left.entries.map(\.credential.fact).contains(facts[0]))
  }

  @Test("who it is about is shown only where identity is granted, the day of issue never")
  func disclosure() async throws {
    _ = try await attestThree()
    for (groups, isNamed) in [([FieldGroup.training], false), ([.training, .identity], true)] {
      let bundle = try PassportBundle.read(await export(groups: Set(groups)).bundle).get()
      for item in bundle.credentials {
        let claims = try UnverifiedPresentation(parsing: item.presentation).processed().claims
        #expect((claims["given_name"] != nil) == isNamed)
        #expect((claims["sub"] != nil) == isNamed)
        #expect(claims["iat"] == nil && claims["completed_on"] != nil)
      }
    }
  }

  // MARK: - Shares

  private func grant(_ groups: Set<FieldGroup> = [.training]) async throws -> CodedGrant {
    let report = try await GrantDisclosure.run(
      GrantDisclosure.Request(
        header: care.test.header(), verifier: care.trust, groups: groups,
        purpose: .preEmploymentCheck, endsAt: nil),
      care.test.holder("GrantDisclosure", care.worker), in: home.service)
    return try #require(report.grant)
  }

  private func redeem(
    _ code: ShareCode, nonce: String = challenge, by organisation: OrganisationID? = nil,
    header: ChangeHeader? = nil
  ) async throws -> RedeemShare.Report {
    try await RedeemShare.run(
      RedeemShare.Request(
        header: header ?? care.test.header(), code: code,
        challenge: Challenge(nonce, field: "nonce")),
      care.test.call("RedeemShare", .verifier, of: organisation ?? care.trust), in: home.service)
  }

  @Test("a printed code yields a presentation for its verifier alone, and the holder sees the look")
  func redeemed() async throws {
    _ = try await attestThree()
    let grant = try await grant()
    let header = care.test.header("redeem")
    let report = try await redeem(grant.code, header: header)
    let presented = try #require(report.presented)
    #expect(presented.entries.count == 3 && report.endsAt == grant.grant.period.end)
    #expect(presented.audience == home.addresses.issuer(care.trust))
    let bound = judge(
      bundle: presented.bundle, policy: Self.policy, anchors: try await anchors(), at: testNoon,
      request: PresentationRequest(
        audience: home.addresses.issuer(care.trust), nonce: Self.challenge))
    #expect(bound.verdict == .accept, "\(bound.lines.joined(separator: "\n"))")
    #expect(try result(.holderBinding, bound).outcome == .pass)
    let other = judge(
      bundle: presented.bundle, policy: Self.policy, anchors: try await anchors(), at: testNoon,
      request: PresentationRequest(
        audience: home.addresses.issuer(care.home), nonce: Self.challenge))
    #expect(other.verdict == .refuse)
    let look = try #require(try await care.accesses().first { $0.method == "RedeemShare" })
    #expect(look.wasAllowed && look.grant == grant.grant.id && look.groups == [.training])
    let again = try await redeem(grant.code, header: header)
    #expect(again.receipt.wasReplayed && again.presented?.entries.count == 3)
    let reused = await refusal { try await redeem(grant.code) }
    #expect(reused?.reason == .recordExists && reused?.field == "nonce")
  }

  @Test("unknown, ended, withdrawn and another's code look alike; guessing stops after twenty")
  func refusedCodes() async throws {
    _ = try await attestThree()
    let grant = try await grant()
    let stranger = await refusal { try await redeem(grant.code, by: care.home) }
    let unknown = await refusal { try await redeem(ShareCode(bits: 12_345)) }
    #expect(stranger == unknown && unknown?.reason == .recordNotFound)
    #expect(unknown?.field == "share_code")
    _ = try await WithdrawDisclosure.run(
      WithdrawDisclosure.Request(header: care.test.header(), grant: grant.grant.id),
      care.test.holder("WithdrawDisclosure", care.worker), in: home.service)
    #expect(await refusal { try await redeem(grant.code) } == unknown)
    for _ in 0..<18 { _ = await refusal { try await redeem(ShareCode(bits: 12_345)) } }
    let stopped = await refusal { try await redeem(ShareCode(bits: 12_345)) }
    #expect(stopped?.reason == .rateLimited)
    care.test.clock.advance(milliseconds: RedemptionLimits.window + 1)
    #expect(await refusal { try await redeem(ShareCode(bits: 12_345)) } == unknown)
  }

  // MARK: - Judged by the service

  private func verify(
    _ bundle: [UInt8], nonce: String? = nil, asItStands: Bool = false, role: String? = nil
  ) async throws -> VerifyPresentation.Report {
    try await VerifyPresentation.run(
      VerifyPresentation.Request(
        bundle: bundle, challenge: nonce.map { try Challenge($0, field: "nonce") }, at: nil,
        isAsItStands: asItStands, role: role.map { try RoleCode($0, field: "role") }),
      care.test.call("VerifyPresentation", .verifier, of: care.trust), in: home.service)
  }

  @Test("the service judges with its newest lists, so that what was taken back since is refused")
  func refreshed() async throws {
    let facts = try await attestThree()
    let bundle = try await export([facts[0]]).bundle
    #expect(try await verify(bundle).report.verdict == .accept)
    _ = try await DisputeEntry.run(
      DisputeEntry.Request(
        header: care.test.header(), fact: facts[0], ground: .wrongDate, statement: nil),
      care.test.holder("DisputeEntry", care.worker), in: home.service)
    let marked = try await verify(bundle)
    #expect(marked.issuers.map(\.dispute) == [.open])
    #expect(marked.issuers.map(\.name) == ["Larch House"])
    _ = try await RevokeFact.run(
      RevokeFact.Request(
        header: care.test.header(), worker: care.worker, fact: facts[0], effectiveFrom: nil,
        cause: .recordedInError),
      care.manager("RevokeFact"), in: home.service)
    let refused = try await verify(bundle)
    #expect(refused.report.verdict == .refuse)
    #expect(try result(.status, refused.report).reason == .revoked)
    #expect(try await verify(bundle, asItStands: true).report.verdict == .accept)
    let wire = refused.proto()
    #expect(wire.verdict == "REFUSE" && wire.credentials.first?.steps.count == 16)
  }

  @Test("what is accepted feeds the findings of a role; a challenge is accepted once")
  func findings() async throws {
    _ = try await attestThree()
    let grant = try await grant()
    let presented = try #require(try await redeem(grant.code).presented)
    let report = try await verify(presented.bundle, nonce: Self.challenge, role: "CARE-WORKER")
    let readiness = try #require(report.readiness)
    let ipc = readiness.findings.first { finding in
      finding.reliedOn.contains { $0.code == "CSTF-IPC-2" }
    }
    #expect(ipc?.outcome.isMet == true)
    // Whether the expectation or the judgement of a bundle is wrong is not settled.
    withKnownIssue("no finding says that something was not shared") {
      #expect(readiness.findings.contains { $0.reasons == [.notShared] })
    }
    let again = await refusal { try await verify(presented.bundle, nonce: Self.challenge) }
    #expect(again?.reason == .recordExists && again?.field == "nonce")
  }

  @Test("what is no bundle is told in the report, not as an error")
  func unreadable() async throws {
    let report = try await verify([1, 2, 3])
    #expect(report.report.verdict == .refuse && report.issuers.isEmpty)
    #expect(report.proto().fault == "BUNDLE_UNREADABLE")
  }

  @Test("after an erasure everybody else's proofs verify, and the erased one's leaf is noise")
  func erased() async throws {
    let other: WorkerID = testID(700)
    try await care.test.store.write { records in
      try records.add(aWorker(id: other), identity: anIdentity(givenName: "Ben"))
      try records.record(
        anEngagement(with: care.home), id: testID(701), of: other, by: care.home,
        source: .direct, replacing: nil)
    }
    _ = try await attestThree()
    _ = try await RecordAchievement.run(
      RecordAchievement.Request(
        header: care.test.header(), worker: other, achievement: aDraft(), isAttested: true),
      care.manager("RecordAchievement"), in: home.service)
    let mine = try await export()
    let decision = try await DecideErasure.run(
      DecideErasure.Request(
        header: care.test.header(), worker: care.worker, ground: .order, reference: "DP-1",
        decidedBy: "Data protection officer", decidedOn: day(0)),
      care.test.call("DecideErasure", .steward, of: care.home, subject: "first"),
      in: home.service)
    _ = try await EraseWorker.run(
      EraseWorker.Request(
        header: care.test.header(), decision: RecordID(decision.id, field: "id")),
      care.test.call("EraseWorker", .steward, of: care.home, subject: "second"),
      in: home.service)
    let others = try await ExportPassport.run(
      ExportPassport.Request(groups: [], facts: [], grant: nil),
      care.test.holder("ExportPassport", other), in: home.service
    ).presented
    let report = try await offline(others.bundle, days: 0)
    #expect(report.verdict == .accept && report.credentials.count == 1)
    #expect(try result(.logInclusion, report).outcome == .pass)
    let id = mine.entries[0].credential.id
    let left = try await home.service.records.read { records in
      (
        try records.logEntries(of: .issue, to: id.bytes),
        try records.credential(id, knownAt: records.latestSequence())
      )
    }
    #expect(left.0.isEmpty && left.1 == nil)
  }
}
