/// What events have set by now: a value holds until the next event on it.
struct Policies {
  /// The factor on one cause of a cell, and on all of them.
  var causeFactor: [HazardFactors]
  var cellFactor: [HazardFactors]
  /// Joiners a month where an event set them.
  var joiners: [Double?]
  /// Joiners that come once, this month.
  var joinersOnce: [Double]
  /// Establishment in FTE.
  var establishment: [Double?]
  var taskAllowed: [Bool]
  var delegationTarget: [Double]
  var carersPlanned: [Double]
  var assessorHours: [Double]
  /// Prevention of one activity or task, and of all at a place.
  var prevention: [Double]
  var preventionOfAll: [Double]
  /// Pay as a factor on that of point 0.
  var pay: [Double]
  var payOutside: [Double]
  var intake: [Double]
  var simulationHours: [Double]
  var postsFunded: [Double]

  /// Policies at point 0.
  init(_ plan: ComponentPlan) {
    causeFactor = Array(repeating: HazardFactors(), count: plan.causes.count)
    cellFactor = Array(repeating: HazardFactors(), count: plan.cells.count)
    joiners = Array(repeating: nil, count: plan.sources.count)
    joinersOnce = Array(repeating: 0, count: plan.sources.count)
    establishment = plan.cells.map(\.establishment)
    taskAllowed = plan.delegations.map(\.isAllowed)
    delegationTarget = plan.delegations.map(\.target)
    carersPlanned = plan.delegations.map(\.carers.plannedPerMonth)
    assessorHours = plan.delegations.map(\.carers.assessorHoursPerMonth)
    prevention = Array(repeating: 1, count: plan.drivers.count)
    preventionOfAll = Array(repeating: 1, count: plan.places.count)
    pay = Array(repeating: 1, count: plan.cells.count)
    payOutside = Array(repeating: 1, count: plan.places.count)
    intake = Array(repeating: 1, count: plan.programmes.count)
    simulationHours = plan.areas.map(\.simulationHours)
    postsFunded = plan.posts.map(\.funded)
  }

  /// The factor that prevention puts on an activity or task.
  func prevention(of driver: Int, _ plan: ComponentPlan) -> Double {
    prevention[driver] * preventionOfAll[plan.drivers[driver].localPlace]
  }
}

/// The factors that the plan's own events and levers put on a hazard: each is the last word of its
/// speaker, and those of different levers multiply.
struct HazardFactors {
  private var factors: [(lever: LeverCode?, factor: Double)] = []
  /// All of them together; 1 where nobody spoke.
  private(set) var product = 1.0

  /// Takes `lever`'s word, or the plan's own where there is none.
  mutating func set(_ factor: Double, by lever: LeverCode?) {
    factors.removeAll { $0.lever == lever }
    factors.append((lever, factor))
    // In one order, so that the same levers give the same bytes whenever each began.
    factors.sort { ($0.lever?.text ?? "") < ($1.lever?.text ?? "") }
    product = factors.reduce(1) { $0 * $1.factor }
  }
}
