import Operations
import OneWorkforceProtos
import Planning
import TestSupport
import Testing
import Vocabulary

/// U05 of the scenarios: the planner's lever `re-skill present staff`.
@Suite("Re-skilling present staff")
struct ReskillTests {
  private static let lever = LeverCode(listed: "RESKILL")
  private static let task = TaskCode(listed: "INSULIN")

  /// Care workers nobody joins, some of whom can be signed off for a task of the trust's.
  private func scenario(assessorHours: Double) throws -> Scenario {
    try TrustAndCare().scenario().with { parts in
      parts.delegations = [try? delegation(assessorHours)].compactMap(\.self)
      parts.levers = [try? lever()].compactMap(\.self)
    }
  }

  private func value(_ centre: Double) throws -> PlanValue {
    try PlanValue(
      exactly: centre,
      provenance: ValueProvenance(grade: .measured, source: "invented", field: "provenance"),
      field: "value")
  }

  private func delegation(_ assessorHours: Double) throws -> DelegationInput {
    try DelegationInput(
      task: Self.task, name: "insulin", place: TrustAndCare.place, giver: TrustAndCare.support,
      receiver: TrustAndCare.care, giverMinutes: value(20), volume: .perMonth(value(1_000)),
      receiverFactor: value(1), supervisionShare: value(0.1), sharedVisitSaving: value(0),
      target: 0.4, isAllowed: true,
      carers: DelegationInput.Carers(
        byMonthsToExpiry: Array(repeating: 0, count: 24), renewedShare: try value(1),
        plannedPerMonth: 0, assessorGroup: TrustAndCare.support,
        assessorHoursPerMonth: assessorHours, hoursPerSignOff: 2, courseHours: 7,
        taskHoursPerCarer: 10),
      field: "delegations")
  }

  private func lever() throws -> Lever {
    try Lever(
      code: Self.lever, name: "re-skill present staff", owner: .employer, unit: "carers a month",
      bounds: 0...10, size: 0, earliestMonth: 0, yearlyCostPencePerUnit: 0,
      effects: [
        Lever.Effect(
          event: try PlanEvent(
            month: 0, place: nil, kind: .carersPlanned(task: Self.task, perMonth: 0),
            field: "event"),
          base: 0, perUnit: 1)
      ], field: "levers")
  }

  private func firstYear(
    _ town: PlanningTown, _ plan: PlanID, pulled size: Double
  ) async throws -> (delegation: WireDelegationYear?, care: WireGroupYear?) {
    let told = try await town.run(
      plan, choice: ScenarioChoice(version: nil, levers: [Self.lever: size]))
    let parts = try told.parts.map { try WireProjection(serializedBytes: $0) }
    return (
      parts.flatMap(\.delegations).first { $0.year == 1 },
      parts.flatMap(\.groups).first { $0.group == "CARE" && $0.year == 1 }
    )
  }

  @Test("U05: competence coverage rises with no new hire: twelve signed off carry 36 % of the task")
  func coverageRises() async throws {
    let town = try await PlanningTown.open()
    let plan = try await town.draft(scenario(assessorHours: 100)).plan.id
    let without = try await firstYear(town, plan, pulled: 0)
    let with = try await firstYear(town, plan, pulled: 1)
    #expect(without.delegation?.authorised == 0 && without.delegation?.reached == 0)
    #expect(without.delegation?.limit == "COMPETENCE")
    #expect(with.delegation?.authorised == 12)
    // 12 carers × 10 h over 1,000 tasks × 20 min.
    #expect(abs((with.delegation?.reached ?? 0) - 0.36) < 1e-9)
    #expect(with.care?.people == without.care?.people)
    #expect(with.care?.people.reduce(0, +) == 2_000)
    #expect(with.care?.flows.joiners.wider == 0)
  }

  @Test("U05: without an assessor's time nobody is signed off, and the result says why")
  func noAssessor() async throws {
    let town = try await PlanningTown.open()
    let plan = try await town.draft(scenario(assessorHours: 0)).plan.id
    let with = try await firstYear(town, plan, pulled: 1)
    #expect(with.delegation?.authorised == 0 && with.delegation?.reached == 0)
    #expect(with.delegation?.limit == "ASSESSOR_TIME")
  }
}
