import GRDB
import GRDBSQLite
import Store
import Vocabulary

/// What SQLite answered where we wanted `SQLITE_OK`.
struct SQLiteFailure: Error {
  /// The extended result code.
  let code: Int32
  /// The engine's words: names from the schema, never a value.
  let message: String

  init(code: Int32, message: String) {
    self.code = code
    self.message = message
  }

  /// The latest failure on the connection `handle`.
  init(on handle: OpaquePointer?) {
    code = sqlite3_extended_errcode(handle)
    message = String(cString: sqlite3_errmsg(handle))
  }

  init(_ error: DatabaseError) {
    code = error.extendedResultCode.rawValue
    message = error.message ?? error.resultCode.description
  }

  var primaryCode: Int32 { code & 0xff }

  var isStorageFull: Bool { primaryCode == SQLITE_FULL }

  /// Whether another connection stood in the way for longer than a busy one waits.
  var isBusy: Bool { primaryCode == SQLITE_BUSY }

  /// Whether the disk or the file can't be relied on any more.
  var isDiskFault: Bool {
    [SQLITE_IOERR, SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_READONLY, SQLITE_PERM, SQLITE_CANTOPEN]
      .contains(primaryCode)
  }

  /// Whether the engine may have undone more than the statement, or can no longer be trusted with
  /// the transaction it is in.
  var endsTransaction: Bool {
    isDiskFault || [SQLITE_FULL, SQLITE_NOMEM, SQLITE_INTERRUPT].contains(primaryCode)
  }

  /// The constraint that refused the statement, or nil where it was something else.
  var constraint: ConstraintViolation? {
    guard primaryCode == SQLITE_CONSTRAINT else { return nil }
    switch code {
    case SQLITE_CONSTRAINT_UNIQUE_CODE, SQLITE_CONSTRAINT_PRIMARYKEY_CODE,
      SQLITE_CONSTRAINT_ROWID_CODE:
      return ConstraintViolation(.unique, detail: message)
    case SQLITE_CONSTRAINT_FOREIGNKEY_CODE:
      return ConstraintViolation(.reference, detail: message)
    case SQLITE_CONSTRAINT_NOTNULL_CODE:
      return ConstraintViolation(.missing, detail: message)
    default:
      return ConstraintViolation(.check, detail: message)
    }
  }

  /// What a caller is told.
  var refusal: ServiceError {
    switch primaryCode {
    case SQLITE_FULL:
      ServiceError(.unavailable, .storageFull, "the store is out of space and takes no changes")
    case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_IOERR, SQLITE_NOMEM, SQLITE_CANTOPEN:
      ServiceError(.unavailable, .notServing, "the store could not answer: \(message)")
    default:
      ServiceError(.internalFault, .internalFault, "the store failed (\(code)): \(message)")
    }
  }
}

// The extended codes are macros with arithmetic, which Swift does not import.
private let SQLITE_CONSTRAINT_FOREIGNKEY_CODE = SQLITE_CONSTRAINT | (3 << 8)
private let SQLITE_CONSTRAINT_NOTNULL_CODE = SQLITE_CONSTRAINT | (5 << 8)
private let SQLITE_CONSTRAINT_PRIMARYKEY_CODE = SQLITE_CONSTRAINT | (6 << 8)
private let SQLITE_CONSTRAINT_UNIQUE_CODE = SQLITE_CONSTRAINT | (8 << 8)
private let SQLITE_CONSTRAINT_ROWID_CODE = SQLITE_CONSTRAINT | (10 << 8)

/// `error` as it leaves the driver: no type of the engine's crosses its door.
func outward(_ error: any Error) -> any Error {
  switch error {
  case let violation as ConstraintViolation: violation.refusal
  case let failure as SQLiteFailure: failure.refusal
  case let error as DatabaseError: SQLiteFailure(error).refusal
  default: error
  }
}
