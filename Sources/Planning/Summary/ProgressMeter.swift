/// How much of a run is done, told as a share of 0 to 1 that never falls.
struct ProgressMeter {
  private let total: Double
  private var done = 0.0
  private let report: (@Sendable (Double) -> Void)?

  /// A meter of `total` units of work.
  init(total: Double, report: (@Sendable (Double) -> Void)?) {
    self.total = max(total, 1)
    self.report = report
  }

  /// Says that `units` more are done.
  mutating func advance(_ units: Double) {
    done = min(done + units, total)
    report?(done / total)
  }

  /// Says that all is done.
  mutating func finish() {
    advance(total)
  }
}
