import CPlanningKernel

/// The inner loop of the planner: who stays, moves and arrives in a month, by age class.
///
/// Age classes are single years that everyone leaves once a year, or any other classes of which a
/// share moves up: the rule is an ``Ageing``, so that a race fixture of twelve bands runs through
/// the very code that projects single years. Buffers are plain memory in the order age class, then
/// group, then draw. Only `+` and `*` are used, in a fixed order, and lanes never mix. The loops
/// are C, compiled for several processors (``Processor``); which of them runs changes no byte.
package enum AgeKernel {
  /// What the loops are compiled for. All leave the same bytes.
  package enum Processor: String, CaseIterable, Sendable {
    /// Any processor that the program runs on.
    case any
    /// An x86-64 with AVX2: four draws at once.
    case avx2
    /// An x86-64 with AVX-512F: eight draws at once.
    case avx512

    /// Whether this machine can run it.
    package var isHere: Bool { planning_supports(variant) }

    /// Its number in C.
    var variant: Int32 {
      switch self {
      case .any: Int32(PLANNING_BASELINE)
      case .avx2: Int32(PLANNING_AVX2)
      case .avx512: Int32(PLANNING_AVX512)
      }
    }

    /// The widest that this machine can run, found once.
    package static let best = allCases.last { $0.isHere } ?? .any
  }

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
    /// What the loops are compiled for.
    package let processor: Processor
    /// The first class of each band, and the end of the last.
    let firstClass: [Int32]
    /// Where the ways into each group begin among ``edges``, and their end.
    let firstWayIn: [Int32]
    /// The group that each way leaves.
    let source: [Int32]
    /// How far from the rows it reads a month writes them: as near as those taken at once allow,
    /// so that they are still in the first cache.
    let shift: Int

    /// A plan for `groups` groups; nil unless `bandOfClass` counts up from 0 by at most 1, every
    /// edge is between two of the groups and this machine can run `processor`. Edges are put in
    /// order.
    package init?(
      groups: Int, bandOfClass: [Int], edges: [Edge], ageing: Ageing, processor: Processor = .best
    ) {
      guard let firstClass = Self.firstClass(bandOfClass), processor.isHere else { return nil }
      let known = 0..<groups
      guard edges.allSatisfy({ known.contains($0.from) && known.contains($0.to) }) else {
        return nil
      }
      if case .shareMovesUp(let shares) = ageing, shares.count != bandOfClass.count { return nil }
      let sorted = edges.sorted { ($0.to, $0.from) < ($1.to, $1.from) }
      self.groups = groups
      self.classes = bandOfClass.count
      bands = firstClass.count - 1
      self.edges = sorted
      self.ageing = ageing
      self.processor = processor
      self.firstClass = firstClass
      let widest = zip(firstClass, firstClass.dropFirst()).map { Int($1 - $0) }.max() ?? 0
      shift = min(widest, PLANNING_CLASSES_AT_ONCE) * groups
      firstWayIn = (0...groups).map { group in
        Int32(truncatingIfNeeded: sorted.firstIndex { $0.to >= group } ?? sorted.count)
      }
      source = sorted.map { Int32(truncatingIfNeeded: $0.from) }
    }

    /// Where each band begins, and the end of the last; nil where bands do not count up from 0.
    private static func firstClass(_ bandOfClass: [Int]) -> [Int32]? {
      var first: [Int32] = []
      for (position, band) in bandOfClass.enumerated() where band != first.count - 1 {
        guard band == first.count else { return nil }
        first.append(Int32(truncatingIfNeeded: position))
      }
      return first + [Int32(truncatingIfNeeded: bandOfClass.count)]
    }

    /// The positions that ``Buffers/stock`` needs room for: some rows more than there are classes.
    package var storageCount: Int { classes * groups + shift }

    /// What the loops need to know, for the length of `body`.
    func withShape(_ body: (UnsafePointer<planning_shape>) -> Void) {
      firstClass.withUnsafeBufferPointer { firstClass in
        firstWayIn.withUnsafeBufferPointer { firstWayIn in
          source.withUnsafeBufferPointer { source in
            var shape = planning_shape(
              groups: Int64(groups), edges: Int64(edges.count), bands: Int64(bands),
              first_class: firstClass.baseAddress, first_way_in: firstWayIn.baseAddress,
              source: source.baseAddress)
            body(&shape)
          }
        }
      }
    }
  }

  /// The memory of a month, eight draws a position; it belongs to the caller and outlives its use.
  ///
  /// A month reads a class and writes it some rows lower or higher, so that nothing is copied: rows
  /// go down in one month and up in the next. ``stock`` is where they are now.
  package struct Buffers {
    /// Room for more rows than the plan has classes, ``Plan/storageCount``.
    let storage: UnsafeMutablePointer<Lanes>
    /// The probability to stay, by `band * groups + group`.
    package let stay: UnsafeMutablePointer<Lanes>
    /// The probability of each way, by `band * edges + edge` in the order of ``Plan/edges``.
    package let moves: UnsafeMutablePointer<Lanes>
    /// Joiners to each class of a band, by `band * groups + group`.
    package let joiners: UnsafeMutablePointer<Lanes>
    /// Written: people by `band * groups + group` at the month's end.
    package let totals: UnsafeMutablePointer<Lanes>
    /// How far ``stock`` lies from the start of the storage: 0 or ``Plan/shift``.
    var offset = 0

    /// People by `class * groups + group`, until the next month.
    package var stock: UnsafeMutablePointer<Lanes> { storage + offset }

    /// Buffers of a plan's sizes; `storage` has room for ``Plan/storageCount``.
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
    buffers.offset = plan.shift - buffers.offset
    let new = buffers.stock
    var rates = planning_rates(
      stay: doubles(buffers.stay), moves: doubles(buffers.moves),
      joiners: doubles(buffers.joiners), totals: doubles(buffers.totals))
    plan.withShape {
      planning_step(plan.processor.variant, $0, &rates, doubles(old), doubles(new))
    }
  }

  /// The same memory as C sees it: eight numbers a position.
  static func doubles(_ lanes: UnsafeMutablePointer<Lanes>) -> UnsafeMutablePointer<Double> {
    UnsafeMutableRawPointer(lanes).assumingMemoryBound(to: Double.self)
  }

  /// Once a year, at the end of its month, after ``step(_:_:)``: classes move up. Totals by band
  /// are then out of date; ``sum(_:stock:totals:)`` makes them again.
  package static func age(_ plan: Plan, stock: UnsafeMutablePointer<Lanes>) {
    switch plan.ageing {
    case .shareMovesUp(let shares):
      plan.withShape { shape in
        shares.withUnsafeBufferPointer {
          planning_move_up(plan.processor.variant, shape, $0.baseAddress, doubles(stock))
        }
      }
    case .everyoneMovesUp:
      guard plan.classes > 1 else { return }
      let (groups, last) = (plan.groups, stock + (plan.classes - 1) * plan.groups)
      for group in 0..<groups { last[group] += last[group - groups] }
      (stock + groups).update(from: stock, count: (plan.classes - 2) * groups)
      stock.update(repeating: .zero, count: groups)
    }
  }

  /// People by band from people by class, youngest class first.
  package static func sum(
    _ plan: Plan, stock: UnsafeMutablePointer<Lanes>, totals: UnsafeMutablePointer<Lanes>
  ) {
    plan.withShape {
      planning_sum(plan.processor.variant, $0, doubles(stock), doubles(totals))
    }
  }

  /// Full-time equivalents by group: people by band × the share of full time that each works, by
  /// `group * bands + band`.
  static func weigh(
    _ plan: Plan, totals: UnsafeMutablePointer<Lanes>, shares: [Double],
    weighed: UnsafeMutablePointer<Lanes>
  ) {
    shares.withUnsafeBufferPointer {
      planning_weigh(
        plan.processor.variant, Int64(plan.groups), Int64(plan.bands), doubles(totals),
        $0.baseAddress, doubles(weighed))
    }
  }
}
