/// What events have set by now: a value holds until the next event on it.
struct Policies {
  /// The factor on one cause of a cell, and on all of them.
  var causeFactor: [Double]
  var cellFactor: [Double]
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
    causeFactor = Array(repeating: 1, count: plan.causes.count)
    cellFactor = Array(repeating: 1, count: plan.cells.count)
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
