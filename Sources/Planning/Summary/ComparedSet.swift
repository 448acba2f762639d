import Vocabulary

/// What is compared: a measure of a group or a sector at a place.
struct ComparedKey: Hashable {
  let place: PlanPlaceCode
  let group: GroupCode?
  let sector: Sector?
  let metric: BandMetric

  /// By place; groups by code, then sectors in their order, then all; the measures in theirs.
  static func inOrder(_ left: ComparedKey, _ right: ComparedKey) -> Bool {
    if left.place != right.place { return left.place < right.place }
    if left.rank != right.rank { return left.rank < right.rank }
    if left.group != right.group { return (left.group?.text ?? "") < (right.group?.text ?? "") }
    return left.metricRank < right.metricRank
  }

  private var rank: Int {
    group != nil ? 0 : 1 + (sector.flatMap { Sector.allCases.firstIndex(of: $0) } ?? 99)
  }

  private var metricRank: Int { BandMetric.allCases.firstIndex(of: metric) ?? 0 }
}

/// Places whose components hang together in one of two scenarios, so that both are run for them at
/// one time.
struct ComparedSet: Sendable {
  /// What is compared there, in order.
  let keys: [ComparedKey]
  /// Components of the first and of the second scenario.
  private let components: [[Int]]
  private let totals: [[SectorTotals]]
  private let yearCount: Int

  /// The sets of two scenarios, in order of their first place.
  static func all(_ first: PreparedRun, _ second: PreparedRun) -> [ComparedSet] {
    let sides = [first, second]
    var sets: [Set<PlanPlaceCode>] = []
    for side in sides {
      for component in side.model.components {
        var joined = Set(component.places.map { side.places[$0] })
        sets.removeAll { old in
          guard !old.isDisjoint(with: joined) else { return false }
          joined.formUnion(old)
          return true
        }
        sets.append(joined)
      }
    }
    let ordered = sets.compactMap { set in set.min().map { (first: $0, set: set) } }
    return ordered.sorted { $0.first < $1.first }.map { ComparedSet(sides, places: $0.set) }
  }

  private init(_ sides: [PreparedRun], places: Set<PlanPlaceCode>) {
    components = sides.map { side in
      side.model.components.indices.filter { component in
        side.model.components[component].places.contains { places.contains(side.places[$0]) }
      }
    }
    yearCount = (sides.first?.model.years ?? 0) + 1
    let years = yearCount
    totals = zip(sides, components).map { side, components in
      components.map { SectorTotals(side.cells(of: $0), yearCount: years) }
    }
    let found = zip(zip(sides, components), totals).map { Self.keys($0.0, $0.1, $1) }
    let groups = found.map { $0.filter { $0.group != nil } }
    let sectors = found.map { $0.filter { $0.group == nil } }
    keys = (groups[0].intersection(groups[1]).union(sectors[0]).union(sectors[1]))
      .sorted(by: ComparedKey.inOrder)
  }

  var columnCount: Int { keys.count * yearCount }

  private static func keys(
    _ side: PreparedRun, _ components: [Int], _ totals: [SectorTotals]
  ) -> Set<ComparedKey> {
    var keys: Set<ComparedKey> = []
    for (component, totals) in zip(components, totals) {
      for cell in side.cells(of: component) where cell.hasNeed {
        keys.insert(key(of: cell))
      }
      for scope in totals.scopes {
        keys.insert(key(of: scope, side, .unmetFTE))
        keys.insert(key(of: scope, side, .availableFTE))
      }
    }
    return keys
  }

  private static func key(of cell: CompiledModel.Cell) -> ComparedKey {
    ComparedKey(place: cell.place, group: cell.group, sector: nil, metric: .unmetFTE)
  }

  private static func key(
    of scope: SectorTotals.Scope, _ side: PreparedRun, _ metric: BandMetric
  ) -> ComparedKey {
    ComparedKey(place: side.places[scope.place], group: nil, sector: scope.sector, metric: metric)
  }

