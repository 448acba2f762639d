import Planning
import Testing
import Vocabulary

/// The delegation algebra of `planning.md`, section 7.
@Suite("delegation")
struct DelegationTests {
  /// T6: 500 visits a day of 20 minutes; 1,950 hours × 0.76 an FTE a year. The size is constructed.
  private func insulin(
    target: Double = 0.4, isAllowed: Bool = true, authorised: Double = 10_000,
    planned: Double = 0, assessorHours: Double = 1_000, hoursEach: Double = 100,
    receivers: Double = 20_000, supervision: Double = 0.15
  ) throws -> Scenario.Parts {
    var parts = try Make.parts([])
    parts.groups = try ["NURSE", "CARER"].map { name throws(ServiceError) in
      try Make.group(name, weeklyHours: 1_950 * 7 / 365.25, leave: 0.24)
    }
    parts.stocks = [
      try Make.stock("NURSE", Make.people(40)), try Make.stock("CARER", Make.people(receivers)),
    ]
    parts.places = [try Make.place(people: 19_000)]
    parts.tasks = [
      try TaskInput(
        code: Make.code("INSULIN"), name: "insulin", place: nil,
        prevalence: [Make.value(0.01)],
        episodesPerYear: Make.value(500.0 * 365 / 190),
        parts: [
          .init(group: Make.code("NURSE"), minutes: Make.value(20), share: 1),
          .init(group: Make.code("CARER"), minutes: Make.value(25), share: 0),
        ], field: "task")
    ]
    parts.needs = try ["NURSE", "CARER"].map { group throws(ServiceError) in
      try NeedInput(place: nil, group: Make.code(group), tier: .task, field: "need")
    }
    parts.delegations = [
      try Make.delegation(
        from: "NURSE", to: "CARER", tasksPerMonth: nil, factor: 1.25, supervision: supervision,
        target: target, isAllowed: isAllowed,
        carers: Make.carers(
          Array(repeating: authorised / 12, count: 12), planned: planned, assessor: "NURSE",
          assessorHours: assessorHours, hoursPerSignOff: 2, courseHours: 7, hoursEach: hoursEach))
    ]
    return parts
  }

  @Test("T6: 40% of 500 insulin visits a day")
  func knownAnswer() throws {
    let run = try Bench(insulin()).central()
    let (nurse, carer) = (try #require(run.row("NURSE", 1)), try #require(run.row("CARER", 1)))
    let task = try #require(run.delegations.last { $0.year == 1 })
    #expect(isNear(try #require(nurse.need).hoursBeforeDelegation * 12, 60_833.0 + 1.0 / 3))
    #expect(isNear(task.hoursMoved * 12, 24_333.0 + 1.0 / 3))
    #expect(isNear(task.supervisionHours * 12, 3_650))
    #expect(isNear(try #require(nurse.need).hours * 12, 40_150))
    #expect(isNear(try #require(carer.need).hours * 12, 30_416.0 + 2.0 / 3))
    #expect(isNear(try #require(carer.need).fte, 20.5240665767))
    #expect(abs(try #require(nurse.need).fte - 27.0918) < 5e-5)
    let without = try Bench(insulin(target: 0)).central()
    #expect(abs(try #require(without.row("NURSE", 1)?.need).fte - 41.0481) < 5e-5)
    #expect(task.limit == .none)
  }

  @Test("tasks done by all do not depend on delegation")
  func tasksDone() throws {
    for target in [0, 0.4, 1] {
      let run = try Bench(insulin(target: target)).central()
      for row in run.delegations { #expect(isNear(row.tasksPerMonth, 500.0 * 365 / 12)) }
    }
  }

  @Test("the first reason that holds is the one told")
  func reasons() throws {
    // Moving all of it takes 500 × 365 × 25 / 60 / 12 = 6,336.8 hours a month of carers.
    let cases: [(parts: Scenario.Parts, limit: DelegationLimit, reached: Double)] = [
      (try insulin(target: 0, isAllowed: false), .none, 0),
      (try insulin(isAllowed: false), .policy, 0),
      (try insulin(target: 1, authorised: 60, receivers: 60), .receiverHours, 0.9468507561),
      (
        try insulin(target: 1, authorised: 12, planned: 5, assessorHours: 0), .assessorTime,
        0.1893701512
      ),
      (try insulin(target: 1, authorised: 12), .competence, 0.1893701512),
    ]
    for (parts, limit, reached) in cases {
      let row = try #require(try Bench(parts).central().delegations.first { $0.year == 1 })
      #expect(row.limit == limit)
      #expect(abs(row.reached - reached) < 1e-4)
      #expect(row.reached <= row.target)
    }
  }

  @Test("newly trained are the least of planned, assessors' hours and receivers who are left")
  func training() throws {
    let run = try Bench(insulin(authorised: 0, planned: 30, assessorHours: 20, receivers: 100))
    let rows = try run.central().delegations
    // Ten sign-offs a month of two hours each, until all hundred are authorised.
    #expect(isNear(rows[1].trained, 100))
    #expect(isNear(rows[1].authorised, 100))
    #expect(isNear(rows[1].trainingHours, 0, absolute: 1e-9))
  }

  @Test("training hours are the receiver's for the course and the assessor's for sign-off")
  func trainingHours() throws {
    var parts = try insulin(target: 0, authorised: 0, planned: 3)
    let run = try Bench(parts).central()
    let row = try #require(run.delegations.first { $0.year == 1 })
    #expect(isNear(row.trainingHours, 3 * 9))
    #expect(isNear(run.row("NURSE", 1)?.need?.delegationHours ?? 0, 6))
    #expect(isNear(run.row("CARER", 1)?.need?.delegationHours ?? 0, 21))
    parts.holders = [Make.holder("ICB")]
    parts.costLines = [
      try CostLineInput(
        code: Make.code("TRAIN"), name: "training", place: nil,
        kind: .training(pencePerHour: 2_000),
        shares: [Make.share("ICB", 1, 1)], field: "line")
    ]
    #expect(try Bench(parts).central().costs.first?.pence == Int64(3 * 9 * 12 * 2_000))
  }

  @Test("carers who leave take their training with them")
  func trainingLost() throws {
    var parts = try insulin(authorised: 1_200)
    parts.hazards = [try Make.hazard("CARER", .leave, perMonth: 0.01)]
    let row = try #require(try Bench(parts).central().delegations.first { $0.year == 1 })
    let left = 1_200 * (1 - 0.8863848717161293)
    #expect(isNear(row.left, left))
    #expect(isNear(row.trainingHoursLost, left * 9))
  }

  @Test("more supervision never raises what is reached, and a shift never spares the receiver")
  func directions() throws {
    var last = 1.0
    for supervision in [0, 0.2, 0.5, 1] {
      let run = try Bench(insulin(authorised: 20, supervision: supervision)).central()
      let row = try #require(run.delegations.first { $0.year == 1 })
      #expect(row.reached <= last)
      last = row.reached
      #expect((run.row("CARER", 1)?.need?.delegationHours ?? -1) >= 0)
    }
  }

  @Test("more hours to delegate than the giver needs are refused")
  func tooMuchToGive() throws {
    var parts = try insulin()
    parts.delegations = [
      try Make.delegation(
        from: "NURSE", to: "CARER", minutes: 20, tasksPerMonth: 20_000,
        carers: Make.carers([100], assessor: "NURSE"))
    ]
    let bench = try Bench(parts)
    let error = #expect(throws: ServiceError.self) { try bench.central() }
    #expect(error?.field == "delegations")
  }
}
