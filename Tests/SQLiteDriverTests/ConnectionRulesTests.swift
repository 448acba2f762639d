import GRDB
import TestSupport
import Testing
import Vocabulary

@testable import SQLiteDriver

@Suite("The settings that durability rests on")
struct ConnectionRulesTests {
  @Test("a store refuses to serve when one of them reads back otherwise", arguments: drifts)
  func drift(_ drift: (name: String, value: String)) async throws {
    try await withDatabase { database in
      try ConnectionRules.apply(ConnectionRules.writer, to: database)
      try database.execute(sql: "PRAGMA \(drift.name) = \(drift.value)")
      let error = #expect(throws: ServiceError.self) {
        try ConnectionRules.verify(ConnectionRules.writer, on: database)
      }
      #expect(error?.message.contains(drift.name) == true)
    }
  }

  @Test("a pool's own setting of NORMAL is caught: the broken control")
  func pool() async throws {
    try await withTemporaryFolder { folder in
      try DataDirectory(folder).prepare()
      let pool = try DatabasePool(path: DataDirectory(folder).databasePath)
      try pool.writeWithoutTransaction { database in
        #expect(throws: ServiceError.self) {
          try ConnectionRules.verify(ConnectionRules.writer, on: database)
        }
        try ConnectionRules.apply(ConnectionRules.writer, to: database)
        try ConnectionRules.verify(ConnectionRules.writer, on: database)
      }
      try pool.close()
    }
  }

  @Test("every one of them reads back as set on a store that serves")
  func served() async throws {
    try await withTemporaryFolder { folder in
      let store = try openStore(folder)
      let found = try await store.write { writing in
        try ConnectionRules.writer.map { rule in
          let value = try writing.first("PRAGMA \(rule.name)", []) { row in
            try (try? row.text(0)) ?? String(row.integer(0))
          }
          return value ?? ""
        }
      }
      #expect(found == ConnectionRules.writer.map(\.readBack))
      await store.close()
    }
  }

  private static let drifts: [(name: String, value: String)] = [
    ("synchronous", "NORMAL"), ("synchronous", "OFF"), ("wal_autocheckpoint", "1000"),
    ("foreign_keys", "OFF"), ("trusted_schema", "ON"), ("cell_size_check", "OFF"),
    ("busy_timeout", "0"), ("mmap_size", "1048576"), ("secure_delete", "OFF"),
    ("temp_store", "FILE"), ("journal_mode", "DELETE"),
  ]

  private func withDatabase(_ body: (Database) throws -> Void) async throws {
    try await withTemporaryFolder { folder in
      try DataDirectory(folder).prepare()
      let queue = try DatabaseQueue(path: DataDirectory(folder).databasePath)
      try queue.inDatabase(body)
      try queue.close()
    }
  }
}
