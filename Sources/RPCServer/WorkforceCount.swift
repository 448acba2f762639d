import DataFiles
import Operations
import Planning
import Vocabulary

/// Counts the files of one import as they come: a care provider's, a staff record's or published
/// ones.
struct WorkforceCount {
  /// A staff record's months, one file after the other.
  fileprivate struct StaffRecord {
    var reader: PlanningFileReader<ESRStaffFile>
    var file: BaselineFile
    var tally = RowTally()
  }

  /// Published files, one after the other.
  fileprivate struct Published {
    var reader: PublishedFileReader
    var closed: [PublishedFileReader] = []
    var tally = RowTally()
  }

  private enum Reading {
    case nothing
    case care(StaffTotalsReader)
    case staffRecord(StaffRecord)
    case published(Published)
  }

  private let order: ImportWorkforce.Order
  private let codes: [String]
  private let today: CivilDate
  private var reading = Reading.nothing
  private var findings: [BaselineFinding] = []
  private var digest: any StreamDigest

  /// Counts of `order`; `codes` are those by which public files know the caller's organisation.
  init(_ order: ImportWorkforce.Order, _ codes: [String], _ service: Service) {
    self.order = order
    self.codes = order.areas.isEmpty ? codes : Array(order.areas)
    today = LondonTime.date(of: service.now())
    digest = service.digest()
  }

  /// Reads the next bytes of `file`.
  ///
  /// - Throws: ``ServiceError`` `STREAM_ORDER_WRONG` where files of two sources come together.
  mutating func read(_ bytes: [UInt8], of file: BaselineFile) throws(ServiceError) {
    digest.update(bytes)
    switch file {
    case .ascWDSWorkplaces: try readCare(bytes, .workplaces)
    case .ascWDSWorkers: try readCare(bytes, .workers)
    case .esrStaffInPost, .esrStaffInPostBefore: try readStaffRecord(bytes, file)
    default: try readPublished(bytes, file)
    }
  }

  private mutating func readCare(_ bytes: [UInt8], _ file: StaffFile) throws(ServiceError) {
    var frame = StaffTotalsReader.Frame(today: today, place: order.place)
    frame.coverage = order.coverage
    var reader: StaffTotalsReader
    switch reading {
    case .nothing: reader = StaffTotalsReader(frame)
    case .care(let begun): reader = begun
    default: throw Self.mixed
    }
    findings += try reader.read(bytes, of: file)
    reading = .care(reader)
  }

  private mutating func readStaffRecord(
    _ bytes: [UInt8], _ file: BaselineFile
  ) throws(ServiceError) {
    var record: StaffRecord
    switch reading {
    case .nothing:
      let map = ESRMap(
        organisations: Dictionary(
          codes.map { ($0, (place: order.place, setting: StandardGroup.Setting.hospital)) },
          uniquingKeysWith: { first, _ in first }),
        occupations: order.groups[.esrStaffInPost] ?? [:])
      record = StaffRecord(reader: PlanningFileReader(ESRStaffFile(.wte, map: map)), file: file)
    case .staffRecord(let begun): record = begun
    default: throw Self.mixed
    }
    if record.file != file { findings += record.turn(to: file) }
    findings += record.reader.read(bytes)
    reading = .staffRecord(record)
  }

  private mutating func readPublished(
    _ bytes: [UInt8], _ file: BaselineFile
  ) throws(ServiceError) {
    guard let next = PublishedFileReader(file) else { throw Self.mixed }
    var published: Published
    switch reading {
    case .nothing: published = Published(reader: next)
    case .published(let begun): published = begun
    default: throw Self.mixed
    }
    if published.reader.file != file { findings += published.turn(to: next) }
    findings += published.reader.read(bytes)
    reading = .published(published)
  }

  private static let mixed = ServiceError(
    .invalidArgument, .streamOrderWrong, field: "chunk.file",
    "must be of one source: a care provider's files, a staff record's, or published ones")

