import Charts
import Planning
import Vocabulary

/// What the sections of a report read: a projection by place, group and year, with names in place
/// of codes.
struct PlanView {
  /// A group at a place.
  struct Cell: Hashable {
    let place: PlanPlaceCode
    let group: GroupCode
  }

  private struct BandKey: Hashable {
    let scope: BandScope
    let metric: BandMetric
  }

  let result: ProjectionResult
  let parts: PlanReport.Parts
  /// Places in order of code.
  let places: [PlannedPlace]
  /// Groups in the order of the scenario's sectors, then of code.
  let groups: [StaffGroup]
  /// The year end of the headline.
  let headlineYear: Int
  private let placeNames: [PlanPlaceCode: String]
  private let groupNames: [GroupCode: String]
  private let bands: [BandKey: BandSeries]
  private let rows: [Cell: [Int: GroupYear]]
  private let stocks: [Cell: OpeningStock]

  init(_ result: ProjectionResult, _ parts: PlanReport.Parts) throws(ServiceError) {
    let scenario = result.scenario
    let year = parts.headlineYear ?? min(5, scenario.years)
    guard (0...scenario.years).contains(year) else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: "headline_year",
        "must be 0 to \(scenario.years); got \(quoted("\(year)"))")
    }
    self.result = result
    self.parts = parts
    headlineYear = year
    places = scenario.parts.places.sorted { $0.code < $1.code }
    groups = scenario.parts.groups.sorted {
      (Self.rank($0.sector), $0.code) < (Self.rank($1.sector), $1.code)
    }
    placeNames = Dictionary(
      places.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
    groupNames = Dictionary(
      groups.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
    bands = Dictionary(
      result.bands.map { (BandKey(scope: $0.scope, metric: $0.metric), $0) },
      uniquingKeysWith: { first, _ in first })
    stocks = Dictionary(
      scenario.parts.stocks.map { (Cell(place: $0.place, group: $0.group), $0) },
      uniquingKeysWith: { first, _ in first })
    rows = Dictionary(grouping: result.central.groups) { Cell(place: $0.place, group: $0.group) }
      .mapValues { years in
        Dictionary(years.map { ($0.year, $0) }, uniquingKeysWith: { first, _ in first })
      }
  }

  private static func rank(_ sector: Sector) -> Int {
    Sector.allCases.firstIndex(of: sector) ?? Sector.allCases.count
  }

  var scenario: Scenario { result.scenario }
  var years: Int { scenario.years }
  var isSynthetic: Bool { scenario.parts.isSynthetic }
  var hasDraws: Bool { result.draws > 0 }

  /// The year ends that tables show: that of the headline and the last.
  var shownYears: [Int] { Set([headlineYear, years]).sorted() }

  /// The same with the opening state.
  var shownYearsFromNow: [Int] { Set([0] + shownYears).sorted() }

  /// Sectors that have a group, in their order.
  var sectors: [Sector] {
    Sector.allCases.filter { sector in groups.contains { $0.sector == sector } }
  }

  func row(_ place: PlanPlaceCode, _ group: GroupCode, _ year: Int) -> GroupYear? {
    rows[Cell(place: place, group: group)]?[year]
  }

  func stock(_ cell: Cell) -> OpeningStock? { stocks[cell] }

  func rows(of group: GroupCode, year: Int) -> [GroupYear] {
    places.compactMap { row($0.code, group, year) }
  }

  func band(_ scope: BandScope, _ metric: BandMetric) -> BandSeries? {
    bands[BandKey(scope: scope, metric: metric)]
  }

  /// Groups at places whose need is known, in order of place and group.
  var cellsWithNeed: [Cell] {
    places.flatMap { place in
      groups.compactMap { group in
        row(place.code, group.code, 0)?.need == nil
          ? nil : Cell(place: place.code, group: group.code)
      }
    }
  }

  /// Whether anything in `sector` (or at all) has a need model.
  func hasNeed(_ sector: Sector? = nil) -> Bool {
    groups.contains { group in
      (sector == nil || group.sector == sector)
        && places.contains { row($0.code, group.code, 0)?.need != nil }
    }
  }
}

// Names and dates.
extension PlanView {
  func name(_ place: PlanPlaceCode) -> String { placeNames[place] ?? place.text }

  func name(_ group: GroupCode) -> String { groupNames[group] ?? group.text }

  func name(_ cell: Cell) -> String { "\(name(cell.group)), \(name(cell.place))" }

  /// What the places are called together.
  var area: String {
    if let name = parts.areaName, !name.isEmpty { return name }
    return places.count <= 3
      ? Wording.list(places.map(\.name)) : "the \(places.count) places of this plan together"
  }

  /// `is` or `are`, as ``area`` asks for.
  var verb: String { parts.areaName?.isEmpty == false || places.count == 1 ? "is" : "are" }

