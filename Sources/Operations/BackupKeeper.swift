package import Vocabulary

/// The engine under the store, as far as its operator asks; the program joins it to the service.
package protocol BackupKeeper: Sendable {
  /// Copies the store as of one moment under `name` inside the backup directory, verified.
  ///
  /// - Throws: ``ServiceError`` `RECORD_EXISTS`, naming `name`, where a copy of that name is there.
  func backup(name: String, at now: Instant) async throws -> BackupSummary
  /// How the engine is doing now.
  func status() -> EngineStatus
}

/// What a copy turned out to be, once it was found whole.
package struct BackupSummary: Hashable, Sendable {
  /// The copy's file name inside the backup directory; at most 200 characters.
  package let fileName: String
  /// Its size in bytes.
  package let byteCount: Int64
  /// SHA-256 of its bytes, 64 hexadecimal digits.
  package let sha256: String
  /// The last commit in it.
  package let sequence: CommitSequence

  /// A summary of these parts.
  package init(fileName: String, byteCount: Int64, sha256: String, sequence: CommitSequence) {
    self.fileName = fileName
    self.byteCount = byteCount
    self.sha256 = sha256
    self.sequence = sequence
  }
}

/// How the engine under the store is doing.
package struct EngineStatus: Hashable, Sendable {
  /// The program's version.
  package let programVersion: String
  /// The number of the last migration it has run.
  package let schemaVersion: Int
  /// Whether it takes changes; false while it is out of space.
  package let isWritable: Bool

  /// A status of these parts.
  package init(programVersion: String, schemaVersion: Int, isWritable: Bool) {
    self.programVersion = programVersion
    self.schemaVersion = schemaVersion
    self.isWritable = isWritable
  }
}
