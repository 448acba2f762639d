import GRPCCore
import GRPCNIOTransportHTTP2Posix

/// One connection.
typealias MeasuredClient = GRPCClient<HTTP2ClientTransport.Posix>

/// Calls of one service that are measured.
protocol MeasuredCalls: Sendable {
  /// Makes one call and reads its answer.
  func make(
    _ work: DriveCommand.Case, on client: MeasuredClient,
    using generator: inout SeededGenerator
  ) async throws
}

/// An answer that is not what such a call answers.
struct WrongAnswer: Error {}

/// The value of `body` over `count` open connections to one server.
func withConnections(
  _ count: Int, host: String, port: Int,
  _ body: @escaping @Sendable ([MeasuredClient]) async throws -> Void
) async throws {
  let clients = try (0..<count).map { _ in
    GRPCClient(
      transport: try HTTP2ClientTransport.Posix(
        target: .ipv4(address: host, port: port), transportSecurity: .plaintext))
  }
  try await withThrowingTaskGroup(of: Void.self) { group in
    for client in clients {
      group.addTask { try await client.runConnections() }
    }
    try await body(clients)
    for client in clients { client.beginGracefulShutdown() }
    try await group.waitForAll()
  }
}
