import GRDB
import GRDBSQLite
import Store
import Vocabulary

/// One connection while its own thread works on it: statements run and rows are read through the C
/// interface, prepared once and kept by GRDB.
final class Connection: SQLWriting {
  private let database: Database
  private let handle: OpaquePointer?
  /// The worst that happened since ``beginWatch()``, even where a body swallowed it.
  private(set) var fatalFailure: SQLiteFailure?
  /// Whether only statements that change nothing may run.
  private var readsOnly = false
  /// Frames in the write-ahead log after the latest commit.
  private(set) var walFrames = 0

  init(_ database: Database) {
    self.database = database
    handle = database.sqliteConnection
  }

  func eachRow(
    _ sql: String, _ arguments: [SQLValue], _ read: (any SQLRow) throws -> Void
  ) throws {
    try withStatement(sql, arguments) { statement in
      while try step(statement) { try read(ResultRow(statement: statement)) }
    }
  }

  @discardableResult
  func execute(_ sql: String, _ arguments: [SQLValue]) throws -> Int {
    try withStatement(sql, arguments) { statement in
      let before = sqlite3_total_changes64(handle)
      while try step(statement) {}
      // A statement that changes no row leaves the count of the one before it.
      return sqlite3_total_changes64(handle) == before ? 0 : Int(sqlite3_changes64(handle))
    }
  }

  func run(_ sql: String) throws {
    try execute(sql, [])
  }

  private func withStatement<Value>(
    _ sql: String, _ arguments: [SQLValue], _ body: (OpaquePointer) throws -> Value
  ) throws -> Value {
    let statement = try prepared(sql)
    return try withExtendedLifetime(statement) {
      let pointer = statement.sqliteStatement
      guard !readsOnly || sqlite3_stmt_readonly(pointer) != 0 else {
        throw ServiceError(.internalFault, .internalFault, "a read tried to change the store")
      }
      defer {
        sqlite3_reset(pointer)
        sqlite3_clear_bindings(pointer)
      }
      try bind(arguments, to: pointer)
      return try body(pointer)
    }
  }

  private func prepared(_ sql: String) throws -> Statement {
    do {
      let kept = try database.cachedStatement(sql: sql)
      // The same text is being read further out: that one must keep its place.
      let isInUse = sqlite3_stmt_busy(kept.sqliteStatement) != 0
      return isInUse ? try database.makeStatement(sql: sql) : kept
    } catch let error as DatabaseError {
      throw noted(SQLiteFailure(error))
    }
  }

  private func step(_ statement: OpaquePointer) throws -> Bool {
    switch sqlite3_step(statement) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default:
      let failure = SQLiteFailure(on: handle)
      if let violation = failure.constraint { throw violation }
      throw noted(failure)
    }
  }

  private func bind(_ arguments: [SQLValue], to statement: OpaquePointer) throws {
    let wanted = Int(sqlite3_bind_parameter_count(statement))
    guard wanted == arguments.count else {
      throw ServiceError(
        .internalFault, .internalFault,
        "a statement takes \(wanted) arguments and was given \(arguments.count)")
    }
    for (index, argument) in arguments.enumerated() {
      guard bind(argument, at: Int32(index) + 1, of: statement) == SQLITE_OK else {
        throw noted(SQLiteFailure(on: handle))
      }
    }
  }

  private func bind(_ value: SQLValue, at index: Int32, of statement: OpaquePointer) -> Int32 {
    switch value {
    case .null: sqlite3_bind_null(statement, index)
    case .integer(let number): sqlite3_bind_int64(statement, index, number)
    case .real(let number): sqlite3_bind_double(statement, index, number)
    case .text(let text):
      text.withCString {
        sqlite3_bind_text(statement, index, $0, Int32(clamping: text.utf8.count), copiedBySQLite)
      }
    case .blob(let bytes) where bytes.isEmpty: sqlite3_bind_zeroblob(statement, index, 0)
    case .blob(let bytes):
      sqlite3_bind_blob(statement, index, bytes, Int32(clamping: bytes.count), copiedBySQLite)
    }
  }

  private func noted(_ failure: SQLiteFailure) -> SQLiteFailure {
    if failure.endsTransaction { fatalFailure = fatalFailure ?? failure }
    return failure
  }
}

private let copiedBySQLite = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

// MARK: - Transactions

extension Connection {
  /// Forgets what failed before.
  func beginWatch() {
    fatalFailure = nil
  }

  /// Whether a transaction is open.
  var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

  /// Whether a deferred foreign key still waits for its row.
  var hasOpenReferences: Bool {
    var (current, highest): (Int32, Int32) = (0, 0)
    let code = sqlite3_db_status(
      handle, SQLITE_DBSTATUS_DEFERRED_FKS, &current, &highest, 0)
    return code == SQLITE_OK && current != 0
  }

