import Operations
import ReferenceData
import Vocabulary

@testable import DataFiles

/// 17 March 2026, a London day.
let today = CivilDate(dayNumber: 20_529)

/// Files in the true shape, with invented people; a test changes the one cell it is about.
enum Sample {
  static let workplace = [
    "LOCALESTID": "DEMO-1", "STATUS": "NEW", "ESTNAME": "Synthetic Care", "ADDRESS1": "1 High St",
    "POSTCODE": "AB1 2CD", "ESTTYPE": "6", "REGTYPE": "2", "PROVNUM": "1-101690538",
    "LOCATIONID": "1-1016905387", "MAINSERVICE": "8", "ALLSERVICES": "8;13", "TOTALPERMTEMP": "1",
  ]
  static let worker = [
    "LOCALESTID": "DEMO-1", "UNIQUEWORKERID": "W1", "STATUS": "NEW", "DISPLAYID": "SYNTHETIC-001",
    "POSTCODE": "AB1 2CD", "DOB": "01/02/1990", "STARTDATE": "01/04/2024", "EMPLSTATUS": "1",
    "MAINJOBROLE": "8", "CONTHOURS": "37.5",
  ]
  static let training = [
    "LOCALESTID": "DEMO-1", "UNIQUEWORKERID": "W1", "CATEGORY": "10", "HOWDELIVERED": "1",
    "DATECOMPLETED": "01/05/2025",
  ]
  static let trainingRecord = [
    "WORKER_SCHEME": "ASC_WDS_WORKER", "WORKER_ID": "DEMO-1/W1", "STANDARD": "CSTF-IPC-2",
    "COMPLETED_ON": "2025-05-01",
  ]

  static func row(_ file: StaffFile) -> [String: String] {
    switch file {
    case .workplaces: workplace
    case .workers: worker
    case .training: training
    case .trainingRecords: trainingRecord
    }
  }

  /// The published header and the rows that differ from the good one by `changes`.
  static func text(_ file: StaffFile, _ changes: [[String: String]] = [[:]]) -> String {
    let names = FileRules.of(file).columns.map(\.name)
    let rows = changes.map { change in
      let cells = row(file).merging(change) { _, new in new }
      return names.map { cells[$0] ?? "" }.joined(separator: ",")
    }
    return ([names.joined(separator: ",")] + rows).joined(separator: "\n") + "\n"
  }
}

/// What reading some files gave.
struct Reading {
  var findings: [ImportStaffRecords.Finding] = []
  var files = ImportStaffRecords.Files()

  /// `line COLUMN CODE`, with `?` behind a warning.
  var lines: [String] {
    findings.map { finding in
      let column = finding.column.isEmpty ? "-" : finding.column
      return "\(finding.line) \(column) \(finding.code.rawValue)" + (finding.isError ? "" : "?")
    }
  }

  /// Reads texts in the order of files, in chunks of `size` bytes.
  static func of(
    _ texts: [(StaffFile, String)], chunk size: Int = 4_096
  ) throws -> Reading {
    try of(texts.map { ($0, Array($1.utf8)) }, chunk: size)
  }

  static func of(
    _ contents: [(StaffFile, [UInt8])], chunk size: Int = 4_096,
    reader: StaffFilesReader = StaffFilesReader(today: today)
  ) throws -> Reading {
    var (reader, reading) = (reader, Reading())
    for (file, bytes) in contents {
      for start in stride(from: 0, to: max(bytes.count, 1), by: size) {
        let chunk = Array(bytes[min(start, bytes.count)..<min(start + size, bytes.count)])
        reading.findings += try reader.read(chunk, of: file)
      }
    }
    reading.findings += reader.finish()
    reading.files = reader.files
    return reading
  }
}
