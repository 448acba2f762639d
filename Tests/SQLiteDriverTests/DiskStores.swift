import Foundation
import Logging
import SQLiteDriver
import Store
import Synchronization
import TestSupport
import Vocabulary

let noon = Instant(milliseconds: 1_773_748_800_000)

/// A store in `folder` with the contract's schema.
func openStore(
  _ folder: String, settings: SQLiteSettings = SQLiteSettings(),
  migrations: [Migration] = StoreContract.migrations,
  onUnrecoverable: @escaping @Sendable (String) -> Void = { _ in }
) throws -> SQLiteStore {
  try SQLiteStore.open(
    directory: folder, settings: settings, migrations: migrations, at: noon,
    logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }),
    onUnrecoverable: onUnrecoverable)
}

extension Driver {
  func addShelf(_ id: Int64) async throws {
    try await write { writing -> Void in
      try writing.execute("INSERT INTO shelf (id, total) VALUES (?, 0)", [.integer(id)])
    }
  }

  func shelves() async throws -> [Int64] {
    try await read { try $0.rows("SELECT id FROM shelf ORDER BY id", []) { try $0.integer(0) } }
  }
}

/// Files and folders of `path`, with their permission bits.
func modes(in path: String) throws -> [String: Int] {
  let files = FileManager.default
  return try files.contentsOfDirectory(atPath: path).reduce(into: [:]) { modes, name in
    let attributes = try files.attributesOfItem(atPath: path + "/" + name)
    modes[name] = (attributes[.posixPermissions] as? NSNumber)?.intValue
  }
}

/// A value that several tasks change.
final class Shared<Value: Sendable>: Sendable {
  private let kept: Mutex<Value>

  init(_ value: Value) {
    kept = Mutex(value)
  }

  var value: Value { kept.withLock { $0 } }

  func change(_ change: (inout Value) -> Void) {
    kept.withLock { change(&$0) }
  }
}

/// Returns once `semaphore` was signalled, without holding a thread of the pool.
func arrival(of semaphore: DispatchSemaphore) async {
  await withCheckedContinuation { continuation in
    DispatchQueue.global().async {
      semaphore.wait()
      continuation.resume()
    }
  }
}
