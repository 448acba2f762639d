import Foundation
import Synchronization
import Vocabulary

/// A bar on standard error that says how much of a long run is done and how long is left.
///
/// It keeps silent where standard error is no terminal, and for the first second.
final class ProgressBar: Sendable {
  private struct State {
    var lastShown = 0.0
    var wasShown = false
  }

  private let start = SystemClock.now()
  private let isShown = isatty(STDERR_FILENO) == 1
  private let state = Mutex(State())

  /// Takes a share done of 0 to 1.
  func report(_ share: Double) {
    guard isShown else { return }
    let passed = Double(SystemClock.now().milliseconds - start.milliseconds) / 1_000
    let line: String? = state.withLock { state in
      guard passed >= 1, share - state.lastShown >= 0.01 || share >= 1 else { return nil }
      state.lastShown = share
      state.wasShown = true
      return Self.line(share, passed: passed)
    }
    if let line { FileHandle.standardError.write(Data(("\r" + line).utf8)) }
  }

  /// Clears the bar.
  func finish() {
    guard state.withLock({ $0.wasShown }) else { return }
    let blank = "\r" + String(repeating: " ", count: 60) + "\r"
    FileHandle.standardError.write(Data(blank.utf8))
  }

  /// The bar at `share` after `passed` seconds.
  static func line(_ share: Double, passed: Double) -> String {
    let bounded = min(max(share, 0), 1)
    let filled = Int(bounded * 30)
    let left = bounded > 0 ? passed * (1 - bounded) / bounded : 0
    let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: 30 - filled)
    return "[\(bar)] \(Int(bounded * 100)) %, \(Int(left.rounded(.up))) s left "
  }
}
