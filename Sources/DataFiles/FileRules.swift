import Operations
import Vocabulary

/// One row of a file, asked by column name; cells are trimmed and a missing one is empty.
struct Row: Sendable {
  let line: Int
  /// The day of the import in London: nothing that has happened lies after it.
  let today: CivilDate
  private let cells: [String]
  private let places: [String: Int]
  /// Columns at fault: other rules see them as empty.
  private(set) var faulty: Set<String> = []

  init(line: Int, today: CivilDate, cells: [String], places: [String: Int]) {
    self.line = line
    self.today = today
    self.cells = cells.map(\.trimmed)
    self.places = places
  }

  subscript(_ column: String) -> String {
    guard !faulty.contains(column), let place = places[column], cells.indices.contains(place) else {
      return ""
    }
    return cells[place]
  }

  /// Reads `column` as empty from now on.
  mutating func disregard(_ column: String) { faulty.insert(column) }

  func isFilled(_ column: String) -> Bool { !self[column].isEmpty }
  func number(_ column: String) -> Int? { wholeNumber(self[column]) }
  func day(_ column: String) -> CivilDate? { CivilDate(dayMonthYear: self[column]) }
  func entries(_ column: String) -> [String] { self[column].entries }
}

/// A column and what its cells must keep; the first rule broken is the one reported.
struct ColumnRules: Sendable {
  let name: String
  let isRequired: Bool
  let rules: [CellRule]

  init(_ name: String, _ rules: CellRule...) {
    self.init(name, isRequired: false, rules)
  }

  init(_ name: String, isRequired: Bool, _ rules: [CellRule]) {
    self.name = name
    self.isRequired = isRequired
    self.rules = rules
  }

  /// A column whose cells must be filled.
  static func required(_ name: String, _ rules: CellRule...) -> ColumnRules {
    ColumnRules(name, isRequired: true, rules)
  }

  /// A column that asks nothing of its cells.
  static func free(_ name: String) -> ColumnRules { ColumnRules(name) }
}

/// Something that the cells of one row must keep together.
struct RowRule: Sendable {
  let column: String
  let code: FindingCode
  let sentence: String
  var isError = true
  let isBroken: @Sendable (Row) -> Bool

  init(
    _ column: String, _ code: FindingCode, _ sentence: String,
    isBroken: @escaping @Sendable (Row) -> Bool
  ) {
    self.column = column
    self.code = code
    self.sentence = sentence
    self.isBroken = isBroken
  }

  /// The same rule, broken with a warning: the cell is then read as empty.
  var asWarning: RowRule {
    var rule = self
    rule.isError = false
    return rule
  }

  /// The column is read only where `condition` holds; elsewhere what stands there is ignored.
  static func used(
    _ column: String, onlyWhere sentence: String, _ condition: @escaping @Sendable (Row) -> Bool
  ) -> RowRule {
    RowRule(column, .valueNotUsed, "is only used where \(sentence); it was ignored") {
      $0.isFilled(column) && !condition($0)
    }.asWarning
  }

  /// Two lists of the same length, where both are given.
  static func sameLength(_ column: String, as other: String) -> RowRule {
    RowRule(column, .listsDiffer, "must have as many entries as \(other)") { row in
      row.isFilled(column) && row.entries(column).count != row.entries(other).count
    }
  }
}

/// All that one file must keep, and which rows are not checked beyond their keys.
struct FileRules: Sendable {
  let file: StaffFile
  /// In the order of the header.
  let columns: [ColumnRules]
  let rows: [RowRule]
  /// How many columns, from the first, are checked even in a row that asks for nothing.
  var keyColumns = 0

  /// What is wrong with `row`; columns at fault are read as empty by later rules.
  func check(_ row: inout Row) -> [Finding] {
    var found: [Finding] = []
    for column in columns.prefix(keyColumns) { check(column, of: &row, into: &found) }
    guard asksForSomething(row) else { return found }
    for column in columns.dropFirst(keyColumns) { check(column, of: &row, into: &found) }
    for rule in rows where rule.isBroken(row) {
      found.append(finding(row, rule.column, rule.code, rule.sentence, isError: rule.isError))
      if !rule.isError { row.disregard(rule.column) }
    }
    return found
  }

  private func asksForSomething(_ row: Row) -> Bool {
    guard keyColumns > 0 else { return true }
    return ["NEW", "UPDATE"].contains(row["STATUS"])
  }

  private func check(_ column: ColumnRules, of row: inout Row, into found: inout [Finding]) {
    let cell = row[column.name]
    guard !cell.isEmpty else {
      if column.isRequired {
        found.append(finding(row, column.name, .required, "must be filled", isError: true))
      }
      return
    }
    guard let broken = column.rules.first(where: { !$0.isKept(cell) }) else { return }
    found.append(
      finding(row, column.name, broken.code, broken.sentence, isError: broken.isError))
    row.disregard(column.name)
  }

  private func finding(
    _ row: Row, _ column: String, _ code: FindingCode, _ sentence: String, isError: Bool
  ) -> Finding {
    Finding(
      file: file, line: row.line, column: column, code: code, sentence: "\(column) \(sentence)",
      isError: isError)
  }
}

extension FileRules {
  /// The rules of `file`.
  static func of(_ file: StaffFile) -> FileRules {
    switch file {
    case .workplaces: workplaces
    case .workers: workers
    case .training: training
    case .trainingRecords: trainingRecords
    }
  }
}
