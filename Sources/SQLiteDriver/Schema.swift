import Foundation
import GRDB
import Store
import Vocabulary

/// The schema of an open database: whose it is, which steps it has run, and running the others.
struct Schema {
  let database: Database

  /// `OWF1`: marks the file as ours.
  private static let applicationID = 0x4f57_4631

  /// The steps the database has run, oldest first; none in a new one.
  ///
  /// - Throws: ``ServiceError`` where the file is another program's, or its two accounts of its
  ///   version differ.
  func applied() throws -> [AppliedMigration] {
    let application = try number("PRAGMA application_id")
    let tables = try number("SELECT count(*) FROM sqlite_schema")
    if application == 0, tables == 0 { return [] }
    guard application == Self.applicationID else {
      throw DataDirectory.refusal("the database file belongs to another program")
    }
    let applied = try Row.fetchAll(
      database, sql: "SELECT number, checksum FROM schema_migration ORDER BY number"
    )
    .map { AppliedMigration(number: $0["number"], checksum: Array($0["checksum"] as Data)) }
    let version = try number("PRAGMA user_version")
    guard version == applied.count else {
      throw DataDirectory.refusal(
        "the database says it has schema \(version) but lists \(applied.count) migrations")
    }
    return applied
  }

  /// Runs what `migrations` has beyond the steps already run; the number of steps it ran.
  ///
  /// `backUp` is called before the first step where the database is not new. Each step is one
  /// transaction that ends with a check of every foreign key; the whole file is checked at the end.
  @discardableResult
  func migrate(
    to migrations: [Migration], at now: Instant, backUp: (_ from: Int) throws -> Void
  ) throws -> Int {
    let applied = try applied()
    let pending = try Migration.pending(migrations, after: applied)
    guard !pending.isEmpty else { return 0 }
    if applied.isEmpty { try prepareNew() } else { try backUp(applied.count) }
    // Rebuilding a table needs them off, and they can't be switched inside a transaction.
    try database.execute(sql: "PRAGMA foreign_keys = OFF")
    for migration in pending { try run(migration, at: now) }
    try database.execute(sql: "PRAGMA foreign_keys = ON")
    try checkIntegrity()
    return pending.count
  }

  private func prepareNew() throws {
    try database.inTransaction(.immediate) {
      try database.execute(
        sql: """
          PRAGMA application_id = \(Self.applicationID);
          CREATE TABLE IF NOT EXISTS schema_migration (
            -- Its place in the order, from 1 without gaps.
            number INTEGER NOT NULL PRIMARY KEY CHECK (number > 0),
            -- What it brought.
            name TEXT NOT NULL,
            -- SHA-256 of its text when it ran.
            checksum BLOB NOT NULL CHECK (length(checksum) = 32),
            -- When it ran, in milliseconds since 1970 in UTC.
            applied_at_ms INTEGER NOT NULL
          ) STRICT;
          """)
      return .commit
    }
  }

  private func run(_ migration: Migration, at now: Instant) throws {
    try database.inTransaction(.immediate) {
      try database.execute(sql: migration.sql)
      try database.execute(
        sql: "INSERT INTO schema_migration VALUES (?, ?, ?, ?)",
        arguments: [
          migration.number, migration.name, Data(migration.checksum), now.milliseconds,
        ])
      try database.execute(sql: "PRAGMA user_version = \(migration.number)")
      try checkReferences()
      return .commit
    }
  }

  /// - Throws: ``ServiceError`` where a row refers to one that does not exist.
  func checkReferences() throws {
    guard let row = try Row.fetchOne(database, sql: "PRAGMA foreign_key_check") else { return }
    let (table, parent): (String, String) = (row[0], row[2])
    throw Self.damaged("a row of `\(table)` refers to a row of `\(parent)` that does not exist")
  }

  /// - Throws: ``ServiceError`` where the file is damaged.
  func checkIntegrity() throws {
    let findings = try String.fetchAll(database, sql: "PRAGMA integrity_check(1)")
    guard findings == ["ok"] else {
      throw Self.damaged("the integrity check says: " + (findings.first ?? "nothing"))
    }
  }

  private func number(_ sql: String) throws -> Int {
    try Int.fetchOne(database, sql: sql) ?? 0
  }

  private static func damaged(_ message: String) -> ServiceError {
    ServiceError(.internalFault, .internalFault, message)
  }
}
