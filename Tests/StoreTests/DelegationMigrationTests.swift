import Logging
import SQLiteDriver
import Store
import TestSupport
import Testing
import Vocabulary

@Suite("Schema 7, delegations")
struct DelegationMigrationTests {
  @Test("every earlier schema is brought up to it and keeps its rows", arguments: 1...6)
  func upgraded(from version: Int) async throws {
    try await withTemporaryFolder { folder in
      let old = try open(folder, Array(Migrations.all.prefix(version)))
      try await old.write { _ = try CommitLog.stamp($0, at: testNoon) }
      if version >= 3 { try await old.write(addEvidence) }
      await old.close()
      let new = try open(folder, Migrations.all)
      let latest = try await new.read { try CommitLog.latest($0) }
      #expect(latest.sequence == CommitSequence(1))
      let rows = try await new.read { sql in
        try sql.rows("SELECT kind, person, device, occurred_at_ms FROM evidence", []) { row in
          try row.integer(0) == 4 && row.isNull(1) && row.isNull(2) && row.isNull(3)
        }
      }
      #expect(rows == (version >= 3 ? [true] : []))
      let count = try await new.read { sql in
        try sql.first("SELECT count(*) FROM delegation_fact", []) { try $0.integer(0) }
      }
      #expect(count == 0)
      await new.close()
    }
  }

  @Test("the schema refuses facts without the subject of their kind")
  func subjects() async throws {
    let desk = try await Desk.open()
    for kind in [1, 7, 8, 16, 18, 26, 28, 30] {
      await #expect(throws: ServiceError.self) {
        try await desk.driver.write { sql in
          try sql.execute(
            """
            INSERT INTO delegation_fact (id, kind, word, valid_from_ms, recorded_by, source,
              recorded_from, recorded_at_ms, body)
            VALUES (zeroblob(16), \(kind), \([16, 30].contains(kind) ? "1" : "NULL"), 0, 1, 1, 1, 0,
              x'01')
            """, [])
        }
      }
    }
  }

  private func open(_ folder: String, _ migrations: [Migration]) throws -> SQLiteStore {
    try SQLiteStore.open(
      directory: folder, migrations: migrations, at: testNoon, logger: quiet,
      onUnrecoverable: { _ in })
  }
}

private func addEvidence(_ sql: any SQLWriting) throws {
  for statement in [
    "INSERT INTO organisation (key, id) VALUES (1, zeroblob(16))",
    "INSERT INTO worker (key, id, is_synthetic, recorded_from) VALUES (1, zeroblob(16), 1, 1)",
    """
    INSERT INTO fact (worker, number, id, kind, recorded_by, source, recorded_from, recorded_at_ms)
    VALUES (1, 1, zeroblob(16), 6, 1, 1, 1, 0)
    """,
    """
    INSERT INTO fact (worker, number, id, kind, about, recorded_by, source, recorded_from,
      recorded_at_ms)
    VALUES (1, 2, randomblob(16), 7, 1, 1, 1, 1, 0)
    """,
    "INSERT INTO evidence (worker, number, kind, occurred_on, outcome) VALUES (1, 2, 4, 1, 1)",
  ] {
    try sql.execute(statement, [])
  }
}
