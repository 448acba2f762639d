import Vocabulary

/// A cell that a geography row can't take.
struct GeographyFault: Error {
  let column: String
  let message: String
}

/// Reads a file with a header row into rows and findings.
enum GeographyFile {
  /// The rows that `make` builds; a value of the column `key` may stand only once.
  static func read<Row: Hashable & Sendable>(
    _ text: String, key: String?, _ make: (GeographyCells) throws(GeographyFault) -> Row
  ) -> GeographyRead<Row> {
    let (records, faults) = CSVReader.records(of: text)
    var findings = faults.map {
      GeographyFinding(line: $0.line, column: "\($0.column)", message: $0.kind.rawValue)
    }
    guard let header = records.first else {
      let finding = GeographyFinding(line: 1, column: "1", message: "the file has no header row")
      return GeographyRead(rows: [], findings: findings + [finding])
    }
    let columns = Dictionary(header.cells.enumerated().map { ($1, $0) }) { first, _ in first }
    var rows: [Row] = []
    var seen: Set<String> = []
    for record in records.dropFirst() {
      let cells = GeographyCells(columns: columns, record: record)
      do throws(GeographyFault) {
        try cells.requireWidth(header.cells.count)
        let row = try make(cells)
        if let key { try cells.requireNew(key, &seen) }
        rows.append(row)
      } catch {
        findings.append(
          GeographyFinding(line: record.line, column: error.column, message: error.message))
      }
    }
    return GeographyRead(rows: rows, findings: findings)
  }
}

/// The cells of one line, asked by column name.
struct GeographyCells {
  let columns: [String: Int]
  let record: CSVRecord

  /// The cell under `column`, which must be a bounded line of text.
  func text(_ column: String) throws(GeographyFault) -> String {
    guard let index = columns[column], record.cells.indices.contains(index) else {
      throw GeographyFault(column: column, message: "the file has no such column")
    }
    do { return try boundedText(record.cells[index], field: column) } catch {
      throw GeographyFault(column: column, message: error.message)
    }
  }

  /// The nine-character ONS code under `column`, which begins with `prefix`.
  func areaCode(_ column: String, _ prefix: String) throws(GeographyFault) -> String {
    let code = try text(column)
    guard code.utf8.count == 9, code.hasPrefix(prefix), wholeNumber(code.dropFirst()) != nil else {
      throw GeographyFault(
        column: column,
        message: "must be an area code of 9 characters that begins with \(quoted(prefix)); "
          + "got \(quoted(code))")
    }
    return code
  }

  /// The whole number under `column`.
  func number(_ column: String) throws(GeographyFault) -> Int {
    let digits = try text(column)
    guard let number = wholeNumber(digits) else {
      throw GeographyFault(
        column: column, message: "must be a whole number; got \(quoted(digits))")
    }
    return number
  }

  /// The share under `column`, 0 to 1 with up to six decimals, in millionths.
  func millionths(_ column: String) throws(GeographyFault) -> Int {
    let share = try text(column)
    let parts = share.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let decimals = parts.count == 2 ? String(parts[1]) : "0"
    let padding = String(repeating: "0", count: max(0, 6 - decimals.utf8.count))
    guard let whole = parts.first.flatMap({ wholeNumber($0) }), whole <= 1,
      decimals.utf8.count <= 6, let rest = wholeNumber(decimals + padding),
      whole * 1_000_000 + rest <= 1_000_000
    else {
      throw GeographyFault(
        column: column,
        message: "must be a share from 0 to 1 with at most 6 decimals; got \(quoted(share))")
    }
    return whole * 1_000_000 + rest
  }

  func requireWidth(_ width: Int) throws(GeographyFault) {
    guard record.cells.count == width else {
      throw GeographyFault(
        column: "\(min(record.cells.count, width) + 1)",
        message: "must have \(width) cells; got \(record.cells.count)")
    }
  }

  func requireNew(_ key: String, _ seen: inout Set<String>) throws(GeographyFault) {
    let value = try text(key)
    guard seen.insert(value).inserted else {
      throw GeographyFault(column: key, message: "stands twice in the file: \(quoted(value))")
    }
  }
}
