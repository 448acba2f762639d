import Foundation
import GRDBSQLite
import Synchronization

/// A disk that fails on demand: SQLite's own writes to one folder's log go through it.
enum FaultyDisk {
  /// Makes every write to files whose path holds `folder` and ends in `suffix` fail with `code`,
  /// until `body` returns.
  static func failing<Value>(
    _ folder: String, suffix: String, with code: Int32, _ body: () async throws -> Value
  ) async rethrows -> Value {
    _ = isInstalled
    faults.withLock { $0[folder] = Fault(suffix: suffix, code: code) }
    defer { faults.withLock { $0[folder] = nil } }
    return try await body()
  }

  private struct Fault {
    var suffix: String
    var code: Int32
  }

  private static let faults = Mutex<[String: Fault]>([:])

  /// The error that a write to the open file `descriptor` should meet, or nil.
  private static func fault(for descriptor: Int32) -> Int32? {
    faults.withLock { faults in
      guard !faults.isEmpty else { return nil }
      let link = "/proc/self/fd/\(descriptor)"
      guard let path = try? FileManager.default.destinationOfSymbolicLink(atPath: link) else {
        return nil
      }
      return faults.first { path.contains($0.key) && path.hasSuffix($0.value.suffix) }?.value.code
    }
  }

  private static let isInstalled: Bool = {
    guard let system = sqlite3_vfs_find("unix"), let set = system.pointee.xSetSystemCall else {
      return false
    }
    let place: @convention(c) (Int32, UnsafeRawPointer?, Int, off_t) -> Int = {
      if let code = FaultyDisk.fault(for: $0) {
        errno = code
        return -1
      }
      return pwrite($0, $1, $2, $3)
    }
    for name in ["pwrite", "pwrite64"] {
      _ = set(system, name, unsafeBitCast(place, to: sqlite3_syscall_ptr.self))
    }
    return true
  }()
}
