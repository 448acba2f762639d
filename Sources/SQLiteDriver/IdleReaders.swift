import GRDB
import Synchronization

/// Connections that only read, lent to callers who read on their own threads.
final class IdleReaders: Sendable {
  private struct State {
    var idle: [DatabaseQueue]
    var lent = 0
    var isClosed = false
    var waiting: [CheckedContinuation<Void, Never>] = []
  }

  private let state: Mutex<State>

  init(_ connections: [DatabaseQueue]) {
    state = Mutex(State(idle: connections))
  }

  deinit {
    for connection in state.withLock({ $0.idle }) { try? connection.close() }
  }

  /// The value of `use` with a connection of its own for as long; nil, and nothing done, where all
  /// are lent or the shelf is closed.
  func lend<Value>(_ use: (DatabaseQueue) -> Value) -> Value? {
    let connection = state.withLock { state in
      let connection = state.idle.popLast()
      if connection != nil { state.lent += 1 }
      return connection
    }
    guard let connection else { return nil }
    defer { takeBack(connection) }
    return use(connection)
  }

  private func takeBack(_ connection: DatabaseQueue) {
    let isClosed = state.withLock { state in
      if !state.isClosed {
        state.lent -= 1
        state.idle.append(connection)
      }
      return state.isClosed
    }
    guard isClosed else { return }
    try? connection.close()
    let waiting = state.withLock { state in
      state.lent -= 1
      return state.lent == 0 ? state.waiting : []
    }
    for continuation in waiting { continuation.resume() }
  }

  /// Lends no more, and returns once every connection is back and closed; to be called once.
  func close() async {
    let idle = state.withLock { state in
      state.isClosed = true
      defer { state.idle = [] }
      return state.idle
    }
    for connection in idle { try? connection.close() }
    await withCheckedContinuation { continuation in
      let isDone = state.withLock { state in
        if state.lent > 0 { state.waiting.append(continuation) }
        return state.lent == 0
      }
      if isDone { continuation.resume() }
    }
  }
}
