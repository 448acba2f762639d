import Documents
import Planning
import Roles
import Testing
import Vocabulary

@Suite("The printable summary of a joint role")
struct RoleSummaryTests {
  static let trust = OrganisationID(high: 1, low: 1)
  static let council = OrganisationID(high: 1, low: 2)
  static let holder = WorkerID(high: 2, low: 1)
  static let manager = WorkerID(high: 2, low: 2)

  static func terms() throws -> JointRoleTerms {
    let start = try CivilDate("2026-07-01", field: "start")
    let period = DatePeriod(from: start)
    func party(
      _ body: OrganisationID, _ kind: JointPartyKind, _ share: Fraction, base: Int32
    ) throws -> JointRoleParty {
      var parts = JointRoleParty.Parts(
        organisation: body, kind: kind, period: period, costShare: share, fundingShare: share,
        legalBasis: kind == .host ? .secondment : .employment)
      parts.fullTimeEquivalent = try FullTimeEquivalent(
        1, over: 2, baseMinutesPerWeek: base, field: "fte")
      parts.pay = try PayTerms(framework: .agendaForChange, point: "band 6")
      parts.lineManagers = [
        try LineManager(worker: manager, organisation: body, post: "matron", period: period)
      ]
      parts.professionalLead = "director of nursing"
      return try JointRoleParty(parts)
    }
    var parts = JointRoleTerms.Parts(
      title: "Joint <care> co-ordinator", purpose: "One plan for people who use both services",
      lead: trust, period: period, origin: .replaces("ward clerk"),
      postKind: PostCode(listed: "CARE-COORD"),
      parties: [
        try party(trust, .homeEmployer, Fraction(2, over: 3, field: "share"), base: 2_250),
        try party(council, .host, Fraction(1, over: 3, field: "share"), base: 2_220),
      ])
    parts.holdings = [JointRoleTerms.Holding(worker: holder, period: period)]
    parts.backing = try JointRoleTerms.Backing(
      sponsor: "chief nurse", fund: "shared fund", endsOn: start.adding(months: 24))
    parts.interventions = [StandardCode(listed: "MED-INSULIN-PEN")]
    parts.rotation = [
      try JointRoleTerms.Leg(organisation: trust, location: "ward 4", period: period)
    ]
    return try JointRoleTerms(parts)
  }

  static func summary() throws -> RoleSummary {
    let terms = try terms()
    return RoleSummary(
      terms, state: .active, on: terms.period.start, load: "1 FTE, 37.25 hours a week",
      gaps: [
        RoleSummary.Gap(
          message: "the host has no agreement", nextStep: "Add the host agreement")
      ],
      costFlags: [
        LegalRoute.CostFlag(
          from: trust, to: council, basis: .secondment, direction: "NHS_TO_COUNCIL",
          needsCostReview: true)
      ],
      awaited: [council], isImported: false,
      names: PartyNames(
        workers: [holder: "Nadia <b>"], organisations: [trust: "Thames Trust"]),
      isSynthetic: true, printedOn: terms.period.start)
  }

  @Test("it is well formed, has one heading and a section for each question")
  func form() throws {
    let html = try Self.summary().html
    let document = try StrictHTML(html)
    #expect(document.all("h1").count == 1)
    for id in ["role", "parties", "money", "managers", "open", "reading"] {
      #expect(html.contains("id=\"\(id)\""))
    }
  }

  @Test("it tells shares exactly, both weeks, the load, what is open and the cost flag")
  func content() throws {
    let html = try Self.summary().html
    for words in [
      "1 FTE, 37.25 hours a week", "0.5 of 37.5 h", "0.5 of 37 h", "2/3 (about 66%)",
      "Thames Trust", "the host has no agreement. Add the host agreement.", "has not accepted",
      "its cost must be looked at before it is agreed", "in place of ward clerk", "chief nurse",
      "director of nursing", "SYNTHETIC", "Nadia &lt;b&gt;", "Joint &lt;care&gt; co-ordinator",
    ] {
      #expect(html.contains(words), "\(words)")
    }
    #expect(!html.contains("<b>"))
  }

  @Test("the same role gives the same bytes")
  func stable() throws {
    #expect(try Self.summary() == Self.summary())
  }
}
