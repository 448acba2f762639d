import DataFiles
package import GRPCCore
package import OneWorkforceProtos
import Operations
import Planning
import Vocabulary
import WireFormat

// Taking in totals.
extension PlanningServiceRPC {
  /// Counts what files hold and keeps the totals; rows are dropped within the call.
  package func importWorkforce(
    request: RPCAsyncSequence<WireImportWorkforceRequest, any Error>, context: ServerContext
  ) async throws -> WireImportWorkforceResponse {
    let call = try Call.current("ImportWorkforce")
    var order: ImportWorkforce.Order?
    var count: WorkforceCount?
    for try await message in request {
      guard var current = count else {
        let begun = try message.order()
        let codes = try await ImportWorkforce.open(begun, call, in: service)
        order = begun
        count = WorkforceCount(begun, codes, service)
        continue
      }
      let chunk = try message.bytes()
      try current.read(chunk.bytes, of: chunk.file)
      count = current
    }
    guard let order, let count else {
      throw ServiceError(
        .invalidArgument, .streamOrderWrong, field: "header", "must be the first message")
    }
    return try await ImportWorkforce.run(order, count.finished(), call, in: service).proto()
  }

  /// Sets an import against an earlier one.
  package func reconcileImport(
    request: WireReconcileImportRequest, context: ServerContext
  ) async throws -> WireReconcileImportResponse {
    try await ReconcileImport.run(
      request.native(), .current("ReconcileImport"), in: service
    ).proto()
  }
}

/// Counts the files of one import as they come: a care provider's or a staff record's.
private struct WorkforceCount {
  /// A staff record's months, one file after the other.
  fileprivate struct StaffRecord {
    var reader: PlanningFileReader<ESRStaffFile>
    var file: WorkforceFile
    var rowCount = 0
    var refusedCount = 0
    var errorCount = 0
    var warningCount = 0
  }

  private enum Reading {
    case nothing
    case care(StaffTotalsReader)
    case staffRecord(StaffRecord)
  }

  private let order: ImportWorkforce.Order
  private let codes: [String]
  private let today: CivilDate
  private var reading = Reading.nothing
  private var findings: [BaselineFinding] = []
  private var digest: any StreamDigest

  init(_ order: ImportWorkforce.Order, _ codes: [String], _ service: Service) {
    self.order = order
    self.codes = codes
    today = LondonTime.date(of: service.now())
    digest = service.digest()
  }

  mutating func read(_ bytes: [UInt8], of file: WorkforceFile) throws(ServiceError) {
    digest.update(bytes)
    switch file {
    case .workplaces: try readCare(bytes, .workplaces)
    case .workers: try readCare(bytes, .workers)
    case .staffInPost, .staffInPostBefore: try readStaffRecord(bytes, file)
    }
  }

  private mutating func readCare(_ bytes: [UInt8], _ file: StaffFile) throws(ServiceError) {
    var frame = StaffTotalsReader.Frame(today: today, place: order.place)
    frame.coverage = order.coverage
    var reader: StaffTotalsReader
    switch reading {
    case .nothing: reader = StaffTotalsReader(frame)
    case .care(let begun): reader = begun
    case .staffRecord: throw Self.mixed
    }
    findings += try reader.read(bytes, of: file)
    reading = .care(reader)
  }

  private mutating func readStaffRecord(
    _ bytes: [UInt8], _ file: WorkforceFile
  ) throws(ServiceError) {
    var record: StaffRecord
    switch reading {
    case .nothing:
      let map = ESRMap(
        organisations: Dictionary(
          codes.map { ($0, (place: order.place, setting: StandardGroup.Setting.hospital)) },
          uniquingKeysWith: { first, _ in first }),
        occupations: order.occupations)
      record = StaffRecord(reader: PlanningFileReader(ESRStaffFile(.wte, map: map)), file: file)
    case .staffRecord(let begun): record = begun
    case .care: throw Self.mixed
    }
    if record.file != file { findings += record.turn(to: file) }
    findings += record.reader.read(bytes)
    reading = .staffRecord(record)
  }

  private static let mixed = ServiceError(
    .invalidArgument, .streamOrderWrong, field: "chunk.file",
    "must be of one source: a care provider's files or a staff record's")

  /// What the files came to.
  func finished() throws -> ImportWorkforce.Counted {
    var (done, digest) = (self, digest)
    switch reading {
    case .nothing:
      throw ServiceError(
        .invalidArgument, .fieldRequired, field: "chunk", "must bring a file")
    case .care(var reader):
      done.findings += reader.finish()
      return ImportWorkforce.Counted(
        totals: try? reader.totals(), rowCount: reader.rowCount,
        refusedCount: reader.refusedRowCount, findings: done.findings,
        errorCount: reader.errorCount, warningCount: reader.warningCount,
        digest: digest.finish())
    case .staffRecord(var record):
      done.findings += record.close()
      let result =
        record.errorCount == 0 ? try record.reader.rows.result(field: "chunk.file") : nil
      return ImportWorkforce.Counted(
        totals: result?.totals, rowCount: record.rowCount, refusedCount: record.refusedCount,
        findings: done.findings, errorCount: record.errorCount,
        warningCount: record.warningCount, digest: digest.finish())
    }
  }
}

extension WorkforceCount.StaffRecord {
  /// Ends the file being read; the months go on into the next.
  fileprivate mutating func turn(to next: WorkforceFile) -> [BaselineFinding] {
    let found = close()
    reader = PlanningFileReader(reader.rows)
    file = next
    return found
  }

  fileprivate mutating func close() -> [BaselineFinding] {
    let found = reader.finish()
    rowCount += reader.rowCount
    refusedCount += reader.refusedRowCount
    errorCount += reader.errorCount
    warningCount += reader.warningCount
    return found
  }
}
