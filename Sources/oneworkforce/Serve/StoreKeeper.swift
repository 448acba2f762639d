import Foundation
import Operations
import SQLiteDriver
import Store
import Vocabulary

/// Backs the store up into the folder of the settings, for the operator's rpcs.
struct StoreKeeper: BackupKeeper {
  let store: SQLiteStore
  let directory: String

  func backup(name: String, at now: Instant) async throws -> BackupSummary {
    let folder = directory + "/" + name
    if FileManager.default.fileExists(atPath: folder) {
      throw ServiceError(
        .alreadyExists, .recordExists, field: "name", "a copy of the name \(quoted(name)) is there")
    }
    try FileManager.default.createDirectory(
      atPath: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let manifest = try await store.backup(to: folder, at: now)
    return BackupSummary(
      fileName: name + "/" + manifest.file, byteCount: manifest.bytes, sha256: manifest.sha256,
      sequence: CommitSequence(manifest.commitSequence))
  }

  func status() -> EngineStatus {
    EngineStatus(
      programVersion: ProgramVersion.text, schemaVersion: Migrations.all.map(\.number).max() ?? 0,
      isWritable: store.health.isWritable)
  }
}
