import Metrics
import Synchronization
import Vocabulary

/// Counts calls and how long they took, by method and status code.
///
/// Both labels come from closed sets: only methods that are served get here.
final class CallMetrics: Sendable {
  private struct Key: Hashable {
    let method: String
    let code: String
  }

  private let factory: any MetricsFactory
  private let timers = Mutex<[Key: Timer]>([:])

  /// Counts with timers made by `factory`.
  init(factory: any MetricsFactory = MetricsSystem.factory) {
    self.factory = factory
  }

  /// Records that a call of `method` ended with `code` after `duration`.
  func record(_ method: String, _ code: String, _ duration: Duration) {
    let timer = timers.withLock { timers in
      let key = Key(method: method, code: code)
      if let timer = timers[key] { return timer }
      let timer = Timer(
        label: "rpc.server.call.duration",
        dimensions: [("rpc.method", method), ("rpc.response.status_code", code)], factory: factory)
      timers[key] = timer
      return timer
    }
    let (seconds, attoseconds) = duration.components
    timer.recordNanoseconds(
      seconds.multipliedReportingOverflow(by: 1_000_000_000).overflow
        ? .max : seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
  }
}
