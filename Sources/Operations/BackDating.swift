import Vocabulary

/// What beginning in the past does, and therefore asks.
enum BackDating {
  /// Allows something: it may begin in the past only where somebody approved that by name.
  case permissive
  /// Forbids something: it may begin whenever it did.
  case restrictive
  /// Tells what happened: it may lie in the past and never ahead.
  case history

  /// The moment from which something sent at `now` holds; nil means now.
  ///
  /// - Throws: ``ServiceError`` `BACKDATED_GRANT_BLOCKED` for what allows something before `now`
  ///   without an approver; `VALUE_OUT_OF_RANGE` for history that lies ahead; both naming
  ///   `effective_from`.
  func start(
    _ from: Instant?, approver: String?, now: Instant
  ) throws(ServiceError) -> Instant {
    let start = from ?? now
    switch self {
    case .permissive where start < now && !isNamed(approver):
      throw ServiceError(
        .failedPrecondition, .backdatedGrantBlocked, field: "effective_from",
        "must not be before now, \(now), unless an approver is named; got \(quoted("\(start)"))")
    case .history where start > now:
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: "effective_from",
        "must not be after now, \(now); got \(quoted("\(start)"))")
    case .permissive, .restrictive, .history: return start
    }
  }

  private func isNamed(_ approver: String?) -> Bool {
    approver?.contains { $0 != " " } == true
  }
}
