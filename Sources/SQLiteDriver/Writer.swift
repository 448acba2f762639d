import GRDBSQLite
import Logging
import Metrics
import Store
import Vocabulary

/// The one connection that changes the store, on its thread: takes what has queued, commits it
/// together, acknowledges, and between commits moves the log into the database file.
final class Writer {
  private let connection: Connection
  private let settings: SQLiteSettings
  private let state: StoreState
  private let logger: Logger
  private let giveUp: @Sendable (String) -> Void
  private var framesAtCheckpoint = 0

  private let batchSize = Recorder(label: "store.batch_size")
  private let commitSeconds = Timer(label: "store.commit_seconds")
  private let logFrames = Gauge(label: "store.wal_frames")
  private let waitingChanges = Gauge(label: "store.waiting_changes")
  private let logAlarms = Counter(label: "store.wal_alarms")

  /// `giveUp` is called with the reason once the disk can't be trusted; it ends the process.
  init(
    connection: Connection, settings: SQLiteSettings, state: StoreState, logger: Logger,
    giveUp: @escaping @Sendable (String) -> Void
  ) {
    self.connection = connection
    self.settings = settings
    self.state = state
    self.logger = logger
    self.giveUp = giveUp
    connection.countFrames()
  }

  /// Works until `queue` is closed and drained.
  func serve(_ queue: JobQueue<WriterJob>) {
    while true {
      let jobs = queue.take(atMost: settings.batchLimit)
      if jobs.isEmpty { return }
      waitingChanges.record(queue.count)
      carryOut(jobs)
      tendLog(isIdle: queue.count == 0)
    }
  }

  /// Neighbouring changes share a commit; work that wants the connection alone stands between.
  private func carryOut(_ jobs: [WriterJob]) {
    var batch: [PendingChange] = []
    for job in jobs {
      switch job {
      case .change(let change): batch.append(change)
      case .alone(let work):
        commit(batch)
        batch = []
        work(connection)
      }
    }
    commit(batch)
  }
}

// MARK: - Group commit

extension Writer {
  /// A batch that is gone as a whole, with the reason.
  private struct BatchLost: Error {
    let failure: SQLiteFailure
  }

  /// A change whose body ran and whose caller waits for the commit.
  private struct Written {
    let change: PendingChange
    let acknowledge: @Sendable () -> Void
  }

  /// One transaction for the whole of `batch`; nobody hears of success before it is durable.
  private func commit(_ batch: [PendingChange]) {
    guard !batch.isEmpty else { return }
    var written: [Written] = []
    var begun = 0
    do {
      try state.refuseUnlessWritable()
      connection.beginWatch()
      try orLost { try connection.run("BEGIN IMMEDIATE") }
      for change in batch {
        begun += 1
        if let done = try carryOut(change) { written.append(done) }
      }
      try makeDurable(written.count)
      for done in written { done.acknowledge() }
    } catch {
      connection.rollBack()
      let reason = (error as? BatchLost).map { lost in explained(lost.failure) } ?? error
      for done in written { done.change.fail(reason) }
      for change in batch.dropFirst(begun) { change.fail(reason) }
    }
  }

  /// Runs `change` in a savepoint of its own; nil, with its caller told, where it left no trace.
  private func carryOut(_ change: PendingChange) throws -> Written? {
    guard change.shouldStart() else {
      change.fail(PendingChange.deadlinePassed)
      return nil
    }
    do {
      try connection.run("SAVEPOINT change")
      let acknowledge = try change.run(connection)
      try refuseIfLost()
      guard !connection.hasOpenReferences else {
        throw ConstraintViolation(.reference, detail: "deferred FOREIGN KEY constraint failed")
      }
      try connection.run("RELEASE change")
      return Written(change: change, acknowledge: acknowledge)
    } catch {
      try undo(change, error)
      return nil
    }
  }

  /// Undoes what `change` did and tells its caller of `error`; where the engine has undone the
  /// whole batch already, all of it is lost.
  private func undo(_ change: PendingChange, _ error: any Error) throws {
    do {
      try refuseIfLost()
      try orLost {
        try connection.run("ROLLBACK TO change")
        try connection.run("RELEASE change")
      }
    } catch let lost as BatchLost {
      change.fail(lost.failure.refusal)
      throw lost
    }
    change.fail(error)
  }

  private func refuseIfLost() throws {
    if let failure = connection.fatalFailure { throw BatchLost(failure: failure) }
    guard connection.isInTransaction else {
      throw BatchLost(failure: SQLiteFailure(code: SQLITE_ABORT, message: "the batch was undone"))
    }
  }

  private func makeDurable(_ count: Int) throws {
    let start = ContinuousClock.now
    do {
      try connection.run("COMMIT")
    } catch let failure as SQLiteFailure {
      if failure.isDiskFault { stop("a commit failed: \(failure.message)") }
      throw BatchLost(failure: failure)
    }
    state.note(isFull: false)
    commitSeconds.record(duration: start.duration(to: .now))
    batchSize.record(count)
  }

  private func orLost(_ work: () throws -> Void) throws {
    do { try work() } catch let failure as SQLiteFailure { throw BatchLost(failure: failure) }
  }

  /// What the callers of a lost batch are told; a full disk is remembered.
  private func explained(_ failure: SQLiteFailure) -> ServiceError {
    if failure.isStorageFull { noteFull() }
    logger.error(
      "a batch of changes was undone",
      metadata: ["code": "\(failure.code)", "reason": "\(failure.message)"])
    return failure.isStorageFull
      ? failure.refusal
      : ServiceError(
        .unavailable, .notServing, "the store undid a batch of changes, this one among them")
  }

  private func noteFull() {
    state.note(isFull: true)
    logger.error("the store is out of space: it answers reads and takes no changes")
  }

  /// After a failed write or sync, what the system says of the disk can't be relied on: nothing
  /// more is acknowledged.
  private func stop(_ reason: String) {
    logger.critical("the store gives up", metadata: ["reason": "\(reason)"])
    state.stop()
    giveUp(reason)
  }
}

// MARK: - The write-ahead log

extension Writer {
  /// Moves the log into the database file when it is time, with the callers already answered.
  private func tendLog(isIdle: Bool) {
    let frames = connection.walFrames
    logFrames.record(frames)
    if state.note(logFrames: frames, alarm: settings.checkpoints.alarmFrames) {
      logAlarms.increment()
      logger.warning("the write-ahead log can't be reused", metadata: ["frames": "\(frames)"])
    }
    // The log began anew: what was counted before belongs to the last round.
    if frames < framesAtCheckpoint { framesAtCheckpoint = 0 }
    let isDue = settings.checkpoints.isDue(
      framesSinceLast: frames - framesAtCheckpoint, isIdle: isIdle)
    if isDue, state.isServing { checkpoint() }
  }

  private func checkpoint() {
    do {
      framesAtCheckpoint = try connection.checkpointPassively()
    } catch {
      if error.isDiskFault {
        stop("a checkpoint failed: \(error.message)")
      } else if error.isStorageFull {
        noteFull()
      } else {
        logger.warning("a checkpoint was put off", metadata: ["reason": "\(error.message)"])
      }
    }
  }

  /// Moves the whole log into the database file and empties it; the last thing a writer does.
  func finish() {
    guard state.isServing else { return }
    do {
      try connection.checkpointAndTruncate()
    } catch {
      logger.error("the last checkpoint failed; the next start repeats it")
    }
  }
}
