package import Vocabulary

/// One step of the schema: numbered from 1, run once in its own transaction, never edited after
/// release and never undone.
package struct Migration: Hashable, Sendable {
  /// Its place in the order, from 1 without gaps.
  package let number: Int
  /// What it brings, in a few words.
  package let name: String
  /// One or more statements, each ended by a semicolon.
  package let sql: String

  /// The step `number`, which runs `sql`.
  package init(number: Int, name: String, sql: String) {
    self.number = number
    self.name = name
    self.sql = sql
  }

  /// SHA-256 of number, name and SQL: it tells whether a released step was edited.
  package var checksum: [UInt8] {
    Checksum.of(Array("\(number)\n\(name)\n\(sql)".utf8))
  }
}

/// A step that a database says it has run.
package struct AppliedMigration: Hashable, Sendable {
  /// The step's number.
  package let number: Int
  /// The checksum it had then.
  package let checksum: [UInt8]

  /// The step as its row says.
  package init(number: Int, checksum: [UInt8]) {
    self.number = number
    self.checksum = checksum
  }
}

extension Migration {
  /// The steps of `all` still to run on a database that has run `applied`, both in order.
  ///
  /// - Throws: ``ServiceError`` with reason `NOT_SERVING` where the database is newer than `all`,
  ///   or has run a step whose text differs from ours.
  package static func pending(
    _ all: [Migration], after applied: [AppliedMigration]
  ) throws(ServiceError) -> [Migration] {
    guard applied.count <= all.count else {
      throw refusal(
        "the database has schema \(applied.count), newer than \(all.count), the newest that this "
          + "program knows; use the newer program")
    }
    for (known, run) in zip(all, applied)
    where known.number != run.number || known.checksum != run.checksum {
      throw refusal(
        "migration \(known.number) (\(known.name)) differs from the one that the database has run")
    }
    return Array(all.dropFirst(applied.count))
  }

  private static func refusal(_ message: String) -> ServiceError {
    ServiceError(.failedPrecondition, .notServing, message)
  }
}
