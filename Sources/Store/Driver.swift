/// What an engine must offer; every query of ours is written once over this surface.
///
/// Bodies are synchronous and run off the cooperative thread pool. A read body sees one snapshot.
/// A write body is one all-or-nothing change: it commits durably before `write` returns, or leaves
/// no trace. Write bodies may share a commit with others (group commit), each in its own
/// savepoint. A ``ConstraintViolation`` that a body lets through comes out as its
/// ``ConstraintViolation/refusal``.
package protocol Driver: Sendable {
  /// The value of `body` on one consistent snapshot.
  func read<Value: Sendable>(
    _ body: @escaping @Sendable (any SQLReading) throws -> Value
  ) async throws -> Value

  /// The value of `body` once its change is durable.
  ///
  /// A body that throws leaves no trace and its error is rethrown. `shouldStart` is asked just
  /// before the body runs; false drops it with `DEADLINE_PASSED` and nothing is done.
  func write<Value: Sendable>(
    shouldStart: @escaping @Sendable () -> Bool,
    _ body: @escaping @Sendable (any SQLWriting) throws -> Value
  ) async throws -> Value
}

extension Driver {
  /// The value of `body` once its change is durable, however long it waits.
  package func write<Value: Sendable>(
    _ body: @escaping @Sendable (any SQLWriting) throws -> Value
  ) async throws -> Value {
    try await write(shouldStart: { true }, body)
  }
}

/// A cell going in or coming out.
package enum SQLValue: Hashable, Sendable {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)
  case blob([UInt8])
}

/// One row while it is being read; columns count from 0 in the order of the SELECT.
///
/// Asking a column for a type it does not hold is a fault of ours and throws.
package protocol SQLRow {
  /// Whether the cell is null.
  func isNull(_ column: Int) -> Bool
  /// The whole number there.
  func integer(_ column: Int) throws -> Int64
  /// The number there, whole or not.
  func real(_ column: Int) throws -> Double
  /// The text there.
  func text(_ column: Int) throws -> String
  /// The bytes there.
  func blob(_ column: Int) throws -> [UInt8]
}

/// Reading on one snapshot. `?` marks parameters, in order. Statements are prepared once and kept.
package protocol SQLReading {
  /// `read` of each row, in the statement's order.
  func rows<Value>(
    _ sql: String, _ arguments: [SQLValue], _ read: (any SQLRow) throws -> Value
  ) throws -> [Value]
}

/// Reading and writing in one transaction.
package protocol SQLWriting: SQLReading {
  /// Runs one statement; the number of rows it changed.
  @discardableResult
  func execute(_ sql: String, _ arguments: [SQLValue]) throws -> Int
}

extension SQLReading {
  /// `read` of the first row, or nil without one.
  package func first<Value>(
    _ sql: String, _ arguments: [SQLValue], _ read: (any SQLRow) throws -> Value
  ) throws -> Value? {
    try rows(sql, arguments, read).first
  }
}
