import Foundation
import GRDB
import Store
package import Vocabulary

/// What a backup says of itself, in `manifest.json` beside the copy.
package struct BackupManifest: Codable, Hashable, Sendable {
  /// The copy's file name.
  package var file: String
  /// SHA-256 of the copy, 64 hexadecimal digits.
  package var sha256: String
  /// The copy's length.
  package var bytes: Int64
  /// The number of the last migration it has run.
  package var schemaVersion: Int
  /// The number of the last commit in it.
  package var commitSequence: Int64
  /// When the backup was asked for, by RFC 3339 in UTC.
  package var takenAt: String

  private enum CodingKeys: String, CodingKey {
    case file, sha256, bytes
    case schemaVersion = "schema_version"
    case commitSequence = "commit_sequence"
    case takenAt = "taken_at"
  }

  static let fileName = "manifest.json"

  /// The manifest of the backup in `directory`.
  ///
  /// - Throws: ``ServiceError`` where there is none that can be read.
  package static func read(from directory: String) throws(ServiceError) -> BackupManifest {
    guard let bytes = FileManager.default.contents(atPath: directory + "/" + fileName),
      let manifest = try? JSONDecoder().decode(BackupManifest.self, from: bytes)
    else { throw Backup.refusal("\(quoted(directory)) holds no complete backup") }
    return manifest
  }

  func write(to directory: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try writeDurably(
      try encoder.encode(self) + Data("\n".utf8), to: directory + "/" + Self.fileName)
  }
}

/// Copying a database while it serves, and proving a copy whole.
///
/// The copy has the final name only once it is complete, checked and on the disk, and the manifest
/// comes after it: a folder without one is no backup.
struct Backup {
  /// The database file to copy.
  let source: String

  /// Copies the source as of one moment into `directory`, which must be new or empty.
  func take(to directory: String, at now: Instant) throws -> BackupManifest {
    try Self.prepareEmpty(directory)
    let file = directory + "/" + DataDirectory.databaseName
    let partial = file + ".partial"
    // Once it was renamed there is nothing left to remove.
    defer { try? FileManager.default.removeItem(atPath: partial) }
    try createForOwner(partial)
    try copySource(to: partial)
    try synchronise(partial)
    let facts = try CopyFacts(checking: partial)
    let manifest = BackupManifest(
      file: DataDirectory.databaseName, sha256: facts.sha256, bytes: facts.bytes,
      schemaVersion: facts.schemaVersion, commitSequence: facts.commitSequence,
      takenAt: now.description)
    try moveDurably(partial, to: file)
    try manifest.write(to: directory)
    return manifest
  }

  /// One step: a second would start over after each commit that came between.
  private func copySource(to path: String) throws {
    let reader = try Opener.reader(of: source)
    let copy = try DatabaseQueue(path: path)
    try reader.inDatabase { source in
      try copy.inDatabase { try source.backup(to: $0, pagesPerStep: -1) }
    }
    // One file that needs no log beside it.
    try copy.inDatabase { _ = try Row.fetchAll($0, sql: "PRAGMA journal_mode = DELETE") }
    try copy.close()
    try reader.close()
  }

  /// Checks the copy in `directory` against its manifest and for itself.
  static func verify(_ directory: String) throws -> BackupManifest {
    let manifest = try BackupManifest.read(from: directory)
    guard manifest.file == DataDirectory.databaseName else {
      throw refusal("the manifest names another file than \(quoted(DataDirectory.databaseName))")
    }
    try verify(directory + "/" + manifest.file, against: manifest)
    return manifest
  }

  /// Copies the backup in `directory` into `target`, which must be new or empty, checked before and
  /// after.
  static func restore(_ directory: String, into target: DataDirectory) throws -> BackupManifest {
    let manifest = try verify(directory)
    if FileManager.default.fileExists(atPath: target.path + "/" + DataDirectory.lockName) {
      try target.lock().release()
    }
    try prepareEmpty(target.path, but: DataDirectory.lockName)
    let lock = try target.lock()
    defer { lock.release() }
    let partial = target.databasePath + ".partial"
    defer { try? FileManager.default.removeItem(atPath: partial) }
    try FileManager.default.copyItem(atPath: directory + "/" + manifest.file, toPath: partial)
    try restrict(partial, to: 0o600)
    try synchronise(partial)
    try verify(partial, against: manifest)
    try moveDurably(partial, to: target.databasePath)
    return manifest
  }

  private static func verify(_ path: String, against manifest: BackupManifest) throws {
    let (sha256, bytes) = try digest(of: path)
    guard bytes == manifest.bytes, sha256 == manifest.sha256 else {
      throw refusal("the copy is not the one that its manifest describes: it was changed or cut")
    }
    let facts = try CopyFacts(checking: path)
    guard facts.schemaVersion == manifest.schemaVersion,
      facts.commitSequence == manifest.commitSequence
    else { throw refusal("the copy's schema or last commit differs from its manifest") }
  }

  private static func prepareEmpty(_ directory: String, but allowed: String? = nil) throws {
    try makeFolder(directory)
    let present = try FileManager.default.contentsOfDirectory(atPath: directory)
    guard present.allSatisfy({ $0 == allowed }) else {
      throw refusal("\(quoted(directory)) is not empty")
    }
    try restrict(directory, to: 0o700)
  }

  static func refusal(_ message: String) -> ServiceError {
    ServiceError(.failedPrecondition, .stateForbids, message)
  }
}

/// What a copy turns out to hold, once it was found whole.
struct CopyFacts {
  let sha256: String
  let bytes: Int64
  let schemaVersion: Int
  let commitSequence: Int64

  /// - Throws: ``ServiceError`` where the copy is damaged, not ours, or breaks a reference.
  init(checking path: String) throws {
    let queue = try Opener.reader(of: path)
    (schemaVersion, commitSequence) = try queue.inDatabase { database in
      let schema = Schema(database: database)
      try schema.checkIntegrity()
      try schema.checkReferences()
      let latest = try CommitLog.latest(Connection(database))
      return (try schema.applied().count, latest.sequence.number)
    }
    try queue.close()
    (sha256, bytes) = try digest(of: path)
  }
}

// MARK: - Files

/// The SHA-256 of the file at `path` in hexadecimal, and its length.
func digest(of path: String) throws -> (sha256: String, bytes: Int64) {
  guard let file = FileHandle(forReadingAtPath: path) else {
    throw DataDirectory.systemRefusal("read", path)
  }
  defer { try? file.close() }
  var checksum = Checksum()
  var length: Int64 = 0
  while let part = try file.read(upToCount: 1 << 20), !part.isEmpty {
    part.withUnsafeBytes { checksum.add($0) }
    length += Int64(part.count)
  }
  return (hexadecimal(checksum.bytes), length)
}

func writeDurably(_ bytes: Data, to path: String) throws {
  let partial = path + ".partial"
  try createForOwner(partial)
  try bytes.write(to: URL(fileURLWithPath: partial))
  try restrict(partial, to: 0o600)
  try synchronise(partial)
  try moveDurably(partial, to: path)
}

/// Renames `path`, whose content is on the disk, and returns once the new name is there too.
func moveDurably(_ path: String, to target: String) throws {
  guard rename(path, target) == 0 else { throw DataDirectory.systemRefusal("rename", path) }
  try synchronise(folder(of: target))
}
