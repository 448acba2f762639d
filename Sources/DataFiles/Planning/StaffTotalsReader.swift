package import Operations
package import Planning
import ReferenceData
package import Vocabulary

/// Reads ASC-WDS bulk upload files, workplaces first, into totals by place and group; worker rows
/// are counted and dropped.
///
/// Rows keep the same rules as where passports are imported; here a row in error is left out of the
/// totals. 999 is "don't know" and never 999 people: a flow of a group is counted among the staff
/// of the workplaces that told it, and the others stand in the exclusions. Starters and leavers are
/// 12-month figures at no stated date, so the day of the import dates them, and the period says so.
/// Permanent, temporary and bank workers are counted by their main job; agency and other workers
/// are left out in words.
package struct StaffTotalsReader: RowCounting, Sendable {
  /// How a file's workplaces meet a plan.
  package struct Frame: Sendable {
    /// The day of the import, the London day.
    package var today: CivilDate
    /// The place of every workplace that ``places`` does not name.
    package var place: PlanPlaceCode
    /// Places by LOCALESTID without white space.
    package var places: [String: PlanPlaceCode] = [:]
    /// Full-time hours a week by group, where an employer's base is not the usual one.
    package var fullTimeHours: [GroupCode: Double] = [:]
    /// The share of employers that the files cover; nil where nobody said.
    package var coverage: Double?

    /// A frame for files that arrive on `today` and are all of `place`.
    package init(today: CivilDate, place: PlanPlaceCode) {
      self.today = today
      self.place = place
    }
  }

  /// The most findings that are listed.
  package static let mostFindings = 1_000

  /// Rows read, headers not counted.
  package private(set) var rowCount = 0
  /// Rows left out because of an error.
  package private(set) var refusedRowCount = 0
  /// Errors found, listed or not.
  package private(set) var errorCount = 0
  /// Warnings found, listed or not.
  package private(set) var warningCount = 0
  private let frame: Frame
  private var open: OpenFile?
  private var keys = RowKeys()
  private var tally: StaffTally
  private var listed = 0

  /// A reader of files that `frame` places.
  package init(_ frame: Frame) {
    self.frame = frame
    tally = StaffTally(frame)
  }

  /// What is found by reading the next bytes of `file`: the workplaces, then the workers.
  ///
  /// - Throws: ``ServiceError`` `STREAM_ORDER_WRONG` where `file` comes before one already read or
  ///   is none of the two.
  package mutating func read(
    _ bytes: [UInt8], of file: StaffFile
  ) throws(ServiceError) -> [BaselineFinding] {
    var found = try turn(to: file)
    guard var current = open else { return found }
    let tooLarge = current.sizeFinding(after: bytes.count, limit: StaffFilesReader.mostBytes)
    found += listed([tooLarge].compactMap(\.self))
    for item in current.read(bytes) { found += take(item, &current) }
    open = current
    return found
  }

  /// What is found at the end of the last file.
  package mutating func finish() -> [BaselineFinding] {
    guard var current = open else { return [] }
    var found: [BaselineFinding] = []
    for item in current.finish() { found += take(item, &current) }
    if !current.hasHeader, !current.isSkipped {
      found += listed([
        current.finding(1, "", .fileEmpty, "the file holds nothing, not even a header line")
      ])
    }
    open = nil
    found += listed(keys.findings(afterThe: current.file))
    return found
  }

  /// The totals of everything read; call it after ``finish()``.
  ///
  /// - Throws: ``ServiceError`` naming `totals` where nobody was counted.
  package func totals() throws(ServiceError) -> WorkforceTotals { try tally.totals() }

  private mutating func turn(to file: StaffFile) throws(ServiceError) -> [BaselineFinding] {
    guard open?.file != file else { return [] }
    let isLater = open.map { $0.file.place < file.place } ?? (rowCount == 0)
    guard [.workplaces, .workers].contains(file), isLater else {
      throw ServiceError(
        .invalidArgument, .streamOrderWrong, field: "chunk.file",
        "must be the workplace file, then the worker file; got \(quoted(file.rawValue))")
    }
    let ended = finish()
    open = OpenFile(file, mostRows: StaffFilesReader.mostRows)
    return ended
  }

  private mutating func take(_ item: CSVItem, _ current: inout OpenFile) -> [BaselineFinding] {
    switch item {
    case .fault(let fault):
      refusedRowCount += 1
      return listed([current.finding(fault)])
    case .record(let record):
      guard current.hasHeader else {
        let wrong = current.open(with: record)
        if wrong.isEmpty { keys.begin(current.file) }
        return listed(wrong)
      }
      rowCount += 1
      return take(record, current)
    }
  }

  private mutating func take(_ record: CSVRecord, _ current: OpenFile) -> [BaselineFinding] {
    guard let rules = current.rules, record.cells.count == rules.columns.count else {
      refusedRowCount += 1
      return current.rules.map { rules in
        listed([
          current.finding(
            record.line, "", .cellCountWrong,
            "the row must have \(rules.columns.count) cells; it has \(record.cells.count)")
        ])
      } ?? []
    }
    var row = Row(
      line: record.line, today: frame.today, cells: record.cells, places: current.places)
    let found = rules.check(&row) + keys.check(row, of: current.file)
    guard !found.contains(where: \.isError) else {
      refusedRowCount += 1
      return listed(found.filter(\.isError))
    }
    tally.add(row, of: current.file)
    return listed(found.filter { Self.columns.contains($0.column) && $0.code != .startDateMissing })
  }

  // Columns that totals are made of: what else a file warns of is nothing to the planner.
  private static let columns: Set<String> = [
    "DOB", "CONTHOURS", "AVGHOURS", "STARTERS", "LEAVERS", "VACANCIES", "TOTALPERMTEMP",
    "STARTDATE", "MAINSERVICE",
  ]

  private mutating func listed(_ found: [Finding]) -> [BaselineFinding] {
    let errors = found.count(where: \.isError)
    errorCount += errors
    warningCount += found.count - errors
    let shown = found.prefix(max(0, Self.mostFindings - listed))
    listed += shown.count
    return shown.map { finding in
      BaselineFinding(
        file: finding.file == .workplaces ? .ascWDSWorkplaces : .ascWDSWorkers,
        line: finding.line, column: finding.column,
        code: BaselineFinding.Code(rawValue: finding.code.rawValue) ?? .formWrong,
        sentence: finding.sentence, isError: finding.isError)
    }
  }
}
