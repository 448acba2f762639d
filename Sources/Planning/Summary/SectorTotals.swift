import Vocabulary

/// Totals of a component's cells by sector and by place, draw by draw.
///
/// Shortage and surplus are added apart, so that one group's surplus never hides another's
/// shortage.
struct SectorTotals: Sendable {
  /// A sector at a place, or all sectors there.
  struct Scope: Hashable, Sendable {
    let place: Int
    let sector: Sector?
  }

  /// What is totalled, in the order of the columns.
  static let metrics: [BandMetric] = [.unmetFTE, .surplusFTE, .availableFTE, .requiredFTE]

  /// Scopes in order of place; the sectors there in their own order, then all together.
  let scopes: [Scope]
  let yearCount: Int
  private let memberships: [(cell: Int, hasNeed: Bool, scopes: [Int])]

  /// The totals of `cells`, in the order in which a block has them.
  init(_ cells: [CompiledModel.Cell], yearCount: Int) {
    let places = Set(cells.map(\.placeIndex)).sorted()
    let scopes = places.flatMap { place in
      Sector.allCases.filter { sector in
        cells.contains { $0.placeIndex == place && $0.sector == sector }
      }.map { Scope(place: place, sector: $0) } + [Scope(place: place, sector: nil)]
    }
    memberships = cells.enumerated().map { position, cell in
      let mine = scopes.indices.filter {
        scopes[$0].place == cell.placeIndex
          && (scopes[$0].sector == nil || scopes[$0].sector == cell.sector)
      }
      return (position, cell.hasNeed, mine)
    }
    self.scopes = scopes
    self.yearCount = yearCount
  }

  /// How many columns the totals fill.
  var columnCount: Int { scopes.count * Self.metrics.count * yearCount }

  /// The first of the `yearCount` columns of a scope and a position in ``metrics``.
  func column(scope: Int, metric: Int) -> Int { (scope * Self.metrics.count + metric) * yearCount }

  /// The totals of a block, one for each column.
  func lanes(of block: BlockYearEnds) -> [Lanes] {
    var totals = Array(repeating: Lanes.zero, count: columnCount)
    let width = memberships.count
    for year in 0..<yearCount {
      for (cell, hasNeed, scopes) in memberships {
        let available = block.availableFTE[year * width + cell]
        let required = hasNeed ? block.requiredFTE[year * width + cell] : .zero
        let gap = hasNeed ? required - available : .zero
        for scope in scopes {
          let unmet = column(scope: scope, metric: 0) + year
          totals[unmet] += pointwiseMax(gap, .zero)
          totals[unmet + yearCount] += pointwiseMax(-gap, .zero)
          totals[unmet + 2 * yearCount] += available
          totals[unmet + 3 * yearCount] += required
        }
      }
    }
    return totals
  }

  /// Unmet FTE of all places of a block at the last year end.
  func lastUnmet(of block: BlockYearEnds) -> Lanes {
    let lanes = lanes(of: block)
    var sum = Lanes.zero
    for scope in scopes.indices where scopes[scope].sector == nil {
      sum += lanes[column(scope: scope, metric: 0) + yearCount - 1]
    }
    return sum
  }
}
