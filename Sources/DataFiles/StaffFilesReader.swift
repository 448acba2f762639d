package import Operations
import ReferenceData
package import Vocabulary

/// Reads staff files as they arrive, in chunks of any size: findings at once, good rows at the end.
///
/// No input traps and none is an error: what is wrong becomes a finding. Columns that a passport
/// has no use for are checked and dropped here. Memory is bounded by ``mostRows`` and the limits of
/// the CSV reader.
package struct StaffFilesReader: Sendable {
  /// The most bytes of one file: 64 MiB.
  package static let mostBytes = 67_108_864
  /// The most rows of one import, over all files, headers not counted.
  package static let mostRows = 100_000

  /// The good rows so far, and the counts of everything found.
  package private(set) var files = ImportStaffRecords.Files()
  private let today: CivilDate
  private let limits: (bytes: Int, rows: Int)
  private var open: OpenFile?
  private var rowCount = 0
  private var keys = RowKeys()

  /// A reader for files that arrive on `today`, the London day.
  package init(today: CivilDate) {
    self.init(today: today, mostBytes: Self.mostBytes, mostRows: Self.mostRows)
  }

  init(today: CivilDate, mostBytes: Int, mostRows: Int) {
    self.today = today
    limits = (mostBytes, mostRows)
  }

  /// What is found by reading the next bytes of `file`, the findings that end the file before
  /// included.
  ///
  /// - Throws: ``ServiceError`` `STREAM_ORDER_WRONG` where `file` comes before one already read.
  package mutating func read(
    _ bytes: [UInt8], of file: StaffFile
  ) throws(ServiceError) -> [ImportStaffRecords.Finding] {
    let ended = try turn(to: file)
    guard var current = open else { return ended }
    let tooLarge = current.sizeFinding(after: bytes.count, limit: limits.bytes)
    var found = [tooLarge].compactMap(\.self)
    for item in current.read(bytes) { found += take(item, &current) }
    open = current
    return ended + counted(found)
  }

  /// What is found at the end of the last file.
  package mutating func finish() -> [ImportStaffRecords.Finding] {
    guard var current = open else { return [] }
    var found: [Finding] = []
    for item in current.finish() { found += take(item, &current) }
    if !current.hasHeader, !current.isSkipped {
      found.append(
        current.finding(1, "", .fileEmpty, "the file holds nothing, not even a header line"))
    }
    open = nil
    found += keys.findings(afterThe: current.file)
    return counted(found)
  }

  /// Rows read of the file that is being read, headers not counted.
  package var progress: (file: StaffFile, rows: Int)? { open.map { ($0.file, $0.rowCount) } }

  private mutating func turn(
    to file: StaffFile
  ) throws(ServiceError) -> [ImportStaffRecords.Finding] {
    guard open?.file != file else { return [] }
    guard open.map({ $0.file.place < file.place }) != false else {
      throw ServiceError(
        .invalidArgument, .streamOrderWrong, field: "chunk.file",
        "must not come after a later file; got \(quoted(file.rawValue))")
    }
    let ended = finish()
    let left = max(0, limits.rows - rowCount)
    open = OpenFile(file, mostRows: left)
    return ended
  }

  private mutating func counted(_ found: [Finding]) -> [Finding] {
    let errors = found.count(where: \.isError)
    files.errorCount += errors
    files.warningCount += found.count - errors
    return found
  }

  private mutating func take(_ item: CSVItem, _ current: inout OpenFile) -> [Finding] {
    switch item {
    case .fault(let fault):
      files.refusedRowCount += 1
      return [current.finding(fault)]
    case .record(let record):
      guard current.hasHeader else { return take(header: record, &current) }
      rowCount += 1
      current.rowCount += 1
      return take(row: record, &current)
    }
  }

  private mutating func take(header: CSVRecord, _ current: inout OpenFile) -> [Finding] {
    let wrong = current.open(with: header)
    if wrong.isEmpty { keys.begin(current.file) }
    return wrong
  }

  private mutating func take(row record: CSVRecord, _ current: inout OpenFile) -> [Finding] {
    guard let rules = current.rules else {
      files.refusedRowCount += 1
      return []
    }
    guard record.cells.count == rules.columns.count else {
      files.refusedRowCount += 1
      return [
        current.finding(
          record.line, "", .cellCountWrong,
          "the row must have \(rules.columns.count) cells; it has \(record.cells.count)")
      ]
    }
    var row = Row(line: record.line, today: today, cells: record.cells, places: current.places)
    let found = rules.check(&row) + keys.check(row, of: current.file)
    if found.contains(where: \.isError) {
      files.refusedRowCount += 1
    } else {
      files.add(row, of: current.file)
    }
    return found
  }
}

extension StaffFile {
  /// Where it stands in the order of files.
  var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
