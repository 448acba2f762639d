import Planning
import ReferenceData
import Roles
import TestSupport
import Testing
import Vocabulary

@Suite("Limits of joint roles, at every instant")
struct JointRoleLimitsTests {
  typealias Builder = JointRoleBuilder

  @Test("AC-18: 0.6 of 37.5 hours and 0.5 of 37 hours is 1.1 FTE or 41 hours, and refused")
  func aboveFullTime() throws {
    let terms = try Builder.terms([Builder.trustHalf(3, over: 5), Builder.councilHalf()])
    let load = try #require(terms.load(on: day(76)))
    #expect(load.words == "1.1 FTE, 41 hours a week")
    let fault = try #require(Builder.faults(terms).first)
    #expect(fault.fault == .jointRoleFteExceeded && fault.field == "parties.fte")
    #expect(fault.message.contains("1.1 FTE, 41 hours a week") && fault.day == day(76))
    #expect(fault.error(within: "terms").reason == .jointRoleFteExceeded)

    let approved = try Builder.terms([Builder.trustHalf(3, over: 5), Builder.councilHalf()]) {
      $0.fullTimeExemption = try JointRoleTerms.Exemption(
        approver: "chief nurse", reason: "winter cover")
    }
    #expect(Builder.faults(approved).isEmpty)
  }

  @Test("AC-18: half and half is 1 FTE and 37.25 hours, and both are shown")
  func halves() throws {
    let terms = try Builder.terms([Builder.trustHalf(), Builder.councilHalf()])
    #expect(terms.load(on: day(400))?.words == "1 FTE, 37.25 hours a week")
    #expect(Builder.faults(terms).isEmpty)
  }

  @Test("AC-18: three thirds are exactly one")
  func thirds() throws {
    let third = try Fraction(1, over: 3, field: "share")
    let terms = try Builder.terms(
      [Builder.trust, Builder.council, Builder.home].map {
        try Builder.party($0, .homeEmployer, 1, over: 3, base: 2_250, share: third)
      })
    #expect(terms.load(on: day(76))?.fullTime == ExactNumber(1))
    #expect(terms.load(on: day(76))?.words == "1 FTE, 37.5 hours a week")
    #expect(Builder.faults(terms).isEmpty)
  }

  @Test("AC-18: two other roles overlap on one day only, and that day is found")
  func oneDayOfOverlap() throws {
    let half = try Fraction(1, over: 1, field: "share")
    func other(from start: Int, to end: Int) throws -> JointRole {
      let nothing = try Fraction(0, over: 1, field: "share")
      return try Builder.agreed(
        try Builder.terms(
          [
            Builder.party(
              Builder.home, .homeEmployer, 3, over: 10, base: 2_250, share: half, from: start,
              to: end),
            Builder.party(
              Builder.trust, .funder, 0, over: 1, base: 2_250, share: nothing, from: start,
              to: end),
          ], from: start, to: end))
    }
    let terms = try Builder.terms([Builder.trustHalf(1, over: 4), Builder.councilHalf(1, over: 4)])
    let apart = try [other(from: 80, to: 100), other(from: 100, to: 120)].flatMap(\.commitments)
    #expect(Builder.faults(terms, others: apart).isEmpty)
    let together = try [other(from: 80, to: 101), other(from: 100, to: 120)].flatMap(\.commitments)
    let fault = try #require(Builder.faults(terms, others: together).first)
    #expect(fault.fault == .jointRoleFteExceeded && fault.day == day(100))
    // What was approved elsewhere was approved without this role.
    #expect(fault.message.contains("1.1 FTE"))
  }

  @Test("What was approved of two other roles before this one began does not bar it")
  func approvedBefore() throws {
    let whole = try Fraction(1, over: 1, field: "share")
    let nothing = try Fraction(0, over: 1, field: "share")
    func other(to end: Int) throws -> JointRole {
      try Builder.agreed(
        try Builder.terms(
          [
            Builder.party(
              Builder.home, .homeEmployer, 3, over: 5, base: 2_250, share: whole, from: 10,
              to: end),
            Builder.party(
              Builder.trust, .funder, 0, over: 1, base: 2_250, share: nothing, from: 10, to: end),
          ], from: 10, to: end
        ) {
          $0.fullTimeExemption = try JointRoleTerms.Exemption(
            approver: "chief nurse", reason: "winter cover")
        })
    }
    let terms = try Builder.terms([Builder.trustHalf(1, over: 8), Builder.councilHalf(1, over: 8)])
    let over = try [other(to: 60), other(to: 76)].flatMap(\.commitments)
    #expect(Builder.faults(terms, others: over).isEmpty)
    let goingOn = try [other(to: 90), other(to: 90)].flatMap(\.commitments)
    #expect(Builder.faults(terms, others: goingOn).first?.day == day(76))
  }

