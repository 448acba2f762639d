/// The cell a sealed value belongs to; a value moved to another cell does not open.
package struct SealedCell: Hashable, Sendable {
  /// The table's name.
  package let table: String
  /// The column's name.
  package let column: String
  /// The row's key, as bytes.
  package let row: [UInt8]

  /// The cell at `column` of the row of `table` whose key is `row`.
  package init(table: String, column: String, row: [UInt8]) {
    self.table = table
    self.column = column
    self.row = row
  }

  /// What the seal is bound to: table, column and row, each ended by a bar.
  var associatedData: [UInt8] {
    Array("\(table)|\(column)|\(hexadecimal(row))|".utf8)
  }
}
