import Planning
import Testing
import Vocabulary

@Suite("levers on one hazard") struct LeverTests {
  /// A lever that takes a share of leavers away from a month on.
  private static func lever(_ code: String, month: Int, less share: Double) throws -> Lever {
    let event = try PlanEvent(
      month: month, place: nil,
      kind: .hazardFactor(group: Make.code("NURSE"), cause: .leave, factor: 1), field: "event")
    return try Lever(
      code: Make.code(code), name: code, owner: .employer, unit: "share of leavers", bounds: 0...1,
      size: share, earliestMonth: month, yearlyCostPencePerUnit: 0,
      effects: [Lever.Effect(event: event, base: 1, perUnit: -1)], field: "levers[0]")
  }

  private static func parts(_ levers: [Lever]) throws -> Scenario.Parts {
    var parts = try Make.parts()
    parts.hazards = [try Make.hazard("NURSE", .leave, perYear: 0.1)]
    parts.levers = levers
    return parts
  }

  @Test("different levers on one hazard multiply, whichever began first")
  func multiply() throws {
    let both = [
      try Self.lever("ONE", month: 0, less: 0.2), try Self.lever("TWO", month: 12, less: 0.1),
    ]
    let run = try Bench(try Self.parts(both)).central()
    let first = 1_000 * Elementary.exp(-0.1 * 0.8)
    #expect(isNear(run.people("NURSE", 1), first))
    #expect(isNear(run.people("NURSE", 2), first * Elementary.exp(-0.1 * 0.8 * 0.9)))
    let turned = try Bench(try Self.parts(both.reversed())).central()
    #expect(turned.groups == run.groups)
  }

  @Test("two levers may set one hazard in one month, and one lever's later word replaces its first")
  func sameMonth() throws {
    let both = [
      try Self.lever("ONE", month: 0, less: 0.2), try Self.lever("TWO", month: 0, less: 0.1),
    ]
    let run = try Bench(try Self.parts(both)).central()
    #expect(isNear(run.people("NURSE", 1), 1_000 * Elementary.exp(-0.1 * 0.8 * 0.9)))
  }

  @Test("the plan itself may still say a hazard once a month only")
  func planSetsOnce() throws {
    var parts = try Self.parts([])
    let event = try PlanEvent(
      month: 3, place: nil,
      kind: .hazardFactor(group: Make.code("NURSE"), cause: .leave, factor: 0.5), field: "event")
    parts.events = [event, event]
    #expect {
      try Scenario(parts)
    } throws: { error in
      (error as? ServiceError)?.field == "events"
    }
  }
}
