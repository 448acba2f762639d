package import Vocabulary

/// The server's sense of time, given by the program so that tests can give another.
package struct CallClock: Sendable {
  /// The moment it is.
  package let now: @Sendable () -> Instant
  /// The time since some fixed moment; it never goes back.
  package let uptime: @Sendable () -> Duration
  /// Returns after a duration, or throws when the task is cancelled.
  package let wait: @Sendable (Duration) async throws -> Void

  /// A clock of these three hands.
  package init(
    now: @escaping @Sendable () -> Instant, uptime: @escaping @Sendable () -> Duration,
    wait: @escaping @Sendable (Duration) async throws -> Void
  ) {
    self.now = now
    self.uptime = uptime
    self.wait = wait
  }
}
