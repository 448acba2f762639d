import RPCServer
import Synchronization
import Vocabulary

/// A clock that moves only when told, and whose waits end only when told.
final class ManualClock: Sendable {
  private struct State {
    var uptime: Duration = .seconds(1_000)
    var waiters: [CheckedContinuation<Void, Never>] = []
  }

  private let state = Mutex(State())

  var clock: CallClock {
    CallClock(
      now: { Instant(milliseconds: 1_773_700_000_000) },
      uptime: { self.state.withLock { $0.uptime } },
      wait: { _ in
        await withCheckedContinuation { waiter in self.state.withLock { $0.waiters.append(waiter) }
        }
      })
  }

  /// How many waits have begun and not ended.
  var waiting: Int { state.withLock { $0.waiters.count } }

  func advance(by duration: Duration) {
    state.withLock { $0.uptime += duration }
  }

  /// Ends every wait that has begun.
  func endWaits() {
    let waiters = state.withLock { state in
      defer { state.waiters = [] }
      return state.waiters
    }
    for waiter in waiters { waiter.resume() }
  }
}

/// Lets other tasks run until `condition` holds.
func eventually(_ condition: @Sendable () -> Bool) async {
  while !condition() { await Task.yield() }
}
