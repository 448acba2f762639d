import Foundation
import RPCServer
import Vocabulary

/// The machine's clock: the one place where the program asks the time.
enum SystemClock {
  /// The moment it is.
  @Sendable static func now() -> Instant {
    Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000))
  }

  /// The clock of the server: the time, an uptime that never goes back, and waiting.
  static var hands: CallClock {
    let start = ContinuousClock.now
    return CallClock(
      now: now, uptime: { ContinuousClock.now - start },
      wait: { try await Task.sleep(for: $0) })
  }
}
