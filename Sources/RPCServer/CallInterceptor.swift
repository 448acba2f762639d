package import Access
package import GRPCCore
package import Logging
package import Metrics
import Vocabulary

/// Everything that happens between the transport and a handler, in one place and in this order:
/// measure and turn errors into statuses; admit; trace; refuse too much metadata; fix the deadline;
/// find the caller; charge the caller; run the handler with what was found out in
/// ``CallContext/current``.
///
/// It is one interceptor and not eight because each costs every call a generic hop, a closure and
/// a wrapped answer, while read together the steps are one story. Each step is a type of its own.
package struct CallInterceptor: ServerInterceptor {
  private let limits: ServerLimits
  private let policy: MethodPolicy
  private let serving: ServingState
  private let signIn: any SignInVerifier
  private let peerCertificate: @Sendable (ServerContext) -> [UInt8]?
  private let clock: CallClock
  private let chance: @Sendable () -> UInt64
  private let log: Logger
  private let metrics: CallMetrics
  private let rates: CallRates
  private let unaryCalls: Admission
  private let streams: Admission

  /// An interceptor for every method of a server.
  ///
  /// - Parameters:
  ///   - peerCertificate: the DER of the client certificate of a call's connection, which only the
  ///     transport's own types can tell.
  ///   - chance: 64 random bits at each call, for trace identifiers.
  package init(
    limits: ServerLimits, policy: MethodPolicy, serving: ServingState,
    signIn: any SignInVerifier,
    peerCertificate: @escaping @Sendable (ServerContext) -> [UInt8]? = { _ in nil },
    clock: CallClock, chance: @escaping @Sendable () -> UInt64, log: Logger,
    metrics: any MetricsFactory = MetricsSystem.factory
  ) {
    self.limits = limits
    self.policy = policy
    self.serving = serving
    self.signIn = signIn
    self.peerCertificate = peerCertificate
    self.clock = clock
    self.chance = chance
    self.log = log
    self.metrics = CallMetrics(factory: metrics)
    rates = CallRates(costPerSecond: limits.costPerSecond, savedCost: limits.savedCost)
    unaryCalls = Admission(
      most: limits.callsInFlight, mostQueued: limits.queuedCalls,
      longestWait: limits.longestQueueing, clock: clock)
    streams = Admission(
      most: limits.streamsInFlight, mostQueued: 0, longestWait: .zero, clock: clock)
  }

  /// The answer of the handler, or the status of what stood in its way.
  package func intercept<Input: Sendable, Output: Sendable>(
    request: StreamingServerRequest<Input>, context: ServerContext,
    next:
      @Sendable (StreamingServerRequest<Input>, ServerContext) async throws ->
      StreamingServerResponse<Output>
  ) async throws -> StreamingServerResponse<Output> {
    let method = policy.facts(of: context.descriptor)
    let call = OpenCall(method: method.name, metrics: metrics, clock: clock)
    let trace = TraceContext(
      traceparent: CallMetadata.only("traceparent", in: request.metadata), chance: chance)
    do {
      try await admit(call, method)
      let found = try await findOut(call, method, trace, request.metadata, context)
      let response = try await CallContext.$current.withValue(found) {
        try await next(request, context)
      }
      return try answer(response, call, found, context)
    } catch {
      return StreamingServerResponse(error: ended(call, by: error, trace, context))
    }
  }

  private func admit(_ call: OpenCall, _ method: MethodFacts) async throws(ServiceError) {
    if method.isHealth { return }
    guard serving.phase != .starting else {
      throw ServiceError(
        .unavailable, .notServing, "the service is starting; nothing was done",
        retryAfterMilliseconds: 1_000)
    }
    try await call.enter(method.isStream ? streams : unaryCalls)
  }

  private func findOut(
    _ call: OpenCall, _ method: MethodFacts, _ trace: TraceContext, _ metadata: Metadata,
    _ context: ServerContext
  ) async throws -> CallContext {
    try CallMetadata.checkSize(of: metadata, limit: limits.metadataBytes)
    let end = try deadline(call, metadata, method)
    let arrived = clock.now()
    let caller =
      method.needsCaller
      ? try await signIn.caller(
        bearerToken: try CallMetadata.bearerToken(in: metadata),
        certificate: peerCertificate(context), at: arrived) : nil
    try charge(caller, method.cost, context)
    let (cancellation, serving, uptime) = (context.cancellation, serving, clock.uptime)
    return CallContext(method: call.method, caller: caller, trace: trace, arrived: arrived) {
      // A graceful shutdown cancels every call as it begins; those calls are to be finished.
      let isAbandoned = cancellation.isCancelled && serving.phase != .draining
      return !isAbandoned && end.map { uptime() < $0 } ?? true
    }
  }

  /// When, by the clock's uptime, work on the call may no longer begin.
  private func deadline(
    _ call: OpenCall, _ metadata: Metadata, _ method: MethodFacts
  ) throws(ServiceError) -> Duration? {
    let timeouts = metadata[stringValues: "grpc-timeout"]
    let granted = try CallDeadline.granted(
      timeout: timeouts.first { _ in true }, isStream: method.isStream, limits: limits)
    guard let granted else { return nil }
    let end = call.started + granted
    guard clock.uptime() < end else { throw CallDeadline.passed }
    return end
  }

  private func charge(
    _ caller: Caller?, _ cost: Int, _ context: ServerContext
  ) throws(ServiceError) {
    let payer: CallRates.Payer =
      if let caller {
        .caller(issuer: caller.issuer, subject: caller.subject)
      } else {
        .address(address(of: context.remotePeer))
      }
    try rates.charge(payer, cost: cost, at: clock.uptime())
  }

  /// The answer with its trace; the call ends when its last message is written.
  private func answer<Output: Sendable>(
    _ response: StreamingServerResponse<Output>, _ call: OpenCall, _ found: CallContext,
    _ context: ServerContext
  ) throws -> StreamingServerResponse<Output> {
    var contents = try response.accepted.get()
    contents.metadata.replaceOrAddString(found.trace.traceparent, forKey: "traceparent")
    let produce = contents.producer
    contents.producer = { writer in
      do {
        // The handler of a stream runs in here, after the interceptor has returned.
        let trailers = try await CallContext.$current.withValue(found) {
          try await produce(writer)
        }
        call.end(nil)
        return trailers
      } catch {
        throw ended(call, by: error, found.trace, context)
      }
    }
    return StreamingServerResponse(accepted: .success(contents))
  }

  /// Ends `call` and gives the status its client is told, with the trace to quote.
  private func ended(
    _ call: OpenCall, by error: any Error, _ trace: TraceContext, _ context: ServerContext
  ) -> RPCError {
    var (told, isFault) = toldError(for: error, isCancelled: context.cancellation.isCancelled)
    if isFault {
      log.error(
        "call failed",
        metadata: [
          "rpc.method": "\(call.method)", "trace": "\(trace.traceID)",
          "error": "\(quoted(String(reflecting: type(of: error))))",
          "text": "\(quoted((error as? ServiceError)?.message ?? String(describing: error)))",
        ])
    }
    told.metadata.replaceOrAddString(trace.traceparent, forKey: "traceparent")
    call.end(told.code)
    return told
  }
}

/// The address in `peer` (`ipv4:127.0.0.1:31415`) without its port, which a client changes freely.
private func address(of peer: String) -> String {
  peer.hasPrefix("ipv") ? String(peer[..<(peer.lastIndex(of: ":") ?? peer.endIndex)]) : peer
}
