import Planning
import Testing
import Vocabulary

@Suite struct ChangeExplainerTests {
  private func lever(
    _ code: String, _ owner: LeverOwner, size: Double, bounds: ClosedRange<Double> = 0...10,
    _ effects: [Lever.Effect]
  ) throws -> Lever {
    try Lever(
      code: LeverCode(listed: code), name: code, owner: owner, unit: "points", bounds: bounds,
      size: size, earliestMonth: 0, yearlyCostPencePerUnit: 0, effects: effects, field: "levers")
  }

  private func keeping(
    _ group: GroupCode, month: Int = 0, perUnit: Double = -0.05
  ) throws -> Lever.Effect {
    Lever.Effect(
      event: try PlanEvent(
        month: month, place: nil,
        kind: .hazardFactor(group: group, cause: .leave, factor: 1), field: "event"),
      base: 1, perUnit: perUnit)
  }

  /// Joiners a month are set, so two levers on them are one too many.
  private func hiring(_ group: GroupCode) throws -> Lever.Effect {
    Lever.Effect(
      event: try PlanEvent(
        month: 0, place: nil, kind: .joinersPerMonth(group: group, source: .wider, count: 10),
        field: "event"), base: 10, perUnit: 1)
  }

  /// A town with three levers pulled: nurses stay, carers stay, and one that does nothing yet.
  private func town(_ count: Int = 3) throws -> SmallTown {
    var town = SmallTown.certain
    town.levers = try [
      lever("STAY-NURSE", .national, size: 6, [keeping(SmallTown.nurse)]),
      lever("STAY-CARER", .employer, size: 8, [keeping(SmallTown.carer)]),
      lever("STAY-SENIOR", .place, size: 5, [keeping(SmallTown.senior)]),
    ]
    for extra in 3..<max(count, 3) {
      town.levers.append(
        try lever("LATE-\(extra)", .system, size: 4, [keeping(SmallTown.nurse, month: extra)]))
    }
    return town
  }

  @Test("shares of levers sum to what they close together, and an idle lever has none")
  func levers() throws {
    let scenario = try town().scenario()
    let measures = try [PlanMeasure.unmet(year: 5), PlanMeasure.unmet(year: 2)]
    let bridges = try ChangeExplainer(seed: 1).levers(scenario, measures)
    let without = try Projection.central(scenario.pulling([:]))
    let with = try Projection.central(scenario)
    for (bridge, measure) in zip(bridges, measures) {
      #expect(try bridge.opening == measure.value(without, of: scenario))
      #expect(try bridge.closing == measure.value(with, of: scenario))
      #expect(bridge.closing < bridge.opening)
      #expect(abs(bridge.residual) < 1e-9 * bridge.opening)
      let idle = bridge.parts.first { $0.kind == .lever(LeverCode(listed: "STAY-SENIOR")) }
      #expect(idle?.change == 0)
      #expect(bridge.parts.allSatisfy { $0.standardError == nil })
    }
  }

