/// What each step of run 0 did to the state, by cause, and the year rows made of it.
final class Ledger {
  let plan: ComponentPlan
  var year: YearFlows
  /// People at the year's start.
  var opening: [Double]
  var groups: [[GroupYear]]
  var programmes: [[ProgrammeYear]]
  var delegations: [[DelegationYear]]
  var posts: [[PostYear]]
  /// Money by year, year 1 first.
  var money: [YearMoney] = []

  /// Sums over the months of a year.
  struct YearFlows {
    var joiners: [[Double]]
    var causes: [Double]
    var graduates: [Double]
    var moved: [(from: Int, to: Int, count: Double)] = []
    var exits: [Double]
    var trained: [Double]
    var expired: [Double]
    var left: [Double]
    var students: [StudentFlows]
    var money: YearMoney

    init(_ plan: ComponentPlan) {
      joiners = Array(repeating: [0, 0, 0, 0], count: plan.cells.count)
      causes = Array(repeating: 0, count: plan.causes.count)
      graduates = Array(repeating: 0, count: plan.programmes.count)
      exits = Array(repeating: 0, count: plan.cells.count)
      trained = Array(repeating: 0, count: plan.delegations.count)
      expired = trained
      left = trained
      students = Array(repeating: StudentFlows(), count: plan.programmes.count)
      money = YearMoney(plan)
    }
  }

  /// A programme's sums over a year.
  struct StudentFlows {
    var planned = 0.0
    var intake = 0.0
    var refused = 0.0
    var lost = 0.0
    var graduated = 0.0
    var arrived = 0.0
  }

  /// What a year cost before it is shared: pence by cell, nil where a price is not known; hours.
  struct YearMoney {
    var pay: [Double?]
    var agency: [Double?]
    var travelHours: [Double]
    var trainingHours: [Double]

    init(_ plan: ComponentPlan) {
      pay = Array(repeating: 0, count: plan.cells.count)
      agency = pay
      travelHours = Array(repeating: 0, count: plan.cells.count)
      trainingHours = Array(repeating: 0, count: plan.delegations.count)
    }
  }

  init(_ plan: ComponentPlan) {
    self.plan = plan
    year = YearFlows(plan)
    opening = plan.cells.map { $0.openingByAge.reduce(0, +) }
    groups = Array(repeating: [], count: plan.cells.count)
    programmes = Array(repeating: [], count: plan.programmes.count)
    delegations = Array(repeating: [], count: plan.delegations.count)
    posts = Array(repeating: [], count: plan.posts.count)
  }

  // MARK: - Steps

  /// Event counts: to each group that receives them, and out of the plan.
  func take(_ departure: BlockRun.Departure) {
    for end in departure.ends { year.moved.append((departure.cell, end.cell, end.count)) }
    let received = departure.ends.reduce(0) { $0 + $1.count }
    year.exits[departure.cell] += departure.leaving - received
  }

  /// Leavers and movers by cause, and joiners as given.
  func leave(_ run: BlockRun) {
    let state = run.state
    let (cells, causes) = (plan.cells.count, plan.causes.count)
    for cell in 0..<cells {
      for cause in plan.cells[cell].causes {
        var gone = year.causes[cause]
        for band in 0..<AgeBand.count {
          gone += state.bands[band * cells + cell][0] * state.causes[band * causes + cause][0]
        }
        year.causes[cause] = gone
      }
    }
    for (position, source) in plan.sources.enumerated() {
      year.joiners[source.cell][source.source.order] += run.joinersPerMonth(position)[0]
    }
    for link in plan.graduateLinks {
      let count = state.arriving[link.programme][0] * link.share
      year.joiners[link.cell][0] += count
      year.students[link.programme].arrived += count
    }
  }

  /// Those hired to the establishment.
  func hire(_ cell: Int, _ hires: Lanes) {
    year.joiners[cell][JoinerSource.wider.order] += hires[0]
  }

  /// Students lost and graduated, before they go on.
  func train(_ position: Int, _ run: BlockRun, graduates: Lanes) {
    let programme = plan.programmes[position]
    let students = (0..<programme.months).reduce(0) {
      $0 + run.state.students[programme.firstStudent + $1][0]
    }
    year.students[position].lost += students * (1 - run.state.studentKeep[position][0])
    year.students[position].graduated += graduates[0]
  }

  /// An intake: what was planned, what applied, what found room.
  func admit(_ programme: Int, planned: Double, wanted: Double, intake: Lanes) {
    year.students[programme].planned += planned
    year.students[programme].intake += intake[0]
    year.students[programme].refused += max(0, wanted - intake[0])
  }

  /// Authorised carers who left, lapsed and were trained.
  func authorise(_ task: Int, left: Lanes, expired: Lanes, trained: Lanes) {
    year.left[task] += left[0]
    year.expired[task] += expired[0]
    year.trained[task] += trained[0]
  }

  /// The month's money, of its closing state.
  func closeMonth(_ run: BlockRun, point: Int) {
    guard point > 0 else { return }
    for (position, cell) in plan.cells.enumerated() {
      let fte = run.state.fte[position][0]
      let price = cell.pay.map { $0.pencePerFTEMonth * run.policies.pay[position] }
      year.money.pay[position] = Self.add(year.money.pay[position], fte, price)
      year.money.agency[position] = Self.add(
        year.money.agency[position], cell.agencyHours, cell.pay?.pencePerAgencyHour)
      year.money.travelHours[position] += run.state.travel[position][0]
    }
    for (position, task) in plan.delegations.enumerated() {
      year.money.trainingHours[position] +=
        run.state.trained[position][0] * (task.carers.courseHours + task.carers.hoursPerSignOff)
    }
  }

  /// An amount at a price on top of a sum; nothing of an unknown price costs 0.
  private static func add(_ sum: Double?, _ amount: Double, _ price: Double?) -> Double? {
    guard amount > 0 else { return sum }
    guard let sum, let price else { return nil }
    return sum + amount * price
  }
}

extension JoinerSource {
  /// Its position among ``SupplySource``.
  var order: Int {
    switch self {
    case .international: 1
    case .returning: 2
    case .wider: 3
    }
  }
}