  /// What the files came to.
  func finished() throws -> ImportWorkforce.Counted {
    switch reading {
    case .nothing:
      throw ServiceError(
        .invalidArgument, .fieldRequired, field: "chunk", "must bring a file")
    case .care(var reader):
      let found = reader.finish()
      var tally = RowTally()
      tally.add(reader)
      return counted(tally, found, try? reader.totals())
    case .staffRecord(var record):
      let found = record.close()
      let isGood = record.tally.errors == 0
      return counted(
        record.tally, found,
        isGood ? try record.reader.rows.result(field: "chunk.file").totals : nil)
    case .published(var published):
      let found = published.close()
      guard published.tally.errors == 0 else { return counted(published.tally, found, nil) }
      let (totals, beside) = try added(published.closed)
      return counted(published.tally, found, totals, beside)
    }
  }

  private func counted(
    _ tally: RowTally, _ found: [BaselineFinding], _ totals: WorkforceTotals?,
    _ published: PublishedFigures = .none
  ) -> ImportWorkforce.Counted {
    var digest = digest
    return ImportWorkforce.Counted(
      totals: totals, published: published, rowCount: tally.rows, refusedCount: tally.refused,
      findings: findings + found, errorCount: tally.errors, warningCount: tally.warnings,
      digest: digest.finish())
  }

  /// What published files come to together.
  private func added(
    _ files: [PublishedFileReader]
  ) throws(ServiceError) -> (WorkforceTotals, PublishedFigures) {
    var sum = PublishedCount()
    for file in files {
      let count = try file.count(frame(of: file.file))
      sum.rows += count.rows
      sum.figures += count.figures
      sum.exclusions.formUnion(count.exclusions)
      sum.periods.formUnion(count.periods)
      guard sum.population == nil || count.population == nil else {
        throw ServiceError(
          .invalidArgument, .duplicateItem, field: "chunk.file", "must bring one population file")
      }
      sum.population = sum.population ?? count.population
    }
    let beside = try PublishedFigures(
      sum.figures, population: sum.population, field: "chunk")
    guard !sum.rows.isEmpty || !beside.isEmpty else {
      throw ServiceError(
        .failedPrecondition, .fieldRequired, field: "header.areas",
        "nothing in the files could be counted: name whose rows, and the group of each staff group")
    }
    return (
      try WorkforceTotals(
        rows: sum.rows, asOf: order.asOf, source: order.source,
        period: sum.periods.sorted().joined(separator: "; "), coverage: order.coverage,
        exclusions: sum.exclusions.sorted(), field: "chunk"), beside
    )
  }

  private func frame(of file: BaselineFile) -> PublishedFrame {
    // Staff of organisations nobody named are the caller's own; other rows are all taken.
    let named = order.areas.isEmpty ? nil : order.areas
    let areas = file == .nhsCore1 ? Set(codes.map { $0.uppercased() }) : named
    return PublishedFrame(
      place: order.place, groups: order.groups[file] ?? [:], areas: areas, source: order.source)
  }
}

/// Rows and findings of files that have been read.
private struct RowTally {
  var rows = 0
  var refused = 0
  var errors = 0
  var warnings = 0

  /// Adds what `reader` has read to the end of its file.
  mutating func add(_ reader: some RowCounting) {
    rows += reader.rowCount
    refused += reader.refusedRowCount
    errors += reader.errorCount
    warnings += reader.warningCount
  }
}

extension WorkforceCount.StaffRecord {
  /// Ends the file being read; the months go on into the next.
  fileprivate mutating func turn(to next: BaselineFile) -> [BaselineFinding] {
    let found = close()
    reader = PlanningFileReader(reader.rows)
    file = next
    return found
  }

  fileprivate mutating func close() -> [BaselineFinding] {
    let found = reader.finish()
    tally.add(reader)
    return found
  }
}

extension WorkforceCount.Published {
  /// Ends the file being read and begins the next.
  fileprivate mutating func turn(to next: PublishedFileReader) -> [BaselineFinding] {
    let found = close()
    reader = next
    return found
  }

  fileprivate mutating func close() -> [BaselineFinding] {
    let found = reader.finish()
    tally.add(reader)
    closed.append(reader)
    return found
  }
}
