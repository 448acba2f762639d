import Operations
import Vocabulary

typealias WorkerKey = ImportStaffRecords.WorkerKey

/// The keys of the rows read so far: what must be unique, and what must match across files.
///
/// A file that was not sent, or whose header was wrong, is asked for nothing.
struct RowKeys: Sendable {
  private struct Workplace {
    let line: Int
    let staff: Int?
    var workers = 0
  }

  private var begun: Set<StaffFile> = []
  private var workplaces: [String: Workplace] = [:]
  private var locations: Set<String> = []
  private var workers: Set<WorkerKey> = []

  /// The rows of `file` are now read.
  mutating func begin(_ file: StaffFile) { begun.insert(file) }

  /// What is wrong with the keys of `row`, whose own cells have been checked.
  mutating func check(_ row: Row, of file: StaffFile) -> [Finding] {
    switch file {
    case .workplaces: checkWorkplace(row)
    case .workers: checkWorker(row)
    case .training: checkTraining(row)
    case .trainingRecords: []
    }
  }

  /// What the counts of the workplaces say once `file` has ended.
  func findings(afterThe file: StaffFile) -> [Finding] {
    guard file == .workers, begun.isSuperset(of: [.workplaces, .workers]) else { return [] }
    return workplaces.values.sorted { $0.line < $1.line }.compactMap { workplace in
      guard let staff = workplace.staff, staff != workplace.workers else { return nil }
      return Finding(
        file: .workplaces, line: workplace.line, column: "TOTALPERMTEMP", code: .staffCountDiffers,
        sentence: "TOTALPERMTEMP says \(staff); the worker file has \(workplace.workers) rows for "
          + "the workplace",
        isError: false)
    }
  }

  private mutating func checkWorkplace(_ row: Row) -> [Finding] {
    let key = row["LOCALESTID"].withoutWhitespace
    guard !key.isEmpty else { return [] }
    guard workplaces[key] == nil else {
      return [finding(row, .workplaces, "LOCALESTID", .duplicateRow, "stands on an earlier line")]
    }
    workplaces[key] = Workplace(line: row.line, staff: row.number("TOTALPERMTEMP"))
    let location = row["LOCATIONID"]
    guard location.isEmpty || locations.insert(location).inserted else {
      return [finding(row, .workplaces, "LOCATIONID", .duplicateRow, "stands on an earlier line")]
    }
    return []
  }

  private mutating func checkWorker(_ row: Row) -> [Finding] {
    guard let key = row.workerKey else { return [] }
    var found: [Finding] = []
    if begun.contains(.workplaces), workplaces[key.workplace] == nil {
      found.append(
        finding(row, .workers, "LOCALESTID", .workplaceUnknown, "must be in the workplace file"))
    }
    guard workers.insert(key).inserted else {
      return found + [
        finding(row, .workers, "UNIQUEWORKERID", .duplicateRow, "stands on an earlier line")
      ]
    }
    // Whoever is removed is not on the staff after it.
    if row["STATUS"] != "DELETE" { workplaces[key.workplace]?.workers += 1 }
    return found
  }

  private func checkTraining(_ row: Row) -> [Finding] {
    guard begun.contains(.workers), let key = row.workerKey, !workers.contains(key) else {
      return []
    }
    return [
      finding(row, .training, "UNIQUEWORKERID", .workerUnknown, "must be in the worker file")
    ]
  }

  private func finding(
    _ row: Row, _ file: StaffFile, _ column: String, _ code: FindingCode, _ sentence: String
  ) -> Finding {
    Finding(
      file: file, line: row.line, column: column, code: code, sentence: "\(column) \(sentence)",
      isError: true)
  }
}

extension Row {
  /// LOCALESTID and UNIQUEWORKERID without white space, or nil where one is missing or at fault.
  var workerKey: WorkerKey? {
    let (workplace, worker) = (
      self["LOCALESTID"].withoutWhitespace, self["UNIQUEWORKERID"].withoutWhitespace
    )
    guard !workplace.isEmpty, !worker.isEmpty else { return nil }
    return WorkerKey(workplace: workplace, worker: worker)
  }
}
