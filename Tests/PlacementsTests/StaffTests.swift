import Placements
import Testing
import Vocabulary

@Suite("Supervisors and assessors") struct StaffTests {
  private func assignment(
    _ worker: WorkerID, _ role: StaffRole, _ from: String = "2026-03-02",
    _ to: String = "2026-05-04"
  ) throws -> StaffAssignment {
    StaffAssignment(worker: worker, role: role, period: try Made.days(from, to))
  }

  @Test("one person can't be a learner's supervisor and practice assessor, on any placement")
  func kept() throws {
    let here = try Made.placement(events: Made.begun())
    let earlier = try Made.placement(
      301, Made.terms(from: "2026-01-12", to: "2026-02-16"),
      [Made.named(Made.supervisor, .practiceSupervisor)])
    for role in [StaffRole.practiceAssessor] {
      let refusal = #expect(throws: ServiceError.self) {
        try assignment(Made.supervisor, role).requireApart(on: here, others: [earlier])
      }
      #expect(refusal?.reason == .placementSupervisorIsAssessor)
      #expect(refusal?.message.contains("choose a different person") == true)
    }
    #expect(throws: Never.self) {
      try assignment(Made.assessor, .practiceAssessor).requireApart(on: here, others: [earlier])
    }
  }

  @Test("the other way round, and as academic assessor, it is refused too")
  func otherWay() throws {
    let here = try Made.placement(
      events: Made.begun([Made.named(Made.assessor, .practiceAssessor)]))
    let one = #expect(throws: ServiceError.self) {
      try assignment(Made.assessor, .practiceSupervisor).requireApart(on: here, others: [])
    }
    #expect(one?.reason == .placementSupervisorIsAssessor)
    let other = #expect(throws: ServiceError.self) {
      try assignment(Made.assessor, .academicAssessor).requireApart(on: here, others: [])
    }
    #expect(other?.reason == .fieldsContradict)
    #expect(other?.field == "role")
    let own = #expect(throws: ServiceError.self) {
      try assignment(Made.learner, .practiceAssessor).requireApart(on: here, others: [])
    }
    #expect(own?.reason == .assessmentSelf)
  }

  @Test("the academic assessor changes in each part, with the rule and its status said")
  func academic() throws {
    let first = try Made.placement(
      301, Made.terms(part: 1), [Made.named(Made.tutor, .academicAssessor)])
    let cases: [(part: Int, isRefused: Bool)] = [(1, false), (2, true), (3, false)]
    for (part, isRefused) in cases {
      let here = try Made.placement(302, Made.terms(part: part), [])
      let named = try assignment(Made.tutor, .academicAssessor)
      let refusal: ServiceError? = {
        do throws(ServiceError) {
          try named.requireApart(on: here, others: [first])
          return nil
        } catch { return error }
      }()
      #expect((refusal != nil) == isRefused, "part \(part)")
      if isRefused {
        #expect(refusal?.message.contains("PL-07, recalled_unverified") == true)
      }
    }
  }

  @Test("a supervisor is named inside their dates, roles and number of learners only")
  func ready() throws {
    let supervisor = try PracticeSupervisor(
      worker: Made.supervisor, organisation: Made.id(91), roles: [.practiceSupervisor],
      learnersMost: 2, minutesPerWeek: 120, period: Made.days("2026-01-01", "2026-05-04"))
    let one = try Made.days("2026-03-02", "2026-04-01")
    let later = try Made.days("2026-04-01", "2026-05-04")
    let cases: [(StaffRole, (String, String), [DatePeriod], ErrorReason?)] = [
      (.practiceSupervisor, ("2026-03-02", "2026-05-04"), [one, later], nil),
      (.practiceSupervisor, ("2026-03-02", "2026-05-04"), [one, one], .limitReached),
      (.practiceSupervisor, ("2026-03-02", "2026-05-04"), [later, later], .limitReached),
      (.practiceSupervisor, ("2026-03-02", "2026-05-05"), [], .stateForbids),
      (.practiceSupervisor, ("2025-12-31", "2026-05-04"), [], .stateForbids),
      (.practiceAssessor, ("2026-03-02", "2026-05-04"), [], .stateForbids),
    ]
    for (role, days, held, reason) in cases {
      let named = try assignment(Made.supervisor, role, days.0, days.1)
      do {
        try supervisor.requireReady(for: named, beside: held)
        #expect(reason == nil, "\(role) \(days)")
      } catch {
        #expect(error.reason == reason, "\(role) \(days)")
      }
    }
  }
}
