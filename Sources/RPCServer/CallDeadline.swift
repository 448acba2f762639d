import GRPCCore
import Vocabulary

/// How long a call may take, from its `grpc-timeout`.
enum CallDeadline {
  /// The time `timeout` grants; without one, the usual time for a unary call and no end for a
  /// stream.
  ///
  /// - Throws: ``ServiceError`` `VALUE_OUT_OF_RANGE` for a malformed time-out, `DEADLINE_TOO_LONG`
  ///   over the limit, `DEADLINE_PASSED` for none at all.
  static func granted(
    timeout: String?, isStream: Bool, limits: ServerLimits
  ) throws(ServiceError) -> Duration? {
    guard let timeout else { return isStream ? nil : limits.usualDeadline }
    guard let granted = parse(timeout) else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: "grpc-timeout",
        "must be 1 to 8 digits and one of `HMSmun`; got \(quoted(timeout))")
    }
    guard granted <= limits.longestDeadline else {
      throw ServiceError(
        .invalidArgument, .deadlineTooLong, field: "grpc-timeout",
        "must be at most \(limits.longestDeadline.components.seconds) seconds; "
          + "got \(quoted(timeout))")
    }
    guard granted > .zero else { throw passed }
    return granted
  }

  /// The refusal of a call whose time was over before its work began.
  static let passed = ServiceError(
    .deadlineExceeded, .deadlinePassed,
    "the deadline passed before the work began; nothing was done")

  /// `metadata` with a time-out that gRPC can read without harm: a malformed one becomes a word
  /// that gRPC passes over and ``granted(timeout:isStream:limits:)`` refuses.
  static func disarmed(_ metadata: Metadata) -> Metadata {
    let timeouts = metadata[stringValues: name]
    guard timeouts.contains(where: { parse($0) == nil }) else { return metadata }
    var metadata = metadata
    metadata.replaceOrAddString("malformed", forKey: name)
    return metadata
  }

  private static let name = "grpc-timeout"

  private static func parse(_ timeout: String) -> Duration? {
    let digits = timeout.utf8.dropLast()
    guard (1...8).contains(digits.count), let unit = timeout.utf8.last,
      let amount = wholeNumber(timeout.dropLast())
    else { return nil }
    return switch unit {
    case UInt8(ascii: "H"): .seconds(amount * 3_600)
    case UInt8(ascii: "M"): .seconds(amount * 60)
    case UInt8(ascii: "S"): .seconds(amount)
    case UInt8(ascii: "m"): .milliseconds(amount)
    case UInt8(ascii: "u"): .microseconds(amount)
    case UInt8(ascii: "n"): .nanoseconds(amount)
    default: nil
    }
  }
}
