import Store
import Synchronization

/// A driver that notes the statements run through another, with their arguments.
struct TracingDriver: Driver {
  /// A statement as it was run.
  struct Statement: Sendable {
    let sql: String
    let arguments: [SQLValue]
  }

  /// What has been run since it was last taken.
  final class Trace: Sendable {
    private let statements = Mutex<[Statement]>([])

    func add(_ sql: String, _ arguments: [SQLValue]) {
      statements.withLock { $0.append(Statement(sql: sql, arguments: arguments)) }
    }

    func take() -> [Statement] {
      statements.withLock { statements in
        defer { statements = [] }
        return statements
      }
    }
  }

  let driver: any Driver
  let trace: Trace

  func read<Value: Sendable>(
    _ body: @escaping @Sendable (any SQLReading) throws -> Value
  ) async throws -> Value {
    try await driver.read { [trace] in try body(Reading(sql: $0, trace: trace)) }
  }

  func overwriteDeleted() async throws { try await driver.overwriteDeleted() }

  func write<Value: Sendable>(
    shouldStart: @escaping @Sendable () -> Bool,
    _ body: @escaping @Sendable (any SQLWriting) throws -> Value
  ) async throws -> Value {
    try await driver.write(shouldStart: shouldStart) { [trace] in
      try body(Writing(sql: $0, trace: trace))
    }
  }

  private struct Reading: SQLReading {
    let sql: any SQLReading
    let trace: Trace

    func eachRow(
      _ statement: String, _ arguments: [SQLValue], _ read: (any SQLRow) throws -> Void
    ) throws {
      trace.add(statement, arguments)
      try sql.eachRow(statement, arguments, read)
    }
  }

  private struct Writing: SQLWriting {
    let sql: any SQLWriting
    let trace: Trace

    func eachRow(
      _ statement: String, _ arguments: [SQLValue], _ read: (any SQLRow) throws -> Void
    ) throws {
      trace.add(statement, arguments)
      try sql.eachRow(statement, arguments, read)
    }

    func execute(_ statement: String, _ arguments: [SQLValue]) throws -> Int {
      trace.add(statement, arguments)
      return try sql.execute(statement, arguments)
    }
  }
}
