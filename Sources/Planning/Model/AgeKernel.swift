/// The inner loop of the planner: who stays, moves and arrives in a month, by age class.
///
/// Age classes are single years that everyone leaves once a year, or any other classes of which a
/// share moves up: the rule is an ``Ageing``, so that a race fixture of twelve bands runs through
/// the very code that projects single years. Buffers are plain memory in the order age class, then
/// group, then draw. Only `+` and `*` are used, in a fixed order, and lanes never mix.
package enum AgeKernel {
  /// What happens to classes once a year.
  package enum Ageing: Hashable, Sendable {
    /// Classes are single years: everyone moves up one, the last class stays open.
    case everyoneMovesUp
    /// This share of each class moves up one; one value a class, 0 for the last.
    case shareMovesUp([Double])
  }

  /// A way from one group to another.
  package struct Edge: Hashable, Sendable {
    /// The group that people leave.
    package let from: Int
    /// The group they join.
    package let to: Int

    /// A way between two groups.
    package init(from: Int, to: Int) {
      self.from = from
      self.to = to
    }
  }

  /// The shape of a month's work: groups, classes, bands of equal rates and ways between groups.
  package struct Plan: Sendable {
    /// How many groups (cells) there are.
    package let groups: Int
    /// How many age classes.
    package let classes: Int
    /// How many bands; probabilities are equal within one.
    package let bands: Int
    /// Ways between groups in the order of move probabilities: by group joined, then group left.
    package let edges: [Edge]
    /// What happens once a year.
    package let ageing: Ageing
    /// Classes of each band, one after the other.
    let classesOfBand: [Range<Int>]
    /// Where the ways into each group begin among ``edges``, and their end.
    let firstWayIn: [Int32]
    /// The group that each way leaves.
    let source: [Int32]

    /// A plan for `groups` groups; nil unless `bandOfClass` counts up from 0 by at most 1 and every
    /// edge is between two of the groups. Edges are put in order.
    package init?(groups: Int, bandOfClass: [Int], edges: [Edge], ageing: Ageing) {
      var classes: [Range<Int>] = []
      for (position, band) in bandOfClass.enumerated() {
        if band == classes.count - 1 {
          classes[band] = classes[band].lowerBound..<position + 1
        } else if band == classes.count {
          classes.append(position..<position + 1)
        } else {
          return nil
        }
      }
      let known = 0..<groups
      guard edges.allSatisfy({ known.contains($0.from) && known.contains($0.to) }) else {
        return nil
      }
      if case .shareMovesUp(let shares) = ageing, shares.count != bandOfClass.count { return nil }
      let sorted = edges.sorted { ($0.to, $0.from) < ($1.to, $1.from) }
      self.groups = groups
      self.classes = bandOfClass.count
      bands = classes.count
      self.edges = sorted
      self.ageing = ageing
      classesOfBand = classes
      firstWayIn = (0...groups).map { group in
        Int32(truncatingIfNeeded: sorted.firstIndex { $0.to >= group } ?? sorted.count)
      }
      source = sorted.map { Int32(truncatingIfNeeded: $0.from) }
    }
  }

  /// The memory of a month, eight draws a position.
  package struct Buffers {
    /// People by `class * groups + group`; read and replaced.
    package let stock: UnsafeMutablePointer<Lanes>
    /// Room for two classes, `2 * groups`; what is in it does not matter.
    package let rows: UnsafeMutablePointer<Lanes>
    /// The probability to stay, by `band * groups + group`.
    package let stay: UnsafeMutablePointer<Lanes>
    /// The probability of each way, by `band * edges + edge` in the order of ``Plan/edges``.
    package let moves: UnsafeMutablePointer<Lanes>
    /// Joiners to each class of a band, by `band * groups + group`.
    package let joiners: UnsafeMutablePointer<Lanes>
    /// Written: people by `band * groups + group` at the month's end.
    package let totals: UnsafeMutablePointer<Lanes>

    /// Buffers of a plan's sizes; they outlive the call.
    package init(
      stock: UnsafeMutablePointer<Lanes>, rows: UnsafeMutablePointer<Lanes>,
      stay: UnsafeMutablePointer<Lanes>, moves: UnsafeMutablePointer<Lanes>,
      joiners: UnsafeMutablePointer<Lanes>, totals: UnsafeMutablePointer<Lanes>
    ) {
      self.stock = stock
      self.rows = rows
      self.stay = stay
      self.moves = moves
      self.joiners = joiners
      self.totals = totals
    }
  }

  /// One month: everyone stays, goes a way or leaves, all by the opening stock; then joiners come.
  ///
  /// Nobody who arrives in the month leaves in it. Stocks stay at 0 or above because all factors
  /// are.
  package static func step(_ plan: Plan, _ buffers: Buffers) {
    plan.firstWayIn.withUnsafeBufferPointer { first in
      plan.source.withUnsafeBufferPointer { source in
        guard let first = first.baseAddress else { return }
        // Without edges the pointer is never followed.
        let ways = Ways(first: first, source: source.baseAddress ?? first)
        for (band, classes) in plan.classesOfBand.enumerated() {
          step(plan, buffers, band: Band(plan, buffers, band), classes: classes, ways)
        }
      }
    }
  }

  /// Once a year, at the end of its month, after ``step(_:_:)``: classes move up. Totals by band
  /// are then out of date; ``sum(_:stock:totals:)`` makes them again.
  package static func age(_ plan: Plan, stock: UnsafeMutablePointer<Lanes>) {
    for position in stride(from: plan.classes - 1, to: 0, by: -1) {
      let (older, younger) = (stock + position * plan.groups, stock + (position - 1) * plan.groups)
      switch plan.ageing {
      case .everyoneMovesUp where position == plan.classes - 1:
        for group in 0..<plan.groups { older[group] += younger[group] }
      case .everyoneMovesUp:
        older.update(from: younger, count: plan.groups)
      case .shareMovesUp(let shares):
        for group in 0..<plan.groups {
          let up = younger[group] * shares[position - 1]
          older[group] += up
          younger[group] -= up
        }
      }
    }
    if plan.ageing == .everyoneMovesUp, plan.classes > 1 {
      stock.update(repeating: .zero, count: plan.groups)
    }
  }

  /// People by band from people by class, youngest class first.
  package static func sum(
    _ plan: Plan, stock: UnsafeMutablePointer<Lanes>, totals: UnsafeMutablePointer<Lanes>
  ) {
    for (band, classes) in plan.classesOfBand.enumerated() {
      let total = totals + band * plan.groups
      total.update(repeating: .zero, count: plan.groups)
      for position in classes {
        let row = stock + position * plan.groups
        for group in 0..<plan.groups { total[group] += row[group] }
      }
    }
  }
}

