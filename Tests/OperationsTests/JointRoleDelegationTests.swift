import Access
import Delegations
import Operations
import Planning
import Roles
import TestSupport
import Testing
import Vocabulary

@Suite("AC-19: a hosted worker's visits, over the store")
struct JointRoleDelegationTests {
  @Test("AC-19: the host agreement ends, and the visits at the host are denied with their manager")
  func hostAgreementEnds() async throws {
    let (round, _) = try await InsulinRound.delegated()
    let (home, trust) = (round.home, round.trust)
    let record: RecordID = testID(880)
    try await round.test.store.write { change in
      try change.record(
        DelegationRecord(
          id: record,
          .interOrganisation(
            InterOrganisationAgreement(kind: .host, parties: [home, trust], tasks: .any)),
          period: InstantPeriod(
            from: moment(-300), to: LondonTime.start(of: day(1)), field: "test"),
          recordedBy: home), replacing: nil)
    }
    let role = try await takeIn(round, agreement: record)
    let before = try await round.check(round.question(round.asha))
    #expect(before.decision.verdict == .permit, "\(before.codes)")
    #expect(before.decision.validUntil == LondonTime.start(of: day(1)))
    #expect(before.decision.lineManagers == [home: "registered manager", trust: "matron"])

    round.test.clock.set(moment(1))
    let after = try await round.check(round.question(round.asha))
    #expect(after.codes == [.hostAgreementNotInForce])
    #expect(after.decision.lineManagers == [home: "registered manager", trust: "matron"])
    let team = try await ListTeam.run(
      ListTeam.Request(
        manager: round.nadia, asked: AskedDay(), page: PageRequest(size: 10, token: "")),
      round.trustManager("ListTeam"), in: round.service
    ).entries
    #expect(team.contains { $0.tie.role == role && !$0.agreements.isEmpty })
  }

  /// Asha's role: the trust employs her, the home hosts her; its record is taken in by the home.
  private func takeIn(_ round: InsulinRound, agreement: RecordID) async throws -> JointRoleID {
    let period = DatePeriod(from: day(-300))
    let half = try Fraction(1, over: 2, field: "share")
    func party(
      _ body: OrganisationID, _ kind: JointPartyKind, _ post: String
    ) throws -> JointRoleParty {
      var parts = JointRoleParty.Parts(
        organisation: body, kind: kind, period: period, costShare: half, fundingShare: half,
        legalBasis: kind == .host ? .secondment : .employment)
      parts.fullTimeEquivalent = try FullTimeEquivalent(
        1, over: 2, baseMinutesPerWeek: 2_250, field: "fte")
      parts.lineManagers = [
        try LineManager(
          worker: round.nadia, organisation: round.trust, post: post, period: period)
      ]
      if kind == .host {
        parts.agreements = [agreement]
        parts.engagements = [testID(810)]
      }
      return try JointRoleParty(parts)
    }
    var parts = JointRoleTerms.Parts(
      title: "Joint carer", purpose: "care at home and in the clinic", lead: round.home,
      period: period, origin: .existing("carer"), postKind: PostCode(listed: "JOINT-CARER"),
      parties: [
        try party(round.trust, .homeEmployer, "matron"),
        try party(round.home, .host, "registered manager"),
      ])
    parts.holdings = [JointRoleTerms.Holding(worker: round.asha, period: period)]
    let item = try ImportJointRoles.Item(
      header: round.test.header("role"), terms: JointRoleTerms(parts))
    let report = try await ImportJointRoles.run(
      AsyncThrowingStream { stream in
        stream.yield(Result<ImportJointRoles.Item, ServiceError>.success(item))
        stream.finish()
      }, round.manager("ImportJointRoles"), in: round.service)
    let role = try JointRoleID(report.results[0].get().id, field: "id")
    // The trust says that the role is its own too, and its engagement is in Asha's passport.
    let etag = try await GetJointRole.run(
      GetJointRole.Request(role: role), round.trustManager("GetJointRole"), in: round.service
    ).etag
    _ = try await AgreeJointRole.run(
      AgreeJointRole.Request(
        header: round.test.header("agree"), role: role, etag: try #require(etag), post: "director"),
      round.trustManager("AgreeJointRole"), in: round.service)
    return role
  }
}
