import Foundation
import GRPCCore
import OneWorkforceProtos
import RPCServer
import SwiftProtobuf
import Testing

@Suite("Reflection") struct ReflectionTests {
  typealias Request = Grpc_Reflection_V1_ServerReflectionRequest
  typealias Response = Grpc_Reflection_V1_ServerReflectionResponse

  static func ask(
    _ client: TestServer.Client, _ requests: [Request], _ metadata: Metadata = signedIn
  ) async throws -> [Response] {
    try await Grpc_Reflection_V1_ServerReflection.Client(wrapping: client).serverReflectionInfo(
      metadata: metadata
    ) { writer in
      for request in requests { try await writer.write(request) }
    } onResponse: { response in
      var answers: [Response] = []
      for try await answer in response.messages { answers.append(answer) }
      return answers
    }
  }

  @Test("a stranger may not read the contracts, unless they are open")
  func access() async throws {
    let question = [Request.with { $0.listServices = "" }]
    try await TestServer().serve { client in
      let error = await #expect(throws: RPCError.self) { try await Self.ask(client, question, [:]) }
      #expect(error?.code == .unauthenticated)
      let answers = try await Self.ask(client, question)
      #expect(answers.count == 1)
    }
    var open = TestServer()
    open.isReflectionOpen = true
    try await open.serve { client in
      let answers = try await Self.ask(client, question, [:])
      #expect(answers.count == 1)
    }
  }

  @Test("the services on the server are listed in order")
  func services() async throws {
    try await TestServer().serve { client in
      let answers = try await Self.ask(client, [.with { $0.listServices = "*" }])
      #expect(answers.first?.listServicesResponse.service.map(\.name) == TestServer.names)
    }
  }

  @Test("a file is found by its name and by everything it declares")
  func files() async throws {
    let health = "grpc/health/v1/health.proto"
    let questions: [Request] =
      [.with { $0.fileByFilename = health }]
      + [
        "grpc.health.v1.Health", "grpc.health.v1.Health.Check",
        "grpc.health.v1.HealthCheckRequest", "grpc.health.v1.HealthCheckRequest.service",
        "grpc.health.v1.HealthCheckResponse.ServingStatus",
        "grpc.health.v1.HealthCheckResponse.SERVING",
      ].map { symbol in .with { $0.fileContainingSymbol = symbol } }
    try await TestServer().serve { client in
      let answers = try await Self.ask(client, questions)
      #expect(answers.count == questions.count)
      for (question, answer) in zip(questions, answers) {
        #expect(answer.originalRequest == question)
        let files = answer.fileDescriptorResponse.fileDescriptorProto
        let first = try Google_Protobuf_FileDescriptorProto(
          serializedBytes: try #require(files.first))
        #expect(first.name == health)
      }
    }
  }

  @Test("every file comes with all it imports, so that a client can build it")
  func imports() throws {
    let index = DescriptorIndex.embedded
    #expect(index.services.contains("grpc.health.v1.Health"))
    #expect(index.services.contains("grpc.reflection.v1.ServerReflection"))
    #expect(index.services.contains("grpc.reflection.v1alpha.ServerReflection"))
    for service in index.services {
      let files = try #require(index.file(declaring: service)).map {
        try Google_Protobuf_FileDescriptorProto(serializedBytes: $0)
      }
      let names = Set(files.map(\.name))
      #expect(names.count == files.count)
      #expect(files.allSatisfy { names.isSuperset(of: $0.dependency) })
    }
  }

  @Test("a question without an answer gets an error response and the stream goes on")
  func errors() async throws {
    let questions: [Request] = [
      .with { $0.fileByFilename = "no/such.proto" },
      .with { $0.fileContainingSymbol = "no.Such" },
      .with { $0.fileContainingSymbol = "" },
      .with { $0.fileContainingExtension = .with { $0.containingType = "no.Such" } },
      .with { $0.allExtensionNumbersOfType = "no.Such" },
      Request(),
      .with { $0.allExtensionNumbersOfType = "grpc.health.v1.HealthCheckRequest" },
    ]
    try await TestServer().serve { client in
      let answers = try await Self.ask(client, questions)
      #expect(answers.map(\.errorResponse.errorCode) == [5, 5, 5, 5, 5, 3, 0])
      #expect(answers[0].errorResponse.errorMessage == "no file is called `no/such.proto`")
      #expect(
        answers[6].allExtensionNumbersResponse.baseTypeName == "grpc.health.v1.HealthCheckRequest")
    }
  }

  @Test("a stream that asks too much is ended")
  func cap() async throws {
    var server = TestServer()
    server.limits.reflectionQuestions = 3
    try await server.serve { client in
      let question = Request.with { $0.listServices = "" }
      let answers = try await Self.ask(client, Array(repeating: question, count: 3))
      #expect(answers.count == 3)
      let error = await #expect(throws: RPCError.self) {
        try await Self.ask(client, Array(repeating: question, count: 4))
      }
      #expect(error?.code == .resourceExhausted)
    }
  }

  @Test("older clients get the same from v1alpha")
  func alpha() async throws {
    try await TestServer().serve { client in
      let alpha = Grpc_Reflection_V1alpha_ServerReflection.Client(wrapping: client)
      let names = try await alpha.serverReflectionInfo(metadata: signedIn) { writer in
        try await writer.write(.with { $0.listServices = "" })
        try await writer.write(.with { $0.fileContainingSymbol = "grpc.health.v1.Health" })
        try await writer.write(.with { $0.fileByFilename = "no/such.proto" })
      } onResponse: { response in
        var kinds: [String] = []
        for try await answer in response.messages {
          switch answer.messageResponse {
          case .listServicesResponse(let list): kinds += list.service.map(\.name)
          case .fileDescriptorResponse(let files):
            kinds.append("\(files.fileDescriptorProto.count)")
          case .errorResponse(let error): kinds.append("\(error.errorCode)")
          default: kinds.append("?")
          }
        }
        return kinds
      }
      #expect(names == TestServer.names + ["1", "5"])
    }
  }

  @Test("a descriptor set that can't be read gives an empty index and no trap")
  func unreadable() {
    for text in ["", "!", "AAAA"] {
      #expect(DescriptorIndex(base64: text).services == [])
      #expect(DescriptorIndex(base64: text).file(named: "") == nil)
    }
  }
}