// The hot path: nothing here allocates, checks or calls out.
extension AgeKernel {
  /// The ways into groups as plain memory.
  private struct Ways {
    let first: UnsafePointer<Int32>
    let source: UnsafePointer<Int32>
  }

  /// What is equal within a band.
  private struct Band {
    let groups: Int
    let stay: UnsafeMutablePointer<Lanes>
    let moves: UnsafeMutablePointer<Lanes>
    let joiners: UnsafeMutablePointer<Lanes>
    let totals: UnsafeMutablePointer<Lanes>

    init(_ plan: Plan, _ buffers: Buffers, _ band: Int) {
      groups = plan.groups
      stay = buffers.stay + band * plan.groups
      moves = buffers.moves + band * plan.edges.count
      joiners = buffers.joiners + band * plan.groups
      totals = buffers.totals + band * plan.groups
    }
  }

  private static func step(
    _ plan: Plan, _ buffers: Buffers, band: Band, classes: Range<Int>, _ ways: Ways
  ) {
    band.totals.update(repeating: .zero, count: plan.groups)
    var position = classes.lowerBound
    while position < classes.upperBound {
      let row = buffers.stock + position &* plan.groups
      if position &+ 1 < classes.upperBound {
        buffers.rows.update(from: row, count: 2 &* plan.groups)
        stepTwo(band, buffers.rows, row, ways)
      } else {
        buffers.rows.update(from: row, count: plan.groups)
        stepOne(band, buffers.rows, row, ways)
      }
      position &+= 2
    }
  }

  /// Two classes at once, so that each probability is read once for both.
  private static func stepTwo(
    _ band: Band, _ old: UnsafeMutablePointer<Lanes>, _ new: UnsafeMutablePointer<Lanes>,
    _ ways: Ways
  ) {
    let groups = band.groups
    let oldUpper = old + groups
    let newUpper = new + groups
    var way = 0
    var group = 0
    while group < groups {
      let stay = band.stay[group]
      let joiners = band.joiners[group]
      var lower = old[group] * stay
      var upper = oldUpper[group] * stay
      let end = Int(ways.first[group &+ 1])
      while way < end {
        let probability = band.moves[way]
        let from = Int(ways.source[way])
        lower += old[from] * probability
        upper += oldUpper[from] * probability
        way &+= 1
      }
      lower += joiners
      upper += joiners
      new[group] = lower
      newUpper[group] = upper
      band.totals[group] += lower + upper
      group &+= 1
    }
  }

  private static func stepOne(
    _ band: Band, _ old: UnsafeMutablePointer<Lanes>, _ new: UnsafeMutablePointer<Lanes>,
    _ ways: Ways
  ) {
    var way = 0
    var group = 0
    while group < band.groups {
      var people = old[group] * band.stay[group]
      let end = Int(ways.first[group &+ 1])
      while way < end {
        people += old[Int(ways.source[way])] * band.moves[way]
        way &+= 1
      }
      people += band.joiners[group]
      new[group] = people
      band.totals[group] += people
      group &+= 1
    }
  }
}
