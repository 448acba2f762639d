import Store
import Testing
import Vocabulary

@Suite("Migrations to run")
struct MigrationTests {
  private let known = (1...3).map {
    Migration(number: $0, name: "Step \($0)", sql: "SELECT \($0);")
  }

  @Test("what the database has run is left out, in order")
  func pending() throws {
    for count in 0...3 {
      let applied = known.prefix(count).map(applied)
      #expect(try Migration.pending(known, after: applied) == Array(known.dropFirst(count)))
    }
  }

  @Test("a newer, an edited, a renamed or a missing step is refused")
  func refused() {
    let other = Migration(number: 2, name: "Step 2", sql: "SELECT 2; ")
    let renamed = Migration(number: 2, name: "Step two", sql: "SELECT 2;")
    let histories = [
      known + [Migration(number: 4, name: "Step 4", sql: "")],
      [known[0], other], [known[0], renamed], [known[1]], [known[0], known[2]],
    ]
    for history in histories {
      let error = #expect(throws: ServiceError.self) {
        try Migration.pending(known, after: history.map(applied))
      }
      #expect(error?.reason == .notServing)
    }
  }

  private func applied(_ migration: Migration) -> AppliedMigration {
    AppliedMigration(number: migration.number, checksum: migration.checksum)
  }
}
