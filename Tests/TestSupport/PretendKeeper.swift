package import Operations
import Synchronization
package import Vocabulary

/// A keeper that copies nothing and counts what it was asked for.
package final class PretendKeeper: BackupKeeper {
  private let names = Mutex<[String]>([])

  /// A keeper nobody has asked yet.
  package init() {}

  /// The copies asked for, in order.
  package var copies: [String] { names.withLock { $0 } }

  package func backup(name: String, at now: Instant) async throws -> BackupSummary {
    names.withLock { $0.append(name) }
    return BackupSummary(
      fileName: name + "/store.sqlite", byteCount: 4_096, sha256: String(repeating: "a", count: 64),
      sequence: CommitSequence(7))
  }

  package func status() -> EngineStatus {
    EngineStatus(programVersion: "1.0.0", schemaVersion: 5, isWritable: true)
  }
}
