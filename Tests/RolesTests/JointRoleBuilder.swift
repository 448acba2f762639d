import Organisations
import Planning
import Roles
import TestSupport
import Testing
import Vocabulary

/// A joint role of a trust and a council from 1 June 2026, in the making: half and half, with a
/// manager each.
struct JointRoleBuilder {
  static let trust: OrganisationID = testID(31)
  static let council: OrganisationID = testID(32)
  static let home: OrganisationID = testID(33)
  static let holder: WorkerID = testID(41)
  static let manager: WorkerID = testID(42)
  static let id: JointRoleID = testID(50)

  static let kinds: [OrganisationID: OrganisationKind] = [
    trust: .nhsTrust, council: .localAuthority, home: .careProvider,
  ]

  /// Half a post of 37.5 hours at the trust.
  static func trustHalf(
    _ top: Int32 = 1, over bottom: Int32 = 2
  ) throws -> JointRoleParty.Parts {
    try party(trust, .homeEmployer, top, over: bottom, base: 2_250)
  }

  /// Half a post of 37 hours at the council.
  static func councilHalf(
    _ top: Int32 = 1, over bottom: Int32 = 2
  ) throws -> JointRoleParty.Parts {
    try party(council, .homeEmployer, top, over: bottom, base: 2_220)
  }

  static func party(
    _ body: OrganisationID, _ kind: JointPartyKind, _ top: Int32, over bottom: Int32, base: Int32,
    share: Fraction? = nil, basis: Engagement.LegalBasis = .employment, from start: Int = 76,
    to end: Int? = nil
  ) throws -> JointRoleParty.Parts {
    let half = try Fraction(1, over: 2, field: "share")
    let days = try #require(DatePeriod(from: day(start), to: end.map(day)))
    var party = JointRoleParty.Parts(
      organisation: body, kind: kind, period: days, costShare: share ?? half,
      fundingShare: share ?? half, legalBasis: basis)
    if kind.isWorkedAt {
      party.fullTimeEquivalent = try FullTimeEquivalent(
        top, over: bottom, baseMinutesPerWeek: base, field: "fte")
      party.lineManagers = [
        try LineManager(
          worker: manager, organisation: body, post: "head of service", period: days)
      ]
    }
    return party
  }

  /// The terms of these parties, held by ``holder``.
  static func terms(
    _ parties: [JointRoleParty.Parts], origin: JointRoleTerms.Origin = .existing("district lead"),
    from start: Int = 76, to end: Int? = nil,
    change: (inout JointRoleTerms.Parts) throws -> Void = { _ in }
  ) throws -> JointRoleTerms {
    let days = try #require(DatePeriod(from: day(start), to: end.map(day)))
    var parts = JointRoleTerms.Parts(
      title: "Joint care co-ordinator", purpose: "One plan for people who use both services",
      lead: parties[0].organisation, period: days, origin: origin,
      postKind: PostCode(listed: "CARE-COORD"), parties: try parties.map { try JointRoleParty($0) })
    parts.holdings = [JointRoleTerms.Holding(worker: holder, period: days)]
    try change(&parts)
    return try JointRoleTerms(parts)
  }

  /// The faults of `terms` over all of its days.
  static func faults(
    _ terms: JointRoleTerms, others: [Commitment] = [], agreements: [BodyAgreement] = []
  ) -> [JointRoleFault] {
    JointRoleLimits.shipped.faults(
      of: terms, during: terms.period, others: others, agreements: agreements)
  }

  /// A role of these events, each with the day it was recorded, counted from ``testDay``.
  static func role(
    _ events: [(OrganisationID, Int, JointRoleEvent.What)], id: JointRoleID = id
  ) throws -> JointRole {
    try JointRole(
      id: id,
      events: events.enumerated().map { index, event in
        JointRoleEvent(
          id: testID(100 + UInt64(index)), by: event.0, recordedAt: moment(event.1),
          what: event.2)
      })
  }

  /// Drafted on day 0 and accepted by both on day 1.
  static func agreed(_ terms: JointRoleTerms, id: JointRoleID = id) throws -> JointRole {
    let parties = terms.parties.map(\.organisation)
    return try role(
      [(parties[0], 0, .drafted(terms))]
        + Set(parties).sorted().map { ($0, 1, .accepted(version: 1, post: "director")) },
      id: id)
  }
}
