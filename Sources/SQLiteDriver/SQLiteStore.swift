import Dispatch
import GRDB
package import Logging
package import Store
package import Vocabulary

/// A store in SQLite: one connection that changes and checkpoints, a few that only read, each on a
/// thread of its own.
///
/// A change is on the disk before its caller hears of it. Changes that wait together share one
/// sync; each still stands or falls alone. Reads see one snapshot and never wait for changes; brief
/// ones run where they are asked for, on connections of their own, as a thread woken for a few
/// hundred microseconds of work costs as much again.
package final class SQLiteStore: Driver {
  private let writes = JobQueue<WriterJob>()
  private let reads = JobQueue<@Sendable (Connection) -> Void>()
  private let readers: Int
  private let idleReaders: IdleReaders
  private let state: StoreState
  private let readerThreads = DispatchGroup()
  private let writerThread = DispatchGroup()
  /// Where the store lies; nil for one in memory.
  package let directory: DataDirectory?

  private init(
    directory: DataDirectory?, readers: Int, lending: [DatabaseQueue] = [], state: StoreState
  ) {
    self.directory = directory
    self.readers = readers
    idleReaders = IdleReaders(lending)
    self.state = state
  }

  deinit {
    reads.close(threads: readers)
    writes.close(threads: 1)
  }

  /// How the store is doing.
  package var health: StoreHealth { state.health(waitingChanges: writes.count) }

  package func read<Value: Sendable>(
    _ body: @escaping @Sendable (any SQLReading) throws -> Value
  ) async throws -> Value {
    try await withCheckedThrowingContinuation { caller in
      let job: @Sendable (Connection) -> Void = { connection in
        caller.resume(with: Result { try connection.onSnapshot(body) }.mapError(outward))
      }
      // In memory there is no second connection: reads take their turn between commits.
      let isAccepted = readers == 0 ? writes.add(.alone(job)) : reads.add(job)
      if !isAccepted { caller.resume(throwing: StoreState.stopped) }
    }
  }

  /// The value of `body`, read on this very thread; on a reader's thread where no connection is
  /// idle, where `body` runs longer than a brief read may, or in memory.
  package func readBriefly<Value: Sendable>(
    _ body: @escaping @Sendable (any SQLReading) throws -> Value
  ) async throws -> Value {
    let answer = idleReaders.lend { connection in
      connection.inDatabase { database in
        Result { try Connection(database).onSnapshot(atMost: Self.longestBriefRead, body) }
      }
    }
    switch answer {
    case .success(let value): return value
    case .failure(let error) where !(error is ReadOutOfTime): throw outward(error)
    case .failure, nil: return try await read(body)
    }
  }

  /// What a caller's thread may be held for: other calls wait for it.
  private static let longestBriefRead = Duration.milliseconds(10)

  package func write<Value: Sendable>(
    shouldStart: @escaping @Sendable () -> Bool,
    _ body: @escaping @Sendable (any SQLWriting) throws -> Value
  ) async throws -> Value {
    try await withCheckedThrowingContinuation { caller in
      let change = PendingChange(shouldStart: shouldStart, body: body, caller: caller)
      if !writes.add(.change(change)) { change.fail(StoreState.stopped) }
    }
  }

  package func overwriteDeleted() async throws {
    try await withCheckedThrowingContinuation { (caller: CheckedContinuation<Void, any Error>) in
      let job: @Sendable (Connection) -> Void = { connection in
        caller.resume(with: Result { try connection.overwriteDeleted() }.mapError(outward))
      }
      if !writes.add(.alone(job)) { caller.resume(throwing: StoreState.stopped) }
    }
  }

  /// Answers what has queued, empties the log into the database file and lets go of the folder.
  ///
  /// Later reads and changes are refused with `NOT_SERVING`. Closing twice is harmless.
  package func close() async {
    // The writer goes last: no reader may stand in the way of its final checkpoint.
    await idleReaders.close()
    reads.close(threads: readers)
    await end(of: readerThreads)
    writes.close(threads: 1)
    await end(of: writerThread)
    state.stop()
  }

  private func end(of threads: DispatchGroup) async {
    await withCheckedContinuation { continuation in
      threads.notify(queue: .global()) { continuation.resume() }
    }
  }
}

// MARK: - Opening

extension SQLiteStore {
  /// The store in `directory`, made there if it is new, with every migration run.
  ///
  /// The folder is locked until ``close()``. `onUnrecoverable` is called, with the reason, on the
  /// writer's thread when a commit or checkpoint met an I/O error: it must end the process.
  ///
  /// - Throws: ``ServiceError`` with reason `NOT_SERVING` where the folder is in use or not ours,
  ///   the schema is newer than `migrations`, or a setting that durability rests on did not take.
  package static func open(
    directory path: String, settings: SQLiteSettings = SQLiteSettings(),
    migrations: [Migration] = Migrations.all, at now: Instant,
    logger: Logger, onUnrecoverable: @escaping @Sendable (String) -> Void
  ) throws -> SQLiteStore {
    try withOutwardErrors {
      let directory = DataDirectory(path)
      try directory.prepare()
      let lock = try directory.lock()
      do {
        let opener = Opener(directory: directory, settings: settings)
        let writer = try opener.writer(migrations: migrations, at: now)
        let readers = try (0..<settings.readers).map { _ in try opener.reader() }
        let lending = try (0..<settings.lentReaders).map { _ in try opener.reader() }
        let store = SQLiteStore(
          directory: directory, readers: readers.count, lending: lending,
          state: StoreState { opener.hasRoom })
        for reader in readers { store.startReader(reader) }
        store.startWriter(
          writer, settings: settings, logger: logger, lock: lock, onUnrecoverable: onUnrecoverable)
        return store
      } catch {
        lock.release()
        throw error
      }
    }
  }

  /// A new store in memory, for tests: the same guarantees but for durability, on one connection.
  package static func inMemory(
    migrations: [Migration] = Migrations.all, at now: Instant
  ) throws -> SQLiteStore {
    try withOutwardErrors {
      let database = try Opener.inMemory(migrations: migrations, at: now)
      let store = SQLiteStore(directory: nil, readers: 0, state: StoreState { true })
      store.startWriter(
        database, settings: SQLiteSettings(), logger: Logger(label: "store"), lock: nil,
        onUnrecoverable: { _ in })
      return store
    }
  }

  private func startReader(_ database: DatabaseQueue) {
    startThread(named: "store reader", in: readerThreads) { [reads] in
      database.inDatabase { database in
        let connection = Connection(database)
        while let job = reads.take(atMost: 1).first { job(connection) }
      }
      try? database.close()
    }
  }

  private func startWriter(
    _ database: DatabaseQueue, settings: SQLiteSettings, logger: Logger, lock: DirectoryLock?,
    onUnrecoverable: @escaping @Sendable (String) -> Void
  ) {
    startThread(named: "store writer", in: writerThread) { [writes, state] in
      database.inDatabase { database in
        let writer = Writer(
          connection: Connection(database), settings: settings, state: state, logger: logger,
          giveUp: onUnrecoverable)
        writer.serve(writes)
        writer.finish()
      }
      try? database.close()
      // Only now may another open the folder.
      lock?.release()
    }
  }
}
