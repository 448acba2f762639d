/// One line of a CSV file, or several where a quoted cell holds line breaks.
package struct CSVRecord: Hashable, Sendable {
  /// The line it starts on, from 1.
  package let line: Int
  /// Its cells, unquoted.
  package let cells: [String]

  /// A record of these cells.
  package init(line: Int, cells: [String]) {
    self.line = line
    self.cells = cells
  }
}

/// What is wrong with the form of a CSV file at one point; the rest of that line is skipped.
package struct CSVFault: Hashable, Sendable {
  /// The ways in which a line can be malformed.
  package enum Kind: String, Sendable, CaseIterable {
    /// A quote stands inside a cell that does not begin with one.
    case strayQuote = "a quote inside an unquoted cell"
    /// Something other than a comma or a line end follows a closing quote.
    case textAfterQuote = "text after a closing quote"
    /// The file ends inside a quoted cell.
    case unclosedQuote = "a quoted cell that is never closed"
    /// A carriage return stands without a line feed.
    case strayCarriageReturn = "a carriage return without a line feed"
    /// A cell is not UTF-8.
    case notUTF8 = "bytes that are not UTF-8"
    /// A cell is longer than the limit.
    case cellTooLong = "a cell longer than the limit"
    /// A row is longer than the limit.
    case rowTooLong = "a row longer than the limit"
    /// A row has more cells than the limit.
    case tooManyCells = "more cells than the limit"
    /// The file has more rows than the limit; nothing after it is read.
    case tooManyRows = "more rows than the limit"
  }

  /// The line, from 1; where a quoted cell is at fault, the line of its opening quote.
  package let line: Int
  /// The column: which cell of the row, from 1.
  package let column: Int
  /// What is wrong.
  package let kind: Kind

  /// A fault of `kind` at a line and column counted from 1.
  package init(line: Int, column: Int, _ kind: Kind) {
    self.line = line
    self.column = column
    self.kind = kind
  }
}

/// The sizes beyond which a CSV file is refused.
package struct CSVLimits: Hashable, Sendable {
  /// Bytes in one cell.
  package var cellBytes = 16_384
  /// Bytes in one row.
  package var rowBytes = 131_072
  /// Cells in one row.
  package var cells = 512
  /// Rows in one file, the header included.
  package var rows = 2_000_000

  /// The limits this service uses unless told otherwise.
  package init() {}
}

/// What a reader finds next: a row, or a fault in place of one.
package enum CSVItem: Hashable, Sendable {
  /// A well-formed row.
  case record(CSVRecord)
  /// A malformed line.
  case fault(CSVFault)
}
