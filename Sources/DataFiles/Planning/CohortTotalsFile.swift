package import Planning
import Vocabulary

/// People of need cohorts as totals: `COHORT, AREA, PEOPLE, COVERAGE, SOURCE, VINTAGE`, a shape of
/// our own.
///
/// A file with numbers or names of persons is refused whole (U24): a column that can only be about
/// one person, any column this shape does not have, or a cell that is an NHS number or a National
/// Insurance number.
package struct CohortTotalsFile: PlanningRows {
  /// Which file.
  package let file = BaselineFile.cohortTotals
  /// Its columns; no others.
  package let columns = ["COHORT", "AREA", "PEOPLE", "COVERAGE", "SOURCE", "VINTAGE"]
  /// The cohorts, in the order of the file; empty once the file is refused.
  package private(set) var cohorts: [CohortTotal] = []
  private var seen: Set<[String]> = []

  /// No rows yet.
  package init() {}

  /// Takes the header, which must have these columns and no others.
  package mutating func open(_ header: [String]) -> [CellFault] {
    let strange = header.filter { !columns.contains($0) }
    guard let name = strange.first(where: PersonNumbers.isPersonal) ?? strange.first else {
      return []
    }
    let isPersonal = PersonNumbers.isPersonal(name)
    return [
      CellFault(
        column: String(name.prefix(60)), code: isPersonal ? .personNumbers : .headerWrong,
        sentence: isPersonal
          ? "a file of totals must not have a column about persons"
          : "a file of totals must have no column but \(columns.joined(separator: ", "))")
    ]
  }

  /// Takes a cohort.
  package mutating func take(_ row: NamedCells) -> [CellFault] {
    if let place = row.all.firstIndex(where: PersonNumbers.isNumber) {
      cohorts = []
      return [
        CellFault(
          column: "", code: .personNumbers,
          sentence: "cell \(place + 1) has the form of a person's number")
      ]
    }
    do {
      let total = try cohort(row)
      guard seen.insert([total.cohort.text, total.area, total.vintage]).inserted else {
        throw CellFault(
          column: "COHORT", code: .duplicateRow,
          sentence: "COHORT stands for this area and vintage on an earlier line")
      }
      cohorts.append(total)
      return []
    } catch {
      return [error as? CellFault ?? .formless]
    }
  }

  private func cohort(_ row: NamedCells) throws(CellFault) -> CohortTotal {
    guard let counted = try row.published("PEOPLE").number else {
      throw CellFault(
        column: "PEOPLE", code: .valueUnknown,
        sentence: "PEOPLE must be a number; none stands there")
    }
    guard !row["COVERAGE"].isEmpty else {
      throw CellFault(column: "COVERAGE", code: .coverageRequired, sentence: "coverage required")
    }
    do {
      return try CohortTotal(
        cohort: TaskCode(row["COHORT"], field: "COHORT"), area: row["AREA"], counted: counted,
        coverage: decimalNumber(row["COVERAGE"]) ?? -1, source: row["SOURCE"],
        vintage: row["VINTAGE"], field: "")
    } catch {
      let column = error.field?.split(separator: ".").last.map { $0.uppercased() } ?? ""
      let isShare = column == "COVERAGE"
      throw CellFault(
        column: column, code: isShare ? .numberInvalid : .formWrong,
        sentence: column
          + (isShare ? " must be a share of 0.01 to 1" : " must be a code or one line of text"))
    }
  }
}

/// What gives a file about persons away.
enum PersonNumbers {
  private static let words = [
    "NHS_N", "NHSN", "NHS_ID", "NINUMBER", "NINO", "NI_N", "NATIONAL_INSURANCE", "EMPLOYEE",
    "PATIENT", "PERSON", "SURNAME", "FORENAME", "FIRST_NAME", "LAST_NAME", "FULL_NAME", "BIRTH",
    "DOB", "WORKER", "STAFF_N", "PAYROLL", "UNIQUE_N", "EMAIL", "POSTCODE", "TELEPHONE",
  ]

  /// Whether a column of this name can only be about one person.
  static func isPersonal(_ column: String) -> Bool {
    words.contains { column.contains($0) } || column == "NAME" || column == "NI"
  }

  /// Whether `cell` is an NHS number with its check digit or has the form of a National Insurance
  /// number.
  static func isNumber(_ cell: String) -> Bool {
    let text = cell.withoutWhitespace.filter { $0 != "-" }
    if Shape.nationalInsurance.matches(text), text.utf8.count == 9 { return true }
    let digits = text.utf8.compactMap { $0 >= 48 && $0 <= 57 ? Int($0) - 48 : nil }
    guard text.utf8.count == 10, digits.count == 10 else { return false }
    let sum = zip(digits, (2...10).reversed()).reduce(0) { $0 + $1.0 * $1.1 }
    return (11 - sum % 11) % 11 == digits[9]
  }
}
