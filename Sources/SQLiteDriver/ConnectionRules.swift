import GRDB
import Vocabulary

/// A setting of a connection: the value asked for, and how SQLite spells it when read back.
struct ConnectionRule: Hashable {
  let name: String
  let value: String
  let readBack: String
}

/// The settings no connection may be without. They are set after the connection is open, because
/// what opens it may undo them, and each is read back before the store serves.
enum ConnectionRules {
  /// The one connection that commits and checkpoints.
  static let writer =
    common + [
      ConnectionRule(name: "journal_mode", value: "WAL", readBack: "wal"),
      // A commit is on the disk before it is acknowledged.
      ConnectionRule(name: "synchronous", value: "FULL", readBack: "2"),
      // Checkpoints are the writer thread's own work, never part of a commit.
      ConnectionRule(name: "wal_autocheckpoint", value: "0", readBack: "0"),
      ConnectionRule(name: "mmap_size", value: "0", readBack: "0"),
    ] + changing

  /// The connections that only read.
  static let reader =
    common + [
      ConnectionRule(name: "query_only", value: "ON", readBack: "1"),
      ConnectionRule(name: "mmap_size", value: "0", readBack: "0"),
    ]

  /// The one connection of a store in memory.
  static let inMemory = common + changing

  private static let common = [
    ConnectionRule(name: "busy_timeout", value: "5000", readBack: "5000"),
    ConnectionRule(name: "trusted_schema", value: "OFF", readBack: "0"),
    ConnectionRule(name: "cell_size_check", value: "ON", readBack: "1"),
    // A sort that spills would leave what it sorts in a file.
    ConnectionRule(name: "temp_store", value: "MEMORY", readBack: "2"),
  ]

  private static let changing = [
    ConnectionRule(name: "foreign_keys", value: "ON", readBack: "1"),
    // What erasure deletes is overwritten.
    ConnectionRule(name: "secure_delete", value: "ON", readBack: "1"),
  ]

  /// Sets each of `rules` on `database`.
  static func apply(_ rules: [ConnectionRule], to database: Database) throws {
    for rule in rules {
      _ = try Row.fetchAll(database, sql: "PRAGMA \(rule.name) = \(rule.value)")
    }
  }

  /// Refuses a connection on which any of `rules` reads back otherwise.
  static func verify(_ rules: [ConnectionRule], on database: Database) throws {
    for rule in rules {
      let value = try Row.fetchOne(database, sql: "PRAGMA \(rule.name)").map { row -> String in
        (row[0] as DatabaseValue?).map(spelled) ?? ""
      }
      guard value == rule.readBack else {
        throw ServiceError(
          .failedPrecondition, .notServing,
          "the store must not serve: `\(rule.name)` should read \(rule.readBack) and reads "
            + (value ?? "nothing"))
      }
    }
  }

  private static func spelled(_ value: DatabaseValue) -> String {
    switch value.storage {
    case .int64(let number): String(number)
    case .string(let text): text
    default: ""
    }
  }
}
