import GRDBSQLite
import Store
import Vocabulary

/// The row a statement stands on, read in place.
struct ResultRow: SQLRow {
  let statement: OpaquePointer

  func isNull(_ column: Int) -> Bool {
    sqlite3_column_type(statement, Int32(column)) == SQLITE_NULL
  }

  func integer(_ column: Int) throws -> Int64 {
    try expect(SQLITE_INTEGER, column)
    return sqlite3_column_int64(statement, Int32(column))
  }

  func real(_ column: Int) throws -> Double {
    try expect(SQLITE_FLOAT, column)
    return sqlite3_column_double(statement, Int32(column))
  }

  func text(_ column: Int) throws -> String {
    try expect(SQLITE_TEXT, column)
    guard let start = sqlite3_column_text(statement, Int32(column)) else { return "" }
    return String(decoding: bytes(from: start, column), as: UTF8.self)
  }

  func blob(_ column: Int) throws -> [UInt8] {
    try expect(SQLITE_BLOB, column)
    guard let start = sqlite3_column_blob(statement, Int32(column)) else { return [] }
    return Array(bytes(from: start, column))
  }

  func halves(_ column: Int) throws -> (high: UInt64, low: UInt64)? {
    try expect(SQLITE_BLOB, column)
    guard let start = sqlite3_column_blob(statement, Int32(column)),
      sqlite3_column_bytes(statement, Int32(column)) == 16
    else { return nil }
    return (
      UInt64(bigEndian: start.loadUnaligned(as: UInt64.self)),
      UInt64(bigEndian: start.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    )
  }

  private func bytes(from start: UnsafeRawPointer, _ column: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(
      start: start, count: Int(sqlite3_column_bytes(statement, Int32(column))))
  }

  private func expect(_ type: Int32, _ column: Int) throws {
    guard sqlite3_column_type(statement, Int32(column)) == type else {
      throw ServiceError(
        .internalFault, .internalFault, "column \(column) of a row holds another type than asked")
    }
  }
}
