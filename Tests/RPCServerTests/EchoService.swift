import GRPCCore
import GRPCProtobuf
import OneWorkforceProtos

typealias Question = Grpc_Health_V1_HealthCheckRequest
typealias Answer = Grpc_Health_V1_HealthCheckResponse

/// A service of one unary and one streaming method whose handlers a test gives.
struct EchoService: RegistrableRPCService {
  static let service = ServiceDescriptor(fullyQualifiedService: "oneworkforce.test.Echo")
  static let ask = MethodDescriptor(service: service, method: "Ask", type: .unary)
  static let follow = MethodDescriptor(service: service, method: "Follow", type: .serverStreaming)

  var ask: @Sendable (Question) async throws -> Answer = { _ in Answer() }
  var follow: @Sendable (RPCWriter<Answer>) async throws -> Void = { _ in }

  func registerMethods<Transport: ServerTransport>(with router: inout RPCRouter<Transport>) {
    router.registerHandler(
      forMethod: Self.ask, deserializer: ProtobufDeserializer<Question>(),
      serializer: ProtobufSerializer<Answer>()
    ) { request, _ in
      let question = try await ServerRequest(stream: request).message
      return StreamingServerResponse(single: ServerResponse(message: try await ask(question)))
    }
    router.registerHandler(
      forMethod: Self.follow, deserializer: ProtobufDeserializer<Question>(),
      serializer: ProtobufSerializer<Answer>()
    ) { _, _ in
      StreamingServerResponse { writer in
        try await follow(writer)
        return [:]
      }
    }
  }
}