  /// Second less first in each of `blocks`: for each key its years.
  func differences(
    _ sides: [PreparedRun], blocks: Range<Int>, of plan: BlockPlan
  ) throws -> [[Lanes]] {
    let values = try sides.indices.map { try self.values(sides[$0], side: $0, blocks, plan) }
    let none = Array(repeating: Lanes.zero, count: yearCount)
    return blocks.indices.map { position in
      let block = position - blocks.lowerBound
      return keys.flatMap { key in
        zip(values[1][block][key] ?? none, values[0][block][key] ?? none).map { $0 - $1 }
      }
    }
  }

  private func values(
    _ run: PreparedRun, side: Int, _ blocks: Range<Int>, _ plan: BlockPlan
  ) throws -> [[ComparedKey: [Lanes]]] {
    var values = Array(repeating: [ComparedKey: [Lanes]](), count: blocks.count)
    for (component, totals) in zip(components[side], totals[side]) {
      let ends = try run.yearEnds(component: component, blocks: blocks, of: plan)
      let cells = run.cells(of: component)
      for (block, end) in ends.enumerated() {
        for (position, cell) in cells.enumerated() where cell.hasNeed {
          values[block][Self.key(of: cell)] = unmet(end, cell: position)
        }
        let lanes = totals.lanes(of: end)
        for (position, scope) in totals.scopes.enumerated() {
          for (metric, shift) in [(BandMetric.unmetFTE, 0), (.availableFTE, 2)] {
            let first = totals.column(scope: position, metric: shift)
            values[block][Self.key(of: scope, run, metric)] = Array(
              lanes[first..<(first + yearCount)])
          }
        }
      }
    }
    return values
  }

  private func unmet(_ end: BlockYearEnds, cell: Int) -> [Lanes] {
    (0..<yearCount).map { year in
      let position = year * end.cells.count + cell
      return pointwiseMax(end.requiredFTE[position] - end.availableFTE[position], .zero)
    }
  }

  /// The series of ``differences(_:blocks:of:)``, by place.
  func series(
    _ columns: DrawColumns, thresholds: [Double]
  ) -> [PlanPlaceCode: [BandSeries]] {
    var maker = BandMaker(thresholds: thresholds)
    var byPlace: [PlanPlaceCode: [BandSeries]] = [:]
    for (position, key) in keys.enumerated() {
      let scope = BandScope(place: key.place, group: key.group, sector: key.sector)
      let first = position * yearCount
      byPlace[key.place, default: []].append(
        maker.series(scope, key.metric, columns, columns: first..<(first + yearCount)))
    }
    return byPlace
  }
}

/// Differences of sectors over all places, added set by set in their order.
struct OverallDifferences {
  private let yearCount: Int
  private var columns: DrawColumns
  private var shown: Set<Int> = []
  private static let metrics: [BandMetric] = [.unmetFTE, .availableFTE]

  /// Differences of nothing yet.
  ///
  /// - Throws: ``ServiceError`` naming `draws` where there are too many to keep.
  init(yearCount: Int, drawCount: Int) throws(ServiceError) {
    self.yearCount = yearCount
    columns = try DrawColumns(
      count: (Sector.allCases.count + 1) * Self.metrics.count * yearCount, drawCount: drawCount)
  }

  /// Adds the sectors' columns of a set.
  mutating func add(_ keys: [ComparedKey], _ found: DrawColumns) {
    for (position, key) in keys.enumerated() where key.group == nil {
      let row = row(key.sector, key.metric)
      shown.insert(row)
      columns.add(found, from: position * yearCount, count: yearCount, to: row * yearCount)
    }
  }

  private func row(_ sector: Sector?, _ metric: BandMetric) -> Int {
    let rank = sector.flatMap { Sector.allCases.firstIndex(of: $0) } ?? Sector.allCases.count
    return rank * Self.metrics.count + (Self.metrics.firstIndex(of: metric) ?? 0)
  }

  /// The series of each sector there is, then of all together.
  func series(thresholds: [Double]) -> [BandSeries] {
    var maker = BandMaker(thresholds: thresholds)
    let sectors: [Sector?] = Sector.allCases + [nil]
    return sectors.flatMap { sector in
      Self.metrics.compactMap { metric -> BandSeries? in
        let row = row(sector, metric)
        guard shown.contains(row) else { return nil }
        let scope = BandScope(place: nil, group: nil, sector: sector)
        let first = row * yearCount
        return maker.series(scope, metric, columns, columns: first..<(first + yearCount))
      }
    }
  }
}
