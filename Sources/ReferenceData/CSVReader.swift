/// Reads RFC 4180 CSV as it arrives, in chunks of any size.
///
/// Lines end in LF or CRLF, the last end may be missing, empty lines are skipped, and a UTF-8 byte
/// order mark at the start is ignored. A malformed line becomes a ``CSVFault`` and reading goes on
/// with the next line. Memory is bounded by ``CSVLimits``.
package struct CSVReader: Sendable {
  private enum State {
    case cellStart, unquoted, quoted, quoteInQuoted, skipping, ended
  }

  private let limits: CSVLimits
  private var state = State.cellStart
  private var line = 1
  private var recordLine = 1
  private var quoteLine = 1
  private var cells: [String] = []
  private var cell: [UInt8] = []
  private var rowBytes = 0
  private var rows = 0
  private var afterReturn = false
  private var marksSeen = 0
  private var items: [CSVItem] = []

  /// A reader at the start of a file.
  package init(limits: CSVLimits = CSVLimits()) {
    self.limits = limits
  }

  /// The rows and faults that `chunk` completes, in order.
  package mutating func read(_ chunk: [UInt8]) -> [CSVItem] {
    for byte in chunk { accept(byte) }
    return taken()
  }

  /// The row or fault that the end of the file completes.
  package mutating func finish() -> [CSVItem] {
    if afterReturn { fault(.strayCarriageReturn) }
    switch state {
    case .quoted: fault(.unclosedQuote)
    case .cellStart where cells.isEmpty: break
    case .cellStart, .unquoted, .quoteInQuoted: endRow()
    case .skipping, .ended: break
    }
    state = .ended
    return taken()
  }

  /// All rows and faults of a text held in memory.
  package static func records(
    of text: String, limits: CSVLimits = CSVLimits()
  ) -> (records: [CSVRecord], faults: [CSVFault]) {
    var reader = CSVReader(limits: limits)
    let items = reader.read(Array(text.utf8)) + reader.finish()
    var result: (records: [CSVRecord], faults: [CSVFault]) = ([], [])
    for item in items {
      switch item {
      case .record(let record): result.records.append(record)
      case .fault(let fault): result.faults.append(fault)
      }
    }
    return result
  }

  private mutating func taken() -> [CSVItem] {
    defer { items = [] }
    return items
  }

  // The byte order mark is EF BB BF; it is only one at the very start of the file.
  private mutating func isMark(_ byte: UInt8) -> Bool {
    let mark: [UInt8] = [0xef, 0xbb, 0xbf]
    guard marksSeen < 3 else { return false }
    guard byte == mark[marksSeen] else {
      cell += mark.prefix(marksSeen)
      if marksSeen > 0 { state = .unquoted }
      marksSeen = 3
      return false
    }
    marksSeen += 1
    return true
  }

  private mutating func accept(_ byte: UInt8) {
    if marksSeen < 3, isMark(byte) { return }
    if afterReturn {
      afterReturn = false
      if byte != UInt8(ascii: "\n") { fault(.strayCarriageReturn) }
    }
    switch state {
    case .ended: break
    case .skipping: if byte == UInt8(ascii: "\n") { startRow() }
    case .quoted: acceptQuoted(byte)
    default: acceptOutsideQuotes(byte)
    }
  }

  private mutating func acceptQuoted(_ byte: UInt8) {
    if byte == UInt8(ascii: "\"") {
      state = .quoteInQuoted
      return
    }
    if byte == UInt8(ascii: "\n") { line += 1 }
    append(byte)
  }

  private mutating func acceptOutsideQuotes(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: ","): endCell()
    case UInt8(ascii: "\n"): endLine()
    case UInt8(ascii: "\r"): afterReturn = true
    case UInt8(ascii: "\""): acceptQuote()
    default:
      if state == .quoteInQuoted { return fault(.textAfterQuote) }
      state = .unquoted
      append(byte)
    }
  }

  private mutating func acceptQuote() {
    switch state {
    case .cellStart:
      state = .quoted
      quoteLine = line
    case .quoteInQuoted:
      state = .quoted
      append(UInt8(ascii: "\""))
    default: fault(.strayQuote)
    }
  }

  private mutating func append(_ byte: UInt8) {
    rowBytes += 1
    guard cell.count < limits.cellBytes else { return fault(.cellTooLong) }
    guard rowBytes <= limits.rowBytes else { return fault(.rowTooLong) }
    cell.append(byte)
  }

  private mutating func endCell() {
    rowBytes += 1
    guard rowBytes <= limits.rowBytes else { return fault(.rowTooLong) }
    guard let text = String(validating: cell, as: UTF8.self) else { return fault(.notUTF8) }
    guard cells.count < limits.cells else { return fault(.tooManyCells) }
    cells.append(text)
    cell.removeAll(keepingCapacity: true)
    state = .cellStart
  }

  private mutating func endLine() {
    if state == .cellStart, cells.isEmpty {
      startRow()
      return
    }
    endRow()
    // A fault found at the end of the line has nothing left to skip.
    if state != .ended { startRow() }
  }

  private mutating func endRow() {
    endCell()
    guard state == .cellStart else { return }
    guard rows < limits.rows else {
      fault(.tooManyRows)
      state = .ended
      return
    }
    rows += 1
    items.append(.record(CSVRecord(line: recordLine, cells: cells)))
  }

  private mutating func startRow() {
    line += 1
    recordLine = line
    cells.removeAll(keepingCapacity: true)
    cell.removeAll(keepingCapacity: true)
    rowBytes = 0
    state = .cellStart
  }

  private mutating func fault(_ kind: CSVFault.Kind) {
    guard state != .skipping, state != .ended else { return }
    // A cell that never ends is best found where it began.
    let place = state == .quoted ? quoteLine : line
    items.append(.fault(CSVFault(line: place, column: cells.count + 1, kind)))
    cell.removeAll(keepingCapacity: true)
    state = .skipping
  }
}
