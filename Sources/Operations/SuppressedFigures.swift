import Planning
import Vocabulary

/// A result whose small counts of people are hidden, with as many others as keep them from being
/// found by subtraction; FTE and bands are hidden wherever the people behind them are.
///
/// People are whole for this: a count is what rounding leaves of the model's. Sums over sectors and
/// places are part of the table, so that none of them gives a hidden group back.
struct SuppressedFigures {
  /// The figures.
  let figures: KeptFigures
  /// Scopes at year ends of which nothing may be shown.
  let hidden: Set<YearKey>
  /// How many counts of people are hidden, and with them the FTE and bands that rest on them.
  let hiddenCount: Int
  private let bands: [YearKey: [Bool]]

  /// The figures of a run of `scenario`.
  ///
  /// - Throws: ``ServiceError`` where the counts cannot be hidden.
  init(_ figures: KeptFigures, of scenario: Scenario) throws(ServiceError) {
    self.figures = figures
    let sectors = Dictionary(
      scenario.parts.groups.map { ($0.code, $0.sector) }, uniquingKeysWith: { first, _ in first })
    var (hidden, bands, count): (Set<YearKey>, [YearKey: [Bool]], Int) = ([], [:], 0)
    for (year, rows) in Dictionary(grouping: figures.rows, by: \.key.year) {
      let tree = PeopleTree(rows, sectors)
      let table = try SuppressedTable(
        CountTable(columns: AgeBand.allCases.map(\.label), rows: tree.rows),
        threshold: SmallCount.threshold)
      count += table.hiddenCount
      for (label, cells) in zip(table.labels, table.cells) {
        guard let scope = tree.scopes[label], let total = cells.last else { continue }
        let key = YearKey(scope, year)
        bands[key] = cells.dropLast().map { $0 == .hidden }
        guard total == .hidden else { continue }
        hidden.insert(key)
        // A sum over all places would give a place's sector back.
        hidden.insert(YearKey(BandScope(place: nil, group: nil, sector: scope.sector), year))
        hidden.insert(YearKey(BandScope(place: nil, group: nil, sector: nil), year))
      }
    }
    // Whatever hides a band of a row hides the row where bands cannot be hidden alone.
    for (key, cells) in bands where cells.contains(true) { hidden.insert(key) }
    self.hidden = hidden
    self.bands = bands
    hiddenCount = count
  }

  /// The people of a band; nil where they are hidden.
  func people(_ row: KeptFigures.Row, _ band: Int) -> Double? {
    let isHidden = bands[row.key].map { $0.indices.contains(band) && $0[band] } ?? true
    return isHidden || !row.people.indices.contains(band) ? nil : row.people[band]
  }
}

/// People of one year by place, sector and group, as a table whose sums are rows.
private struct PeopleTree {
  var rows: [CountTable.Row] = []
  var scopes: [String: BandScope] = [:]

  init(_ figures: [KeptFigures.Row], _ sectors: [GroupCode: Sector]) {
    let byPlace = Dictionary(grouping: figures) { $0.key.scope.place?.text ?? "" }
    for (place, rows) in byPlace.sorted(by: { $0.key < $1.key }) {
      let code = PlanPlaceCode(listed: place)
      add(place, nil, BandScope(place: code, group: nil, sector: nil))
      let bySector = Dictionary(grouping: rows) { row in
        row.key.scope.group.flatMap { sectors[$0] } ?? .other
      }
      for sector in Sector.allCases {
        guard let members = bySector[sector] else { continue }
        let label = place + "/" + sector.rawValue
        add(label, place, BandScope(place: code, group: nil, sector: sector))
        for member in members {
          let counts = AgeBand.allCases.map { band in
            member.people.indices.contains(band.rawValue)
              ? Int(max(0, min(member.people[band.rawValue], 1e8)).rounded()) : 0
          }
          add(
            label + "/" + (member.key.scope.group?.text ?? ""), label, member.key.scope,
            counts: counts)
        }
      }
    }
  }

  private mutating func add(
    _ label: String, _ parent: String?, _ scope: BandScope, counts: [Int] = []
  ) {
    rows.append(CountTable.Row(label: label, parent: parent, counts: counts))
    scopes[label] = scope
  }
}
