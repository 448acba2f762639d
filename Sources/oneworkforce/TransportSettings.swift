import GRPCCore
import GRPCNIOTransportHTTP2Posix
import RPCServer
import X509

extension HTTP2ServerTransport.Posix.Config {
  /// The transport's share of `limits`, with the connections that `cap` lets in.
  ///
  /// - Parameters:
  ///   - windowBytes: the flow-control window; an import listener passes the larger one.
  ///   - jitter: 0 to 1, drawn once, so that servers started together don't drop their connections
  ///     together.
  static func limited(
    by limits: ServerLimits, windowBytes: Int, jitter: Double, cap: ConnectionCap
  ) -> Self {
    // From `.defaults`: the plain initialisers turn off what they don't name, such as coalescing.
    .defaults { config in
      config.http2.maxConcurrentStreams = limits.callsPerConnection
      config.http2.targetWindowSize = windowBytes
      config.rpc.maxRequestPayloadSize = limits.transportRequestBytes
      config.connection.maxIdleTime = limits.longestIdle
      config.connection.maxAge = limits.longestConnection * (1 - limits.connectionJitter * jitter)
      config.connection.maxGraceTime = limits.longestGrace
      config.connection.keepalive.time = limits.keepaliveInterval
      config.connection.keepalive.timeout = limits.keepaliveTimeout
      config.connection.keepalive.clientBehavior.minPingIntervalWithoutCalls =
        limits.clientPingInterval
      config.connection.keepalive.clientBehavior.allowWithoutCalls = limits.allowsPingsWithoutCalls
      config.connection.flushCoalescing = limits.longestFlushDelay.map {
        .init(maxFlushDelay: $0, maxBytes: limits.flushBytes)
      }
      config.channelDebuggingCallbacks.onAcceptTCPConnection = { cap.accept($0) }
    }
  }
}

/// The DER of the client certificate on a call's connection, or nil without mutual TLS.
///
/// Only this file may know the transport's types, so the interceptor is handed this function. The
/// transport has checked the chain wherever a client certificate is asked for.
func peerCertificate(of context: ServerContext) -> [UInt8]? {
  let transport = context.transportSpecific as? HTTP2ServerTransport.Posix.Context
  return try? transport?.peerCertificate?.serializeAsPEM().derBytes
}