  /// The other side of a comparison in words.
  func otherPlan(_ comparison: ScenarioComparison) -> String {
    let title = comparison.first.parts.title
    guard title == scenario.parts.title else { return "“\(title)”" }
    return comparison.first.pulledLevers.isEmpty && !scenario.pulledLevers.isEmpty
      ? "this plan without its levers" : "another version of this plan"
  }

  func name(_ scope: BandScope) -> String {
    let place = scope.place.map(name)
    if let group = scope.group { return name(group) + (place.map { ", " + $0 } ?? "") }
    let sector = scope.sector.map { $0.words }
    return [sector ?? "all sectors", place ?? area].joined(separator: ", ")
  }

  /// The date of a year end, as `April 2031`.
  func date(year: Int) -> String { date(month: 12 * year) }

  /// The date of a point, as `Apr 2031`.
  func shortDate(month: Int) -> String {
    let point = scenario.parts.start.adding(months: min(max(month, 0), 1_200))
    return "\(Wording.monthName(point.month).prefix(3)) \(point.year)"
  }

  /// The date of a point, as `April 2031`; a month of the plan.
  func date(month: Int) -> String {
    Wording.month(scenario.parts.start.adding(months: min(max(month, 0), 1_200)))
  }

  /// A year end on an axis, as `2031`.
  func axisLabel(_ year: Int) -> String {
    String(scenario.parts.start.adding(months: 12 * year).year)
  }

  /// What the labels of an axis of year ends stand for.
  var axisName: String { "At 1 \(Wording.monthName(scenario.parts.start.month))" }
}

// What every figure carries.
extension PlanView {
  /// A caption of a table, marked where the scenario is synthetic.
  func caption(_ text: HTMLText) -> HTMLText {
    isSynthetic ? text + " " + .badge("SYNTHETIC", class: "synthetic") : text
  }

  /// The heading of a chart, marked where the scenario is synthetic.
  func heading(_ id: String, _ title: String, _ description: String) throws -> ChartHeading {
    try ChartHeading(
      id: ChartID(id),
      title: Wording.shortened(title, to: 180) + (isSynthetic ? " (SYNTHETIC)" : ""),
      description: Wording.shortened(description, to: 1_900))
  }

  /// A count of people of a group at a place, small ones hidden where the caller asks.
  func people(_ count: Double) -> HTMLText {
    isSmall(count) ? "1 to 4" : HTMLText(ChartNumber(decimals: 0).text(count))
  }

  /// Whether `count` people must not be shown.
  func isSmall(_ count: Double) -> Bool {
    parts.suppressesSmallCounts && (1...4).contains(count.rounded())
  }

  /// Whether a sum over `sector` would give away a small count.
  func hasSmallCount(_ sector: Sector, year: Int) -> Bool {
    groups.filter { $0.sector == sector }.contains { group in
      rows(of: group.code, year: year).contains { isSmall($0.people.values.reduce(0, +)) }
    }
  }

  /// The median with its 80 % band, as `120 (90 to 160)`; the central run alone without draws.
  func median(_ band: YearBand?, _ number: ChartNumber) -> HTMLText {
    guard let band else { return HTMLText(Wording.unknown) }
    guard hasDraws, band.quantiles.count == YearBand.probabilities.count else { return "no draws" }
    let quantiles = band.quantiles.map { number.text($0) }
    return "\(quantiles[3]) (\(quantiles[1]) to \(quantiles[5]))"
  }

  /// The share of draws in which a band lies above zero.
  func chance(_ band: YearBand?) -> HTMLText {
    guard let band else { return HTMLText(Wording.unknown) }
    guard let index = result.thresholds.firstIndex(of: 0), band.exceedances.indices.contains(index)
    else { return "no draws" }
    return HTMLText(Wording.percent(band.exceedances[index]))
  }

  /// A fan over the year ends, or the central run alone where there are no draws.
  func fan(_ series: BandSeries, heading: ChartHeading, unit: String) throws -> HTMLText {
    guard hasDraws, series.years.count > 1 else {
      return .figure(
        try LineChart(
          heading: heading, unit: unit, along: axisName,
          labels: series.years.indices.map(axisLabel),
          series: [ChartSeries(name: "Central run", values: series.years.map(\.central))]))
    }
    let points = try series.years.enumerated().map { year, band in
      guard band.quantiles.count == YearBand.probabilities.count else {
        throw ServiceError(
          .invalidArgument, .fieldsContradict, field: "bands", "a year lacks its quantiles")
      }
      let q = band.quantiles
      return try FanPoint(
        label: axisLabel(year), p5: q[0], p10: q[1], p25: q[2], p50: q[3], p75: q[4], p90: q[5],
        p95: q[6], central: band.central)
    }
    return .figure(try FanChart(heading: heading, unit: unit, along: axisName, points: points))
  }
}
