package import Planning
import Vocabulary

/// NHS England's workforce by organisation and staff group: `DATA_MONTH, ORG_CODE,
/// MAIN_STAFF_GROUP, STAFF_GROUP_1`, FTE and headcount; medical files add `GRADE` and
/// `SPECIALTY_GROUP`.
package struct NHSCore1File: PlanningRows {
  /// Which file.
  package let file = BaselineFile.nhsCore1
  /// Its columns; people stand under `HC` or `HEADCOUNT`.
  package let columns = ["DATA_MONTH", "ORG_CODE", "MAIN_STAFF_GROUP", "STAFF_GROUP_1", "FTE"]
  /// The rows, in the order of the file.
  package private(set) var staff: [PublishedStaff] = []
  private var headcountColumn = ""
  private var seen: Set<[String]> = []

  /// No rows yet.
  package init() {}

  /// Takes the header, which must have a column of people.
  package mutating func open(_ header: [String]) -> [CellFault] {
    headcountColumn = ["HC", "HEADCOUNT"].first(where: header.contains) ?? ""
    return headcountColumn.isEmpty
      ? [
        CellFault(
          column: "HC", code: .headerWrong, sentence: "the header must have HC or HEADCOUNT")
      ] : []
  }

  /// Takes a staff group of an organisation.
  package mutating func take(_ row: NamedCells) -> [CellFault] {
    do {
      let details = [row["STAFF_GROUP_1"], row["SPECIALTY_GROUP"], row["GRADE"]]
      let staff = PublishedStaff(
        month: try row.month("DATA_MONTH"), organisation: try row.line("ORG_CODE", limit: 20),
        mainGroup: try row.line("MAIN_STAFF_GROUP"),
        group: details.filter { !$0.isEmpty }.joined(separator: " / "),
        fte: try row.published("FTE"), headcount: try row.published(headcountColumn))
      let key = [staff.month, staff.organisation, staff.mainGroup, staff.group]
      guard seen.insert(key).inserted else {
        throw CellFault(
          column: "STAFF_GROUP_1", code: .duplicateRow,
          sentence: "STAFF_GROUP_1 stands for this month and organisation on an earlier line")
      }
      self.staff.append(staff)
      return []
    } catch {
      return [error as? CellFault ?? .formless]
    }
  }
}
