import ArgumentParser
import Logging
import SQLiteDriver
import Store
import Vocabulary

/// Says how many bytes a store keeps for what.
struct SizesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sizes", abstract: "Say how many bytes a store keeps for what; it must not run.")

  @Option(help: "The folder of the store.") var dataDirectory: String

  func run() async throws {
    let sizes = try await StoreSizes.measure(dataDirectory)
    var report = sizes.report(items: sizes.rows["fact"] ?? 0)
    report["case"] = "sizes"
    try emit(report)
  }
}

/// The bytes of whole pages that a store gives each table, its indexes included.
struct StoreSizes: Sendable {
  /// Bytes by table.
  let bytes: [String: Int]
  /// Rows of the tables that are counted.
  let rows: [String: Int]

  private static let facts = [
    "fact", "registration", "registration_blind_index", "employment_check", "achievement",
    "achievement_scope", "fact_assessor", "evidence", "status_event", "attestation", "acceptance",
    "engagement", "continuity_period", "continuity_break", "continuity_recognition",
  ]
  private static let identities = [
    "worker", "worker_key_seal", "worker_identity", "worker_blind_index", "worker_link",
  ]
  private static let counted = ["fact", "worker", "access_log", "change_log", "commit_log"]

  /// The sizes of the store in `directory`, which no server may have open.
  static func measure(_ directory: String) async throws -> StoreSizes {
    let store = try SQLiteStore.open(
      directory: directory, at: wallClock(), logger: Logger(label: "benchdriver"),
      onUnrecoverable: { emit($0) })
    let sizes = try await store.read { sql in
      let parts = try sql.rows(
        """
        SELECT m.tbl_name, s.pgsize FROM dbstat s JOIN sqlite_schema m ON m.name = s.name
        WHERE s.aggregate = TRUE
        """, []
      ) { (try $0.text(0), Int(try $0.integer(1))) }
      let rows = try counted.map { table in
        (table, Int(try sql.first("SELECT count(*) FROM \(table)", []) { try $0.integer(0) } ?? 0))
      }
      return StoreSizes(
        bytes: Dictionary(parts, uniquingKeysWith: +),
        rows: Dictionary(rows, uniquingKeysWith: +))
    }
    await store.close()
    return sizes
  }

  /// Bytes for each item, worker, look and change; the latter two are the audit and replay records.
  func report(items: Int) -> [String: any Sendable] {
    [
      "bytes_per_item": share(Self.facts, of: items),
      "identity_bytes_per_worker": share(Self.identities, of: rows["worker"] ?? 0),
      "access_log_bytes_per_look": share(["access_log"], of: rows["access_log"] ?? 0),
      "replay_bytes_per_change": share(["change_log"], of: rows["change_log"] ?? 0),
      "commit_log_bytes_per_commit": share(["commit_log"], of: rows["commit_log"] ?? 0),
      "store_mb": bytes.values.reduce(0, +) >> 20, "rows": rows,
    ]
  }

  private func share(_ tables: [String], of count: Int) -> Double {
    let total = tables.compactMap { bytes[$0] }.reduce(0, +)
    return count == 0 ? 0 : (Double(total) * 10 / Double(count)).rounded() / 10
  }
}
