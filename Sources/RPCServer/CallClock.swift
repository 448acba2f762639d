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

extension Duration {
  /// Whole milliseconds, rounded up, held inside the range of `Int`.
  var millisecondsRoundedUp: Int {
    let (seconds, attoseconds) = components
    let (scaled, overflow) = seconds.multipliedReportingOverflow(by: 1_000)
    let rest = (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
    let (sum, overflow2) = scaled.addingReportingOverflow(rest)
    return overflow || overflow2 ? (seconds < 0 ? .min : .max) : Int(sum)
  }
}
