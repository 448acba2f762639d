import Access
import GRPCCore
import GRPCInProcessTransport
import GRPCProtobuf
import Logging
import Metrics
import OneWorkforceProtos
import RPCServer
import Vocabulary

/// Knows one token.
struct OneToken: SignInVerifier {
  static let good = "good"

  func caller(
    bearerToken: String?, certificate: [UInt8]?, at now: Instant
  ) async throws -> Caller {
    guard bearerToken != nil || certificate != nil else {
      throw ServiceError(.unauthenticated, .credentialsMissing, "a bearer token is required")
    }
    guard bearerToken ?? Self.good == Self.good else {
      throw ServiceError(.unauthenticated, .credentialsInvalid, "unknown issuer")
    }
    return try Caller(
      subject: "manager-1", issuer: "test", duty: .manager,
      organisation: OrganisationID(high: 1, low: 2), worker: nil,
      way: bearerToken == nil ? .clientCertificate : .bearerToken)
  }
}

/// A server over the in-process transport, with everything but the sockets.
struct TestServer {
  typealias Client = GRPCClient<InProcessTransport.Client>

  var echo = EchoService()
  var limits = ServerLimits.standard
  var isReflectionOpen = false
  var serving = ServingState(.serving)
  var clock = ManualClock()
  var certificate: [UInt8]?
  var metrics: any MetricsFactory = NOOPMetricsHandler.instance
  var log = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })

  static let names = ["grpc.health.v1.Health", "oneworkforce.test.Echo"]

  func serve(_ body: (Client) async throws -> Void) async throws {
    let transport = InProcessTransport()
    let certificate = certificate
    let interceptor = CallInterceptor(
      limits: limits, policy: MethodPolicy(isReflectionOpen: isReflectionOpen), serving: serving,
      signIn: OneToken(), peerCertificate: { _ in certificate }, clock: clock.clock,
      chance: { 0xABCD }, log: log, metrics: metrics)
    let services: [any RegistrableRPCService] = [
      echo,
      HealthService(serving: serving, services: Self.names, mostWatchers: limits.healthWatchers),
      ReflectionServiceV1(services: Self.names, mostQuestions: limits.reflectionQuestions),
      ReflectionServiceV1Alpha(services: Self.names),
    ]
    try await withGRPCServer(
      transport: LimitedTransport(transport.server, mostBytes: limits.requestBytes),
      services: services, interceptors: [interceptor]
    ) { server in
      try await withGRPCClient(transport: transport.client) { client in
        try await body(client)
      }
      server.beginGracefulShutdown()
    }
  }
}

let signedIn: Metadata = ["authorization": "Bearer good"]

extension TestServer.Client {
  /// The answer to a unary question.
  func ask(_ question: String = "", _ metadata: Metadata = signedIn) async throws -> Answer {
    try await response(question, metadata).message
  }

  /// The whole response to a unary question.
  func response(
    _ question: String = "", _ metadata: Metadata = signedIn
  ) async throws -> ClientResponse<Answer> {
    try await unary(
      request: ClientRequest(message: .with { $0.service = question }, metadata: metadata),
      descriptor: EchoService.ask, serializer: ProtobufSerializer<Question>(),
      deserializer: ProtobufDeserializer<Answer>(), options: .defaults
    ) { $0 }
  }

  /// Every answer of the streaming method.
  func follow(_ metadata: Metadata = signedIn) async throws -> [Answer] {
    try await serverStreaming(
      request: ClientRequest(message: Question(), metadata: metadata),
      descriptor: EchoService.follow, serializer: ProtobufSerializer<Question>(),
      deserializer: ProtobufDeserializer<Answer>(), options: .defaults
    ) { response in
      var answers: [Answer] = []
      for try await answer in response.messages { answers.append(answer) }
      return answers
    }
  }
}
