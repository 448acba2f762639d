import Planning
import Vocabulary

extension NamedCells {
  /// The cell under `column` as one printable line that is not empty.
  func line(_ column: String, limit: Int = 200) throws(CellFault) -> String {
    do { return try boundedText(self[column], field: column, limit: limit) } catch {
      let isEmpty = self[column].isEmpty
      throw CellFault(
        column: column, code: isEmpty ? .required : .formWrong,
        sentence: "\(column) must be one printable line of 1 to \(limit) characters")
    }
  }

  /// What the cell under `column` publishes; numbers are 0 to 100 million.
  func published(
    _ column: String, unknownAt999: Bool = false
  ) throws(CellFault) -> Published {
    let cell = Published(self[column], unknownAt999: unknownAt999)
    guard let cell, cell.number.map({ (0...100_000_000).contains($0) }) != false else {
      throw CellFault(
        column: column, code: .numberInvalid,
        sentence: "\(column) must be a number of 0 to 100000000, `*`, `-` or empty")
    }
    return cell
  }

  /// The month under `column`, as `YYYY-MM`; `YYYYMM`, `YYYY-MM` and days are read.
  func month(_ column: String) throws(CellFault) -> String {
    let digits = self[column].filter { $0 != "-" }
    let slashes = self[column].split(separator: "/", omittingEmptySubsequences: false)
    let parts =
      slashes.count == 3
      ? [String(slashes[2]), String(slashes[1])]
      : [String(digits.prefix(4)), String(digits.dropFirst(4).prefix(2))]
    guard [6, 8].contains(digits.utf8.count) || slashes.count == 3, parts[0].utf8.count == 4,
      parts[1].utf8.count == 2, let year = wholeNumber(parts[0]), let month = wholeNumber(parts[1]),
      (1990...2199).contains(year), (1...12).contains(month)
    else {
      throw CellFault(
        column: column, code: .dateInvalid,
        sentence: "\(column) must be a month, YYYYMM or YYYY-MM, or a day in it")
    }
    return "\(year)-\(padded(month, 2))"
  }

  /// The day under `column`, `DD/MM/YYYY` or `YYYY-MM-DD`; nil where it is empty or none.
  func day(_ column: String) -> CivilDate? {
    CivilDate(dayMonthYear: self[column]) ?? (try? CivilDate(self[column], field: column))
  }
}
