import Operations
import ReferenceData

/// One file while it is read: its bytes counted, its header checked exactly.
struct OpenFile: Sendable {
  let file: StaffFile
  var rowCount = 0
  /// Set once the header is right.
  private(set) var rules: FileRules?
  /// The place of each column, by name.
  private(set) var places: [String: Int] = [:]
  private(set) var hasHeader = false
  /// Whether nothing more of it is read.
  private(set) var isSkipped = false
  private var reader: CSVReader
  private var byteCount = 0

  init(_ file: StaffFile, mostRows: Int) {
    self.file = file
    var limits = CSVLimits()
    limits.rows = mostRows + 1
    reader = CSVReader(limits: limits)
  }

  /// The rows and faults that `bytes` complete.
  mutating func read(_ bytes: [UInt8]) -> [CSVItem] {
    byteCount += bytes.count
    return isSkipped ? [] : reader.read(bytes)
  }

  mutating func finish() -> [CSVItem] {
    isSkipped ? [] : reader.finish()
  }

  /// The finding that the file has grown beyond `limit`, once; nothing more of it is read then.
  mutating func sizeFinding(after more: Int, limit: Int) -> Finding? {
    guard !isSkipped, byteCount + more > limit else { return nil }
    isSkipped = true
    return finding(
      1, "", .fileTooLarge, "the file must be at most \(limit) bytes; the rest of it was not read")
  }

  /// What a fault of form means for the file.
  func finding(_ fault: CSVFault) -> Finding {
    let column = places.first { $0.value == fault.column - 1 }?.key ?? ""
    return fault.kind == .tooManyRows
      ? finding(
        fault.line, "", .tooManyRows, "an import must have fewer rows; the rest was not read")
      : finding(fault.line, column, .rowMalformed, "the row holds \(fault.kind.rawValue)")
  }

  /// Takes the header; what is wrong with it, or nothing.
  mutating func open(with header: CSVRecord) -> [Finding] {
    hasHeader = true
    let published = FileRules.of(file).columns.map(\.name)
    let extra = header.cells.dropFirst(published.count)
    let names = published + (file == .workers ? Self.pairs(extra.count) : [])
    guard header.cells == names else {
      return [wrong(header, published: names)]
    }
    rules = extra.isEmpty ? FileRules.of(file) : .workers(withPairs: Array(extra))
    places = Dictionary(zip(names, 0...)) { first, _ in first }
    return []
  }

  private func wrong(_ header: CSVRecord, published names: [String]) -> Finding {
    let place = zip(header.cells, names).prefix { $0 == $1 }.count
    let name = names.indices.contains(place) ? names[place] : ""
    return finding(
      header.line, name, .headerWrong,
      "the header line must be the published one; it differs at column \(place + 1), and no row "
        + "of the file was read")
  }

  // `QUALACH04,QUALACH04NOTES,QUALACH05,…` as many whole pairs as there are cells for.
  private static func pairs(_ count: Int) -> [String] {
    (0..<count / 2).flatMap { index in
      let name = index + 4 < 10 ? "QUALACH0\(index + 4)" : "QUALACH\(index + 4)"
      return [name, name + "NOTES"]
    }
  }

  func finding(
    _ line: Int, _ column: String, _ code: FindingCode, _ sentence: String
  ) -> Finding {
    Finding(
      file: file, line: line, column: column, code: code, sentence: sentence, isError: true)
  }
}
