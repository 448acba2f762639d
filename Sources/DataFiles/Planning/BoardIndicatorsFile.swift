package import Planning
import Vocabulary

/// Indicators of workforce and need by board and year: `icb24_code, metric, year, value`.
///
/// The compilation carries no licence, so it is imported by whoever may use it and never packaged.
package struct BoardIndicatorsFile: PlanningRows {
  /// Which file.
  package let file = BaselineFile.boardIndicators
  /// Its columns; others are passed over.
  package let columns = ["ICB24_CODE", "METRIC", "YEAR", "VALUE"]
  private var values: [BoardIndicators.Key: Published] = [:]

  /// No rows yet.
  package init() {}

  /// The indicators, in the units printed.
  package var indicators: BoardIndicators { BoardIndicators(values) }

  /// Takes a figure.
  package mutating func take(_ row: NamedCells) -> [CellFault] {
    do {
      let text = row["YEAR"]
      guard let year = wholeNumber(text), (1990...2100).contains(year) else {
        throw CellFault(
          column: "YEAR", code: .dateInvalid, sentence: "YEAR must be a year of 1990 to 2100")
      }
      let key = BoardIndicators.Key(
        board: try row.areaCode("ICB24_CODE"), metric: try row.line("METRIC"), year: year)
      guard values[key] == nil else {
        throw CellFault(
          column: "METRIC", code: .duplicateRow,
          sentence: "METRIC stands for this board and year on an earlier line")
      }
      values[key] = try row.published("VALUE")
      return []
    } catch {
      return [error as? CellFault ?? .formless]
    }
  }
}
