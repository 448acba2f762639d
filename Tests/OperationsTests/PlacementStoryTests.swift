import Access
import Operations
import Passports
import Placements
import Planning
import Roles
import TestSupport
import Testing
import Vocabulary

@Suite("Placements, from the area to the passport")
struct PlacementStoryTests {
  @Test("R-47: area, offer, request, placement, hours, assessment: entered once, seen in each")
  func day() async throws {
    let ground = try await TrainingGround.open()
    let programme = try await ground.programme()
    let enrolment = try await ground.enrol(0, on: programme)
    let area = try await ground.area(0, places: 2)
    let offer = try await ground.offer(area, of: 0, places: 2)
    let request = try await ground.request(enrolment)
    #expect(try await ground.unmet(programme).map(\.unmet.reason) == [.notTakenUp])
    let placement = try await ground.begin(
      enrolment, area, of: 0, request: request, offer: offer)
    #expect(try await ground.unmet(programme).isEmpty)

    let early = try await ground.record(ground.hours(placement, -10))
    try await ground.record(ground.hours(placement, -9, verifiedBy: ground.supervisors[0]))
    #expect(try await ground.show(placement).totals.practiceMinutes == 480)
    _ = try await VerifyHours.run(
      VerifyHours.Request(
        header: ground.test.header(), entry: early, verifiedBy: ground.supervisors[0]),
      ground.host(0, "VerifyHours"), in: ground.service)
    let shown = try await ground.show(placement)
    #expect(shown.totals.practiceMinutes == 960)
    #expect(shown.attendance.outcome == .notMet)
    #expect(shown.attendance.rule?.text == "PL-08")
    #expect(shown.view.state == .active)

    let gained = try await assess(ground, placement)
    let achievement = try #require(gained.achievement)
    // The engagement of the placement lets the home see what it wrote.
    let passport = try await ground.service.records.read { records in
      try records.achievement(achievement, knownAt: records.latestSequence())
    }
    #expect(passport?.fact.standard.text == "MED-INSULIN-PEN")
    #expect(passport?.fact.gainedAt == ground.homes[0])
    #expect(passport?.fact.assessor?.worker == ground.assessors[0])
    #expect(try await ground.show(placement).assessments.map(\.achievement) == [achievement])

    let staff = try await ground.service.records.read { records in
      try records.engagementTotals(of: ground.homes[0], on: TestSupport.day(0))
    }
    // A learner is supernumerary: nobody's staff.
    #expect(staff.map(\.people) == [2])
  }

  private func assess(
    _ ground: TrainingGround, _ placement: PlacementID, by assessor: WorkerID? = nil,
    _ decision: PracticeAssessment.Decision = .achieved
  ) async throws -> RecordAssessment.Report {
    try await RecordAssessment.run(
      RecordAssessment.Request(
        header: ground.test.header(),
        assessment: PracticeAssessment(
          placement: placement, component: .proficiency, item: "insulin", level: nil,
          decision: decision, by: assessor ?? ground.assessors[0], on: TestSupport.day(-1),
          achievement: nil),
        achievement: AchievementDraft(
          standard: StandardCode(listed: "MED-INSULIN-PEN"), kind: .competence, level: nil,
          progress: .achieved, completedOn: TestSupport.day(-1), holdsThrough: nil, gainedAt: nil,
          assessor: nil, scopes: .unlimited, portability: .portable, mode: .workplace)),
      ground.trainer("RecordAssessment"), in: ground.service)
  }

  @Test("an achievement comes only of the practice assessor's decision; else nothing is written")
  func notDecided() async throws {
    let ground = try await TrainingGround.open()
    let enrolment = try await ground.enrol(0, on: ground.programme())
    let placement = try await ground.begin(enrolment, ground.area(0, places: 1), of: 0)
    let before = try await ground.service.records.read { try $0.latestSequence() }
    let supervisor = await refusal {
      try await assess(ground, placement, by: ground.supervisors[0])
    }
    #expect(supervisor?.reason == .stateForbids)
    #expect(supervisor?.field == "assessment.assessor_id")
    let failed = await refusal { try await assess(ground, placement, .notAchieved) }
    #expect(failed?.field == "achievement")
    #expect(try await ground.service.records.read { try $0.latestSequence() } == before)
  }

