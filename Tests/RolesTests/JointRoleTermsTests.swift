import Organisations
import Planning
import Roles
import TestSupport
import Testing
import Vocabulary

@Suite("Terms of joint roles that are refused")
struct JointRoleTermsTests {
  typealias Builder = JointRoleBuilder

  func refusal(
    _ parties: [JointRoleParty.Parts]? = nil,
    change: (inout JointRoleTerms.Parts) throws -> Void = { _ in }
  ) throws -> ServiceError? {
    let both = try parties ?? [Builder.trustHalf(), Builder.councilHalf()]
    do {
      _ = try Builder.terms(both, change: change)
      return nil
    } catch let error as ServiceError {
      return error
    }
  }

  @Test("A list of parties that contradicts itself is refused with its field")
  func parties() throws {
    let zero = try Fraction(0, over: 1, field: "share")
    let (trust, council) = (try Builder.trustHalf(), try Builder.councilHalf())
    #expect(try refusal([trust])?.field == "parties")
    let twice = try Builder.party(
      Builder.council, .host, 1, over: 4, base: 2_220, share: zero, basis: .secondment)
    #expect(try refusal([trust, council, twice])?.field == "parties[2].organisation_id")
    #expect(try refusal([trust, council, twice])?.reason == .duplicateItem)
    let payer = try Builder.party(Builder.council, .funder, 0, over: 1, base: 2_220, share: zero)
    #expect(try refusal([trust, council, payer]) == nil)
    let early = try Builder.party(Builder.council, .homeEmployer, 1, over: 2, base: 2_220, from: 70)
    #expect(try refusal([trust, early])?.field == "parties[1].from")
    let hosts = try [Builder.trust, Builder.home].map {
      try Builder.party($0, .host, 1, over: 2, base: 2_220, basis: .secondment)
    }
    #expect(try refusal(hosts)?.field == "parties")
    #expect(try refusal { $0.lead = Builder.home }?.field == "lead_organisation_id")
    #expect(try refusal { $0.title = "" }?.field == "title")
    #expect(try refusal { $0.role = RoleCode(listed: "ASTRONAUT") }?.reason == .codeUnknown)
    #expect(
      try refusal { $0.interventions = [StandardCode(listed: "NOT-A-TASK")] }?.field
        == "intervention_codes")
  }

  @Test("Shares that leave a gap on one day are refused, naming the day")
  func gap() throws {
    let (trust, council) = (try Builder.trustHalf(), try Builder.councilHalf())
    var ends = council
    ends.period = try #require(DatePeriod(from: day(76), to: day(90)))
    let error = try #require(try refusal([trust, ends]))
    #expect(error.field == "parties.cost_share" && error.message.contains("\(day(90))"))
  }

  @Test("Holders and a rotation follow one another inside the role")
  func order() throws {
    let days = try #require(DatePeriod(from: day(76), to: day(90)))
    #expect(
      try refusal {
        $0.holdings = [
          JointRoleTerms.Holding(worker: Builder.holder, period: days),
          JointRoleTerms.Holding(worker: testID(7), period: DatePeriod(from: day(89))),
        ]
      }?.field == "holders[1].from")
    #expect(
      try refusal {
        $0.holdings = [
          JointRoleTerms.Holding(worker: Builder.holder, period: DatePeriod(from: day(70)))
        ]
      }?.field == "holders[0].from")
    #expect(
      try refusal {
        $0.rotation = [
          try JointRoleTerms.Leg(organisation: Builder.home, location: nil, period: days)
        ]
      }?.field == "rotation[0].organisation_id")
    let leg = try JointRoleTerms.Leg(
      organisation: Builder.trust, location: "ward 4", period: days)
    #expect(try refusal { $0.rotation = [leg, leg] }?.field == "rotation[1].from")
    #expect(try refusal { $0.rotation = [leg] } == nil)
  }

  @Test("A party's own parts must agree")
  func party() throws {
    func refusal(_ change: (inout JointRoleParty.Parts) throws -> Void) throws -> String? {
      var parts = try Builder.trustHalf()
      try change(&parts)
      do { _ = try JointRoleParty(parts) } catch { return error.field }
      return nil
    }
    #expect(try refusal { $0.fullTimeEquivalent = nil } == "fte")
    #expect(try refusal { $0.kind = .funder } == "fte")
    #expect(try refusal { $0.contractedMinutesPerWeek = 1_126 } == "contracted_minutes_per_week")
    #expect(try refusal { $0.contractedMinutesPerWeek = -1 } == "contracted_minutes_per_week")
    #expect(try refusal { $0.contractedMinutesPerWeek = 1_125 } == nil)
    #expect(try refusal { $0.agreements = [testID(1), testID(1)] } == "agreement_ids")
    #expect(try refusal { $0.lineManagers += $0.lineManagers } == "line_managers[1]")
  }

  struct Route: Sendable, CustomTestStringConvertible {
    let basis: Engagement.LegalBasis
    let employer: OrganisationKind
    let host: OrganisationKind
    let isRight: Bool
    var testDescription: String { "\(basis) from \(employer) to \(host)" }
  }

  @Test(
    "Legal routes by kinds of bodies",
    arguments: [
      Route(basis: .section113, employer: .nhsTrust, host: .localAuthority, isRight: true),
      Route(
        basis: .section113, employer: .localAuthority, host: .integratedCareBoard, isRight: true),
      Route(basis: .section113, employer: .nhsTrust, host: .careProvider, isRight: false),
      Route(basis: .section113, employer: .careProvider, host: .localAuthority, isRight: false),
      Route(basis: .section75, employer: .localAuthority, host: .nhsTrust, isRight: true),
      Route(basis: .section75, employer: .localAuthority, host: .generalPractice, isRight: false),
      Route(basis: .secondment, employer: .nhsTrust, host: .careProvider, isRight: true),
      Route(basis: .honorary, employer: .careProvider, host: .nhsTrust, isRight: true),
      Route(basis: .honorary, employer: .nhsTrust, host: .careProvider, isRight: false),
      Route(
        basis: .licenceToAttend, employer: .localAuthority, host: .generalPractice, isRight: true),
      Route(basis: .licenceToAttend, employer: .nhsTrust, host: .localAuthority, isRight: false),
      Route(basis: .employment, employer: .nhsTrust, host: .careProvider, isRight: false),
    ])
  func routes(_ route: Route) throws {
    var host = try Builder.party(Builder.home, .host, 1, over: 2, base: 2_250, basis: route.basis)
    host.consultedOn = day(60)
    let terms = try Builder.terms([Builder.trustHalf(), host])
    let kinds = [Builder.trust: route.employer, Builder.home: route.host]
    var refusal: ServiceError?
    do { try LegalRoute.check(terms, kinds: kinds, isImported: false) } catch { refusal = error }
    #expect((refusal == nil) == route.isRight)
    if !route.isRight { #expect(refusal?.field == "parties[1].legal_basis") }
  }

  @Test("Section 113 asks that the officer is consulted first; an imported post is spared that")
  func consultation() throws {
    let host = try Builder.party(
      Builder.council, .host, 1, over: 2, base: 2_220, basis: .section113)
    let terms = try Builder.terms([Builder.trustHalf(), host])
    let error = #expect(throws: ServiceError.self) {
      try LegalRoute.check(terms, kinds: Builder.kinds, isImported: false)
    }
    #expect(error?.field == "parties[1].consulted_on")
    try LegalRoute.check(terms, kinds: Builder.kinds, isImported: true)
  }

  @Test("R-77: a secondment from the NHS to a council is flagged, the other way is not")
  func costFlags() throws {
    let lent = try Builder.party(
      Builder.council, .host, 1, over: 2, base: 2_220, basis: .secondment)
    let there = LegalRoute.costFlags(
      of: try Builder.terms([Builder.trustHalf(), lent]), kinds: Builder.kinds)
    #expect(there.map(\.direction) == ["NHS_TO_COUNCIL"] && there[0].needsCostReview)
    let borrowed = try Builder.party(
      Builder.trust, .host, 1, over: 2, base: 2_250, basis: .secondment)
    let back = LegalRoute.costFlags(
      of: try Builder.terms([Builder.councilHalf(), borrowed]), kinds: Builder.kinds)
    #expect(back.map(\.direction) == ["COUNCIL_TO_NHS"] && !back[0].needsCostReview)
    #expect(
      LegalRoute.costFlags(
        of: try Builder.terms([Builder.trustHalf(), Builder.councilHalf()]), kinds: Builder.kinds
      ).isEmpty)
  }
}
