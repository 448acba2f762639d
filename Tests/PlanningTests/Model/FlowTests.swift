import Planning
import Testing
import Vocabulary

/// The known answers of flows, `planning.md` section 18; 1e-9 relative.
@Suite("known answers of flows")
struct FlowTests {
  @Test("T1: one stock of 1,000, each month 1% leave and then 8 join")
  func leaversAndJoiners() throws {
    var parts = try Make.parts()
    parts.hazards = [try Make.hazard("NURSE", .leave, perMonth: 0.01)]
    parts.joiners = [try Make.joiners("NURSE", perMonth: 8)]
    let run = try Bench(parts).central()
    #expect(isNear(run.people("NURSE", 1), 977.2769743432))
    #expect(isNear(run.people("NURSE", 5), 909.4313284782))
    #expect(isNear(run.people("NURSE", 15), 832.7615939416))
    let nearer = (run.people("NURSE", 15) - 800) / (run.people("NURSE", 14) - 800)
    #expect(abs(nearer - 0.8863848717161293) < 1e-9, "0.99^12 of the way to 800 is left each year")
  }

  @Test("T2: two groups that exchange staff end at 250 and 750, and nobody is lost")
  func exchange() throws {
    var parts = try Make.parts(["A", "B"])
    parts.stocks = [
      try Make.stock("A", Make.people(600)), try Make.stock("B", Make.people(400)),
    ]
    parts.hazards = [
      try Make.hazard("A", Make.move("B"), perMonth: 0.006),
      try Make.hazard("B", Make.move("A"), perMonth: 0.002),
    ]
    let run = try Bench(parts).central()
    #expect(isNear(run.people("A", 1), 567.8396766329))
    #expect(isNear(run.people("B", 1), 432.1603233671))
    #expect(isNear(run.people("A", 15), 332.4458940898))
    #expect(isNear(run.people("B", 15), 667.5541059102))
    for year in 0...15 {
      #expect(isNear(run.people("A", year) + run.people("B", year), 1_000))
    }
  }

  @Test("a yearly probability of 32.7% and no hires: 673, 453, 305, 205, 138, and 2.6 in year 15")
  func homeNurses() throws {
    var parts = try Make.parts()
    let hazard = try RateKind.yearlyProbability.hazard(0.327, field: "rate")
    parts.hazards = [try Make.hazard("NURSE", .leave, perYear: hazard)]
    let run = try Bench(parts).central()
    let people = (1...5).map { run.people("NURSE", $0).rounded() }
    #expect(people == [673, 453, 305, 205, 138])
    #expect((run.people("NURSE", 15) * 10).rounded() == 26)
    #expect(isNear(run.people("NURSE", 1), 673), "twelve months are the year's closed form")
  }

  @Test("read as leavers over the mean stock the same figure gives another curve")
  func turnoverRatio() throws {
    var parts = try Make.parts()
    let hazard = try RateKind.leaversOverMeanStock.hazard(0.327, field: "rate")
    parts.hazards = [try Make.hazard("NURSE", .leave, perYear: hazard)]
    let run = try Bench(parts).central()
    #expect(isNear(run.people("NURSE", 1), 721.0837430266))
  }

  @Test("each way of leaving keeps its part, and the parts make the change")
  func flowsAddUp() throws {
    var parts = try Make.parts(["A", "B"])
    parts.hazards = [
      try Make.hazard("A", .retire, perYear: 0.10), try Make.hazard("A", .ill, perYear: 0.02),
      try Make.hazard("A", .leave, perYear: 0.03),
      try Make.hazard("A", Make.move("B"), perYear: 0.05),
    ]
    parts.joiners = [
      try Make.joiners("A", .international, perMonth: 1),
      try Make.joiners("A", .returning, perMonth: 2), try Make.joiners("A", perMonth: 3),
    ]
    let run = try Bench(parts).central()
    let flows = try #require(run.row("A", 1)?.flows)
    #expect(flows.joiners == [0, 12, 24, 36])
    #expect(isNear(flows.retired / flows.ill, 5))
    #expect(isNear(flows.left / flows.ill, 1.5))
    #expect(isNear(flows.movedOut[Make.code("B")] ?? 0, flows.ill * 2.5))
    #expect(abs(flows.residual) < 1e-9 * 1_000)
    #expect(run.row("B", 1)?.flows?.movedIn == flows.movedOut.mapKeys("A"))
  }
}

extension [GroupCode: Double] {
  /// The same numbers under one other key.
  fileprivate func mapKeys(_ key: String) -> [GroupCode: Double] {
    [Make.code(key): values.reduce(0, +)]
  }
}
