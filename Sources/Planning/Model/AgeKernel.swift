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

  /// The memory of a month, eight draws a position; it belongs to the caller and outlives its use.
  ///
  /// A month reads a class and writes it two rows lower or higher, so that nothing is copied: rows
  /// go down in one month and up in the next. ``stock`` is where they are now.
  package struct Buffers {
    /// Room for two classes more than the plan has, `(classes + 2) * groups`.
    let storage: UnsafeMutablePointer<Lanes>
    /// The probability to stay, by `band * groups + group`.
    package let stay: UnsafeMutablePointer<Lanes>
    /// The probability of each way, by `band * edges + edge` in the order of ``Plan/edges``.
    package let moves: UnsafeMutablePointer<Lanes>
    /// Joiners to each class of a band, by `band * groups + group`.
    package let joiners: UnsafeMutablePointer<Lanes>
    /// Written: people by `band * groups + group` at the month's end.
    package let totals: UnsafeMutablePointer<Lanes>
    /// How far ``stock`` lies from the start of the storage: 0 or two rows.
    var offset = 0

    /// People by `class * groups + group`, until the next month.
    package var stock: UnsafeMutablePointer<Lanes> { storage + offset }

    /// Buffers of a plan's sizes; `storage` has room for `(classes + 2) * groups`.
    package init(
      storage: UnsafeMutablePointer<Lanes>, stay: UnsafeMutablePointer<Lanes>,
      moves: UnsafeMutablePointer<Lanes>, joiners: UnsafeMutablePointer<Lanes>,
      totals: UnsafeMutablePointer<Lanes>
    ) {
      self.storage = storage
      self.stay = stay
      self.moves = moves
      self.joiners = joiners
      self.totals = totals
    }
  }

  /// One month: everyone stays, goes a way or leaves, all by the opening stock; then joiners come.
  ///
  /// Nobody who arrives in the month leaves in it. Stocks stay at 0 or above because all factors
  /// are. ``Buffers/stock`` is at another address afterwards.
  package static func step(_ plan: Plan, _ buffers: inout Buffers) {
    let old = buffers.stock
    buffers.offset = 2 * plan.groups - buffers.offset
    let new = buffers.stock
    let bands = plan.classesOfBand.count
    let read = buffers
    withWays(of: plan) { ways in
      for position in 0..<bands {
        let band = new < old ? position : bands - 1 - position
        step(Band(plan, read, band), plan.classesOfBand[band], ways, from: old, to: new)
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

  private static func withWays(of plan: Plan, _ body: (Ways) -> Void) {
    plan.firstWayIn.withUnsafeBufferPointer { first in
      plan.source.withUnsafeBufferPointer { source in
        guard let first = first.baseAddress else { return }
        // Without edges the pointer to sources is never followed.
        body(Ways(first: first, source: source.baseAddress ?? first))
      }
    }
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

  /// The classes of a band by twos; downwards where rows go up, so that none is overwritten unread.
  private static func step(
    _ band: Band, _ classes: Range<Int>, _ ways: Ways, from old: UnsafeMutablePointer<Lanes>,
    to new: UnsafeMutablePointer<Lanes>
  ) {
    let pairs = (classes.count &+ 1) / 2
    var done = 0
    while done < pairs {
      let pair = new < old ? done : pairs &- 1 &- done
      let position = classes.lowerBound &+ 2 &* pair
      let row = position &* band.groups
      if position &+ 1 < classes.upperBound {
        stepTwo(band, old + row, new + row, ways, isFirst: done == 0)
      } else {
        stepOne(band, old + row, new + row, ways, isFirst: done == 0)
      }
      done &+= 1
    }
  }

  /// Two classes at once, so that each probability is read once for both.
  private static func stepTwo(
    _ band: Band, _ old: UnsafeMutablePointer<Lanes>, _ new: UnsafeMutablePointer<Lanes>,
    _ ways: Ways, isFirst: Bool
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
      let both = lower + upper
      band.totals[group] = isFirst ? both : band.totals[group] + both
      group &+= 1
    }
  }

  private static func stepOne(
    _ band: Band, _ old: UnsafeMutablePointer<Lanes>, _ new: UnsafeMutablePointer<Lanes>,
    _ ways: Ways, isFirst: Bool
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
      band.totals[group] = isFirst ? people : band.totals[group] + people
      group &+= 1
    }
  }
}