  @Test("more than eight levers are sampled, still sum up, and show their error")
  func manyLevers() throws {
    let scenario = try town(10).scenario()
    let measure = try PlanMeasure.unmet(year: 5)
    let bridge = try #require(
      try ChangeExplainer(seed: 1, permutations: 6).levers(scenario, [measure]).first)
    #expect(bridge.parts.count == 10)
    #expect(abs(bridge.residual) < 1e-9 * bridge.opening)
    #expect(bridge.parts.allSatisfy { $0.standardError != nil })
    #expect(
      try ChangeExplainer(seed: 1, permutations: 6).levers(scenario, [measure]) == [bridge])
  }

  @Test("an explanation ends once its task is cancelled")
  func cancelled() async throws {
    let scenario = try town(10).scenario()
    let measures = [try PlanMeasure.unmet(year: 5)]
    let explaining = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try ChangeExplainer(seed: 1).levers(scenario, measures)
    }
    await #expect(throws: CancellationError.self) { try await explaining.value }
  }

  @Test("without levers nothing changes and there are no parts")
  func noLevers() throws {
    let scenario = try SmallTown.certain.scenario()
    let bridge = try ChangeExplainer(seed: 1).levers(scenario, [.unmet(year: 5)])
    #expect(bridge.first?.parts.isEmpty == true)
    #expect(bridge.first?.opening == bridge.first?.closing)
  }

  @Test("inputs that two versions say differently are named and their parts sum to the difference")
  func inputs() throws {
    let first = try SmallTown.certain.scenario()
    var later = try town()
    later.nurseEstablishment = 580
    let second = try later.scenario { parts in
      parts.title = "Second version"
      parts.joiners = try parts.joiners.map {
        try JoinerInput(
          place: $0.place, group: $0.group, source: $0.source,
          perMonth: later.value($0.perMonth.centre * 1.1), entryAges: $0.entryAges,
          field: "joiners")
      }
    }
    let bridge = try #require(
      try ChangeExplainer(seed: 1).inputs(from: first, to: second, [.unmet(year: 5)]).first)
    #expect(
      bridge.parts.map(\.kind.code) == [
        "INPUT/WORKFORCE", "INPUT/JOINERS", "INPUT/LEVER/STAY-CARER", "INPUT/LEVER/STAY-NURSE",
        "INPUT/LEVER/STAY-SENIOR",
      ])
    #expect(abs(bridge.residual) < 1e-9 * bridge.opening)
    let measure = try PlanMeasure.unmet(year: 5)
    #expect(try bridge.opening == measure.value(Projection.central(first), of: first))
    #expect(try bridge.closing == measure.value(Projection.central(second), of: second))
    let workforce = try #require(bridge.parts.first)
    #expect(workforce.change > 0)
  }

  @Test("a mixture that makes no plan counts as the next larger one that does")
  func refusedMixtures() throws {
    let first = try SmallTown.certain.scenario()
    let second = try SmallTown.certain.scenario { parts in
      parts.groups.append(
        try StaffGroup(
          code: GroupCode(listed: "AIDE"), name: "Aide", sector: .socialCare, isRegulated: false,
          baseHoursPerWeek: 37,
          allowances: WorkingTimeAllowances(
            leave: 0.1, sickness: 0.05, training: 0.02, field: "allowances"), field: "groups"))
      parts.stocks.append(
        try OpeningStock(
          place: SmallTown.north, group: GroupCode(listed: "AIDE"),
          people: .byBand(ByBand(all: 5)), participation: ByBand(all: 1), establishment: 70,
          provenance: SmallTown.provenance(.measured), field: "stocks"))
      parts.needs.append(
        try NeedInput(
          place: nil, group: GroupCode(listed: "AIDE"),
          tier: .proportional(weights: PeopleBand.aged65AndOver), field: "needs"))
      let ages = try EntryAges([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], field: "ages")
      parts.joiners.append(
        try JoinerInput(
          place: SmallTown.north, group: GroupCode(listed: "AIDE"), source: .wider,
          perMonth: SmallTown.certain.value(1), entryAges: ages, field: "joiners"))
      parts.events.append(
        try PlanEvent(
          month: 3, place: SmallTown.north,
          kind: .joinersPerMonth(group: GroupCode(listed: "AIDE"), source: .wider, count: 2),
          field: "events"))
    }
    let bridge = try #require(
      try ChangeExplainer(seed: 1).inputs(from: first, to: second, [.unmet(year: 5)]).first)
    // An event on the aides' joiners alone is refused until workforce and joiners come with it.
    #expect(Set(bridge.parts.map(\.kind.code)).isSuperset(of: ["INPUT/WORKFORCE", "INPUT/EVENTS"]))
    #expect(abs(bridge.residual) < 1e-9 * bridge.closing)
  }

  @Test("R-43: money that one version states does not turn its pay into the other's joiners")
  func statedMoney() throws {
    let first = try SmallTown.certain.scenario { parts in
      parts.payElasticity = nil
      parts.pay = [
        try PayInput(
          place: nil, group: SmallTown.nurse, yearlyPayPence: 3_000_000, onCostShare: 0.2,
          field: "pay")
      ]
      parts.stated = [
        try StatedYear(
          place: SmallTown.north, group: SmallTown.nurse, year: 1, staffFTE: 10,
          activityHours: nil, payPence: 36_000_000, field: "stated")
      ]
      parts.statedTolerance = 0.05
    }
    let second = try SmallTown.certain.scenario { parts in
      (parts.pay, parts.payElasticity) = ([], nil)
      parts.joiners = try parts.joiners.map {
        try JoinerInput(
          place: $0.place, group: $0.group, source: $0.source,
          perMonth: SmallTown.certain.value($0.perMonth.centre * 2), entryAges: $0.entryAges,
          field: "joiners")
      }
    }
    let bridge = try #require(
      try ChangeExplainer(seed: 1).inputs(from: first, to: second, [.unmet(year: 5)]).first)
    let pay = try #require(bridge.parts.first { $0.kind.code == "INPUT/PAY" })
    let joiners = try #require(bridge.parts.first { $0.kind.code == "INPUT/JOINERS" })
    #expect(abs(pay.change) < 1e-9 && abs(joiners.change) > 1)
  }

  @Test("owners' shares sum to what the mix closes; reach pulls one owner's levers to their bounds")
  func owners() throws {
    let scenario = try town(5).scenario()
    let measure = try PlanMeasure.unmet(year: 5)
    let split = try ChangeExplainer(seed: 1).owners(scenario, measure)
    #expect(split.owners.map(\.owner) == [.national, .system, .place, .employer])
    #expect(split.closed > 0)
    let sum = split.owners.reduce(0) { $0 + $1.share }
    #expect(abs(sum - split.closed) < 1e-9 * split.unmetWithout)
    let national = try #require(split.owners.first)
    #expect(national.reachSizes == [LeverCode(listed: "STAY-NURSE"): 10])
    let alone = try scenario.pulling(national.reachSizes)
    let unmet = try measure.value(Projection.central(alone), of: alone)
    #expect(abs(national.reach - (split.unmetWithout - unmet)) < 1e-12 * split.unmetWithout)
    #expect(split.owners[2].share == 0 && split.owners[2].reach == 0)
    // All that is decided below the national level, pulled at once.
    let sizes = split.owners.dropFirst().map(\.reachSizes).reduce(into: [:]) {
      $0.merge($1) { first, _ in first }
    }
    #expect(split.local.sizes == sizes && split.local.leftOut.isEmpty)
    let together = try scenario.pulling(sizes)
    let left = try measure.value(Projection.central(together), of: together)
    #expect(abs(split.local.closed - (split.unmetWithout - left)) < 1e-12 * split.unmetWithout)
  }

  @Test("a lever that cannot join its owner's others is left out of the reach and named")
  func leftOut() throws {
    var town = SmallTown.certain
    town.levers = try [
      lever("A", .place, size: 0, [hiring(SmallTown.nurse)]),
      lever("B", .place, size: 0, bounds: -5...10, [hiring(SmallTown.nurse)]),
      lever("C", .place, size: 0, bounds: -5...10, [keeping(SmallTown.carer)]),
    ]
    let split = try ChangeExplainer(seed: 1).owners(town.scenario(), .unmet(year: 5))
    let place = try #require(split.owners.first)
    #expect(place.leftOut == [LeverCode(listed: "B")])
    #expect(place.reachSizes == [LeverCode(listed: "A"): 10, LeverCode(listed: "C"): 10])
    #expect(place.reach > 0 && place.share == 0)
  }

  @Test("owners are asked about unmet FTE only")
  func ownersOfUnmet() throws {
    let scenario = try town().scenario()
    let measure = try PlanMeasure(
      BandScope(place: nil, group: nil, sector: nil), .availableFTE, year: 5)
    #expect {
      try ChangeExplainer(seed: 1).owners(scenario, measure)
    } throws: { ($0 as? ServiceError)?.field == "metric" }
  }

  @Test("a lever's effect is told for every sector, its own and the others'")
  func sectors() throws {
    let scenario = try town().scenario()
    let effects = try ChangeExplainer(seed: 1).effects(ofLevers: scenario, year: 5)
    #expect(effects.map(\.lever.text) == ["STAY-CARER", "STAY-NURSE", "STAY-SENIOR"])
    for effect in effects { #expect(effect.sectors.map(\.sector) == [.health, .socialCare]) }
    let nurses = try #require(effects.first { $0.lever.text == "STAY-NURSE" })
    #expect(nurses.sectors[0].availableFTEChange > 0 && nurses.sectors[0].unmetFTEChange < 0)
    #expect(nurses.sectors[1].availableFTEChange == 0 && nurses.sectors[1].unmetFTEChange == 0)
  }

  @Test("gaps and people are never added over groups")
  func measures() throws {
    for metric in [BandMetric.gapFTE, .people] {
      #expect {
        try PlanMeasure(BandScope(place: nil, group: nil, sector: .health), metric, year: 1)
      } throws: { ($0 as? ServiceError)?.field == "metric" }
    }
    let scenario = try SmallTown.certain.scenario()
    let run = try Projection.central(scenario)
    #expect {
      try PlanMeasure.unmet(year: 6).value(run, of: scenario)
    } throws: { ($0 as? ServiceError)?.field == "year" }
  }
}
