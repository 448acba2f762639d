package import Planning
import ReferenceData
import Vocabulary

/// One row of a planner's file, asked by column name; cells are trimmed, a missing one is empty.
package struct NamedCells: Sendable {
  /// The line it starts on.
  package let line: Int
  private let cells: [String]
  private let places: [String: Int]

  init(line: Int, cells: [String], places: [String: Int]) {
    self.line = line
    self.cells = cells
    self.places = places
  }

  /// The cell under `column`.
  package subscript(_ column: String) -> String {
    guard let place = places[column], cells.indices.contains(place) else { return "" }
    return cells[place].trimmed
  }

  /// Every cell.
  package var all: [String] { cells }
}

/// Something wrong with a row or a file; whoever reads adds file and line.
package struct CellFault: Error {
  let column: String
  let code: BaselineFinding.Code
  let sentence: String
  var isError = true
  /// Where it is not the row being read.
  var line: Int?

  static func warning(
    _ column: String, _ code: BaselineFinding.Code, _ sentence: String
  ) -> CellFault {
    CellFault(column: column, code: code, sentence: sentence, isError: false)
  }
}

/// How much a reader has read and found so far.
package protocol RowCounting {
  /// Rows read, the header not counted.
  var rowCount: Int { get }
  /// Rows left out because of an error.
  var refusedRowCount: Int { get }
  /// Errors found, listed or not.
  var errorCount: Int { get }
  /// Warnings found, listed or not.
  var warningCount: Int { get }
}

/// What one kind of file means: its columns, and what a row adds.
package protocol PlanningRows: Sendable {
  /// Which file.
  var file: BaselineFile { get }
  /// Columns that must stand in the header, in upper case with `_` for spaces, in any order.
  var columns: [String] { get }
  /// Takes the header, in the same spelling; what is wrong with it refuses the file.
  mutating func open(_ header: [String]) -> [CellFault]
  /// Takes a row; an error leaves it out.
  mutating func take(_ row: NamedCells) -> [CellFault]
  /// What is found once all rows are read.
  mutating func close() -> [CellFault]
}

extension PlanningRows {
  /// Nothing more is asked of a header.
  package mutating func open(_ header: [String]) -> [CellFault] { [] }
  /// Nothing more is found.
  package mutating func close() -> [CellFault] { [] }
}