  @Test("U12: seven trainees, capacity 2, 2, 2, 1: nobody over it, and 6.3 of them complete")
  func seven() async throws {
    let (ground, programme, _) = try await placed()
    #expect(try await ground.unmet(programme).isEmpty)
    let totals = try await ground.totals()
    #expect(totals.programmes.first?.completions.map(\.expectedHundredths) == [630])
    #expect(totals.programmes.first?.completions.map(\.on) == [TestSupport.day(300)])
    let homes = try await ground.totals(ground.planner("DescribePlacements")).areas
    #expect(homes.map(\.area.name) == ["Home 1", "Home 2", "Home 3", "Home 4"])
    for area in homes { #expect(area.months.allSatisfy { $0.month.taken <= $0.month.places }) }
    #expect(totals.programmes.first?.cohorts.map(\.inSocialCare) == [7])

    let eighth = ground.draft(
      try await ground.enrol(0, on: ground.programme(), cohort: "extra"),
      try #require(homes.last?.id))
    let full = await refusal { try await ground.place(eighth) }
    #expect(full?.reason == .placementCapacityExceeded)
    #expect(full?.field == "terms.area_id")
  }

  @Test("U12, failing: a home with two leaves: both unplaced, no spare offer, and 4.5 complete")
  func leaves() async throws {
    let (ground, programme, areas) = try await placed()
    let closed = try await ClosePracticeArea.run(
      ClosePracticeArea.Request(
        header: ground.test.header(), area: areas[0], from: TestSupport.day(10)),
      ground.host(0, "ClosePracticeArea"), in: ground.service)
    #expect(Set(closed.unplaced.map(\.learner)) == Set(ground.learners.prefix(2)))
    #expect(closed.unplaced.allSatisfy { $0.spare.isEmpty })
    #expect(
      try await ground.unmet(programme).map(\.unmet.reason) == [.providerLeft, .providerLeft])
    let totals = try await ground.totals()
    #expect(totals.programmes.first?.completions.map(\.expectedHundredths) == [450])

    // Solved by the second home, which takes one more: supply rises again.
    let unplaced = try #require(closed.unplaced.first)
    let more = try await ground.area(1, places: 1, name: "Home 2, annexe")
    let spare = try await ground.offer(more, of: 1, places: 1)
    #expect(try await ground.unmet(programme).first?.unmet.spare.map(\.id) == [spare])
    let old = try await ground.show(unplaced.placement).view.placement
    let days = DatePeriod(from: TestSupport.day(10), to: TestSupport.day(46))
    let next = try await SupersedePlacement.run(
      SupersedePlacement.Request(
        act: ground.act(old.id),
        terms: ground.draft(
          old.terms.enrolment, more, offer: spare, days: try #require(days))),
      ground.trainer("SupersedePlacement"), in: ground.service)
    let successor = try PlacementID(next.id, field: "id")
    #expect(try await ground.show(successor).view.placement.terms.predecessor == old.id)
    #expect(try await ground.unmet(programme).count == 1)
    try await ground.step(.accepted, successor)
    #expect(
      try await ground.totals().programmes.first?.completions.map(\.expectedHundredths) == [540])
  }

  /// Seven trainees placed at four homes of capacity 2, 2, 2 and 1.
  private func placed() async throws -> (TrainingGround, ProgrammeID, [PracticeAreaID]) {
    let ground = try await TrainingGround.open()
    let programme = try await ground.programme()
    var areas: [PracticeAreaID] = []
    var learner = 0
    for (home, places) in [2, 2, 2, 1].enumerated() {
      let area = try await ground.area(home, places: places)
      let offer = try await ground.offer(area, of: home, places: places)
      areas.append(area)
      for _ in 0..<places {
        let enrolment = try await ground.enrol(learner, on: programme)
        let request = try await ground.request(enrolment)
        _ = try await ground.begin(enrolment, area, of: home, request: request, offer: offer)
        learner += 1
      }
    }
    return (ground, programme, areas)
  }

  @Test("U11: 120 hours in a care home, supervised and assessed by two people, end completed")
  func housing() async throws {
    let ground = try await TrainingGround.open()
    let enrolment = try await ground.enrol(0, on: ground.programme())
    let placement = try await ground.begin(enrolment, ground.area(0, places: 1), of: 0)
    // Thirty hours in each of four weeks, which begin on Mondays 29, 22, 15 and 8 days back.
    for back in [28, 27, 26, 25, 22, 21, 20, 19, 15, 14, 13, 12, 8, 7, 6, 5] {
      try await ground.record(
        ground.hours(placement, -back, minutes: 450, verifiedBy: ground.supervisors[0]))
    }
    let shown = try await ground.show(placement)
    #expect(shown.totals.practiceMinutes == 120 * 60)
    #expect(shown.attendance.outcome == .met)
    try await ground.step(
      .completed, placement, on: TestSupport.day(0), assessor: ground.assessors[0])
    let ended = try await ground.show(placement).view
    #expect(ended.state == .completed)
    let fact = try #require(ended.placement.engagement)
    let engagement = try await ground.service.records.read { records in
      try records.engagement(fact, knownAt: records.latestSequence())
    }
    #expect(engagement?.fact.kind == .placement)
    #expect(engagement?.fact.organisation == ground.homes[0])
    #expect(
      engagement?.fact.period == DatePeriod(from: TestSupport.day(-28), to: TestSupport.day(0)))
  }

  @Test("U11, failing: the supervisor also named as assessor is refused with its code")
  func bothRoles() async throws {
    let ground = try await TrainingGround.open()
    let enrolment = try await ground.enrol(0, on: ground.programme())
    let placement = try await ground.begin(enrolment, ground.area(0, places: 1), of: 0)
    try await ground.ready(
      ground.supervisors[0], [.practiceAssessor], ground.host(0, "RecordSupervisor"))
    let refused = await refusal {
      try await ground.name(ground.supervisors[0], .practiceAssessor, on: placement)
    }
    #expect(refused?.reason == .placementSupervisorIsAssessor)
    #expect(refused?.field == "assignment.worker_id")
  }

  @Test("superseding keeps the hours, ends the old placement on the new one's first day")
  func superseded() async throws {
    let ground = try await TrainingGround.open()
    let programme = try await ground.programme()
    let enrolment = try await ground.enrol(0, on: programme)
    let request = try await ground.request(enrolment)
    let area = try await ground.area(0, places: 1)
    let old = try await ground.begin(enrolment, area, of: 0, request: request)
    try await ground.record(ground.hours(old, -10, verifiedBy: ground.supervisors[0]))
    let days = try #require(DatePeriod(from: TestSupport.day(0), to: TestSupport.day(46)))
    let receipt = try await SupersedePlacement.run(
      SupersedePlacement.Request(
        act: ground.act(old),
        terms: ground.draft(enrolment, try await ground.area(1, places: 1), days: days)),
      ground.trainer("SupersedePlacement"), in: ground.service)
    #expect(try await ground.show(old).view.placement.cancellation == .superseded)
    #expect(try await ground.show(old).totals.practiceMinutes == 480)
    let new = try await ground.show(PlacementID(receipt.id, field: "id")).view.placement
    #expect(new.terms.request == request)
    let report = try await GetEnrolment.run(
      enrolment, ground.trainer("GetEnrolment"), in: ground.service)
    #expect(report.totals.practiceMinutes == 480)
    #expect(report.placements.count == 2)
    #expect(try await ground.unmet(programme).map(\.unmet.reason) == [.awaitingAnswer])
  }
}
