import Planning
import Testing
import Vocabulary

/// U21 of `scenarios.md`: hospital hiring drains care.
@Suite("hospital hiring drains care")
struct HospitalAndCareTests {
  /// A trust short of 120 support workers, and 2,000 care workers nobody else joins.
  private func system(recruits: Double = 0) throws -> Scenario.Parts {
    var parts = try Make.parts(["SUPPORT", "CARE"])
    parts.stocks = [
      try Make.stock("SUPPORT", Make.people(500), establishment: 620),
      try Make.stock("CARE", Make.people(2_000), establishment: 2_000),
    ]
    parts.needs = try ["SUPPORT", "CARE"].map { group throws(ServiceError) in
      try NeedInput(
        place: nil, group: Make.code(group),
        tier: .proportional(weights: PeopleBand.aged65AndOver), field: "need")
    }
    parts.joiners = [try Make.joiners("CARE", perMonth: recruits / 12)]
    return parts
  }

  /// Ten a month go from care to the trust for a year.
  private func draining(_ parts: Scenario.Parts) throws -> Scenario.Parts {
    var parts = parts
    parts.events = try (0..<12).map { month throws(ServiceError) in
      try Make.event(
        month, .moveOnce(from: Make.code("CARE"), to: Make.code("SUPPORT"), count: 10))
    }
    return parts
  }

  @Test("the trust's gap falls by 120, care's grows by 120, the place is where it was")
  func drain() throws {
    let before = try Bench(system()).central()
    let after = try Bench(draining(system())).central()
    #expect(isNear(try change("SUPPORT", before, after), -120))
    #expect(isNear(try change("CARE", before, after), 120))
  }

  @Test("with 30 recruits from outside care's gap grows by 90 and the place gains 30")
  func drainWithRecruits() throws {
    let before = try Bench(system()).central()
    let after = try Bench(draining(system(recruits: 30))).central()
    #expect(isNear(try change("SUPPORT", before, after), -120))
    #expect(isNear(try change("CARE", before, after), 90))
  }

  private func change(_ group: String, _ before: CentralRun, _ after: CentralRun) throws -> Double {
    let gaps = [before, after].map { $0.row(group, 1)?.gapFTE }
    return try #require(gaps[1]) - #require(gaps[0])
  }

  /// Care workers who answer pay: a year's 5% go to the trust, 10% leave care work.
  private func paid() throws -> Scenario.Parts {
    var parts = try system()
    parts.hazards = [
      try Make.hazard("CARE", Make.move("SUPPORT"), perYear: 0.05),
      try Make.hazard("CARE", .leave, perYear: 0.10),
    ]
    parts.pay = try ["SUPPORT", "CARE"].map { group throws(ServiceError) in
      try PayInput(
        place: nil, group: Make.code(group), yearlyPayPence: 2_500_000, onCostShare: 0.25,
        field: "pay")
    }
    parts.payElasticity = try Make.value(1.5)
    return parts
  }

  @Test("an equal uplift everywhere, outside included, changes no flow at all")
  func equalUplift() throws {
    var parts = try paid()
    let before = try Bench(parts).central()
    parts.events = [
      try Make.event(6, .pay(group: Make.code("SUPPORT"), factor: 1.05)),
      try Make.event(6, .pay(group: Make.code("CARE"), factor: 1.05)),
      try Make.event(6, .payOutside(factor: 1.05)),
    ]
    #expect(try Bench(parts).central().groups == before.groups)
  }

  @Test("with the outside left behind fewer leave care work; a trust's rise alone draws more")
  func unequalUplift() throws {
    var parts = try paid()
    let before = try #require(try Bench(parts).central().row("CARE", 1)?.flows)
    parts.events = try ["SUPPORT", "CARE"].map { group throws(ServiceError) in
      try Make.event(0, .pay(group: Make.code(group), factor: 1.05))
    }
    let both = try #require(try Bench(parts).central().row("CARE", 1)?.flows)
    #expect(both.left < before.left)
    parts.events = [try Make.event(0, .pay(group: Make.code("SUPPORT"), factor: 1.05))]
    let trust = try #require(try Bench(parts).central().row("CARE", 1)?.flows)
    // 1.05^1.5 on the hazard, told from the two competing flows of one year.
    let ratio = (trust.movedOut[Make.code("SUPPORT")] ?? 0) / trust.left
    let ratioBefore = (before.movedOut[Make.code("SUPPORT")] ?? 0) / before.left
    #expect(isNear(ratio / ratioBefore, 1.0759298304257579))
  }

  @Test("without care's pay the run stops and asks; parity is never assumed")
  func missingPay() throws {
    var parts = try paid()
    parts.pay.removeAll { $0.group.text == "CARE" }
    let error = #expect(throws: ServiceError.self) { try Bench(parts) }
    #expect(error?.field == "pay")
    #expect(error?.message.contains("parity is never assumed") == true)
  }

  @Test("counts that together exceed the stock are refused, not clipped")
  func tooMany() throws {
    var parts = try system()
    parts.events = try [1_200.0, 900].map { count throws(ServiceError) in
      try Make.event(
        3, .moveOnce(from: Make.code("CARE"), to: Make.code("SUPPORT"), count: count))
    }
    let bench = try Bench(parts)
    let error = #expect(throws: ServiceError.self) { try bench.central() }
    #expect(error?.field?.hasPrefix("events[") == true)
  }
}
