import Vocabulary

/// Groups so small that draws follow them person by person: whole people leave by binomials, and
/// arrivals, which may be fractions, wait until they add to one person.
///
/// The mean model carries nobody of these groups in these draws; run 0 has only the mean model.
final class WholePeople {
  private let plan: ComponentPlan
  private let luck: LaneValues
  /// Whole people by `small group * 60 + age`, 0 in lanes of run 0.
  private let people: LaneBuffer
  /// Fractions that wait, exposed to nothing.
  private let waiting: LaneBuffer
  /// How many have arrived, by `small group * 8 + lane`: the index of the next one's luck.
  private var arrivals: [UInt32]
  private let lanes: [Int]
  private let isDrawn: SIMDMask<SIMD8<Int64>>
  private let isSmall: [Bool]
  private static let ages = StaffAge.count

  init(_ plan: ComponentPlan, _ luck: LaneValues, arena: LaneArena) {
    self.plan = plan
    self.luck = luck
    people = arena.make(plan.wholeNames.count * Self.ages)
    waiting = arena.make(plan.wholeNames.count * Self.ages)
    arrivals = Array(repeating: 0, count: plan.wholeNames.count * Lanes.scalarCount)
    lanes = (0..<Lanes.scalarCount).filter { $0 < luck.draws.count && luck.draws[$0] > 0 }
    var mask = SIMDMask<SIMD8<Int64>>()
    for lane in lanes { mask[lane] = true }
    isDrawn = mask
    isSmall = plan.cells.map(\.isWhole)
  }

  /// `amount` with 0 in the lanes where the cell is followed person by person.
  func withoutWhole(_ amount: Lanes, cell: Int) -> Lanes {
    isSmall[cell] ? amount.replacing(with: 0, where: isDrawn) : amount
  }

  // MARK: - The opening state

  /// Opening people become whole by largest remainder, ties to the younger; what is left of the
  /// total waits.
  func open(_ state: BlockState) {
    for (small, names) in plan.wholeNames.enumerated() {
      let opening = plan.cells[names.cell].openingByAge
      let total = opening.reduce(0, +)
      let count = (total + 1e-9).rounded(.down)
      let whole = Self.whole(count, inProportionTo: opening)
      let left = total > 0 ? max(0, total - count) / total : 0
      for age in 0..<Self.ages {
        for lane in lanes {
          people[small * Self.ages + age][lane] = whole[age]
          waiting[small * Self.ages + age][lane] = opening[age] * left
        }
        let position = age * plan.cells.count + names.cell
        state.stock[position] = withoutWhole(state.stock[position], cell: names.cell)
      }
    }
  }

  /// `count` whole people shared in proportion to `amounts`, by largest remainder, ties first come.
  static func whole(_ count: Double, inProportionTo amounts: [Double]) -> [Double] {
    let total = amounts.reduce(0, +)
    guard total > 0, count > 0 else { return Array(repeating: 0, count: amounts.count) }
    let exact = amounts.map { count * ($0 / total) }
    var whole = exact.map { ($0 + 1e-9).rounded(.down) }
    let missing = max(0, Int(count - whole.reduce(0, +) + 0.5))
    let order = exact.indices.sorted { left, right in
      let (one, other) = (exact[left] - whole[left], exact[right] - whole[right])
      return one != other ? one > other : left < right
    }
    for age in order.prefix(missing) { whole[age] += 1 }
    return whole
  }

  /// Writes the people of small groups, those who wait among them, into people by band.
  func addToBands(_ state: BlockState) {
    for (small, names) in plan.wholeNames.enumerated() {
      for (band, ages) in AgeBand.allCases.map(\.ageIndices).enumerated() {
        var sum = Lanes.zero
        for age in ages {
          sum += people[small * Self.ages + age] + waiting[small * Self.ages + age]
        }
        let position = band * plan.cells.count + names.cell
        state.bands[position] = state.bands[position].replacing(with: sum, where: isDrawn)
      }
    }
  }

  // MARK: - Counts

  /// Event counts, made whole; at most the whole people there are.
  func takeOut(_ departure: BlockRun.Departure, _ state: BlockState) throws(ServiceError) {
    guard let small = plan.wholeNames.firstIndex(where: { $0.cell == departure.cell }) else {
      return
    }
    let received = departure.ends.reduce(0) { $0 + $1.count }
    let ends = departure.ends + [(cell: -1, count: max(0, departure.leaving - received))]
    for lane in lanes {
      for end in ends { take(end.count, from: small, to: end.cell, lane, state) }
    }
  }

  private func take(
    _ count: Double, from small: Int, to target: Int, _ lane: Int, _ state: BlockState
  ) {
    let ages = small * Self.ages..<(small + 1) * Self.ages
    let there = ages.map { people[$0][lane] }
    let leaving = min((count + 0.5).rounded(.down), there.reduce(0, +))
    for (age, left) in Self.whole(leaving, inProportionTo: there).enumerated() where left > 0 {
      people[small * Self.ages + age][lane] -= left
      if target >= 0 { state.pending[age * plan.cells.count + target][lane] += left }
    }
  }

  // MARK: - The month

