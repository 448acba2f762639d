import GRPCCore
import GRPCProtobuf
import Logging
import RPCServer
import Synchronization
import Testing
import Vocabulary

@Suite("Calls that never reach their handler, or fail in it") struct RefusedCallTests {
  struct Row: Sendable {
    let name: String
    let metadata: Metadata
    let code: RPCError.Code
    let reason: ErrorReason
    var field: String?
  }

  static let rows: [Row] = [
    Row(
      name: "no credentials", metadata: [:], code: .unauthenticated, reason: .credentialsMissing),
    Row(
      name: "a bad token", metadata: ["authorization": "Bearer bad"], code: .unauthenticated,
      reason: .credentialsInvalid),
    Row(
      name: "another scheme", metadata: ["authorization": "Basic Z29vZA=="],
      code: .unauthenticated, reason: .credentialsInvalid),
    Row(
      name: "a scheme and no token", metadata: ["authorization": "Bearer "],
      code: .unauthenticated, reason: .credentialsInvalid),
    Row(
      name: "two tokens",
      metadata: ["authorization": "Bearer good", "authorization": "Bearer good"],
      code: .unauthenticated, reason: .credentialsInvalid),
    Row(
      name: "a deadline over five minutes",
      metadata: ["authorization": "Bearer good", "grpc-timeout": "301S"],
      code: .invalidArgument, reason: .deadlineTooLong, field: "grpc-timeout"),
    Row(
      name: "a deadline of 99,999,999 hours",
      metadata: ["authorization": "Bearer good", "grpc-timeout": "99999999H"],
      code: .invalidArgument, reason: .deadlineTooLong, field: "grpc-timeout"),
    Row(
      name: "a deadline without a unit",
      metadata: ["authorization": "Bearer good", "grpc-timeout": "30"],
      code: .invalidArgument, reason: .valueOutOfRange, field: "grpc-timeout"),
    Row(
      name: "a negative deadline, which would end the process inside gRPC",
      metadata: ["authorization": "Bearer good", "grpc-timeout": "-1S"],
      code: .invalidArgument, reason: .valueOutOfRange, field: "grpc-timeout"),
    Row(
      name: "more than 8 KiB of metadata",
      metadata: [
        "authorization": "Bearer good", "x": .string(String(repeating: "x", count: 8_192)),
      ],
      code: .invalidArgument, reason: .messageTooLarge, field: "metadata"),
    Row(
      name: "many small entries, 32 bytes each beside their text",
      metadata: Metadata((0..<250).map { ("x\($0)", .string("")) }),
      code: .invalidArgument, reason: .messageTooLarge, field: "metadata"),
  ]

