import RPCServer
import Testing

/// Each limit is pinned to its decision: a change here is a change of the service's promise.
@Suite("Server limits") struct ServerLimitsTests {
  static let limits = ServerLimits.standard

  @Test("the counts and sizes are those decided")
  func numbers() {
    let rows: [(String, Int, Int)] = [
      ("calls per connection", Self.limits.callsPerConnection, 100),
      ("window", Self.limits.windowBytes, 262_144),
      ("import window", Self.limits.importWindowBytes, 1_048_576),
      ("flush", Self.limits.flushBytes, 65_536),
      ("connections", Self.limits.connections, 2_000),
      ("connections per address", Self.limits.connectionsPerAddress, 64),
      ("request", Self.limits.requestBytes, 1_048_576),
      ("transport request", Self.limits.transportRequestBytes, 4_194_304),
      ("metadata", Self.limits.metadataBytes, 8_192),
      ("token", Self.limits.tokenBytes, 6_144),
      ("calls in flight", Self.limits.callsInFlight, 256),
      ("queued calls", Self.limits.queuedCalls, 64),
      ("streams in flight", Self.limits.streamsInFlight, 128),
      ("cost per second", Self.limits.costPerSecond, 1_000),
      ("saved cost", Self.limits.savedCost, 2_000),
      ("health watchers", Self.limits.healthWatchers, 256),
      ("reflection questions", Self.limits.reflectionQuestions, 1_000),
    ]
    for (name, value, expected) in rows { #expect(value == expected, "\(name)") }
  }

  @Test("the times are those decided")
  func times() {
    let rows: [(String, Duration?, Duration)] = [
      ("idle", Self.limits.longestIdle, .seconds(300)),
      ("age", Self.limits.longestConnection, .seconds(1_800)),
      ("grace", Self.limits.longestGrace, .seconds(30)),
      ("keepalive", Self.limits.keepaliveInterval, .seconds(60)),
      ("keepalive time-out", Self.limits.keepaliveTimeout, .seconds(20)),
      ("client pings", Self.limits.clientPingInterval, .seconds(10)),
      ("flush", Self.limits.longestFlushDelay, .zero),
      ("preface", Self.limits.longestPreface, .seconds(10)),
      ("queueing", Self.limits.longestQueueing, .milliseconds(50)),
      ("usual deadline", Self.limits.usualDeadline, .seconds(30)),
      ("longest deadline", Self.limits.longestDeadline, .seconds(300)),
    ]
    for (name, value, expected) in rows { #expect(value == expected, "\(name)") }
  }

  @Test("clients may ping without a call, and connections end at different ages")
  func choices() {
    #expect(Self.limits.allowsPingsWithoutCalls)
    #expect(Self.limits.connectionJitter == 0.1)
  }

  @Test("a request over the documented limit still passes the transport, to be refused by name")
  func order() {
    #expect(Self.limits.requestBytes < Self.limits.transportRequestBytes)
    #expect(Self.limits.tokenBytes < Self.limits.metadataBytes)
  }
}
