package import Vocabulary

extension SQLiteStore {
  /// Copies the store as it is now into `directory`, while it serves; `directory` must be new or
  /// empty.
  ///
  /// When this returns, the copy is on the disk and was opened and checked: integrity, references,
  /// last commit.
  ///
  /// - Throws: ``ServiceError`` with reason `STATE_FORBIDS` where `directory` holds anything, or
  ///   the store is in memory.
  package func backup(to directory: String, at now: Instant) async throws -> BackupManifest {
    guard let source = self.directory?.databasePath else {
      throw Backup.refusal("a store in memory can't be backed up")
    }
    return try await onOwnThread(named: "store backup") {
      try Backup(source: source).take(to: directory, at: now)
    }
  }

  /// Copies the store in `dataDirectory`, which no service may be using, into `directory`.
  ///
  /// - Throws: ``ServiceError`` as ``backup(to:at:)`` does, and with reason `NOT_SERVING` where the
  ///   store is in use or there is none.
  package static func backupOffline(
    dataDirectory path: String, to directory: String, at now: Instant
  ) async throws -> BackupManifest {
    try await onOwnThread(named: "store backup") {
      let data = DataDirectory(path)
      try data.refuseIfAbsent()
      let lock = try data.lock()
      defer { lock.release() }
      // Takes in the log that a killed service left behind; no migration runs.
      let opener = Opener(directory: data, settings: SQLiteSettings())
      let writer = try opener.writer(migrations: nil, at: now)
      defer { try? writer.close() }
      return try Backup(source: data.databasePath).take(to: directory, at: now)
    }
  }

  /// The manifest of the backup in `directory`, once every byte and every reference was checked.
  ///
  /// - Throws: ``ServiceError`` where the copy is damaged, cut, or not what its manifest says.
  package static func verifyBackup(_ directory: String) async throws -> BackupManifest {
    try await onOwnThread(named: "store backup") { try Backup.verify(directory) }
  }

  /// Copies the backup in `directory` into `dataDirectory`, which must be new or empty; checked
  /// before and after.
  ///
  /// - Throws: ``ServiceError`` as ``verifyBackup(_:)`` does, with reason `NOT_SERVING` where a
  ///   service runs on `dataDirectory`, and with `STATE_FORBIDS` where it holds anything.
  package static func restore(
    from directory: String, into dataDirectory: String
  ) async throws -> BackupManifest {
    try await onOwnThread(named: "store restore") {
      try Backup.restore(directory, into: DataDirectory(dataDirectory))
    }
  }
}
