import Planning
import Vocabulary

/// A result as CSV: tables one after another, each under its name, unmet need first. `*` stands for
/// a figure that is suppressed, an empty cell for one that is unknown.
struct PlanTables {
  let figures: SuppressedFigures
  let run: PlanRun
  let scenario: Scenario

  init(_ figures: SuppressedFigures, _ run: PlanRun, _ scenario: Scenario) {
    self.figures = figures
    self.run = run
    self.scenario = scenario
  }

  /// The file.
  var text: String {
    [bands, fte, people, basis].map { table in
      table.map { row in row.map(Self.cell).joined(separator: ",") }.joined(separator: "\r\n")
    }.joined(separator: "\r\n\r\n") + "\r\n"
  }

  private var basis: [[String]] {
    let basis = run.basis
    return [
      ["table", "basis"],
      ["plan", run.plan.description], ["run", run.id.description],
      ["scenario", basis.title], ["scenario version", "\(run.scenarioVersion)"],
      ["scenario sha256", basis.scenarioDigest.map(Self.hexadecimal).joined()],
      ["seed", "\(basis.seed)"], ["draws", "\(basis.draws)"],
      ["model version", basis.modelVersion], ["data version", basis.dataVersion],
      ["start", basis.start.description], ["horizon months", "\(basis.horizonMonths)"],
      ["synthetic", basis.isSynthetic ? "yes" : "no"],
      ["counts suppressed below", "\(SmallCount.threshold)"],
    ]
  }

  private var bands: [[String]] {
    let quantiles = YearBand.probabilities.map { "p\(Int(($0 * 100).rounded()))" }
    var rows: [[String]] = [["table", "bands"]]
    rows.append(["metric", "place", "group", "sector", "year", "central"] + quantiles)
    let order = figures.figures.bands.enumerated().sorted {
      (rank($0.element.metric), $0.offset) < (rank($1.element.metric), $1.offset)
    }
    for (_, series) in order {
      for (year, band) in series.years.enumerated() {
        rows.append(head(series, year) + cells(band, series.metric, YearKey(series.scope, year)))
      }
    }
    return rows
  }

  private func head(_ series: BandSeries, _ year: Int) -> [String] {
    let scope = series.scope
    return [
      series.metric.rawValue, scope.place?.text ?? "", scope.group?.text ?? "",
      scope.sector?.rawValue ?? "", "\(year)",
    ]
  }

  private func rank(_ metric: BandMetric) -> Int {
    metric == .unmetFTE ? 0 : 1 + (BandMetric.allCases.firstIndex(of: metric) ?? 0)
  }

  private func cells(_ band: YearBand, _ metric: BandMetric, _ key: YearKey) -> [String] {
    guard !figures.hides(metric, key) else {
      return Array(repeating: "*", count: 1 + YearBand.probabilities.count)
    }
    let quantiles =
      band.quantiles.isEmpty
      ? YearBand.probabilities.map { _ in "" } : band.quantiles.map { "\($0)" }
    return ["\(band.central)"] + quantiles
  }

  private var fte: [[String]] {
    var rows: [[String]] = [["table", "fte"]]
    rows.append(["place", "group", "year", "available_fte", "required_fte", "gap_fte"])
    for row in figures.figures.rows { rows.append(head(row) + fte(row)) }
    return rows
  }

  private func fte(_ row: KeptFigures.Row) -> [String] {
    guard !figures.hides(.availableFTE, row.key) else { return ["*", "*", "*"] }
    let unknown = ""
    return [
      "\(row.availableFTE)", row.requiredFTE.map { "\($0)" } ?? unknown,
      row.gapFTE.map { "\($0)" } ?? unknown,
    ]
  }

  private var people: [[String]] {
    var rows: [[String]] = [["table", "people"]]
    rows.append(["place", "group", "year"] + AgeBand.allCases.map(\.label))
    for row in figures.figures.rows {
      let bands = AgeBand.allCases.map { band in
        figures.people(row, band.rawValue).map { "\($0)" } ?? "*"
      }
      rows.append(head(row) + bands)
    }
    return rows
  }

  private func head(_ row: KeptFigures.Row) -> [String] {
    [row.key.scope.place?.text ?? "", row.key.scope.group?.text ?? "", "\(row.key.year)"]
  }

  /// A text begins with none of the signs by which a spreadsheet knows a formula.
  private static func cell(_ text: String) -> String {
    let isNumber = Double(text) != nil
    let isFormula = !isNumber && text.first.map { "=+-@\t".contains($0) } == true
    let safe = isFormula ? "'" + text : text
    guard safe.contains(where: { ",\"\r\n".contains($0) }) else { return safe }
    return "\""
      + safe.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }
}
