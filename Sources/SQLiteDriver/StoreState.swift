import Synchronization
import Vocabulary

/// How a store is doing, as health checks and metrics ask.
package struct StoreHealth: Hashable, Sendable {
  /// Whether it answers at all; false once it is closed or gave up.
  package var isServing: Bool
  /// Whether changes can be taken: false while it is out of space.
  package var isWritable: Bool
  /// Frames in the write-ahead log.
  package var logFrames: Int
  /// Whether the log has grown past its alarm: a long read keeps it from being reused.
  package var isLogPinned: Bool
  /// Changes in the queue that have not begun.
  package var waitingChanges: Int
}

/// What the threads of one store tell each other.
final class StoreState: Sendable {
  private struct Values {
    var isServing = true
    var isFull = false
    var logFrames = 0
    var isLogPinned = false
  }

  private let values = Mutex(Values())
  private let hasRoom: @Sendable () -> Bool

  /// `hasRoom` says whether a store that ran out of space may try again.
  init(hasRoom: @escaping @Sendable () -> Bool) {
    self.hasRoom = hasRoom
  }

  func health(waitingChanges: Int) -> StoreHealth {
    let values = values.withLock { $0 }
    return StoreHealth(
      isServing: values.isServing,
      isWritable: values.isServing && (!values.isFull || hasRoom()),
      logFrames: values.logFrames, isLogPinned: values.isLogPinned,
      waitingChanges: waitingChanges)
  }

  var isServing: Bool { values.withLock { $0.isServing } }

  /// - Throws: ``ServiceError`` where no change can be taken now.
  func refuseUnlessWritable() throws(ServiceError) {
    let values = values.withLock { $0 }
    guard values.isServing else { throw StoreState.stopped }
    guard !values.isFull || hasRoom() else {
      throw ServiceError(
        .unavailable, .storageFull, "the store is out of space and takes no changes")
    }
  }

  func note(isFull: Bool) {
    values.withLock { $0.isFull = isFull }
  }

  /// Notes the log's length; true where it has just passed `alarm`.
  func note(logFrames: Int, alarm: Int) -> Bool {
    values.withLock { values in
      let wasPinned = values.isLogPinned
      values.logFrames = logFrames
      values.isLogPinned = logFrames >= alarm
      return values.isLogPinned && !wasPinned
    }
  }

  func stop() {
    values.withLock { $0.isServing = false }
  }

  static let stopped = ServiceError(.unavailable, .notServing, "the store is closed")
}
