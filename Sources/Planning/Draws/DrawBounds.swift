import Vocabulary

/// The checks at the doors of distributions and uncertain values; each refusal names its field.
enum DrawBounds {
  /// The largest shape whose tails are worked out: a thousand million events.
  static let largestShape = 1e9

  /// Refuses a shape that is not above 0 or is larger than ``largestShape``.
  static func checkShape(_ shape: Double, field: String) throws(ServiceError) {
    guard shape > 0, shape <= largestShape else {
      throw outOfRange(
        "must be a shape above 0 and at most 1000000000; got " + quoted("\(shape)"), field)
    }
  }

  /// Refuses a value that is not finite or not above 0; `what` names it in the message.
  static func checkAboveZero(
    _ value: Double, _ what: String, field: String
  ) throws(ServiceError) {
    guard value > 0, value < .infinity else {
      throw outOfRange("must be \(what) above 0 and finite; got " + quoted("\(value)"), field)
    }
  }

  /// Refuses a value that is not finite or below 0; `what` names it in the message.
  static func checkNotNegative(
    _ value: Double, _ what: String, field: String
  ) throws(ServiceError) {
    guard value >= 0, value < .infinity else {
      throw outOfRange("must be \(what) of 0 or more; got " + quoted("\(value)"), field)
    }
  }

  /// Refuses a value outside 0 to 1, both allowed; `what` names it in the message.
  static func checkZeroToOne(
    _ value: Double, _ what: String, field: String
  ) throws(ServiceError) {
    guard value >= 0, value <= 1 else {
      throw outOfRange("must be \(what) of 0 to 1; got " + quoted("\(value)"), field)
    }
  }

  /// The refusal of a value that lies outside its range.
  static func outOfRange(_ message: String, _ field: String) -> ServiceError {
    ServiceError(.invalidArgument, .valueOutOfRange, field: field, message)
  }
}
