package import Planning
import Vocabulary

/// The Electronic Staff Record's vacancies: `FTEBudget` and `TotalFTE` by level `L4` to `L7`.
package struct ESRVacanciesFile: PlanningRows {
  /// Which file.
  package let file = BaselineFile.esrVacancies
  /// Its columns besides the levels.
  package let columns = ["FTEBUDGET", "TOTALFTE"]
  /// The lines, in the order of the file.
  package private(set) var lines: [EstablishmentLine] = []
  private var levels: [String] = []
  private var seen: Set<[String]> = []

  /// No rows yet.
  package init() {}

  /// Takes the header, which must have a level.
  package mutating func open(_ header: [String]) -> [CellFault] {
    levels = ["L4", "L5", "L6", "L7"].filter(header.contains)
    return levels.isEmpty
      ? [
        CellFault(
          column: "L4", code: .headerWrong, sentence: "the header must have a level, L4 to L7")
      ] : []
  }

  /// Takes a part of an organisation.
  package mutating func take(_ row: NamedCells) -> [CellFault] {
    do {
      let path = levels.map { row[$0] }.filter { !$0.isEmpty }
      guard !path.isEmpty, path.allSatisfy({ $0.unicodeScalars.count <= 200 }) else {
        throw CellFault(
          column: levels.first ?? "", code: .required,
          sentence: "one level must be filled, with at most 200 characters")
      }
      guard seen.insert(levels.map { row[$0] }).inserted else {
        throw CellFault(
          column: levels.last ?? "", code: .duplicateRow,
          sentence: "the same levels stand on an earlier line")
      }
      let line = EstablishmentLine(
        path: path, budget: try row.published("FTEBUDGET"), filled: try row.published("TOTALFTE"))
      lines.append(line)
      guard let vacancy = line.vacancy, vacancy < 0 else { return [] }
      return [
        .warning(
          "TOTALFTE", .doesNotReconcile, "TOTALFTE is more than FTEBUDGET: kept as it is printed")
      ]
    } catch {
      return [error as? CellFault ?? .formless]
    }
  }
}
