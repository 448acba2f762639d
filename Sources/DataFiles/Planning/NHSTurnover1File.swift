package import Planning
import Vocabulary

/// NHS England's joiners and leavers: `PERIOD, NHSE_REGION_NAME, STAFF_GROUP, TYPE, HC, FTE`, where
/// TYPE is Joiners, Leavers, or the denominator at the start or end of the period.
package struct NHSTurnover1File: PlanningRows {
  private struct Key: Hashable {
    let period: String
    let region: String
    let group: String
  }

  /// Which file.
  package let file = BaselineFile.nhsTurnover1
  /// Its columns.
  package let columns = ["PERIOD", "NHSE_REGION_NAME", "STAFF_GROUP", "TYPE", "HC", "FTE"]
  private var entries: [Key: PublishedTurnover] = [:]

  /// No rows yet.
  package init() {}

  /// Turnover by period, region and staff group, in that order.
  package var turnover: [PublishedTurnover] {
    entries.values.sorted { ($0.period, $0.region, $0.group) < ($1.period, $1.region, $1.group) }
  }

  /// Takes a line of a staff group.
  package mutating func take(_ row: NamedCells) -> [CellFault] {
    do {
      guard let line = PublishedTurnover.Line(rawValue: row["TYPE"].uppercased()) else {
        throw CellFault(
          column: "TYPE", code: .codeUnknown,
          sentence: "TYPE must be Joiners, Leavers or Denominator at start or end of period")
      }
      let key = Key(
        period: try row.line("PERIOD", limit: 60), region: try row.line("NHSE_REGION_NAME"),
        group: try row.line("STAFF_GROUP"))
      var entry =
        entries[key]
        ?? PublishedTurnover(period: key.period, region: key.region, group: key.group)
      guard entry.heads[line] == nil else {
        throw CellFault(
          column: "TYPE", code: .duplicateRow,
          sentence: "TYPE stands for this period, region and group on an earlier line")
      }
      entry.heads[line] = try row.published("HC")
      entry.fte[line] = try row.published("FTE")
      entries[key] = entry
      return []
    } catch {
      return [error as? CellFault ?? .formless]
    }
  }

  /// Groups without a rate, and groups whose stock does not follow from joiners and leavers.
  package mutating func close() -> [CellFault] {
    turnover.flatMap { entry -> [CellFault] in
      let name = "\(entry.group) in \(entry.region), \(entry.period)"
      guard entry.leaverRate != nil else {
        return [
          .warning("TYPE", .incomplete, "\(name) has no leaver rate: a part is missing or withheld")
        ]
      }
      guard let residual = try? entry.residual(field: "HC"), abs(residual) >= 0.5 else { return [] }
      let people = Int(residual.rounded())
      return [
        .warning(
          "HC", .doesNotReconcile,
          "\(name): start + joiners - leavers differs from end by \(people) people, kept as it is")
      ]
    }
  }
}
