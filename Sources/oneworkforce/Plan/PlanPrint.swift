import Planning
import Vocabulary

/// Projections as a workforce lead reads them: the shortage first.
enum PlanPrint {
  /// The headline, the shortage by group over the years, and what it rests on.
  static func lines(_ shown: ShownProjection, _ settings: RunSettings, top: Int) -> [String] {
    let scenario = shown.scenario
    let last = scenario.years
    let years = Array(Set([0, 1, 5, 10, 15].filter { $0 <= last } + [last])).sorted()
    let rows = groupRows(shown, years: years, widestAt: min(5, last))
    let more = rows.count > top ? ["\(rows.count - top) more groups: --top \(rows.count)"] : []
    return [headline(shown, year: min(5, last)), ""]
      + table(
        ["Short, FTE", "Need"] + years.map { scenario.month(ofYearEnd: $0) },
        Array(rows.prefix(top)))
      + more + [""] + sectorLines(shown, years: years) + [""] + notes(shown)
      + [basisLine(scenario, settings)]
  }

  /// How short everything is at the end of a year, and how sure that is.
  static func headline(_ shown: ShownProjection, year: Int) -> String {
    let scope = BandScope(place: nil, group: nil, sector: nil)
    guard let band = shown.band(scope, .unmetFTE)?.years[safe: year] else {
      return "the plan has no need model, so nothing can be said of shortage"
    }
    let when = shown.scenario.month(ofYearEnd: year)
    return "\(when): short of \(fte(band.central)) FTE in the central run" + spread(band)
  }

  /// The 80 % band of a year in words, and how likely any shortage is; nothing without draws.
  static func spread(_ band: YearBand) -> String {
    guard band.quantiles.count == YearBand.probabilities.count else { return "" }
    let (low, high, middle) = (band.quantiles[1], band.quantiles[5], band.quantiles[3])
    return "; 8 in 10 draws between \(fte(low)) and \(fte(high)), median \(fte(middle))"
  }

  /// Shortage by group over all places, the widest at the end of a year first: the sum of each
  /// place's shortage, central run. Groups whose need is unknown come last.
  static func groupRows(
    _ shown: ShownProjection, years: [Int], widestAt year: Int
  ) -> [[String]] {
    let sorted = shown.scenario.parts.groups.sorted { $0.code < $1.code }
    let rows = sorted.map { group -> (unmet: Double, cells: [String]) in
      let rows = shown.groups.filter { $0.group == group.code }
      guard let tier = rows.lazy.compactMap(\.tier).first else {
        return (-1, [group.name, "unknown"] + years.map { _ in "unknown" })
      }
      let unmet = { (year: Int) in
        rows.filter { $0.year == year }.compactMap(\.unmetFTE).reduce(0, +)
      }
      return (unmet(year), [group.name, tier] + years.map { fte(unmet($0)) })
    }
    return rows.sorted { $0.unmet > $1.unmet }.map(\.cells)
  }

  private static func sectorLines(_ shown: ShownProjection, years: [Int]) -> [String] {
    let rows = Sector.allCases.compactMap { sector -> [String]? in
      let scope = BandScope(place: nil, group: nil, sector: sector)
      guard let unmet = shown.band(scope, .unmetFTE), let spare = shown.band(scope, .surplusFTE)
      else { return nil }
      return [plain(sector.rawValue)]
        + years.map {
          "\(fte(unmet.years[safe: $0]?.central)) / \(fte(spare.years[safe: $0]?.central))"
        }
    }
    return table(
      ["Short / over, FTE"] + years.map { shown.scenario.month(ofYearEnd: $0) }, rows)
  }

  private static func notes(_ shown: ShownProjection) -> [String] {
    var lines: [String] = []
    let parts = shown.scenario.parts
    lines += shown.scenario.mismatches.map { "the plan fails: " + $0.sentence }
    let excluded = Set(parts.groups.flatMap(\.exclusions)).sorted()
    if !excluded.isEmpty { lines.append("left out: " + excluded.joined(separator: "; ")) }
    if parts.needs.contains(where: { $0.tier.number < 3 }) {
      lines.append("use is not need: tiers 1 and 2 carry today's use forward")
    }
    if parts.stocks.allSatisfy({ $0.declaredUnmetNeed == nil }) {
      lines.append("no unmet need is declared: the plan assumes today's posts meet today's need")
    }
    if !shown.budget.isEmpty {
      let shares = shown.budget.filter { $0.valueCount > 0 }.map {
        "\(plain($0.grade)) \(percent($0.share)) (\($0.valueCount) values)"
      }
      lines.append(
        "share of the band that goes when values are held: " + shares.joined(separator: ", "))
    }
    return lines
  }

  /// FTE with one decimal below 100, none above; `unknown` where there is none.
  static func fte(_ value: Double?) -> String {
    guard let value else { return "unknown" }
    return fixed(value, decimals: abs(value) < 100 ? 1 : 0)
  }

  /// A share as whole per cent.
  static func percent(_ share: Double) -> String { fixed(share * 100, decimals: 0) + " %" }

  /// Whole pence as pounds.
  static func pounds(_ pence: Int64?) -> String {
    pence.map { "£" + fixed(Double($0) / 100, decimals: 0) } ?? "unknown"
  }

  /// A number with so many decimals and commas between thousands.
  static func fixed(_ value: Double, decimals: Int) -> String {
    let scale = decimals == 0 ? 1.0 : 10.0
    let rounded = (abs(value) * scale).rounded()
    guard rounded < 1e15 else { return "over 1e14" }
    let whole = Int64(rounded / scale)
    var digits = String(whole)
    var position = digits.count - 3
    while position > 0 {
      digits.insert(",", at: digits.index(digits.startIndex, offsetBy: position))
      position -= 3
    }
    let part = decimals == 0 ? "" : "." + String(Int64(rounded) - whole * Int64(scale))
    return (value < 0 && rounded > 0 ? "-" : "") + digits + part
  }
}

extension Array {
  /// The element at `index`, or nil.
  subscript(safe index: Int) -> Element? {
    indices.contains(index) ? self[index] : nil
  }
}
