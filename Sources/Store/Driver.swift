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

  /// As ``read(_:)``, for a body that looks at the rows of a few people and does nothing else: it
  /// may run on the caller's own thread, and where that takes too long it runs again elsewhere.
  func readBriefly<Value: Sendable>(
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

  /// Overwrites everything that was deleted, wherever a copy of it was left behind in the files of
  /// the store, and empties the log. It rewrites the whole store; changes wait meanwhile.
  ///
  /// - Throws: ``ServiceError`` with code `unavailable` where a reader stood in the way for too
  ///   long; doing it again is harmless.
  func overwriteDeleted() async throws
}

extension Driver {
  /// As ``read(_:)``: an engine need not tell brief reads from others.
  package func readBriefly<Value: Sendable>(
    _ body: @escaping @Sendable (any SQLReading) throws -> Value
  ) async throws -> Value {
    try await read(body)
  }

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
  /// The sixteen bytes there as two numbers, the first eight bytes first, big-endian; nil where
  /// there are not sixteen.
  func halves(_ column: Int) throws -> (high: UInt64, low: UInt64)?
}

/// Reading on one snapshot. `?` marks parameters, in order. Statements are prepared once and kept.
package protocol SQLReading {
  /// Calls `read` with each row, in the statement's order.
  func eachRow(
    _ sql: String, _ arguments: [SQLValue], _ read: (any SQLRow) throws -> Void
  ) throws
}

/// Reading and writing in one transaction.
package protocol SQLWriting: SQLReading {
  /// Runs one statement; the number of rows it changed.
  @discardableResult
  func execute(_ sql: String, _ arguments: [SQLValue]) throws -> Int
}

// Inlined where they are called: there the type of what is read is known, and reading a row needs
// no generic code at run time.
extension SQLReading {
  /// `read` of each row, in the statement's order.
  @inline(__always)
  package func rows<Value>(
    _ sql: String, _ arguments: [SQLValue], _ read: (any SQLRow) throws -> Value
  ) throws -> [Value] {
    var values: [Value] = []
    try eachRow(sql, arguments) { values.append(try read($0)) }
    return values
  }

  /// `read` of the first row, or nil without one.
  @inline(__always)
  package func first<Value>(
    _ sql: String, _ arguments: [SQLValue], _ read: (any SQLRow) throws -> Value
  ) throws -> Value? {
    var value: Value?
    try eachRow(sql, arguments) { row in
      if value == nil { value = try read(row) }
    }
    return value
  }
}
