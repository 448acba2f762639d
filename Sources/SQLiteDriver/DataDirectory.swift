import Foundation
import Vocabulary

/// The folder that holds one store: the database, its log, and the lock that keeps others out.
package struct DataDirectory: Hashable, Sendable {
  /// The folder.
  package let path: String

  /// The folder at `path`, which need not exist yet.
  package init(_ path: String) {
    self.path = path
  }

  /// The database file.
  package var databasePath: String { path + "/" + Self.databaseName }

  static let databaseName = "oneworkforce.sqlite"
  static let lockName = "lock"

  /// Makes the folder, for its owner alone, and the empty database file in it.
  ///
  /// - Throws: ``ServiceError`` where the folder holds other things and no database: it is then
  ///   somebody else's, and its permissions are none of our business.
  func prepare() throws {
    let files = FileManager.default
    try makeFolder(path)
    let present = try files.contentsOfDirectory(atPath: path)
    guard present.isEmpty || present.contains(Self.databaseName) || present == [Self.lockName]
    else {
      throw Self.refusal("\(quoted(path)) is not empty and holds no store")
    }
    try restrict(path, to: 0o700)
    if !present.contains(Self.databaseName) {
      try createForOwner(databasePath)
      try synchronise(path)
    }
    for name in [Self.databaseName, Self.databaseName + "-wal", Self.databaseName + "-shm"]
    where files.fileExists(atPath: path + "/" + name) {
      try restrict(path + "/" + name, to: 0o600)
    }
  }

  /// - Throws: ``ServiceError`` where the folder holds no store.
  func refuseIfAbsent() throws(ServiceError) {
    guard FileManager.default.fileExists(atPath: databasePath) else {
      throw Self.refusal("\(quoted(path)) holds no store")
    }
  }

  /// Takes the folder's lock, which ends with the process or with ``DirectoryLock/release()``.
  ///
  /// - Throws: ``ServiceError`` with reason `NOT_SERVING` where another process, or another store
  ///   in this one, holds it.
  func lock() throws -> DirectoryLock {
    let descriptor = open(path + "/" + Self.lockName, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Self.systemRefusal("open the lock of", path) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw Self.refusal("the store in \(quoted(path)) is in use by another process")
    }
    return DirectoryLock(descriptor)
  }

  /// The bytes free to us on the file system of `path`; nil where the system does not say.
  package static func freeBytes(at path: String) -> Int64? {
    var system = statvfs()
    guard statvfs(path, &system) == 0 else { return nil }
    // Blocks kept back for the superuser are not ours.
    let bytes = UInt64(system.f_bavail).multipliedFullWidth(by: UInt64(system.f_frsize))
    return bytes.high == 0 ? Int64(clamping: bytes.low) : .max
  }

  static func refusal(_ message: String) -> ServiceError {
    ServiceError(.failedPrecondition, .notServing, message)
  }

  /// The refusal for the system call that just failed on `path`.
  static func systemRefusal(_ verb: String, _ path: String) -> ServiceError {
    let reason = String(cString: strerror(errno)).lowercased()
    return refusal("can't \(verb) \(quoted(path)): \(reason)")
  }
}

/// The lock on a data folder while a store is open; it ends with ``release()`` or the process.
struct DirectoryLock: Sendable {
  private let descriptor: Int32

  init(_ descriptor: Int32) {
    self.descriptor = descriptor
  }

  func release() {
    close(descriptor)
  }
}

/// Makes the folder at `path` for its owner alone, unless it is there, and keeps its name on disk.
func makeFolder(_ path: String) throws {
  let files = FileManager.default
  if files.fileExists(atPath: path) { return }
  try files.createDirectory(
    atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  try synchronise(folder(of: path))
}

/// The folder that `path` lies in.
func folder(of path: String) -> String {
  let folder = (path as NSString).deletingLastPathComponent
  return folder.isEmpty ? "." : folder
}

func createForOwner(_ path: String) throws {
  let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
  guard descriptor >= 0 else { throw DataDirectory.systemRefusal("create", path) }
  close(descriptor)
}

func restrict(_ path: String, to mode: mode_t) throws {
  guard chmod(path, mode) == 0 else { throw DataDirectory.systemRefusal("restrict", path) }
}

/// Returns once the file or folder at `path` is on the disk.
func synchronise(_ path: String) throws {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { throw DataDirectory.systemRefusal("open", path) }
  defer { close(descriptor) }
  guard fsync(descriptor) == 0 else { throw DataDirectory.systemRefusal("synchronise", path) }
}
