package import Access
package import Vocabulary

/// What the server found out about a call before its handler runs.
///
/// Handlers find it in ``current``, also inside the closure that produces a stream of answers.
package struct CallContext: Sendable {
  /// The context of the call that the running task serves; nil outside a call.
  @TaskLocal package static var current: CallContext?

  /// The method's full name, such as `oneworkforce.v1.PassportService/VerifyPassport`.
  package let method: String
  /// Who asks; nil only for the methods that are open to all.
  package let caller: Caller?
  /// The trace the call belongs to.
  package let trace: TraceContext
  /// When the call arrived: the `now` of its operation.
  package let arrived: Instant
  /// Whether work on the call may still begin: its deadline has not passed and its client is still
  /// there. Look at it before a write is queued and at each page of a long read; once a write has
  /// begun, it is finished. The beginning of a graceful shutdown does not turn it false.
  package let shouldStart: @Sendable () -> Bool

  /// A context of these parts.
  package init(
    method: String, caller: Caller?, trace: TraceContext, arrived: Instant,
    shouldStart: @escaping @Sendable () -> Bool
  ) {
    self.method = method
    self.caller = caller
    self.trace = trace
    self.arrived = arrived
    self.shouldStart = shouldStart
  }

  /// The context and caller of the running call, for a handler that serves callers only.
  ///
  /// - Throws: ``ServiceError`` `unauthenticated`, `CREDENTIALS_MISSING` where there is no caller.
  package static func signedIn() throws(ServiceError) -> (CallContext, Caller) {
    guard let context = current, let caller = context.caller else {
      throw ServiceError(.unauthenticated, .credentialsMissing, "the call needs credentials")
    }
    return (context, caller)
  }
}
