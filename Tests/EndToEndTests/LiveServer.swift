import Access
import GRPCCore
import GRPCNIOTransportHTTP2Posix
import Logging
import OneWorkforceProtos
import RPCServer
import SignIn
import TestSupport
import Vocabulary
@testable import oneworkforce

typealias Transport = HTTP2ClientTransport.Posix

/// The real server in this process, on a free loopback port with its store on disk, and a client
/// that reaches it over a real socket.
struct LiveServer: Sendable {
  let server: Server
  let settings: ServeSettings
  let port: Int
  let client: GRPCClient<Transport>

  var passports: WirePassportService.Client<Transport> { .init(wrapping: client) }
  var planning: WirePlanningService.Client<Transport> { .init(wrapping: client) }
  var delegations: WireDelegationService.Client<Transport> { .init(wrapping: client) }
  var roles: WireRoleService.Client<Transport> { .init(wrapping: client) }
  var placements: WirePlacementService.Client<Transport> { .init(wrapping: client) }
  var vacancies: WireVacancyService.Client<Transport> { .init(wrapping: client) }
  var learning: WireLearningService.Client<Transport> { .init(wrapping: client) }
  var access: WireAccessService.Client<Transport> { .init(wrapping: client) }
  var presentations: WirePresentationService.Client<Transport> { .init(wrapping: client) }
  var registry: WireRegistryService.Client<Transport> { .init(wrapping: client) }
  var operations: WireOperatorService.Client<Transport> { .init(wrapping: client) }
  var health: Grpc_Health_V1_Health.Client<Transport> { .init(wrapping: client) }

  /// The metadata of a caller with a demonstration's token.
  func signedIn(
    _ duty: Duty, of organisation: OrganisationID? = nil, as worker: WorkerID? = nil,
    subject: String = "somebody"
  ) throws -> Metadata {
    bearing(
      try Demonstration.token(
        try issuer, subject: subject, duty: duty, organisation: organisation, worker: worker))
  }

  /// The issuer of the demonstration's tokens.
  var issuer: TokenIssuer {
    get throws {
      guard let issuer = server.demonstrationIssuer else { throw NotADemonstration() }
      return issuer
    }
  }

  /// The last commit, as an operator reads it.
  func commitSequence() async throws -> Int64 {
    try await operations.getServiceStatus(
      .init(), metadata: signedIn(.operator, of: steward)
    ).commitSequence
  }

  private struct NotADemonstration: Error {}
}

/// The organisation of stewards and operators.
let steward: OrganisationID = testID(900)

/// The metadata that carries `token`.
func bearing(_ token: String) -> Metadata {
  ["authorization": "Bearer \(token)"]
}

/// The settings of a demonstration with its store in `folder`, changed by `flags`.
func demonstrationSettings(
  in folder: String, flags: [String: String] = [:]
) async throws -> ServeSettings {
  let usual = [
    "demo": "true", "listen.port": "0", "data.directory": folder + "/store",
    "reference.directory": Repository.referenceFiles, "rate.limit": "1000000",
  ]
  let reader = try await SettingsReader(
    flags: usual.merging(flags) { $1 }, environment: [:], file: nil)
  return try ServeSettings(reader, environment: [:])
}

/// Runs `body` against a demonstration's server; it has stopped and let its store go afterwards.
func withLiveServer<Value: Sendable>(
  in folder: String? = nil, flags: [String: String] = [:], limits: ServerLimits = .standard,
  _ body: @Sendable (LiveServer) async throws -> Value
) async throws -> Value {
  guard let folder else {
    return try await withTemporaryFolder {
      try await withLiveServer(in: $0, flags: flags, limits: limits, body)
    }
  }
  let settings = try await demonstrationSettings(in: folder, flags: flags)
  return try await withServer(settings, limits: limits) { server, port in
    try await withClient(to: port) { client in
      try await body(LiveServer(server: server, settings: settings, port: port, client: client))
    }
  }
}

/// Runs `body` with the server that `settings` describe and its port.
func withServer<Value: Sendable>(
  _ settings: ServeSettings, limits: ServerLimits = .standard,
  _ body: @Sendable (Server, Int) async throws -> Value
) async throws -> Value {
  let server = try await Server.build(
    settings, limits: limits,
    logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
  do {
    let value = try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await server.serve() }
      let address = try await server.transport.listeningAddress
      server.serving.move(to: .serving)
      let value = try await body(server, address.ipv4?.port ?? 0)
      server.rpc.beginGracefulShutdown()
      try await group.waitForAll()
      return value
    }
    await server.store.close()
    return value
  } catch {
    await server.store.close()
    throw error
  }
}

/// Runs `body` with a client of the server on `port`.
func withClient<Value: Sendable>(
  to port: Int, security: Transport.TransportSecurity = .plaintext,
  configure: (inout Transport.Config) -> Void = { _ in },
  _ body: (GRPCClient<Transport>) async throws -> Value
) async throws -> Value {
  let transport = try Transport(
    target: .ipv4(address: "127.0.0.1", port: port), transportSecurity: security,
    config: .defaults(configure: configure))
  return try await withGRPCClient(transport: transport, handleClient: body)
}
