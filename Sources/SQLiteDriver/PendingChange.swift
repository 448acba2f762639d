import Store
import Vocabulary

/// A change in the queue, with the caller who waits for it.
struct PendingChange: Sendable {
  /// Asked just before the body runs; false drops the change.
  let shouldStart: @Sendable () -> Bool
  /// Runs the body inside the open transaction; what comes back tells the caller its value and is
  /// called once the commit is durable.
  let run: @Sendable (any SQLWriting) throws -> @Sendable () -> Void
  /// Tells the caller that nothing was done, and why.
  let fail: @Sendable (any Error) -> Void

  init<Value: Sendable>(
    shouldStart: @escaping @Sendable () -> Bool,
    body: @escaping @Sendable (any SQLWriting) throws -> Value,
    caller: CheckedContinuation<Value, any Error>
  ) {
    self.shouldStart = shouldStart
    run = { writing in
      let value = try body(writing)
      return { caller.resume(returning: value) }
    }
    fail = { caller.resume(throwing: outward($0)) }
  }

  static let deadlinePassed = ServiceError(
    .deadlineExceeded, .deadlinePassed, "the deadline passed before the change could begin")
}

/// What the writer's thread does next.
enum WriterJob: Sendable {
  /// A change, which may share its commit with those beside it.
  case change(PendingChange)
  /// Work on the writer's connection between two commits.
  case alone(@Sendable (Connection) -> Void)
}
