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
  /// How many counts of people are hidden, and with them the FTE and bands that rest on them.
  let hiddenCount: Int
  /// What an export of the whole result leaves out.
  let everywhere: HiddenFigures
  private let bands: [YearKey: [Bool]]
  /// Groups at year ends of which nothing may be shown.
  private let groups: Set<YearKey>
  private let sums: Set<YearKey>
  private let needSums: Set<YearKey>

  /// The figures of a run of `scenario`.
  ///
  /// - Throws: ``ServiceError`` where the counts cannot be hidden.
  init(_ figures: KeptFigures, of scenario: Scenario) throws(ServiceError) {
    self.figures = figures
    let sectors = Dictionary(
      scenario.parts.groups.map { ($0.code, $0.sector) }, uniquingKeysWith: { first, _ in first })
    var (groups, bands, count): (Set<YearKey>, [YearKey: [Bool]], Int) = ([], [:], 0)
    for (year, rows) in Dictionary(grouping: figures.rows, by: \.key.year) {
      let tree = PeopleTree(rows, sectors)
      let table = try SuppressedTable(
        CountTable(columns: AgeBand.allCases.map(\.label), rows: tree.rows),
        threshold: SmallCount.threshold)
      count += table.hiddenCount
      for (label, cells) in zip(table.labels, table.cells) {
        guard let scope = tree.scopes[label] else { continue }
        bands[YearKey(scope, year)] = cells.dropLast().map { $0 == .hidden }
        // FTE have no bands: whatever is hidden of a group hides them.
        if cells.contains(.hidden) { groups.insert(YearKey(scope, year)) }
      }
    }
    sums = HiddenSums(figures.rows, hiding: groups, sectors).keys
    needSums =
      HiddenSums(figures.rows.filter { $0.requiredFTE != nil }, hiding: groups, sectors).keys
    (self.groups, self.bands, hiddenCount) = (groups, bands, count)
    everywhere = HiddenFigures(
      groups, sums: sums, needSums: needSums, figures.counts, of: scenario.parts)
  }

  /// Whether a figure of a scope at a year end may not be shown.
  func hides(_ metric: BandMetric, _ key: YearKey) -> Bool {
    groups.contains(key) || (metric.isOfNeed ? needSums : sums).contains(key)
  }

  /// The people of a band; nil where they are hidden.
  func people(_ row: KeptFigures.Row, _ band: Int) -> Double? {
    let isHidden = bands[row.key].map { $0.indices.contains(band) && $0[band] } ?? true
    return isHidden || !row.people.indices.contains(band) ? nil : row.people[band]
  }
}

extension HiddenFigures {
  /// Hidden groups and sums, and what of a scenario's money and other people would give small
  /// counts back.
  fileprivate init(
    _ groups: Set<YearKey>, sums: Set<YearKey>, needSums: Set<YearKey>,
    _ counts: [KeptFigures.Subject: [Double]], of parts: Scenario.Parts
  ) {
    let scopes = Set(groups.map(\.scope))
    let small = counts.filter { $0.value.contains { SmallCount.shown($0.rounded()) == nil } }
    let subjects = Set(small.keys)
    let posts = parts.posts.filter { subjects.contains(.holders($0.code)) }.map(\.place)
    let tasks = parts.delegations.filter { subjects.contains(.carers($0.place, $0.task)) }
      .map(\.place)
    let lines = parts.costLines.filter { line in
      func covers(_ place: PlanPlaceCode?) -> Bool { line.place == nil || line.place == place }
      return switch line.kind {
      case .pay(let group): scopes.contains { $0.group == group && covers($0.place) }
      case .travel: posts.contains(where: covers)
      case .training: tasks.contains(where: covers)
      // Neither has people in it.
      case .agency, .lever: false
      }
    }
    let codes = Set(lines.map(\.code))
    self.init(
      groups: scopes, sums: Set(sums.map(\.scope)), needSums: Set(needSums.map(\.scope)),
      subjects: subjects, costLines: codes,
      funds: Set(parts.funds.filter { !codes.isDisjoint(with: $0.lines) }.map(\.name)))
  }
}

/// People of one year by place, sector and group, as a table whose sums are rows.
private struct PeopleTree {
  var rows: [CountTable.Row] = []
  /// The groups that rows without children are about.
  var scopes: [String: BandScope] = [:]

  init(_ figures: [KeptFigures.Row], _ sectors: [GroupCode: Sector]) {
    let byPlace = Dictionary(grouping: figures) { $0.key.scope.place?.text ?? "" }
    for (place, rows) in byPlace.sorted(by: { $0.key < $1.key }) {
      add(place, under: nil)
      let bySector = Dictionary(grouping: rows) { row in
        row.key.scope.group.flatMap { sectors[$0] } ?? .other
      }
      for sector in Sector.allCases {
        guard let members = bySector[sector] else { continue }
        let label = place + "/" + sector.rawValue
        add(label, under: place)
        for member in members {
          let counts = AgeBand.allCases.map { band in
            member.people.indices.contains(band.rawValue)
              ? Int(max(0, min(member.people[band.rawValue], 1e8)).rounded()) : 0
          }
          let name = label + "/" + (member.key.scope.group?.text ?? "")
          add(name, under: label, counts)
          scopes[name] = member.key.scope
        }
      }
    }
  }

  private mutating func add(_ label: String, under parent: String?, _ counts: [Int] = []) {
    rows.append(CountTable.Row(label: label, parent: parent, counts: counts))
  }
}
