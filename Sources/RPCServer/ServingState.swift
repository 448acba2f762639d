import Synchronization

/// Whether the service serves, set by the program and watched by health clients.
package final class ServingState: Sendable {
  /// Where the service is in its life.
  package enum Phase: Sendable, CaseIterable {
    /// It opens its store or migrates it; only its health is told.
    case starting
    /// It answers.
    case serving
    /// It was asked to stop: health says no, and calls that still come are answered.
    case draining
  }

  private struct State {
    var phase: Phase
    var lastWatcher = 0
    var watchers: [Int: AsyncStream<Phase>.Continuation] = [:]
  }

  private let state: Mutex<State>

  /// A service in `phase`.
  package init(_ phase: Phase = .starting) {
    state = Mutex(State(phase: phase))
  }

  /// Where the service is now.
  package var phase: Phase { state.withLock { $0.phase } }

  /// How many watch.
  package var watchers: Int { state.withLock { $0.watchers.count } }

  /// Moves to `phase` and tells everyone who watches.
  package func move(to phase: Phase) {
    state.withLock { state in
      guard state.phase != phase else { return }
      state.phase = phase
      for watcher in state.watchers.values { watcher.yield(phase) }
    }
  }

  /// The present phase and each later one, or nil where `most` watch already; a slow reader misses
  /// all but the latest. The stream ends when `end` of the pair is called or it is dropped.
  package func watch(atMost most: Int) -> (phases: AsyncStream<Phase>, end: @Sendable () -> Void)? {
    let (phases, watcher) = AsyncStream.makeStream(
      of: Phase.self, bufferingPolicy: .bufferingNewest(1))
    let number = state.withLock { state -> Int? in
      guard state.watchers.count < most else { return nil }
      state.lastWatcher &+= 1
      state.watchers[state.lastWatcher] = watcher
      watcher.yield(state.phase)
      return state.lastWatcher
    }
    guard let number else { return nil }
    watcher.onTermination = { [weak self] _ in self?.forget(number) }
    return (phases, { watcher.finish() })
  }

  private func forget(_ number: Int) {
    _ = state.withLock { $0.watchers.removeValue(forKey: number) }
  }
}
