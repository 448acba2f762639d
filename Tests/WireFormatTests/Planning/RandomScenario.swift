import OneWorkforceProtos

/// SplitMix64: the same scenarios on every machine.
struct ScenarioLuck: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}

/// Valid scenarios drawn at random: numbers, forms of values, optional fields and which rows there
/// are all vary; what rows refer to stays whole.
struct RandomScenario {
  var luck: ScenarioLuck

  init(seed: UInt64) {
    luck = ScenarioLuck(state: seed)
  }

  mutating func wire() -> WirePlanScenario {
    var wire = CompleteScenario.wire
    wire.title = "random \(Int.random(in: 0...999_999, using: &luck))"
    wire.horizonMonths = flip() ? 24 : 12
    if flip() { wire.ageingMonth = Int32.random(in: 1...12, using: &luck) }
    varyStaff(in: &wire)
    varyFlows(in: &wire)
    varyWork(in: &wire)
    varyMoney(in: &wire)
    if flip() { wire.clearUncertainty() }
    wire.events.removeAll { _ in Bool.random(using: &luck) }
    let horizon = wire.horizonMonths
    wire.events.removeAll { $0.month >= horizon }
    wire.events.shuffle(using: &luck)
    for index in wire.levers.indices {
      wire.levers[index].size = flip() ? 0 : number(0, 10)
      if flip() { wire.levers[index].effects[0].event.amount = number(0, 100) }
    }
    return wire
  }

  private mutating func flip() -> Bool { Bool.random(using: &luck) }

  private mutating func number(_ low: Double, _ high: Double) -> Double {
    Double.random(in: low...high, using: &luck)
  }

  /// A value of any form that a share can have, above 0 and below 1.
  private mutating func share() -> WirePlanValue {
    let centre = number(0.05, 0.9)
    return form(centre, low: centre * 0.5, high: centre + (1 - centre) * 0.5)
  }

  /// A value of any form that an amount up to `limit` can have.
  private mutating func amount(upTo limit: Double) -> WirePlanValue {
    let centre = number(limit * 1e-3, limit / 4)
    return form(centre, low: centre * 0.7, high: centre * 1.6)
  }

  private mutating func form(_ centre: Double, low: Double, high: Double) -> WirePlanValue {
    var value = WirePlanValue()
    switch Int.random(in: 0..<4, using: &luck) {
    case 0: value.centre = centre
    case 1: (value.low, value.high) = (low, high)
    case 2: (value.low, value.centre, value.high) = (low, centre, high)
    default:
      value.centre = centre
      (value.grade, value.source) = ("PLACEHOLDER", "nobody has it")
    }
    if value.grade.isEmpty, flip() {
      (value.grade, value.source) = (flip() ? "BORROWED" : "MEASURED", "file \(number(0, 9))")
      (value.period, value.rung) = ("2024-25", flip() ? "REGION" : "ENGLAND")
      if flip() { value.coverage = number(0, 1) }
    }
    return value
  }

  private mutating func ages() -> [Double] {
    // Quarters of a power of two: shares that sum to exactly 1.
    var shares = Array(repeating: 0.0, count: 12)
    for _ in 0..<16 { shares[Int.random(in: 0..<12, using: &luck)] += 0.0625 }
    return shares
  }

  private mutating func varyStaff(in wire: inout WirePlanScenario) {
    wire.groups.shuffle(using: &luck)
    wire.stocks.shuffle(using: &luck)
    for index in wire.stocks.indices {
      let count = flip() ? 12 : 60
      wire.stocks[index].people = (0..<count).map { _ in number(1, 40) }
      if flip() { wire.stocks[index].participation = (0..<12).map { _ in number(0, 1.5) } }
      if flip() { wire.stocks[index].clearDeclaredUnmetNeed() }
      if flip() {
        wire.stocks[index].provenance = .with {
          $0.grade = "MEASURED"
          $0.source = "returns"
        }
      }
    }
    if flip() { wire.places[0].population.variants = [] }
    if wire.places[0].population.variants.isEmpty {
      wire.uncertainty.drawsPopulationVariants = false
    }
  }

  private mutating func varyFlows(in wire: inout WirePlanScenario) {
    for index in wire.hazards.indices where !wire.hazards[index].rates[0].hasMeasured {
      let kinds = ["HAZARD_PER_YEAR", "YEARLY_PROBABILITY", "LEAVERS_OVER_MEAN_STOCK", ""]
      wire.hazards[index].rateKind = kinds[Int.random(in: 0..<4, using: &luck)]
      wire.hazards[index].rates = (0..<(flip() ? 1 : 12)).map { _ in amount(upTo: 1) }
    }
    wire.joiners[0].perMonth = amount(upTo: 50)
    wire.joiners[0].entryAges = ages()
    wire.hiring[0].fillRate = share()
    wire.hiring[0].applicantsPerMonth = amount(upTo: 100)
  }

  private mutating func varyWork(in wire: inout WirePlanScenario) {
    wire.activities[0].yearlyRates = (0..<(flip() ? 1 : 19)).map { _ in amount(upTo: 10) }
    wire.tasks[0].prevalence = (0..<(flip() ? 1 : 19)).map { _ in share() }
    wire.tasks[0].parts[0].minutes = amount(upTo: 100)
    wire.programmes[0].attrition = share()
    wire.programmes[0].entryAges = ages()
    if flip() { wire.programmes[0].placementHours = (0..<36).map { _ in number(0, 100) } }
    if flip() { wire.delegations[0].tasksPerMonth = amount(upTo: 20_000) }
    wire.delegations[0].receiverFactor = amount(upTo: 4)
    wire.delegations[0].carers.renewedShare = share()
    let parts = Int.random(in: 1...6, using: &luck)
    wire.posts[0].shares[0].share = "\(parts)/7"
    wire.posts[0].shares[1].share = "\(7 - parts)/7"
  }

  private mutating func varyMoney(in wire: inout WirePlanScenario) {
    for index in wire.pay.indices {
      wire.pay[index].yearlyPayPence = Int64.random(in: 1...9_000_000, using: &luck)
      if flip() { wire.pay[index].clearAgencyHourPence() }
    }
    if flip() { wire.clearPayElasticity() } else { wire.payElasticity = amount(upTo: 4) }
    if flip() { wire.funds[0].riskShares = [] }
    wire.costLines.shuffle(using: &luck)
  }
}