  @Test("48 hours is the second limit, unless the opt-out was recorded by then")
  func hours() throws {
    let long = try Builder.party(Builder.trust, .homeEmployer, 1, over: 2, base: 3_000)
    let longer = try Builder.party(Builder.council, .homeEmployer, 1, over: 2, base: 2_762)
    let terms = try Builder.terms([long, longer])
    let fault = try #require(Builder.faults(terms).first)
    #expect(fault.fault == .jointRoleHoursExceeded)
    let exact = try Builder.party(Builder.council, .homeEmployer, 1, over: 2, base: 2_760)
    #expect(Builder.faults(try Builder.terms([long, exact])).isEmpty)
    let late = try Builder.terms([long, longer]) { $0.hoursOptOutOn = day(77) }
    #expect(Builder.faults(late).map(\.fault) == [.jointRoleHoursExceeded])
    let inTime = try Builder.terms([long, longer]) { $0.hoursOptOutOn = day(76) }
    #expect(Builder.faults(inTime).isEmpty)
  }

  @Test("AC-19, R-22: a host without an agreement or a manager for one of its days is refused")
  func hostsAndManagers() throws {
    var host = try Builder.party(
      Builder.home, .host, 1, over: 2, base: 2_250, basis: .secondment)
    let record: RecordID = testID(60)
    host.agreements = [record]
    let terms = try Builder.terms([Builder.trustHalf(), host])
    func agreement(
      _ kind: BodyAgreement.Kind, from start: Int = 0, to end: Int? = nil,
      with parties: Set<OrganisationID> = [Builder.trust, Builder.home]
    ) throws -> BodyAgreement {
      let days = try #require(DatePeriod(from: day(start), to: end.map(day)))
      return BodyAgreement(record: record, kind: kind, parties: parties, period: days.inLondon)
    }
    #expect(Builder.faults(terms, agreements: [try agreement(.host)]).isEmpty)
    #expect(Builder.faults(terms, agreements: [try agreement(.serviceLevel)]).isEmpty)
    let short: [[BodyAgreement]] = try [
      [], [agreement(.host, to: 200)], [agreement(.host, from: 77)], [agreement(.memorandum)],
      [agreement(.section113)], [agreement(.host, with: [Builder.council, Builder.home])],
      [agreement(.host, to: 90), agreement(.host, from: 91)],
    ]
    for agreements in short {
      let faults = Builder.faults(terms, agreements: agreements)
      #expect(faults.map(\.fault) == [.jointRolePartyWithoutAgreement])
      #expect(faults.first?.field == "parties[1].agreement_ids")
    }
    let joined = try [agreement(.host, to: 90), agreement(.host, from: 90)]
    #expect(Builder.faults(terms, agreements: joined).isEmpty)

    host.lineManagers = []
    let bare = try Builder.terms([Builder.trustHalf(), host])
    let faults = Builder.faults(bare, agreements: [try agreement(.host)])
    #expect(faults.map(\.fault) == [.jointRoleNoLineManager])
    #expect(faults.first?.field == "parties[1].line_managers")
  }

  @Test("A vacant post above full time is refused as a held one is")
  func vacant() throws {
    let terms = try Builder.terms([Builder.trustHalf(3, over: 5), Builder.councilHalf()]) {
      $0.holdings = []
    }
    #expect(Builder.faults(terms).map(\.fault) == [.jointRoleFteExceeded])
  }

  @Test("The limits are those of the reference data, whose texts stand beside each code")
  func shipped() {
    #expect(JointRoleLimits.shipped.maximumFullTime == 1)
    #expect(JointRoleLimits.shipped.maximumMinutesPerWeek == 2_880)
    for fault in WriteFault.allCases where fault.rawValue.hasPrefix("JOINT_ROLE") {
      #expect(ErrorReason(rawValue: fault.rawValue) != nil)
      #expect(!ValidationCodes.entry(for: fault).whatToDo.isEmpty)
    }
  }
}
