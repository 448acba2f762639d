import Vocabulary

/// The CSV text of the tables compiled in, one static string a table (`Generated/`), and their
/// reading into typed rows.
enum TableText {
  /// The rows of `text` as `make` reads them.
  ///
  /// A row that `make` refuses is left out, never a trap: a test counts every table's rows.
  static func rows<Row>(
    _ text: String, _ make: (TableRow) throws -> Row
  ) -> [Row] {
    let records = CSVReader.records(of: text).records
    guard let header = records.first else { return [] }
    let columns = Dictionary(
      zip(header.cells, 0...), uniquingKeysWith: { first, _ in first })
    return records.dropFirst().compactMap { record in
      try? make(TableRow(columns: columns, cells: record.cells))
    }
  }
}

/// A cell of a compiled-in table that does not hold what its column promises.
struct TableFault: Error {
  /// The column at fault.
  let column: String
}

/// One row of a compiled-in table, asked by column name.
struct TableRow {
  fileprivate let columns: [String: Int]
  fileprivate let cells: [String]

  fileprivate init(columns: [String: Int], cells: [String]) {
    self.columns = columns
    self.cells = cells
  }

  /// The cell under `column`, empty where there is none.
  subscript(column: String) -> String {
    guard let index = columns[column], cells.indices.contains(index) else { return "" }
    return cells[index]
  }

  /// The cell under `column`, which must not be empty.
  func text(_ column: String) throws(TableFault) -> String {
    let text = self[column]
    guard !text.isEmpty else { throw TableFault(column: column) }
    return text
  }

  /// The cell under `column`, or nil where it is empty.
  func optional(_ column: String) -> String? {
    self[column].isEmpty ? nil : self[column]
  }

  /// The pieces of the cell under `column` between `|`; none where it is `-`.
  func list(_ column: String) -> [String] {
    self[column] == "-" ? [] : self[column].split(separator: "|").map(String.init)
  }

  /// The whole number under `column`.
  func number(_ column: String) throws(TableFault) -> Int {
    guard let number = wholeNumber(self[column]) else { throw TableFault(column: column) }
    return number
  }

  /// The number under `column`, or nil where the cell is empty.
  func optionalNumber(_ column: String) throws(TableFault) -> Int? {
    self[column].isEmpty ? nil : try number(column)
  }

  /// The word under `column`, one of a closed list.
  func word<Word: RawRepresentable<String>>(_ column: String) throws(TableFault) -> Word {
    guard let word = Word(rawValue: self[column]) else { throw TableFault(column: column) }
    return word
  }

  /// The words under `column` between `|`, each of a closed list.
  func words<Word: RawRepresentable<String>>(_ column: String) throws(TableFault) -> [Word] {
    var words: [Word] = []
    for text in list(column) {
      guard let word = Word(rawValue: text) else { throw TableFault(column: column) }
      words.append(word)
    }
    return words
  }

  /// The truth under `column`, written `Y` or `N`.
  func mark(_ column: String) throws(TableFault) -> Bool {
    switch self[column] {
    case "Y": true
    case "N": false
    default: throw TableFault(column: column)
    }
  }

  /// The day under `column`, or nil where the cell is empty.
  func optionalDay(_ column: String) throws(TableFault) -> CivilDate? {
    guard let text = optional(column) else { return nil }
    do { return try CivilDate(text, field: column) } catch { throw TableFault(column: column) }
  }

  /// The truth under `column`, written `true` or `false`.
  func truth(_ column: String) throws(TableFault) -> Bool {
    switch self[column] {
    case "true": true
    case "false": false
    default: throw TableFault(column: column)
    }
  }

  /// The code under `column`.
  func code<List>(_ column: String) throws(TableFault) -> Code<List> {
    try Self.code(self[column], column)
  }

  /// The codes under `column` between `|`.
  func codes<List>(_ column: String) throws(TableFault) -> [Code<List>] {
    var codes: [Code<List>] = []
    for text in list(column) { codes.append(try Self.code(text, column)) }
    return codes
  }

  /// The provenance told by the status in `status` and the sources in `sources`.
  func provenance(
    status: String = "status", sources: String = "source_id", jurisdiction: String? = nil,
    note: String? = nil
  ) throws(TableFault) -> Provenance {
    Provenance(
      try word(status), sources: try codes(sources),
      jurisdiction: jurisdiction.flatMap(optional), note: note.flatMap(optional))
  }

  private static func code<List>(
    _ text: String, _ column: String
  ) throws(TableFault) -> Code<List> {
    do { return try Code(text, field: column) } catch { throw TableFault(column: column) }
  }
}
