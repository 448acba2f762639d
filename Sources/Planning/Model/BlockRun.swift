import Vocabulary

/// Eight draws of one component, month by month.
///
/// All memory is allocated before the first month. Lanes never mix; sums run in the order of the
/// compiled plan.
final class BlockRun {
  let plan: ComponentPlan
  let luck: LaneValues
  let thresholds: [Double]
  /// Keeps each step's share of the change in run 0; nil in draws.
  let ledger: Ledger?
  let state: BlockState
  var policies: Policies
  var whole: WholePeople?
  /// The next of the plan's happenings.
  var nextHappening = 0
  /// Cells whose hazards an event changed.
  var isTouched: [Bool]
  /// Cells whose probabilities are out of date.
  var isStale: [Bool]
  let hasShocks: [Bool]
  let keepsCauses: Bool
  /// Cells whose stayers joint posts or authorised carers need.
  let watched: [Int]
  /// Cells whose people at the month's start are kept: those watched and those of whole people.
  let counted: [Int]
  var joinersChanged = true
  var joinedOnce = false
  var hasPending = false
  var yearEnds: BlockYearEnds

  /// A run at its opening state, year 0 kept.
  ///
  /// - Throws: ``ServiceError`` naming `places[…].population` where a need has no people to rest
  ///   on.
  init(
    _ plan: ComponentPlan, _ luck: LaneValues, thresholds: [Double], ledger: Ledger?
  ) throws(ServiceError) {
    self.plan = plan
    self.luck = luck
    self.thresholds = thresholds
    self.ledger = ledger
    policies = Policies(plan)
    isTouched = Array(repeating: true, count: plan.cells.count)
    isStale = isTouched
    hasShocks = plan.cells.map { cell in plan.causes[cell.causes].contains { $0.shock != nil } }
    let isDrawn = luck.draws.prefix(luck.laneCount).contains { $0 > 0 }
    let isWhole = isDrawn && !plan.wholeNames.isEmpty
    keepsCauses = isWhole || ledger != nil
    watched = Set(plan.posts.map(\.home) + plan.delegations.map(\.receiver)).sorted()
    counted = Set(watched + plan.wholeNames.map(\.cell)).sorted()
    state = BlockState(
      plan, keepsCauses: keepsCauses, isWhole: isWhole, thresholds: thresholds.count)
    yearEnds = BlockYearEnds(
      cells: plan.cells.map(\.position), yearCount: plan.months / 12 + 1, people: [],
      availableFTE: [], requiredFTE: [],
      firstPassing: Array(
        repeating: SIMD8(repeating: -1), count: thresholds.count * plan.cells.count))
    if isWhole { whole = WholePeople(plan, luck, arena: state.arena) }
    try requirePopulations()
    open()
    try requireNeedOfGivers()
    try close(point: 0)
  }

  /// Runs to the horizon.
  func allMonths() throws(ServiceError) {
    for month in 0..<plan.months {
      for step in MonthStep.chain { try step.act(on: self, in: month) }
    }
  }

  private func requirePopulations() throws(ServiceError) {
    let needed = Set(plan.weightings.map(\.localPlace) + plan.drivers.map(\.localPlace))
    for place in needed.sorted() {
      let people = luck.population[plan.places[place]]
      guard people.count >= (plan.months + 1) * PeopleBand.count else {
        throw ServiceError(
          .failedPrecondition, .fieldRequired, field: plan.placeFields[place] + ".population",
          "the need there rests on people: settle the plan's population before it runs")
      }
    }
  }

  private func open() {
    let groups = plan.cells.count
    for (position, cell) in plan.cells.enumerated() {
      for (age, people) in cell.openingByAge.enumerated() {
        state.stock[age * groups + position] = Lanes(repeating: people)
      }
    }
    whole?.open(state)
    AgeKernel.sum(plan.kernel, stock: state.stock.base, totals: state.bands.base)
    whole?.addToBands(state)
    for (position, post) in plan.posts.enumerated() {
      state.posts[position] = Lanes(repeating: post.filled)
    }
    openTraining()
    openCarers()
    openNeeds()
  }

  // MARK: - Small readings of the state

  /// People of a cell now.
  func people(_ cell: Int) -> Lanes {
    var sum = Lanes.zero
    for band in 0..<AgeBand.count { sum += state.bands[band &* plan.cells.count &+ cell] }
    return sum
  }

  /// FTE of a cell now: its people without those in joint posts, and its parts of joint posts.
  func fte(_ cell: Int) -> Lanes {
    var (people, full) = (Lanes.zero, Lanes.zero)
    for band in 0..<AgeBand.count {
      let here = state.bands[band &* plan.cells.count &+ cell]
      people += here
      full += here * plan.participation[cell &* AgeBand.count &+ band]
    }
    if !plan.heldBy[cell].isEmpty {
      // Holders are at most the people; the bound is for the last bit of the quotient.
      let inPosts = pointwiseMin(LaneMath.ratio(holders(cell), people), Lanes(repeating: 1))
      full *= 1 - inPosts
    }
    return full + jointFTE(cell)
  }

  /// FTE that joint posts give a cell.
  func jointFTE(_ cell: Int) -> Lanes {
    var sum = Lanes.zero
    for (post, share) in plan.servedBy[cell] {
      sum += state.posts[post] * (plan.posts[post].ftePerPost * share)
    }
    return sum
  }

  /// Holders of joint posts counted in a cell.
  func holders(_ cell: Int) -> Lanes {
    plan.heldBy[cell].reduce(Lanes.zero) { $0 + state.posts[$1] }
  }

  /// The value of an input in each draw.
  func value(_ slot: Int) -> Lanes { luck.values[slot] }
}
