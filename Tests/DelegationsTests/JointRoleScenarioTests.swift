import Delegations
import Passports
import Planning
import ReferenceData
import Roles
import Testing
import Vocabulary

/// W in a joint role of a trust that employs them and a provider that hosts them, as AC-19 has it.
struct HostedWorker {
  static let trust = SampleIDs.healthService
  static let provider = SampleIDs.employer
  static let hostRecord = SampleIDs.record(90)

  /// When the host agreement ends; nil: never.
  var agreementEnds: CivilDate?
  var agreementKind = InterOrganisationAgreement.Kind.host
  var agreementParties: Set<OrganisationID> = [trust, provider]
  var basis = Engagement.LegalBasis.secondment

  private func party(_ body: OrganisationID, _ kind: JointPartyKind) throws -> JointRoleParty {
    let period = DatePeriod(from: try day("2027-01-01"))
    let half = try Fraction(1, over: 2, field: "share")
    var parts = JointRoleParty.Parts(
      organisation: body, kind: kind, period: period, costShare: half, fundingShare: half,
      legalBasis: kind == .host ? basis : .employment)
    parts.fullTimeEquivalent = try FullTimeEquivalent(
      1, over: 2, baseMinutesPerWeek: 2_250, field: "fte")
    parts.agreements = kind == .host ? [Self.hostRecord] : []
    parts.lineManagers = [
      try LineManager(
        worker: SampleIDs.nurse, organisation: body,
        post: kind == .host ? "registered manager" : "matron", period: period)
    ]
    return try JointRoleParty(parts)
  }

  /// The role, in force as it was taken in.
  func role() throws -> JointRole {
    let period = DatePeriod(from: try day("2027-01-01"))
    var parts = JointRoleTerms.Parts(
      title: "Joint carer", purpose: "care at home and in the clinic", lead: Self.trust,
      period: period, origin: .existing("carer"), postKind: Code(listed: "JOINT-CARER"),
      parties: [
        try party(Self.trust, .homeEmployer), try party(Self.provider, .host),
      ])
    parts.holdings = [JointRoleTerms.Holding(worker: SampleIDs.worker, period: period)]
    parts.role = RoleCode(listed: "CARE-WORKER")
    return try JointRole(
      id: JointRoleID(high: 7, low: 7),
      events: [
        JointRoleEvent(
          id: SampleIDs.record(95), by: Self.trust,
          recordedAt: try moment("2027-01-01T00:00:00Z"),
          what: .imported(try JointRoleTerms(parts)))
      ])
  }

  /// W's engagements with both, as the service would read them from passport and role.
  func engagements() throws -> [Dated<WorkerEngagement>] {
    let role = try role()
    let facts = PassportFacts(
      worker: Worker(id: SampleIDs.worker, identityLevel: .verified, isSynthetic: true))
    let recorded = role.ties.enumerated().map { index, tie -> Recorded<Engagement>? in
      guard
        let engagement = try? Engagement(
          organisation: tie.party.organisation, kind: .jointPost,
          legalBasis: tie.party.parts.legalBasis, role: tie.profile, period: tie.period)
      else { return nil }
      return Recorded(
        engagement,
        origin: FactOrigin(
          id: FactID(high: 3, low: UInt64(index)), worker: SampleIDs.worker,
          recordedBy: tie.party.organisation, recordedAt: LondonTime.start(of: tie.period.start),
          sequence: CommitSequence(1), source: .direct))
    }
    let agreement = try InterOrganisationAgreement(
      kind: agreementKind, parties: agreementParties, tasks: .any)
    let period = try DatePeriod(
      from: day("2027-01-01"), to: agreementEnds, field: "test"
    ).inLondon
    return facts.workerEngagements(
      recorded.compactMap(\.self), terms: [], joint: role.ties,
      hosts: [
        Self.hostRecord: [
          Dated(agreement, id: Self.hostRecord, period: period, recordedAt: period.start)
        ]
      ])
  }

  /// A case of the task at a person of `organisation`, which W's role names.
  func asked(of organisation: OrganisationID, at text: String) throws -> DelegationCase {
    var sound = try SoundCase()
    try sound.ask(at: text)
    try sound.keepUp(on: "2027-05-20", nextReview: "2027-09-15")
    sound.organisation = organisation
    sound.agreement.employer = organisation
    sound.competence.gainedAt = organisation
    var asked = try sound.delegationCase()
    asked.engagements = try engagements().map { engagement in
      Dated(
        WorkerEngagement(
          organisation: engagement.fact.organisation, legalBasis: engagement.fact.legalBasis,
          isLearner: false, party: engagement.fact.party, role: engagement.fact.role,
          receives: .yes, roleTasks: [sound.intervention],
          lineManager: engagement.fact.lineManager,
          hostAgreements: engagement.fact.hostAgreements),
        id: engagement.id, period: engagement.period, recordedAt: engagement.recordedAt)
    }
    return asked
  }
}

@Suite("AC-19: joint roles in the decision")
struct JointRoleScenarioTests {
  private func hosted() throws -> HostedWorker {
    HostedWorker(agreementEnds: try day("2027-06-01"))
  }

  @Test("AC-19: one party's host agreement ends", arguments: Evaluator.allCases)
  func hostAgreementEnds(by evaluator: Evaluator) throws {
    let worker = try hosted()
    let first = try evaluator.decide(
      try worker.asked(of: HostedWorker.trust, at: "2027-06-01T08:00:00Z"))
    let second = try evaluator.decide(
      try worker.asked(of: HostedWorker.provider, at: "2027-06-01T08:00:00Z"))
    #expect(try AcceptanceScenario.named("AC-19").isTold(by: [first, second]))
    let before = try evaluator.decide(
      try worker.asked(of: HostedWorker.provider, at: "2027-05-31T08:00:00Z"))
    #expect(before.verdict == .permit)
    #expect(before.validUntil == (try moment("2027-05-31T23:00:00Z")))
  }

  @Test("AC-19: the answer names the line manager of each party, permitted or denied")
  func managers() throws {
    let worker = try hosted()
    for organisation in [HostedWorker.trust, HostedWorker.provider] {
      let decision = try DelegationDecision.decide(
        try worker.asked(of: organisation, at: "2027-06-01T08:00:00Z"))
      #expect(
        decision.lineManagers
          == [HostedWorker.trust: "matron", HostedWorker.provider: "registered manager"])
    }
  }

  @Test("Only an agreement of a home employer with the host, in a form that fits, counts")
  func fittingAgreements() throws {
    func verdict(_ change: (inout HostedWorker) -> Void) throws -> Decision {
      var worker = HostedWorker()
      change(&worker)
      return try DelegationDecision.decide(
        try worker.asked(of: HostedWorker.provider, at: "2027-06-01T08:00:00Z"))
    }
    #expect(try verdict { _ in }.verdict == .permit)
    #expect(try verdict { $0.agreementKind = .serviceLevel }.verdict == .permit)
    #expect(try verdict { $0.agreementKind = .memorandum }.codes == [.hostAgreementNotInForce])
    #expect(try verdict { $0.agreementKind = .section113 }.codes == [.hostAgreementNotInForce])
    #expect(
      try verdict { $0.agreementParties = [HostedWorker.provider, SampleIDs.otherEmployer] }.codes
        == [.hostAgreementNotInForce])
    #expect(
      try verdict {
        $0.basis = .section113
        $0.agreementKind = .section113
      }.verdict == .permit)
  }
}
