import Foundation
import Planning
import Vocabulary

// Differences and bridges.
extension PlanPrint {
  /// Change of shortage by place and group, widest first; one group's places where asked for.
  static func differenceRows(
    _ found: ScenarioComparison, year: Int, group: GroupCode?
  ) -> [[String]] {
    differences(found, year: year, group: group)
      .filter { group != nil || abs($0.band.central) > 0.05 }
      .map { series, band in
        let name = "\(series.scope.place?.text ?? "") \(series.scope.group?.text ?? "")"
        return [name, signed(band.central), range(band)]
      }
  }

  /// The same for programs.
  static func differenceRecords(
    _ found: ScenarioComparison, year: Int, group: GroupCode?
  ) -> [[String: any Sendable]] {
    differences(found, year: year, group: group).map { series, band in
      [
        "place": series.scope.place?.text ?? "", "group": series.scope.group?.text ?? "",
        "change_fte": band.central, "quantiles": band.quantiles,
      ]
    }
  }

  private static func differences(
    _ found: ScenarioComparison, year: Int, group: GroupCode?
  ) -> [(series: BandSeries, band: YearBand)] {
    found.bands.filter {
      $0.metric == .unmetFTE && $0.scope.group != nil
        && (group == nil || $0.scope.group == group)
    }.compactMap { series in series.years[safe: year].map { (series, $0) } }
      .sorted { abs($0.band.central) > abs($1.band.central) }
  }

  /// Change of shortage and of what is available by sector: net effect beside every gain.
  static func sectorRows(_ found: ScenarioComparison, year: Int) -> [[String]] {
    Sector.allCases.compactMap { sector in
      let scope = BandScope(place: nil, group: nil, sector: sector)
      guard let unmet = found.band(scope, .unmetFTE)?.years[safe: year] else { return nil }
      let available = found.band(scope, .availableFTE)?.years[safe: year]
      return [
        plain(sector.rawValue), signed(unmet.central),
        available.map { signed($0.central) } ?? "unknown",
      ]
    }
  }

  /// A bridge: opening, named parts, closing.
  static func bridgeRows(_ bridge: Bridge) -> [[String]] {
    [["opening", fte(bridge.opening)]]
      + bridge.parts.map { part in
        [
          plain(part.kind.code),
          signed(part.change) + (part.standardError.map { " ± \(fte($0))" } ?? ""),
        ]
      }
      + [["closing", fte(bridge.closing)]]
  }

  /// A bridge for programs.
  static func bridgeRecords(_ bridge: Bridge) -> [[String: any Sendable]] {
    [["part": "opening", "fte": bridge.opening]]
      + bridge.parts.map { ["part": $0.kind.code, "fte": $0.change] }
      + [["part": "closing", "fte": bridge.closing]]
  }

  /// FTE with its sign.
  static func signed(_ value: Double) -> String {
    let text = fte(value)
    return value > 0 && text != "0.0" ? "+" + text : text
  }

  private static func range(_ band: YearBand) -> String {
    band.quantiles.count == YearBand.probabilities.count
      ? "\(signed(band.quantiles[1])) to \(signed(band.quantiles[5]))" : "no draws"
  }
}

/// Prints records as one line of JSON.
func printJSON(_ records: [[String: any Sendable]]) throws {
  let data = try JSONSerialization.data(
    withJSONObject: records, options: [.sortedKeys, .withoutEscapingSlashes])
  print(String(decoding: data, as: UTF8.self))
}
