import OneWorkforceProtos
import Planning
import Testing
import Vocabulary
import WireFormat

/// Scenarios across the wire: each bad one refused by field and reason, each good one equal again.
@Suite struct PlanScenarioTests {
  @Test("the table of bad scenarios has more than 150 rows, each of another name")
  func size() {
    #expect(BadScenario.all.count > 150)
    #expect(Set(BadScenario.all.map(\.name)).count == BadScenario.all.count)
  }

  @Test("a bad scenario is refused by field and reason", arguments: BadScenario.all)
  func refuses(row: BadScenario) {
    var wire = CompleteScenario.wire
    row.change(&wire)
    let error = #expect(throws: ServiceError.self) { try wire.native() }
    #expect(error?.code == .invalidArgument)
    #expect(error?.field == row.field)
    #expect(error?.reason == row.reason, "\(error?.message ?? "")")
  }

  @Test("the scenario that rows of the table change is itself taken")
  func isTaken() throws {
    let scenario = try CompleteScenario.wire.native()
    #expect(scenario.parts.stocks.count == 4)
    #expect(scenario.parts.horizonMonths == 24)
    #expect(try scenario.allEvents().count == 19)
  }

  @Test("a scenario of every kind of row comes back equal, as message and as bytes")
  func roundTrip() throws {
    let scenario = try CompleteScenario.wire.native()
    #expect(try scenario.proto().native() == scenario)
    #expect(try Scenario(wireBytes: try scenario.wireBytes()) == scenario)
    #expect(try scenario.wireBytes() == Scenario(wireBytes: scenario.wireBytes()).wireBytes())
  }

  @Test("random scenarios come back equal, as message, as bytes and as file", arguments: 0..<60)
  func randomRoundTrip(seed: UInt64) throws {
    var random = RandomScenario(seed: seed)
    let scenario = try random.wire().native()
    #expect(try scenario.proto().native() == scenario)
    #expect(try Scenario(wireBytes: try scenario.wireBytes()) == scenario)
    #expect(try ScenarioFile.read(try ScenarioFile.write(scenario)) == scenario)
  }

  @Test("the provenance that most rows have is written once")
  func commonProvenance() throws {
    let wire = try CompleteScenario.wire.native().proto()
    #expect(wire.defaultProvenance.source == "made up for a test")
    #expect(wire.stocks.allSatisfy { !$0.hasProvenance })
    #expect(wire.hazards[1].rates[0].source == "a file made up")
    #expect(wire.hazards[2].rates[0].source.isEmpty)
  }

  @Test("unset fields have the defaults that the contract states")
  func defaults() throws {
    var wire = CompleteScenario.wire
    wire.ageingMonth = 0
    wire.clearUncertainty()
    wire.places[1].pieces[0].clearWeight()
    wire.groups[0].leverOwner = ""
    wire.clearPayElasticity()
    let parts = try wire.native().parts
    #expect(parts.ageingMonth == 3)
    #expect(parts.uncertainty == (try UncertaintySettings()))
    #expect(parts.places[1].pieces[0].weight == 1)
    #expect(parts.groups[0].leverOwner == .employer)
    #expect(parts.payElasticity == nil)
    #expect(parts.placementAreas[0].load == 1)
    #expect(parts.needs[0].tier == .proportional(weights: PeopleBand.aged65AndOver))
    #expect(parts.programmes[0].placementHours == Array(repeating: 20, count: 36))
    #expect(parts.stocks[0].participation == ByBand(all: 0.8))
  }

  @Test("published rates become hazards by their own formulas: R-41's 0.327 and a monthly 0.002")
  func rateKinds() throws {
    let hazards = try CompleteScenario.wire.native().parts.hazards
    guard case .elicited(let range) = hazards[0].rates[0].uncertainty else {
      Issue.record("the first hazard has a range")
      return
    }
    #expect(abs(range.low - 0.051293294387550_53) < 1e-15)
    #expect(abs(range.high - 0.127833371509885_1) < 1e-15)
    #expect(abs(hazards[4].rates[0].centre - 0.024024032048076_932) < 1e-15)
    var wire = CompleteScenario.wire
    wire.hazards[0].rates = [CompleteScenario.exact(0.327)]
    let hazard = try wire.native().parts.hazards[0].rates[0].centre
    #expect(abs(hazard - 0.396_009_949_337_409_3) < 1e-15)
  }

  @Test("a value's form is what its fields say")
  func valueForms() throws {
    let parts = try CompleteScenario.wire.native().parts
    #expect(parts.joiners[0].perMonth.centre == 2)
    guard case .placeholder(let fill) = parts.hiring[0].fillRate.uncertainty else {
      Issue.record("the fill rate is a placeholder")
      return
    }
    #expect(fill == (try Elicited.placeholder(0.2, scale: .logit, field: "")))
    guard case .measured(let rate) = parts.hazards[1].rates[0].uncertainty else {
      Issue.record("the second hazard is measured")
      return
    }
    #expect(abs(rate.mean - 0.072_704_918) < 1e-9)
    #expect(parts.hazards[1].rates[0].provenance.coverage == 0.7)
    #expect(parts.hazards[2].rates[0].provenance.source == "made up for a test")
  }

  @Test("an event of a lever has the amount of its smallest size until the lever gives one")
  func leverAmounts() throws {
    let lever = try CompleteScenario.wire.native().parts.levers[0]
    #expect(lever.effects[0].event.amounts == 0)
    #expect(try lever.events().map(\.amounts) == [4])
  }
}

extension PlanEvent {
  /// The count of a joiners-once event; the tests ask for no other.
  fileprivate var amounts: Double? {
    if case .joinersOnce(_, _, let count) = kind { count } else { nil }
  }
}
