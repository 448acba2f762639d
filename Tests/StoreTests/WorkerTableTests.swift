@testable import Store
import TestSupport
import Testing
import Vocabulary

@Suite("Every table about a worker is known to export and erasure")
struct WorkerTableTests {
  /// Tables that others refer to and whose rows are the worker's: what refers to them is as well.
  private static let owned: Set<String> = [
    "worker", "fact", "registration", "achievement", "continuity_period", "share_grant",
    "transfer", "dispute",
  ]
  /// Tables whose reference to such a table says nothing of the worker.
  private static let others: Set<String> = ["worker"]

  @Test("what refers to a worker in the schema is listed, and nothing else is")
  func complete() async throws {
    let desk = try await Desk.open()
    let references = try await desk.driver.read { sql in
      try sql.rows(
        """
        SELECT m.name, f."table" FROM sqlite_master m, pragma_foreign_key_list(m.name) f
        WHERE m.type = 'table'
        """, []
      ) { (table: try $0.text(0), target: try $0.text(1)) }
    }
    let found = Set(references.filter { Self.owned.contains($0.target) }.map(\.table))
      .subtracting(Self.others)
    let listed = Set(WorkerTable.all.map(\.name))
    #expect(found.subtracting(listed).isEmpty, "say in WorkerTable what becomes of these")
    #expect(WorkerTable.all.count == listed.count)
    // These name a worker, or a row of theirs, without a reference that the engine keeps.
    let loose: Set<String> = [
      "access_log", "decision_finding", "decision_reliance", "delegation_party",
    ]
    #expect(listed.subtracting(found) == loose)
  }

  @Test("a row goes before the row it refers to")
  func order() async throws {
    let desk = try await Desk.open()
    let references = try await desk.driver.read { sql in
      try sql.rows(
        """
        SELECT m.name, f."table" FROM sqlite_master m, pragma_foreign_key_list(m.name) f
        WHERE m.type = 'table'
        """, []
      ) { (table: try $0.text(0), target: try $0.text(1)) }
    }
    let places = Dictionary(
      uniqueKeysWithValues: WorkerTable.all.enumerated().map { ($1.name, $0) })
    for reference in references where reference.table != reference.target {
      guard let table = places[reference.table], let target = places[reference.target],
        WorkerTable.all[target].fate == .deleted
      else { continue }
      #expect(table < target, "\(reference)")
    }
  }

  @Test("each condition is a statement that the engine takes")
  func statements() async throws {
    let desk = try await Desk.open()
    try await desk.driver.read { sql in
      for table in WorkerTable.all {
        let arguments = table.arguments(1)
        #expect(!arguments.isEmpty, "\(table.name)")
        _ = try sql.rows(
          "SELECT 1 FROM \(table.name) WHERE \(table.condition)", arguments
        ) { try $0.integer(0) }
      }
    }
  }
}
