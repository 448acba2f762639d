import RealModule
package import Vocabulary

/// A value that people were asked for: an 80% interval, and perhaps the value they think likeliest.
///
/// Both ends are needed: a one-sided range has no place here. On its scale the value is normal with
/// an 80% interval from `low` to `high`. A stated median is where two half-normals meet.
package struct Elicited: Hashable, Sendable {
  /// The scale on which the value is normal.
  package enum Scale: String, Hashable, Sendable, CaseIterable {
    /// For amounts and rates above 0.
    case log
    /// For shares strictly between 0 and 1.
    case logit
  }

  /// The value below which it lies one time in ten.
  package let low: Double
  /// The value above which it lies one time in ten.
  package let high: Double
  /// The scale on which it is normal.
  package let scale: Scale
  /// The value of the central run: the stated median, else the middle on the scale.
  package let centre: Double
  private let middle: Double
  private let spreadBelow: Double
  private let spreadAbove: Double

  /// The value within an 80% interval of `low` to `high`, with its median where one was stated.
  ///
  /// - Throws: ``ServiceError`` naming `field`: `VALUE_OUT_OF_RANGE` unless all are above 0 and
  ///   finite, and below 1 for a share; `INTERVAL_REVERSED` unless low is below high;
  ///   `FIELDS_CONTRADICT` unless the median is strictly between them.
  package init(
    low: Double, high: Double, median: Double? = nil, scale: Scale, field: String
  ) throws(ServiceError) {
    try Self.check(low: low, high: high, median: median, scale: scale, field: field)
    let (start, end) = (scale.position(of: low), scale.position(of: high))
    let middle = median.map(scale.position) ?? (start + end) / 2
    self.low = low
    self.high = high
    self.scale = scale
    self.middle = middle
    centre = median ?? scale.value(at: middle)
    spreadBelow = (middle - start) / Self.halfWidth
    spreadAbove = (end - middle) / Self.halfWidth
  }

  /// A value nobody has measured or judged: an 80% interval from half to double `value`, or 1 on
  /// the logit scale to either side for a share; `value` is its centre.
  ///
  /// - Throws: ``ServiceError`` with reason `VALUE_OUT_OF_RANGE`, naming `field`, unless `value` is
  ///   above 0, below 1 for a share, and leaves room for its interval.
  package static func placeholder(
    _ value: Double, scale: Scale, field: String
  ) throws(ServiceError) -> Elicited {
    try check(value, scale: scale, field: field)
    switch scale {
    case .log:
      return try Elicited(
        low: value / 2, high: value * 2, median: value, scale: scale, field: field)
    case .logit:
      let position = scale.position(of: value)
      return try Elicited(
        low: scale.value(at: position - 1), high: scale.value(at: position + 1), median: value,
        scale: scale, field: field)
    }
  }

  /// The value at a standard normal number; 0 gives ``centre``, the 10th and 90th percent its ends.
  ///
  /// Always inside the scale's own range, however far out `z` is.
  package func value(standardNormal z: Double) -> Double {
    guard z != 0 else { return centre }
    return scale.value(at: middle + z * (z < 0 ? spreadBelow : spreadAbove))
  }

  /// Half the width of an 80% interval in standard deviations: 2.563103 ÷ 2, unrounded.
  private static let halfWidth = 1.281_551_565_544_600_4

  private static func check(
    low: Double, high: Double, median: Double?, scale: Scale, field: String
  ) throws(ServiceError) {
    for value in [low, high, median ?? low] { try check(value, scale: scale, field: field) }
    guard low < high else {
      throw ServiceError(
        .invalidArgument, .intervalReversed, field: field,
        "must have its low end below its high end; got " + quoted("\(low) to \(high)"))
    }
    if let median, median <= low || median >= high {
      throw ServiceError(
        .invalidArgument, .fieldsContradict, field: field,
        "must have its median strictly between the ends; got "
          + quoted("\(median) in \(low) to \(high)"))
    }
  }

  private static func check(
    _ value: Double, scale: Scale, field: String
  ) throws(ServiceError) {
    switch scale {
    case .log:
      try DrawBounds.checkAboveZero(value, "a value", field: field)
    case .logit:
      guard value > 0, value < 1 else {
        throw DrawBounds.outOfRange(
          "must be a share strictly between 0 and 1; got " + quoted("\(value)"), field)
      }
    }
  }
}

extension Elicited.Scale {
  /// Where `value` stands on the scale.
  fileprivate func position(of value: Double) -> Double {
    switch self {
    case .log: Double.log(value)
    case .logit: Double.log(value) - Double.log(onePlus: -value)
    }
  }

  /// The value at `position`, kept inside the open range of the scale.
  fileprivate func value(at position: Double) -> Double {
    switch self {
    case .log:
      min(max(Double.exp(position), .leastNormalMagnitude), .greatestFiniteMagnitude)
    case .logit:
      min(max(1 / (1 + Double.exp(-position)), .leastNormalMagnitude), 1 - 0x1p-53)
    }
  }
}
