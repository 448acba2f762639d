package import Operations
import Placements
import ReferenceData
import Vocabulary

/// A file of placements or of hours as a training provider sends it, by the rules of staff files:
/// the header to the letter, findings with line and column, no cell repeated in a message.
package enum PlacementFile: String, Sendable, CaseIterable {
  /// Placements, a line each.
  case placements
  /// Stretches of learners' time, a line each.
  case hours

  /// A line that is well formed.
  package struct Row: Hashable, Sendable {
    /// Its number in the file, from 1.
    package let line: Int
    /// Its cells by column, trimmed.
    package let cells: [String: String]
  }

  /// What is the matter with a line.
  package struct Finding: Hashable, Sendable {
    /// The line, from 1.
    package let line: Int
    /// The column; empty where it is about the line.
    package let column: String
    /// What, as in the findings of staff files.
    package let code: ImportStaffRecords.FindingCode
    /// One line in lower case.
    package let sentence: String
  }

  /// The most lines of one file: as many as one stream takes.
  package static let mostRows = 10_000

  /// The columns, in order; the header line must be just these.
  package var columns: [String] {
    switch self {
    case .placements:
      [
        "ENROLMENT_ID", "AREA_ID", "PART", "STARTS_ON", "ENDS_ON", "ALLOCATED_MINUTES", "OUTCOMES",
        "REQUEST_ID", "OFFER_ID",
      ]
    case .hours: ["PLACEMENT_ID", "STARTS_AT", "ENDS_AT", "KIND", "VERIFIED_BY_ID"]
    }
  }

  /// The well-formed lines of `bytes`, and what is wrong with the others, in order of line.
  package func read(_ bytes: [UInt8]) -> (rows: [Row], findings: [Finding]) {
    var limits = CSVLimits()
    limits.rows = Self.mostRows + 1
    var reader = CSVReader(limits: limits)
    var (rows, findings): ([Row], [Finding]) = ([], [])
    var hasHeader = false
    for item in reader.read(bytes) + reader.finish() {
      switch item {
      case .fault(let fault):
        findings.append(
          Finding(
            line: fault.line, column: "",
            code: fault.kind == .tooManyRows ? .tooManyRows : .rowMalformed,
            sentence: "the row holds \(fault.kind.rawValue)"))
      case .record(let record) where !hasHeader:
        hasHeader = true
        guard record.cells == columns else { return ([], findings + [wrongHeader(record)]) }
      case .record(let record): take(record, &rows, &findings)
      }
    }
    if !hasHeader {
      findings.append(
        Finding(line: 1, column: "", code: .fileEmpty, sentence: "the file must have a header"))
    }
    return (rows, findings + repeated(rows))
  }

  private func wrongHeader(_ header: CSVRecord) -> Finding {
    let place = zip(header.cells, columns).prefix { $0 == $1 }.count
    return Finding(
      line: header.line, column: columns.indices.contains(place) ? columns[place] : "",
      code: .headerWrong,
      sentence: "the header line must be \(columns.joined(separator: ",")); it differs at column "
        + "\(place + 1), and no row of the file was read")
  }

  private func take(_ record: CSVRecord, _ rows: inout [Row], _ findings: inout [Finding]) {
    guard record.cells.count == columns.count else {
      findings.append(
        Finding(
          line: record.line, column: "", code: .cellCountWrong,
          sentence: "the row must have \(columns.count) cells; it has \(record.cells.count)"))
      return
    }
    let cells = Dictionary(
      zip(columns, record.cells.map(\.trimmed)), uniquingKeysWith: { first, _ in first })
    let faults = columns.compactMap { column in
      fault(column, cells[column] ?? "").map { code, sentence in
        Finding(
          line: record.line, column: column, code: code, sentence: "\(column) \(sentence)")
      }
    }
    findings += faults
    if faults.isEmpty { rows.append(Row(line: record.line, cells: cells)) }
  }

  private func fault(
    _ column: String, _ cell: String
  ) -> (ImportStaffRecords.FindingCode, String)? {
    let isOptional = ["PART", "OUTCOMES", "REQUEST_ID", "OFFER_ID", "VERIFIED_BY_ID"]
      .contains(column)
    guard !cell.isEmpty else { return isOptional ? nil : (.required, "must be filled") }
    switch column {
    case "STARTS_ON", "ENDS_ON":
      return CellRule.plainDay.fault(of: cell)
    case "STARTS_AT", "ENDS_AT":
      return (try? Instant(cell, field: "")) == nil
        ? (.dateInvalid, "must be a moment with an offset, such as 2026-06-01T08:00:00+01:00")
        : nil
    case "KIND": return CellRule.oneOf(HoursEntry.Kind.allCases.map(\.rawValue)).fault(of: cell)
    case "PART": return CellRule.number(1...10).fault(of: cell)
    case "ALLOCATED_MINUTES": return CellRule.number(1...1_200_000).fault(of: cell)
    case "OUTCOMES": return CellRule.each(.text(200)).fault(of: cell)
    default:
      return (try? RecordID(cell, field: "")) == nil
        ? (.formWrong, "must be an identifier, a UUID") : nil
    }
  }

  /// Lines that say what an earlier one says.
  private func repeated(_ rows: [Row]) -> [Finding] {
    var seen: Set<[String]> = []
    return rows.compactMap { row in
      let key = columns.map { row.cells[$0] ?? "" }
      return seen.insert(key).inserted
        ? nil
        : Finding(
          line: row.line, column: "", code: .duplicateRow,
          sentence: "the row says what an earlier one says")
    }
  }

  /// The column that a field of a refusal is about, or nothing.
  package func column(of field: String) -> String {
    let last = field.split(separator: ".").last.map(String.init) ?? ""
    let name = String(last.prefix { $0 != "[" }).uppercased()
    return columns.contains(name) ? name : ""
  }
}

extension CellRule {
  /// What is said of `cell`, or nil where it keeps the rule.
  fileprivate func fault(of cell: String) -> (ImportStaffRecords.FindingCode, String)? {
    isKept(cell) ? nil : (code, sentence)
  }
}
