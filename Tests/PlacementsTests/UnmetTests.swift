import Passports
import Placements
import Testing
import Vocabulary

@Suite("R-50: a request without a placement has its reason") struct UnmetTests {
  private func offer(
    _ number: UInt64 = 400, places: Int = 1, from: String = "2026-03-01",
    to: String = "2026-06-01", supervision: Int? = 120, area: PracticeArea? = nil,
    taken: [DatePeriod] = []
  ) throws -> OpenOffer {
    OpenOffer(
      id: Made.id(number),
      offer: try PlacementOffer(
        area: Made.id(200), learnerType: Made.nurses, places: places,
        period: Made.days(from, to), supervisionMinutesPerWeek: supervision),
      area: try area ?? Made.area(), taken: taken, takenAtArea: taken)
  }

  private func request(
    sector: Sector? = nil, setting: CareSetting? = nil, specialty: String? = nil,
    supervision: Int? = nil
  ) throws -> PlacementRequest {
    try PlacementRequest(
      enrolment: Made.id(150), part: 1, period: Made.days("2026-03-02", "2026-05-04"),
      specialty: specialty.map { SpecialtyCode(listed: $0) }, sector: sector, setting: setting,
      supervisionMinutesPerWeek: supervision)
  }

  private func reason(
    _ request: PlacementRequest, _ offers: [OpenOffer], _ placements: [Placement] = [],
    type: LearnerTypeCode = Made.nurses
  ) -> UnmetReason? {
    UnmetRequest(request, id: Made.id(500), of: type, placements: placements, offers: offers)?
      .reason
  }

  @Test("the reason is the first thing that no offer keeps")
  func reasons() throws {
    let days = try Made.days("2026-04-01", "2026-04-08")
    let rows: [(UnmetReason, PlacementRequest, [OpenOffer])] = [
      (.noOffer, try request(), []),
      (.sector, try request(sector: .health), [try offer()]),
      (.setting, try request(setting: .hospital), [try offer()]),
      (.specialty, try request(specialty: "STROKE"), [try offer()]),
      (.dates, try request(), [try offer(to: "2026-05-03")]),
      (.dates, try request(), [try offer(area: Made.area(to: "2026-05-03"))]),
      (.auditExpired, try request(), [try offer(area: Made.area(audited: nil))]),
      (.supervision, try request(supervision: 121), [try offer()]),
      (.supervision, try request(supervision: 1), [try offer(supervision: nil)]),
      (.full, try request(), [try offer(taken: [days])]),
      (.notTakenUp, try request(), [try offer(taken: [days]), try offer(401)]),
    ]
    for (reason, request, offers) in rows {
      #expect(self.reason(request, offers) == reason)
    }
    #expect(
      reason(try request(), [try offer()], type: LearnerTypeCode(listed: "PHARMACY")) == .noOffer)
  }

  @Test("an offered placement meets it; one only asked for awaits its answer")
  func answered() throws {
    let asked = try Made.placement()
    #expect(reason(try request(), [try offer()], [asked]) == .awaitingAnswer)
    let offered = try Made.placement(
      events: [PlacementEvent(.offered, on: Made.day("2026-02-01"))])
    #expect(reason(try request(), [], [offered]) == nil)
    let done = try Made.placement(
      events: Made.begun([
        PlacementEvent(.completed(by: Made.assessor), on: Made.day("2026-05-04"))
      ]))
    #expect(reason(try request(), [], [done]) == nil)
  }

  @Test("a learner whose area leaves is unplaced, with the spare offers elsewhere")
  func left() throws {
    let left = try Made.placement(
      events: Made.begun([
        PlacementEvent(.cancelled(.providerLeft), on: Made.day("2026-04-01"))
      ]))
    let unmet = try #require(
      UnmetRequest(
        request(), id: Made.id(500), of: Made.nurses, placements: [left],
        offers: [offer(401), offer(400), offer(402, places: 1, taken: [request().period])]))
    #expect(unmet.reason == .providerLeft)
    #expect(unmet.spare.map(\.id) == [Made.id(400), Made.id(401)])
  }
}

@Suite("Totals of placements") struct TotalsTests {
  @Test("U12: seven at 90 % are 6.3 on the day they complete; with two unplaced, 4.5")
  func forecast() throws {
    func cohort(_ placed: Int) throws -> [CohortPlacement.Learner] {
      try (0..<7).map { index in
        CohortPlacement.Learner(
          enrolment: try Made.enrolment(Made.id(1_000 + UInt64(index)), to: "2027-01-12"),
          sectors: [.socialCare], isPlaced: index < placed)
      }
    }
    let all = CompletionForecast.of(try cohort(7), completing: 90)
    #expect(all.map(\.expectedHundredths) == [630])
    #expect(all.map(\.on) == [try Made.day("2027-01-12")])
    #expect(CompletionForecast.of(try cohort(5), completing: 90).map(\.expectedHundredths) == [450])
  }

  @Test("R-49: the share of each cohort placed in social care")
  func share() throws {
    let rows: [(String, Set<Sector>)] = [
      ("2026-01", [.socialCare]), ("2026-01", [.health]), ("2026-01", [.health, .socialCare]),
      ("2026-01", []), ("2025-09", [.health]),
    ]
    let learners = try rows.enumerated().map { index, row in
      CohortPlacement.Learner(
        enrolment: try Made.enrolment(Made.id(1_000 + UInt64(index)), cohort: row.0),
        sectors: row.1, isPlaced: !row.1.isEmpty)
    }
    let cohorts = CohortPlacement.of(learners)
    #expect(cohorts.map(\.cohort) == ["2025-09", "2026-01"])
    #expect(cohorts.map(\.learners) == [1, 4])
    #expect(cohorts.map(\.inSocialCare) == [0, 2])
    #expect(cohorts.map(\.placed) == [1, 3])
  }

  @Test("a student's month counts whole months since they began")
  func months() throws {
    let enrolment = try Made.enrolment(from: "2026-01-31", to: "2027-01-31")
    let cases: [(String, Int?)] = [
      ("2026-01-30", nil), ("2026-01-31", 0), ("2026-02-27", 0), ("2026-02-28", 1),
      ("2026-03-30", 1), ("2026-03-31", 2), ("2027-01-30", 11), ("2027-01-31", nil),
    ]
    for (day, month) in cases {
      #expect(enrolment.month(on: try Made.day(day)) == month, "\(day)")
    }
    let totals = StudentTotals(
      of: try Made.programme(months: 3),
      try [
        enrolment, Made.enrolment(from: "2026-01-31"), Made.enrolment(from: "2024-09-02"),
      ], on: try Made.day("2026-02-28"))
    #expect(totals.students == [0, 2, 1])
  }

  @Test("capacity by area and month says places and who takes them on the first of the month")
  func capacity() throws {
    let area = try Made.area(places: 2, to: "2026-05-01")
    let months = CapacityMonth.of(
      area, [(Made.nurses, try Made.days("2026-03-02", "2026-05-04"))],
      from: try Made.day("2026-03-15"), count: 4)
    #expect(months.map(\.month.description) == ["2026-03-01", "2026-04-01", "2026-05-01"])
    #expect(months.map(\.places) == [2, 2, 0])
    #expect(months.map(\.taken) == [0, 1, 1])
  }
}
