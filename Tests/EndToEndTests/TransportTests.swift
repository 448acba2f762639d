import GRPCCore
import GRPCNIOTransportHTTP2Posix
import OneWorkforceProtos
import RPCServer
import TestSupport
import Testing
@testable import oneworkforce

@Suite("The transport's limits") struct TransportTests {
  static let limits = ServerLimits.standard

  static func config(
    _ limits: ServerLimits = limits, jitter: Double = 0
  ) -> HTTP2ServerTransport.Posix.Config {
    .limited(
      by: limits, windowBytes: limits.windowBytes, jitter: jitter, cap: ConnectionCap(limits))
  }

  @Test("each count of the limits reaches the transport as decided")
  func counts() {
    let config = Self.config()
    #expect(config.http2.maxConcurrentStreams == 100)
    #expect(config.http2.targetWindowSize == 262_144)
    #expect(config.rpc.maxRequestPayloadSize == 4_194_304)
    #expect(config.connection.flushCoalescing?.maxBytes == 65_536)
    #expect(config.compression.enabledAlgorithms == .none)
    let imports = HTTP2ServerTransport.Posix.Config.limited(
      by: Self.limits, windowBytes: Self.limits.importWindowBytes, jitter: 0,
      cap: ConnectionCap(Self.limits))
    #expect(imports.http2.targetWindowSize == 1_048_576)
  }

  @Test("each time of the limits reaches the transport as decided")
  func times() {
    let connection = Self.config().connection
    #expect(connection.maxIdleTime == .seconds(300))
    #expect(connection.maxAge == .seconds(1_800))
    #expect(connection.maxGraceTime == .seconds(30))
    #expect(connection.keepalive.time == .seconds(60))
    #expect(connection.keepalive.timeout == .seconds(20))
    #expect(connection.keepalive.clientBehavior.minPingIntervalWithoutCalls == .seconds(10))
    #expect(connection.keepalive.clientBehavior.allowWithoutCalls)
    #expect(connection.flushCoalescing?.maxFlushDelay == .zero)
    #expect(Self.config(jitter: 1).connection.maxAge == .seconds(1_620))
  }

  @Test("a listener that is to answer at once waits for no more data")
  func flush() {
    var limits = Self.limits
    limits.longestFlushDelay = nil
    #expect(Self.config(limits).connection.flushCoalescing == nil)
  }

  @Test("a client is told how many streams and how large a window, in the first frame")
  func firstFrame() async throws {
    try await withLiveServer { live in
      let connection = try await RawConnection.open(to: live.port)
      try await connection.say(clientPreface)
      let spoke = await eventually { settingsFrame(in: connection.heard) != nil }
      #expect(spoke)
      let told = settingsFrame(in: connection.heard)
      let (maxConcurrentStreams, initialWindowSize): (UInt16, UInt16) = (3, 4)
      #expect(told?[maxConcurrentStreams] == 100)
      #expect(told?[initialWindowSize] == UInt32(Self.limits.importWindowBytes))
      await connection.close()
    }
  }

  @Test("a connection over those allowed from an address is closed, and a place given up is free")
  func connectionsPerAddress() async throws {
    #expect(Self.limits.connectionsPerAddress == 64)
    var limits = Self.limits
    // However slow the machine, none is closed for its silence.
    limits.longestPreface = .seconds(3_600)
    try await withLiveServer(limits: limits) { live in
      // The client's own connection is the first.
      _ = try await live.health.check(.init())
      let held = try await Self.open(64, to: live.port)
      try await Self.closes(one: held)
      _ = try await live.health.check(.init())
      // One that is held is given up: there is room for another.
      await held.first { $0.isOpen }?.close()
      let hasRoom = try await eventually { try await answersAnother(live.port) }
      #expect(hasRoom)
      for connection in held { await connection.close() }
    }
  }

  private static func open(_ count: Int, to port: Int) async throws -> [RawConnection] {
    var connections: [RawConnection] = []
    for _ in 0..<count { connections.append(try await RawConnection.open(to: port)) }
    return connections
  }

  /// Sees that the server closes exactly one of `connections`; which one, its threads decide.
  private static func closes(one connections: [RawConnection]) async throws {
    func open() -> Int { connections.filter(\.isOpen).count }
    let isOneClosed = await eventually { open() < connections.count }
    #expect(isOneClosed)
    #expect(open() == connections.count - 1)
  }

  private func answersAnother(_ port: Int) async throws -> Bool {
    let connection = try await RawConnection.open(to: port)
    // One for which there is still no room is closed before it can speak.
    try? await connection.say(clientPreface)
    let answered = await eventually {
      !connection.isOpen || settingsFrame(in: connection.heard) != nil
    }
    await connection.close()
    return answered && settingsFrame(in: connection.heard) != nil
  }

  @Test("a socket that stays silent is closed, and one that speaks in time is not")
  func silence() async throws {
    var limits = Self.limits
    limits.longestPreface = .milliseconds(300)
    try await withLiveServer(limits: limits) { live in
      let silent = try await RawConnection.open(to: live.port)
      let half = try await RawConnection.open(to: live.port)
      // On a slow machine its time may be over before it spoke; then it is closed all the same.
      try? await half.say(Array(clientPreface.prefix(10)))
      await silent.end()
      await half.end()
      // On a slow machine even this client may need a second try.
      let serves = await eventually { (try? await live.health.check(.init())) != nil }
      #expect(serves)
    }
  }

  @Test("a connection over those allowed in all is closed")
  func connectionsInAll() async throws {
    var limits = Self.limits
    limits.connections = 2
    limits.longestPreface = .seconds(3_600)
    try await withLiveServer(limits: limits) { live in
      _ = try await live.health.check(.init())
      let others = try await Self.open(2, to: live.port)
      try await Self.closes(one: others)
      for connection in others { await connection.close() }
    }
  }
}
