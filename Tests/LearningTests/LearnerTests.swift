import Learning
import Passports
import Testing
import Vocabulary

@Suite("What happens to a learner") struct LearnerTests {
  @Test("a day sees what had happened by then, on what was recorded last")
  func days() throws {
    let learner = try aLearner(
      1, .health,
      [
        (.attended(minutes: 60), "2026-01-12"), (.attended(minutes: 90), "2026-01-12"),
        (.completed, "2026-02-20"),
      ])
    #expect(learner.state(on: try date("2026-01-04")) == nil)
    #expect(learner.state(on: try date("2026-01-11"))?.attendedMinutes == nil)
    #expect(learner.state(on: try date("2026-01-12"))?.attendedMinutes == 90)
    #expect(learner.state(on: try date("2026-02-19"))?.standing == .enrolled)
    #expect(learner.state(on: try date("2026-02-20"))?.standing == .completed)
  }

  @Test("a seat taken again begins anew and takes the reason for leaving back")
  func again() throws {
    let seat = LearnerEvent.What.enrolled(Enrolment(employer: body(5), sector: .voluntary))
    let learner = try aLearner(
      1, .health,
      [
        (.attended(minutes: 60), "2026-01-12"), (.droppedOut(.noRelease), "2026-01-13"),
        (seat, "2026-01-20"),
      ])
    let left = try #require(learner.state(on: date("2026-01-15")))
    #expect((left.standing, left.dropOut) == (.droppedOut, .noRelease))
    let back = try #require(learner.state(on: date("2026-01-20")))
    #expect((back.standing, back.attendedMinutes) == (.enrolled, nil))
    #expect(back.enrolment.sector == .voluntary)
  }

  @Test("what can't happen is refused, and the field is the caller's")
  func refusals() throws {
    let day = try date("2026-02-20")
    let fact = FactID(high: 5, low: 5)
    let seat = LearnerEvent.What.enrolled(Enrolment(employer: body(1), sector: .health))
    let seated = try #require(aLearner(1, .health).state(on: day))
    let gone = try #require(
      aLearner(1, .health, [(.droppedOut(.travel), "2026-01-13")]).state(on: day))
    let done = try #require(aLearner(1, .health, [(.completed, "2026-02-20")]).state(on: day))
    let signed = try #require(
      aLearner(1, .health, [(.completed, "2026-02-20"), (.attested([fact]), "2026-02-20")])
        .state(on: day))
    let next = try date("2026-02-21")
    let rows: [(LearnerState, LearnerEvent.What, CivilDate, Bool)] = [
      (seated, seat, day, false), (gone, .attended(minutes: 5), day, false),
      (gone, .droppedOut(.cost), day, false), (gone, .completed, day, false),
      (done, .droppedOut(.cost), day, false), (seated, .attested([fact]), day, false),
      (signed, .completed, next, false), (signed, .completed, day, true),
      (done, .completed, next, true), (gone, seat, day, true),
      (seated, .droppedOut(.cost), day, true), (done, .attested([fact]), day, true),
    ]
    for (state, what, day, isAllowed) in rows {
      let refusal = reason { try state.require(what, on: day, field: "worker_id") }
      #expect(refusal == (isAllowed ? nil : .stateForbids), "\(what)")
    }
  }

  @Test("times and answers outside their ranges are refused by field")
  func ranges() throws {
    let rows: [(String, () throws -> Void)] = [
      ("planned_release_minutes", { _ = try PlannedRelease(minutes: 0, backfill: .notNeeded) }),
      ("released_minutes", { _ = try ActualRelease(minutes: -1, backfilledMinutes: nil) }),
      ("backfilled_minutes", { _ = try ActualRelease(minutes: 60, backfilledMinutes: 61) }),
      ("skill_after", { _ = try Ratings.BeforeAfter(before: 1, after: 6, field: "skill") }),
      ("ratings", { _ = try Ratings(confidence: nil, skill: nil) }),
      ("seats", { _ = try aCohort(seats: 0) }),
      (
        "organisation_id", { _ = try CohortTeacher(kind: .university, organisation: nil, name: "") }
      ),
      (
        "portability",
        {
          _ = try TopicStandard(
            standard: StandardCode(listed: "CSTF-IPC-2"), kind: .training,
            portability: .personSpecific)
        }
      ),
    ]
    for (field, build) in rows {
      do {
        try build()
        Issue.record("\(field) was not refused")
      } catch let error as ServiceError {
        #expect(error.field == field)
      }
    }
    #expect(
      try CohortTeacher(kind: .peopleWhoUseServices, organisation: nil, name: nil).name == nil)
  }
}