  /// Leavers are binomials by inverse distribution function, cause after cause, each with its
  /// probability among those that are left.
  func leave(_ run: BlockRun, in month: Int) throws(ServiceError) {
    for (small, names) in plan.wholeNames.enumerated() {
      for lane in lanes {
        var stayers = 0.0
        for age in 0..<Self.ages {
          try leave(small, names, age: age, lane, run.state, month: month)
          stayers +=
            people[small * Self.ages + age][lane] + waiting[small * Self.ages + age][lane]
        }
        let opening = run.state.opening[names.cell][lane]
        run.state.keep[names.cell][lane] = opening > 0 ? min(1, stayers / opening) : 1
      }
    }
  }

  private func leave(
    _ small: Int, _ names: WholeNames, age: Int, _ lane: Int, _ state: BlockState, month: Int
  ) throws(ServiceError) {
    var left = people[small * Self.ages + age][lane]
    guard left > 0 else { return }
    var rest = 1.0
    let band = AgeBand.of(ageIndex: age).rawValue
    for (order, cause) in plan.cells[names.cell].causes.enumerated() where left > 0 {
      let probability = state.causes[band * plan.causes.count + cause][lane]
      guard probability > 0 else { continue }
      let binomial = try BinomialDistribution(
        trials: Int(left), probability: rest > probability ? probability / rest : 1,
        field: "stocks")
      let leavers = Double(
        binomial.quantile(
          luck.luck.uniform(
            names.leave[order * Self.ages + age], draw: luck.draws[lane],
            index: UInt32(truncatingIfNeeded: month))))
      left -= leavers
      rest -= probability
      if let target = plan.causes[cause].target {
        state.pending[age * plan.cells.count + target][lane] += leavers
      }
    }
    people[small * Self.ages + age][lane] = left
  }

  /// Takes what the month brought to small groups, and makes people of it where it adds to one.
  func settle(_ state: BlockState) {
    for (small, names) in plan.wholeNames.enumerated() {
      for age in 0..<Self.ages {
        let position = age * plan.cells.count + names.cell
        let arrived = Lanes.zero.replacing(with: state.stock[position], where: isDrawn)
        waiting[small * Self.ages + age] += arrived
        state.stock[position] = withoutWhole(state.stock[position], cell: names.cell)
      }
      for lane in lanes { settle(small, names, lane) }
    }
    addToBands(state)
  }

  /// Those hired to the establishment.
  func welcome(_ hires: Lanes, _ row: HiringPlan, _ state: BlockState) {
    guard let small = plan.wholeNames.firstIndex(where: { $0.cell == row.cell }) else { return }
    let counted = Lanes.zero.replacing(with: hires, where: isDrawn)
    for (band, ages) in AgeBand.allCases.map(\.ageIndices).enumerated() {
      for age in ages { waiting[small * Self.ages + age] += counted * row.sharePerClass[band] }
    }
    for lane in lanes { settle(small, plan.wholeNames[small], lane) }
  }

  private func settle(_ small: Int, _ names: WholeNames, _ lane: Int) {
    let ages = small * Self.ages..<(small + 1) * Self.ages
    var total = ages.reduce(0) { $0 + waiting[$1][lane] }
    if total > Self.mostOneByOne { total = settle(crowd: total, ages, lane) }
    while total >= 1 - 1e-9 {
      let index = arrivals[small * Lanes.scalarCount + lane]
      arrivals[small * Lanes.scalarCount + lane] = index &+ 1
      let u = luck.luck.uniform(names.arrive, draw: luck.draws[lane], index: index)
      people[age(at: u * total, ages, lane)][lane] += 1
      let left = max(0, total - 1) / total
      for age in ages { waiting[age][lane] *= left }
      total = ages.reduce(0) { $0 + waiting[$1][lane] }
    }
  }

  /// Of more than ``mostOneByOne`` who come at once, all but that many become people by largest
  /// remainder: of so many, luck changes no age's share. Says how many still wait.
  private func settle(crowd total: Double, _ ages: Range<Int>, _ lane: Int) -> Double {
    let count = (total - Self.mostOneByOne).rounded(.down)
    let whole = Self.whole(count, inProportionTo: ages.map { waiting[$0][lane] })
    let left = (total - count) / total
    for (age, people) in zip(ages, whole) {
      self.people[age][lane] += people
      waiting[age][lane] *= left
    }
    return total - count
  }

  private static let mostOneByOne = 1_000.0

  /// The age at which those who wait, youngest first, add to `amount`.
  private func age(at amount: Double, _ ages: Range<Int>, _ lane: Int) -> Int {
    var sum = 0.0
    var last = ages.lowerBound
    for age in ages where waiting[age][lane] > 0 {
      sum += waiting[age][lane]
      last = age
      if sum > amount { break }
    }
    return last
  }

  /// Everyone is a year older, those who wait too.
  func growOlder() {
    for small in plan.wholeNames.indices {
      let first = small * Self.ages
      for buffer in [people, waiting] {
        let last = first + Self.ages - 1
        buffer[last] += buffer[last - 1]
        for age in stride(from: last - 1, to: first, by: -1) { buffer[age] = buffer[age - 1] }
        buffer[first] = .zero
      }
    }
  }
}
