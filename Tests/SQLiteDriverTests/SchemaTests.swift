import GRDB
import SQLiteDriver
import Store
import TestSupport
import Testing
import Vocabulary

@Suite("The schema's history")
struct SchemaTests {
  private static let steps: [Migration] =
    Migrations.all.prefix(1) + [
      Migration(
        number: 2, name: "Wards", sql: "CREATE TABLE ward (id INTEGER PRIMARY KEY) STRICT;"),
      Migration(
        number: 3, name: "Beds",
        sql:
          "CREATE TABLE bed (id INTEGER PRIMARY KEY, ward INTEGER REFERENCES ward (id)) STRICT;"),
      Migration(
        number: 4, name: "Names",
        sql: "ALTER TABLE ward ADD COLUMN name TEXT; UPDATE ward SET name = 'Ward ' || id;"),
    ]

  @Test("a schema newer than the program is refused")
  func newer() async throws {
    try await withTemporaryFolder { folder in
      await (try openStore(folder, migrations: Self.steps)).close()
      let error = #expect(throws: ServiceError.self) {
        try openStore(folder, migrations: Array(Self.steps.prefix(3)))
      }
      #expect(error?.message.contains("newer than 3") == true)
    }
  }

  @Test("a released step that was edited is refused", arguments: [0, 1, 2, 3])
  func edited(_ index: Int) async throws {
    try await withTemporaryFolder { folder in
      await (try openStore(folder, migrations: Self.steps)).close()
      var steps = Self.steps
      let step = steps[index]
      steps[index] = Migration(number: step.number, name: step.name, sql: step.sql + " ")
      let error = #expect(throws: ServiceError.self) { try openStore(folder, migrations: steps) }
      #expect(error?.message.contains("migration \(index + 1)") == true)
    }
  }

  @Test("a step that fails, or leaves a reference open, changes nothing")
  func failing() async throws {
    let broken = [
      "CREATE TABLE visit (id INTEGER) STRICT; INSERT INTO nowhere VALUES (1);",
      "INSERT INTO bed (id, ward) VALUES (1, 99);",
    ]
    for sql in broken {
      try await withTemporaryFolder { folder in
        await (try openStore(folder, migrations: Self.steps)).close()
        let steps = Self.steps + [Migration(number: 5, name: "Broken", sql: sql)]
        #expect(throws: ServiceError.self) { try openStore(folder, migrations: steps) }
        let store = try openStore(folder, migrations: Self.steps)
        let tables = try await store.read { reading in
          try reading.rows("SELECT name FROM sqlite_schema WHERE type = 'table'", []) {
            try $0.text(0)
          }
        }
        #expect(
          Set(tables) == ["commit_counter", "commit_log", "ward", "bed", "schema_migration"])
        await store.close()
      }
    }
  }

  @Test("another program's database is refused and left as it was")
  func foreign() async throws {
    try await withTemporaryFolder { folder in
      await (try openStore(folder, migrations: [])).close()
      let path = folder + "/oneworkforce.sqlite"
      let queue = try DatabaseQueue(path: path)
      try queue.inDatabase { try $0.execute(sql: "CREATE TABLE theirs (id)") }
      try queue.close()
      let error = #expect(throws: ServiceError.self) {
        try openStore(folder, migrations: Self.steps)
      }
      #expect(error?.message.contains("another program") == true)
    }
  }

  @Test(
    "every earlier schema is brought up to date with its rows, after a backup", arguments: 2...3)
  func upgraded(from version: Int) async throws {
    try await withTemporaryFolder { folder in
      let old = try openStore(folder, migrations: Array(Self.steps.prefix(version)))
      try await old.write { writing -> Void in
        try writing.execute("INSERT INTO ward (id) VALUES (7)", [])
      }
      await old.close()
      let store = try openStore(folder, migrations: Self.steps)
      let name = try await store.read { reading in
        try reading.first("SELECT name FROM ward", []) { try $0.text(0) }
      }
      #expect(name == "Ward 7")
      await store.close()
      let copies = try modes(in: folder).keys.filter { $0.hasPrefix("before-migration-") }
      #expect(copies == ["before-migration-\(version + 1)-\(noon.milliseconds)"])
    }
  }

  @Test("a new store is not backed up, and opening twice runs nothing twice")
  func idle() async throws {
    try await withTemporaryFolder { folder in
      for _ in 1...2 { await (try openStore(folder, migrations: Self.steps)).close() }
      #expect(try modes(in: folder).keys.contains { $0.hasPrefix("before") } == false)
    }
  }

  @Test("our own history is numbered from 1 without gaps and runs on a new store")
  func ours() async throws {
    #expect(Migrations.all.map(\.number) == Array(1...Migrations.all.count))
    let store = try SQLiteStore.inMemory(at: noon)
    let latest = try await store.read { try CommitLog.latest($0) }
    #expect(latest.sequence == CommitSequence(0))
    await store.close()
  }
}