/// Reads a planner's file as it arrives, in chunks of any size: findings at once, totals at the
/// end.
///
/// No input traps and none is an error: what is wrong becomes a finding with line and column. At
/// most ``mostFindings`` are listed; all are counted. Memory is bounded by the limits of the CSV
/// reader and by what the rows keep.
package struct PlanningFileReader<Rows: PlanningRows>: RowCounting, Sendable {
  /// The most bytes of a file: 256 MiB.
  package static var mostBytes: Int { 268_435_456 }
  /// The most findings that are listed.
  package static var mostFindings: Int { 1_000 }

  /// What the rows have added up to so far.
  package private(set) var rows: Rows
  /// Rows read, the header not counted.
  package private(set) var rowCount = 0
  /// Rows left out because of an error.
  package private(set) var refusedRowCount = 0
  /// Errors found, listed or not.
  package private(set) var errorCount = 0
  /// Warnings found, listed or not.
  package private(set) var warningCount = 0
  /// Whether the file was refused whole: nothing of it may be used.
  package private(set) var isRefused = false
  private let limits: (bytes: Int, rows: Int)
  private var reader: CSVReader
  private var places: [String: Int] = [:]
  private var width = 0
  private var byteCount = 0
  private var listed = 0

  /// A reader of a file whose rows go to `rows`.
  package init(_ rows: Rows) {
    self.init(rows, mostBytes: Self.mostBytes, mostRows: 2_000_000)
  }

  init(_ rows: Rows, mostBytes: Int, mostRows: Int) {
    self.rows = rows
    limits = (mostBytes, mostRows)
    var csv = CSVLimits()
    csv.rows = mostRows + 1
    reader = CSVReader(limits: csv)
  }

  /// What is found by reading the next bytes.
  package mutating func read(_ bytes: [UInt8]) -> [BaselineFinding] {
    guard !isRefused else { return [] }
    byteCount += bytes.count
    guard byteCount <= limits.bytes else {
      return refuse(1, "", .fileTooLarge, "the file must be at most \(limits.bytes) bytes")
    }
    return take(reader.read(bytes))
  }

  /// What is found at the end of the file.
  package mutating func finish() -> [BaselineFinding] {
    guard !isRefused else { return [] }
    var found = take(reader.finish())
    guard !isRefused else { return found }
    guard width > 0 else {
      return found + refuse(1, "", .fileEmpty, "the file holds nothing, not even a header line")
    }
    found += counted(rows.close(), line: 1)
    return found
  }

  private mutating func take(_ items: [CSVItem]) -> [BaselineFinding] {
    var found: [BaselineFinding] = []
    for item in items where !isRefused {
      switch item {
      case .fault(let fault): found += take(fault)
      case .record(let record): found += width == 0 ? open(record) : take(record)
      }
    }
    return found
  }

  private mutating func take(_ fault: CSVFault) -> [BaselineFinding] {
    guard fault.kind != .tooManyRows else {
      return refuse(
        fault.line, "", .tooManyRows, "the file must have at most \(limits.rows) rows")
    }
    refusedRowCount += 1
    let column = places.first { $0.value == fault.column - 1 }?.key ?? ""
    return counted(
      [
        CellFault(
          column: column, code: .rowMalformed, sentence: "the row holds \(fault.kind.rawValue)")
      ], line: fault.line)
  }

  private mutating func open(_ header: CSVRecord) -> [BaselineFinding] {
    width = header.cells.count
    let names = header.cells.map { cell in
      String(cell.trimmed.uppercased().map { $0 == " " ? "_" : $0 })
    }
    places = Dictionary(zip(names, 0...)) { first, _ in first }
    var faults = rows.columns.filter { places[$0] == nil }.map { name in
      CellFault(
        column: name, code: .headerWrong, sentence: "the header must have the column \(name)")
    }
    if places.count != names.count {
      faults.append(
        CellFault(column: "", code: .headerWrong, sentence: "the header names a column twice"))
    }
    faults += rows.open(names)
    guard let first = faults.first else { return [] }
    isRefused = true
    errorCount += faults.count - 1
    return refuse(header.line, first.column, first.code, first.sentence)
  }

  private mutating func take(_ record: CSVRecord) -> [BaselineFinding] {
    rowCount += 1
    guard record.cells.count == width else {
      refusedRowCount += 1
      return counted(
        [
          CellFault(
            column: "", code: .cellCountWrong,
            sentence: "the row must have \(width) cells; it has \(record.cells.count)")
        ], line: record.line)
    }
    let row = NamedCells(line: record.line, cells: record.cells, places: places)
    let faults = rows.take(row)
    if faults.contains(where: \.isError) { refusedRowCount += 1 }
    if let fatal = faults.first(where: { $0.code == .personNumbers }) {
      return refuse(record.line, fatal.column, fatal.code, fatal.sentence)
    }
    return counted(faults, line: record.line)
  }

  private mutating func refuse(
    _ line: Int, _ column: String, _ code: BaselineFinding.Code, _ sentence: String
  ) -> [BaselineFinding] {
    isRefused = true
    return counted(
      [
        CellFault(
          column: column, code: code, sentence: sentence + "; nothing of the file was taken")
      ], line: line)
  }

  private mutating func counted(_ faults: [CellFault], line: Int) -> [BaselineFinding] {
    let errors = faults.count(where: \.isError)
    errorCount += errors
    warningCount += faults.count - errors
    let shown = faults.prefix(max(0, Self.mostFindings - listed))
    listed += shown.count
    return shown.map { fault in
      BaselineFinding(
        file: rows.file, line: fault.line ?? line, column: fault.column, code: fault.code,
        sentence: fault.sentence, isError: fault.isError)
    }
  }
}
