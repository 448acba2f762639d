import Placements
import Testing
import Vocabulary

@Suite("Practice assessment") struct AssessmentTests {
  private func placement() throws -> Placement {
    try Made.placement(
      events: Made.begun([
        Made.named(Made.supervisor, .practiceSupervisor),
        Made.named(Made.assessor, .practiceAssessor, to: "2026-04-01"),
        Made.named(Made.tutor, .academicAssessor),
      ]))
  }

  @Test("only the practice assessor in their days decides; a supervisor gives feedback")
  func entitled() throws {
    typealias Row = (
      WorkerID, PracticeAssessment.Component, PracticeAssessment.Decision, String, String?
    )
    let rows: [Row] = [
      (Made.assessor, .proficiency, .achieved, "2026-03-20", nil),
      (Made.assessor, .proficiency, .achieved, "2026-04-01", "assessor_id"),
      (Made.supervisor, .proficiency, .achieved, "2026-03-20", "assessor_id"),
      (Made.supervisor, .proficiency, .feedback, "2026-03-20", nil),
      (Made.supervisor, .midInterview, .achieved, "2026-03-20", nil),
      (Made.tutor, .proficiency, .achieved, "2026-03-20", "assessor_id"),
      (Made.learner, .proficiency, .achieved, "2026-03-20", "assessor_id"),
      (Made.assessor, .proficiency, .achieved, "2026-03-01", "assessor_id"),
    ]
    for (who, component, decision, day, field) in rows {
      let entry = try PracticeAssessment(
        placement: Made.id(300), component: component, item: nil, level: nil, decision: decision,
        by: who, on: Made.day(day), achievement: nil)
      do {
        try entry.requireEntitled(on: placement())
        #expect(field == nil, "\(component) \(decision) \(day)")
      } catch let error as ServiceError {
        #expect(error.field == field, "\(component) \(decision) \(day)")
      }
    }
  }

  @Test("an achievement comes only of what the practice assessor decides is achieved")
  func achievement() throws {
    let rows: [(WorkerID, PracticeAssessment.Decision)] = [
      (Made.assessor, .notAchieved), (Made.supervisor, .feedback),
    ]
    for (who, decision) in rows {
      let entry = try PracticeAssessment(
        placement: Made.id(300), component: .proficiency, item: nil, level: nil,
        decision: decision, by: who, on: Made.day("2026-03-20"), achievement: Made.id(9))
      let refusal = #expect(throws: ServiceError.self) {
        try entry.requireEntitled(on: placement())
      }
      #expect(refusal?.field == "achievement")
    }
  }

  @Test("what the document still needs is listed by placement and by part")
  func missing() throws {
    let placement = try placement()
    func entry(_ component: PracticeAssessment.Component) throws -> PracticeAssessment {
      try PracticeAssessment(
        placement: placement.id, component: component, item: nil, level: nil,
        decision: .achieved, by: Made.assessor, on: Made.day("2026-03-20"), achievement: nil)
    }
    let done = try [
      entry(.professionalValues), entry(.initialInterview), entry(.midInterview),
      entry(.episodeOfCare), entry(.medicinesManagement), entry(.proficiency),
    ]
    #expect(
      MissingComponent.of([placement], done) == [
        MissingComponent(component: .finalInterview, count: 1, placement: placement.id),
        MissingComponent(component: .episodeOfCare, count: 1, placement: nil),
      ])
    #expect(MissingComponent.of([placement], []).count == 7)
  }

  @Test("R-51: stages are reached in order on their evidence; stage 4 with one employer is refused")
  func stages() throws {
    let done = try Made.begun([
      PlacementEvent(.completed(by: Made.assessor), on: Made.day("2026-05-04"))
    ])
    func practice(
      _ number: UInt64, area: UInt64, employer: UInt64, minutes: Int = 600
    ) throws -> StageEvidence.Practice {
      StageEvidence.Practice(
        placement: try Made.placement(number, Made.terms(area: area), done),
        employer: Made.id(employer), practiceMinutes: minutes,
        achieved: [.professionalValues, .proficiency])
    }
    let home = try practice(300, area: 200, employer: 91)
    let ward = try practice(301, area: 201, employer: 91)
    let other = try practice(302, area: 202, employer: 92)
    let rows: [(Int, OrganisationID?, [StageEvidence.Practice], Int, Bool)] = [
      (0, nil, [], 1, false), (0, Made.id(91), [], 1, true), (0, Made.id(91), [home], 2, false),
      (1, Made.id(91), [], 2, false), (1, Made.id(91), [home], 2, true),
      (2, Made.id(91), [home], 3, false), (2, Made.id(91), [home, ward], 3, true),
      (3, Made.id(91), [home, ward], 4, false), (3, Made.id(91), [home, other], 4, true),
      (3, Made.id(91), [home, try practice(303, area: 202, employer: 92, minutes: 0)], 4, false),
    ]
    for (reached, employer, practice, stage, isAllowed) in rows {
      let evidence = StageEvidence(
        enrolment: try Made.enrolment(employer: employer), reached: reached, practice: practice)
      #expect(evidence.missing(for: stage).isEmpty == isAllowed, "\(reached) to \(stage)")
    }
    // What was completed on 4 May is no evidence for the day before.
    let late = StageEvidence(
      enrolment: try Made.enrolment(employer: Made.id(91)), reached: 3, practice: [home, other])
    #expect(late.missing(for: 4, on: try Made.day("2026-05-04")).isEmpty)
    #expect(!late.missing(for: 4, on: try Made.day("2026-05-03")).isEmpty)
    let refusal = #expect(throws: ServiceError.self) {
      try StageEvidence(
        enrolment: Made.enrolment(employer: Made.id(91)), reached: 3, practice: [home, ward]
      ).require(stage: 4)
    }
    #expect(refusal?.field == "stage")
    #expect(refusal?.message.contains("two employers") == true)
  }
}