  /// Ends the open transaction, if there is one, leaving no trace.
  func rollBack() {
    guard isInTransaction else { return }
    try? run("ROLLBACK")
  }

  /// The value of `body` on one snapshot; statements that change anything are refused.
  func onSnapshot<Value>(_ body: (any SQLReading) throws -> Value) throws -> Value {
    try run("BEGIN DEFERRED")
    readsOnly = true
    defer {
      readsOnly = false
      rollBack()
    }
    return try body(self)
  }
}

/// A read that took longer than it might; nothing came of it.
struct ReadOutOfTime: Error {}

/// When a read must end, as the engine asks while a statement runs.
private final class ReadLimit {
  private let end: ContinuousClock.Instant
  private(set) var hasPassed = false

  init(_ limit: Duration) {
    end = .now + limit
  }

  func isOver() -> Bool {
    hasPassed = hasPassed || ContinuousClock.now >= end
    return hasPassed
  }
}

extension Connection {
  /// As ``onSnapshot(_:)``; a statement that is still running after `limit` is stopped.
  ///
  /// - Throws: ``ReadOutOfTime`` where one was, whatever `body` made of it.
  func onSnapshot<Value>(
    atMost limit: Duration, _ body: (any SQLReading) throws -> Value
  ) throws -> Value {
    let end = ReadLimit(limit)
    let result = withExtendedLifetime(end) {
      // Asked every few thousand steps of the engine, some tens of microseconds.
      sqlite3_progress_handler(
        handle, 4_000,
        { context in
          guard let context else { return 0 }
          return Unmanaged<ReadLimit>.fromOpaque(context).takeUnretainedValue().isOver() ? 1 : 0
        }, Unmanaged.passUnretained(end).toOpaque())
      defer { sqlite3_progress_handler(handle, 0, nil, nil) }
      return Result { try onSnapshot(body) }
    }
    if end.hasPassed { throw ReadOutOfTime() }
    return try result.get()
  }
}

// MARK: - The write-ahead log

extension Connection {
  /// Keeps ``walFrames`` up to date from here on.
  func countFrames() {
    let context = Unmanaged.passUnretained(self).toOpaque()
    sqlite3_wal_hook(
      handle,
      { context, _, _, frames in
        guard let context else { return SQLITE_OK }
        Unmanaged<Connection>.fromOpaque(context).takeUnretainedValue().walFrames = Int(frames)
        return SQLITE_OK
      }, context)
  }

  /// Copies what it can into the database file without waiting for readers; the frames in the log.
  func checkpointPassively() throws(SQLiteFailure) -> Int {
    try checkpoint(SQLITE_CHECKPOINT_PASSIVE)
  }

  /// Copies all and empties the log file; waits for readers as long as a busy connection may.
  func checkpointAndTruncate() throws(SQLiteFailure) {
    walFrames = try checkpoint(SQLITE_CHECKPOINT_TRUNCATE)
  }

  private func checkpoint(_ mode: Int32) throws(SQLiteFailure) -> Int {
    var (frames, copied): (Int32, Int32) = (0, 0)
    let code = sqlite3_wal_checkpoint_v2(handle, nil, mode, &frames, &copied)
    guard code == SQLITE_OK else { throw SQLiteFailure(on: handle) }
    return max(0, Int(frames))
  }
}

// MARK: - Overwriting

extension Connection {
  /// Up to this length a store is rewritten in memory; a longer one in a file that no name leads to
  /// and that ends with the connection. What was deleted is in neither.
  private static let rewrittenInMemory: Int64 = 256 << 20

  /// Rewrites the store from its rows alone, so that no page keeps an old copy of a deleted one,
  /// and empties the log.
  ///
  /// Deleting overwrites the row itself (`secure_delete`). A page whose rows moved to another as it
  /// filled may still show where they lay: only a new page does not.
  func overwriteDeleted() throws {
    let length = try first("PRAGMA page_count", []) { try $0.integer(0) } ?? 0
    let page = try first("PRAGMA page_size", []) { try $0.integer(0) } ?? 0
    let isLong = length > Self.rewrittenInMemory / max(1, page)
    if isLong { try run("PRAGMA temp_store = FILE") }
    defer { if isLong { try? run("PRAGMA temp_store = MEMORY") } }
    do {
      try run("VACUUM")
      try checkpointAndTruncate()
    } catch let failure as SQLiteFailure where failure.isBusy {
      throw ServiceError(
        .unavailable, .notServing,
        "what was deleted is not overwritten yet: a reader stood in the way; ask again",
        retryAfterMilliseconds: 5_000)
    }
  }
}
