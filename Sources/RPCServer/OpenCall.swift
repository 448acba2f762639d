import GRPCCore
import Synchronization
import Vocabulary

/// A call from its arrival to its end, which happens exactly once.
///
/// The place it holds is given back and its duration recorded when it is told how it ended, or
/// when the last reference goes: an answer whose client vanished before the first byte is dropped
/// without a word.
final class OpenCall: Sendable {
  private struct State {
    var place: Admission?
    var hasEnded = false
  }

  let method: String
  let started: Duration
  private let metrics: CallMetrics
  private let clock: CallClock
  private let state = Mutex(State())

  init(method: String, metrics: CallMetrics, clock: CallClock) {
    self.method = method
    self.metrics = metrics
    self.clock = clock
    started = clock.uptime()
  }

  /// Waits for a place in `admission` and holds it until the end.
  func enter(_ admission: Admission) async throws(ServiceError) {
    try await admission.enter()
    state.withLock { $0.place = admission }
  }

  /// The call ended with `code`, nil for success.
  func end(_ code: RPCError.Code?) {
    let (place, isFirst) = state.withLock { state in
      defer { state = State(place: nil, hasEnded: true) }
      return (state.place, !state.hasEnded)
    }
    place?.leave()
    guard isFirst else { return }
    metrics.record(method, code?.metricName ?? "OK", clock.uptime() - started)
  }

  deinit {
    end(.cancelled)
  }
}
