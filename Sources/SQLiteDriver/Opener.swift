import Foundation
import GRDB
import Store
import Vocabulary

/// Opens the connections of one store on disk, each with its settings read back.
struct Opener {
  let directory: DataDirectory
  let settings: SQLiteSettings

  /// The connection that changes the store, with the log of an earlier life taken in and every
  /// migration run; without `migrations` the schema stays as it is.
  func writer(migrations: [Migration]?, at now: Instant) throws -> DatabaseQueue {
    let queue = try DatabaseQueue(path: directory.databasePath)
    try queue.inDatabase { database in
      try ConnectionRules.apply(ConnectionRules.writer, to: database)
      try setCache(of: database, kibibytes: settings.writerCacheKibibytes)
      try Connection(database).checkpointAndTruncate()
      if let migrations { try migrate(database, to: migrations, at: now) }
      try ConnectionRules.verify(ConnectionRules.writer, on: database)
    }
    return queue
  }

  /// A store that is not new is copied first, into a folder beside it.
  private func migrate(
    _ database: Database, to migrations: [Migration], at now: Instant
  ) throws {
    try Schema(database: database).migrate(to: migrations, at: now) { from in
      let copy = directory.path + "/before-migration-\(from + 1)-\(now.milliseconds)"
      _ = try Backup(source: directory.databasePath).take(to: copy, at: now)
    }
  }

  /// A connection that only reads; it can't run a checkpoint either.
  func reader() throws -> DatabaseQueue {
    let queue = try Self.reader(of: directory.databasePath)
    try queue.inDatabase { database in
      try setCache(of: database, kibibytes: settings.cacheKibibytes)
      try ConnectionRules.verify(ConnectionRules.reader, on: database)
    }
    return queue
  }

  /// Whether a store that ran out of space may try again.
  var hasRoom: Bool {
    (settings.freeBytes(directory.path) ?? .max) >= settings.reserveBytes
  }

  static func reader(of path: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = true
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.inDatabase { try ConnectionRules.apply(ConnectionRules.reader, to: $0) }
    return queue
  }

  static func inMemory(migrations: [Migration], at now: Instant) throws -> DatabaseQueue {
    let queue = try DatabaseQueue()
    try queue.inDatabase { database in
      try ConnectionRules.apply(ConnectionRules.inMemory, to: database)
      try Schema(database: database).migrate(to: migrations, at: now) { _ in }
      try ConnectionRules.verify(ConnectionRules.inMemory, on: database)
    }
    return queue
  }

  private func setCache(of database: Database, kibibytes: Int) throws {
    try database.execute(sql: "PRAGMA cache_size = -\(kibibytes)")
  }
}

/// The value of `body`, its errors as they leave the driver.
func withOutwardErrors<Value>(_ body: () throws -> Value) throws -> Value {
  do { return try body() } catch { throw outward(error) }
}
