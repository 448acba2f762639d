import Partnerships
import Testing
import Vocabulary

@Suite("Lent powers")
struct LentPowerTests {
  private func aPower(
    to end: String? = "2023-04-01", event: String? = "first meeting of the board",
    budget: Int64? = 1_000
  ) throws -> LentPower {
    try LentPower(
      lender: id(1), recipient: .organisation(id(2)), function: "Plan the place", legalBasis: nil,
      budgetPence: budget, place: id(3), period: days("2022-07-01", to: end), endingEvent: event)
  }

  private func standing(
    _ power: LentPower, _ endings: [(PowerEnding.Cause, String)] = [],
    decisions: [PowerStanding.KeptDecision] = []
  ) throws -> PowerStanding {
    PowerStanding(
      id(9), power,
      endings: try endings.map { PowerEnding(power: id(9), cause: $0.0, on: try day($0.1)) },
      decisions: decisions)
  }

  private func aDecision(_ text: String, pence: Int64 = 0) throws -> PowerDecision {
    try PowerDecision(power: id(9), title: "Open the hub", on: day(text), pence: pence)
  }

  @Test("R-80: the earlier of the date and the event ends a power")
  func earlierOfTwo() throws {
    let cases: [([(PowerEnding.Cause, String)], String, PowerStanding.EndCause)] = [
      ([], "2023-04-01", .date),
      ([(.event, "2023-02-15")], "2023-02-15", .event),
      ([(.event, "2023-04-01")], "2023-04-01", .event),
      ([(.event, "2023-06-01")], "2023-04-01", .date),
      ([(.event, "2023-02-15"), (.withdrawn, "2023-01-10")], "2023-01-10", .withdrawn),
      ([(.withdrawn, "2022-06-01")], "2022-07-01", .withdrawn),
    ]
    for (endings, end, cause) in cases {
      let found = try standing(aPower(), endings)
      #expect(found.endsOn == (try day(end)) && found.endCause == cause)
      #expect(found.state(on: try day(end)) == .ended)
      #expect(
        found.state(on: try day(end).adding(days: -1)) == (end == "2022-07-01" ? .notYet : .inForce)
      )
    }
    let open = try standing(aPower(to: nil))
    #expect(open.endsOn == nil)
    #expect(open.state(on: try day("2090-01-01")) == .inForce)
    #expect(open.state(on: try day("2022-06-30")) == .notYet)
  }

  @Test("U18: a decision dated 20 February under a power that ended on the 15th names the lapse")
  func lapsed() throws {
    let ended = try standing(aPower(), [(.event, "2023-02-15")])
    let refused = refusal { try ended.require(aDecision("2023-02-20")) }
    #expect(refused?.reason == .stateForbids && refused?.field == "decided_on")
    #expect(refused?.message.contains("lapsed on 2023-02-15") == true)
    #expect(refused?.message.contains("`first meeting of the board`") == true)
    #expect(refusal { try ended.require(aDecision("2023-02-15")) }?.reason == .stateForbids)
    #expect(refusal { try ended.require(aDecision("2023-02-14")) } == nil)
    #expect(refusal { try ended.require(aDecision("2022-06-30")) }?.reason == .stateForbids)
  }

  @Test("a decision taken before the ending was known stays, and is listed as outside the power")
  func outside() throws {
    let taken = PowerStanding.KeptDecision(id: id(5), decision: try aDecision("2023-02-20"))
    let before = try standing(aPower(), decisions: [taken])
    #expect(before.decisionsOutside.isEmpty)
    let after = try standing(aPower(), [(.event, "2023-02-15")], decisions: [taken])
    #expect(after.decisions == [taken] && after.decisionsOutside == [taken])
  }

  @Test("decisions commit no more than the budget, and nothing where no money goes with the power")
  func budget() throws {
    let taken = PowerStanding.KeptDecision(
      id: id(5), decision: try aDecision("2023-01-01", pence: 600))
    let power = try standing(aPower(), decisions: [taken])
    #expect(refusal { try power.require(aDecision("2023-01-02", pence: 400)) } == nil)
    let over = refusal { try power.require(aDecision("2023-01-02", pence: 401)) }
    #expect(over?.reason == .limitReached && over?.field == "pence")
    let without = try standing(aPower(budget: nil))
    #expect(
      refusal { try without.require(aDecision("2023-01-02", pence: 1)) }?.reason == .limitReached)
    #expect(refusal { try without.require(aDecision("2023-01-02")) } == nil)
  }

  @Test("a power that nothing would ever end, or that a body lends itself, is refused")
  func refused() throws {
    #expect(refusal { try aPower(to: nil, event: nil) }?.field == "valid_to")
    #expect(refusal { try aPower(budget: -1) }?.field == "budget_pence")
    let own = refusal {
      try LentPower(
        lender: id(1), recipient: .organisation(id(1)), function: "Plan", legalBasis: nil,
        budgetPence: nil, place: id(3), period: days("2022-07-01", to: "2023-01-01"),
        endingEvent: nil)
    }
    #expect(own?.field == "recipient_organisation_id")
  }

  @Test("U19, R-22: a plan of two sides is approved by two acceptances of one run, each one vote")
  func equalVotes() throws {
    let owners = try PlanOwners(
      plan: id(1), board: "Joint board", place: id(3),
      sides: [.init(organisation: id(11)), .init(organisation: id(10))])
    func answer(_ side: UInt64, _ run: UInt64, _ isAccepted: Bool = true) throws -> PlanAnswer {
      try PlanAnswer(
        plan: id(1), side: id(side), run: id(run), isAccepted: isAccepted, decidedBy: "Chair",
        reason: isAccepted ? nil : "Not yet")
    }
    let cases: [([PlanAnswer], PlanApproval.State, [UInt64])] = [
      ([], .awaited, [10, 11]),
      ([try answer(10, 1)], .awaited, [11]),
      ([try answer(10, 1), try answer(10, 1)], .awaited, [11]),
      ([try answer(10, 1), try answer(99, 1)], .awaited, [11]),
      ([try answer(10, 1), try answer(11, 2)], .awaited, [11]),
      ([try answer(10, 1), try answer(11, 1, false)], .refused, [11]),
      ([try answer(10, 1), try answer(11, 1, false), try answer(11, 1)], .approved, []),
      ([try answer(10, 1), try answer(11, 1)], .approved, []),
      ([try answer(10, 1), try answer(11, 1), try answer(10, 1, false)], .refused, [10]),
    ]
    for (answers, state, missing) in cases {
      let approval = PlanApproval(owners, answers: answers)
      #expect(approval.state == state)
      #expect(approval.missing(for: id(1)) == missing.map { id($0) })
      #expect((refusal { try approval.require(id(1)) } == nil) == missing.isEmpty)
    }
    #expect(
      refusal {
        try PlanOwners(plan: id(1), board: "B", place: nil, sides: [.init(organisation: id(1))])
      }?.field == "sides")
  }
}
