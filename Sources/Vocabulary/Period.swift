/// A half-open interval `[start, end)`; no end means that none is known.
package struct Period<Bound: Comparable & Hashable & Sendable>: Hashable, Sendable {
  /// The first moment or day inside.
  package let start: Bound
  /// The first moment or day after it, or nil while it is open.
  package let end: Bound?

  /// `[start, end)`, or nil where the end does not follow the start.
  package init?(from start: Bound, to end: Bound?) {
    if let end, end <= start { return nil }
    self.start = start
    self.end = end
  }

  /// An interval with no known end.
  package init(from start: Bound) {
    self.start = start
    end = nil
  }

  /// `[start, end)`.
  ///
  /// - Throws: ``ServiceError`` with reason `INTERVAL_REVERSED`, naming `field`.
  package init(from start: Bound, to end: Bound?, field: String) throws(ServiceError) {
    guard let period = Period(from: start, to: end) else {
      throw ServiceError(
        .invalidArgument, .intervalReversed, field: field,
        "must end after it starts; got \(quoted("\(start)")) to "
          + quoted(end.map { "\($0)" } ?? "no end"))
    }
    self = period
  }

  /// Whether `bound` lies inside.
  package func contains(_ bound: Bound) -> Bool {
    start <= bound && end.map { bound < $0 } != false
  }

  /// Whether some moment lies in both.
  package func overlaps(_ other: Period) -> Bool {
    end.map { other.start < $0 } != false && other.end.map { start < $0 } != false
  }
}

/// Days `[from, to)`.
package typealias DatePeriod = Period<CivilDate>
/// Moments `[from, to)`.
package typealias InstantPeriod = Period<Instant>

extension Period<CivilDate> {
  /// The moments this period of days covers by the London clock.
  package var inLondon: InstantPeriod {
    let first = LondonTime.start(of: start)
    return InstantPeriod(from: first, to: end.map(LondonTime.start(of:)))
      ?? InstantPeriod(from: first)
  }
}