  @Test("a bad call is refused with its code, reason and field, and the handler never runs")
  func refusals() async throws {
    let runs = Mutex(0)
    var server = TestServer()
    server.echo.ask = { _ in
      runs.withLock { $0 += 1 }
      return Answer()
    }
    try await server.serve { client in
      for row in Self.rows {
        let error = await #expect(throws: RPCError.self, "\(row.name)") {
          try await client.ask("", row.metadata)
        }
        let status = try #require(try error?.unpackGoogleRPCStatus())
        #expect(error?.code == row.code, "\(row.name)")
        #expect(status.details.first?.errorInfo?.reason == row.reason.rawValue, "\(row.name)")
        #expect(status.details.first?.errorInfo?.domain == "oneworkforce.v1", "\(row.name)")
        #expect(status.details.first?.errorInfo?.metadata["field"] == row.field, "\(row.name)")
      }
    }
    #expect(runs.withLock { $0 } == 0)
  }

  @Test("a request over 1 MiB is refused by name, one of 1 MiB is served")
  func sizes() async throws {
    try await TestServer().serve { client in
      let framing = 5
      let largest = String(repeating: "x", count: 1_048_576 - framing + 1)
      _ = try await client.ask(largest)
      let error = await #expect(throws: RPCError.self) { try await client.ask(largest + "x") }
      let status = try #require(try error?.unpackGoogleRPCStatus())
      #expect(status.details.first?.errorInfo?.reason == "MESSAGE_TOO_LARGE")
      #expect(error?.message == "must be at most 1048576 bytes; got 1048577")
    }
  }

  @Test("bytes that are no message, and two messages where one is due, are the client's mistake")
  func malformed() async throws {
    struct Raw: MessageSerializer {
      func serialize<Bytes: GRPCContiguousBytes>(_ message: [UInt8]) -> Bytes { Bytes(message) }
    }
    func send(_ messages: [[UInt8]], _ client: TestServer.Client) async throws {
      try await client.bidirectionalStreaming(
        request: StreamingClientRequest(metadata: signedIn) { writer in
          for message in messages { try await writer.write(message) }
        }, descriptor: EchoService.ask, serializer: Raw(),
        deserializer: ProtobufDeserializer<Answer>(), options: .defaults
      ) { response in for try await _ in response.messages {} }
    }
    try await TestServer().serve { client in
      for (messages, reason): ([[UInt8]], String) in [
        ([[0xFF]], "FIELD_NOT_ALLOWED"), ([[0x0A, 0x01, 0xFF]], "FIELD_NOT_ALLOWED"),
        ([], "STREAM_ORDER_WRONG"), ([[], []], "STREAM_ORDER_WRONG"),
      ] {
        let error = await #expect(throws: RPCError.self) { try await send(messages, client) }
        #expect(error?.code == .invalidArgument)
        let status = try #require(try error?.unpackGoogleRPCStatus())
        #expect(status.details.first?.errorInfo?.reason == reason)
      }
    }
  }

  @Test("a handler's refusal reaches the client with its field and its time to come back")
  func details() async throws {
    var server = TestServer()
    server.echo.ask = { _ in
      throw ServiceError(
        .invalidArgument, .dateInvalid, field: "worker.birth_date", "must be a day",
        retryAfterMilliseconds: 1_500)
    }
    try await server.serve { client in
      let error = await #expect(throws: RPCError.self) { try await client.ask() }
      #expect(error?.message == "must be a day")
      let details = try #require(try error?.unpackGoogleRPCStatus()).details
      let violation = try #require(details.compactMap(\.badRequest).first?.violations.first)
      #expect(violation.field == "worker.birth_date")
      #expect(violation.reason == "DATE_INVALID")
      #expect(details.compactMap(\.retryInfo).first?.delay == .milliseconds(1_500))
    }
  }

  @Test("what goes wrong inside is told as a fault, and only the log knows what")
  func faults() async throws {
    struct Unforeseen: Error {
      let secret = "CANARY"
    }
    let lines = LogLines()
    var server = TestServer()
    server.log = Logger(label: "test", factory: { _ in lines })
    server.echo.ask = { question in
      if question.service == "fault" {
        throw ServiceError(.internalFault, .internalFault, "CANARY in a table")
      }
      throw Unforeseen()
    }
    server.echo.follow = { _ in throw Unforeseen() }
    try await server.serve { client in
      for call in [
        { try await client.ask() }, { try await client.ask("fault") },
        { try await client.follow().first ?? Answer() },
      ] as [@Sendable () async throws -> Answer] {
        let error = await #expect(throws: RPCError.self) { try await call() }
        #expect(error?.code == .internalError)
        #expect(error?.message == "the service failed; its log knows why")
        let status = try #require(try error?.unpackGoogleRPCStatus())
        #expect(status.details.first?.errorInfo?.reason == "INTERNAL_FAULT")
      }
    }
    #expect(lines.texts.count == 3)
    #expect(lines.texts.allSatisfy { $0.contains("CANARY") && $0.contains("oneworkforce.test") })
  }

  @Test("every code has its own status, and no code is unknown")
  func codes() {
    let codes = ServiceError.Code.allCases.map(\.rpcCode)
    #expect(Set(codes).count == codes.count)
    #expect(!codes.contains(.unknown))
  }
}
