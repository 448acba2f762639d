import Access
import GRPCCore
import RPCServer
import Synchronization
import Testing
import Vocabulary

@Suite("Calls that are served") struct ServedCallTests {
  /// What the handlers of one test saw.
  final class Seen: Sendable {
    let contexts = Mutex<[CallContext]>([])

    func note() throws {
      let context = try #require(CallContext.current)
      contexts.withLock { $0.append(context) }
    }
  }

  func server(_ seen: Seen) -> TestServer {
    var server = TestServer()
    server.echo.ask = { _ in
      try seen.note()
      return Answer()
    }
    server.echo.follow = { writer in
      try seen.note()
      try await writer.write(Answer())
    }
    return server
  }

  @Test("the handler, and the producer of a stream, find the caller and the call")
  func context() async throws {
    let seen = Seen()
    try await server(seen).serve { client in
      _ = try await client.ask()
      let answers = try await client.follow()
      #expect(answers.count == 1)
    }
    let contexts = seen.contexts.withLock { $0 }
    #expect(
      contexts.map(\.method) == ["oneworkforce.test.Echo/Ask", "oneworkforce.test.Echo/Follow"])
    for context in contexts {
      #expect(context.caller?.subject == "manager-1")
      #expect(context.caller?.way == .bearerToken)
      #expect(context.arrived == Instant(milliseconds: 1_773_700_000_000))
    }
  }

  @Test("a client certificate signs in where no token came")
  func certificate() async throws {
    let seen = Seen()
    var server = server(seen)
    server.certificate = [1]
    try await server.serve { client in _ = try await client.ask("", [:]) }
    #expect(seen.contexts.withLock { $0.first?.caller?.way } == .clientCertificate)
  }

  @Test("work may begin until the deadline passes: the client's, or 30 seconds without one")
  func deadlines() async throws {
    let seen = Seen()
    let server = server(seen)
    try await server.serve { client in
      _ = try await client.ask()
      _ = try await client.ask("", ["authorization": "Bearer good", "grpc-timeout": "300S"])
      _ = try await client.follow()
      let contexts = seen.contexts.withLock { $0 }
      #expect(contexts.map { $0.shouldStart() } == [true, true, true])
      server.clock.advance(by: .seconds(29))
      #expect(contexts.map { $0.shouldStart() } == [true, true, true])
      server.clock.advance(by: .seconds(1))
      #expect(contexts.map { $0.shouldStart() } == [false, true, true])
      server.clock.advance(by: .seconds(270))
      #expect(contexts.map { $0.shouldStart() } == [false, false, true])
    }
  }

  @Test("work for a client that went away may not begin; a shutdown that begins lets it finish")
  func cancellation() async throws {
    for (phase, expected) in [(ServingState.Phase.serving, false), (.draining, true)] {
      let may = try await withServerContextRPCCancellationHandle { handle in
        let seen = Seen()
        let interceptor = CallInterceptor(
          limits: .standard, policy: MethodPolicy(isReflectionOpen: false),
          serving: ServingState(phase), signIn: OneToken(), clock: ManualClock().clock,
          chance: { 1 }, log: TestServer().log)
        let context = ServerContext(
          descriptor: EchoService.ask, remotePeer: "ipv4:127.0.0.1:9", localPeer: "in-process",
          cancellation: handle)
        let request = StreamingServerRequest<Question>(
          single: ServerRequest(metadata: signedIn, message: Question()))
        _ = try await interceptor.intercept(request: request, context: context) { _, _ in
          try seen.note()
          return StreamingServerResponse<Answer>(single: ServerResponse(message: Answer()))
        }
        handle.cancel()
        return seen.contexts.withLock { $0.first?.shouldStart() }
      }
      #expect(may == expected)
    }
  }

  @Test("a caller's trace goes on in the answer and in an error; without one a trace begins")
  func traces() async throws {
    let given = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
    let begun = "00-000000000000abcd000000000000abcd-000000000000abcd-00"
    try await TestServer().serve { client in
      for (sent, expected) in [
        (given, "00-4bf92f3577b34da6a3ce929d0e0e4736-000000000000abcd-01"), ("nonsense", begun),
        ("00-00000000000000000000000000000000-00f067aa0ba902b7-01", begun),
        ("ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", begun), (given + "-x", begun),
      ] {
        let good = try await client.response(
          "", ["authorization": "Bearer good", "traceparent": .string(sent)])
        #expect(Array(good.metadata[stringValues: "traceparent"]) == [expected])
        let bad = await #expect(throws: RPCError.self) {
          try await client.ask("", ["traceparent": .string(sent)])
        }
        #expect(bad.map { Array($0.metadata[stringValues: "traceparent"]) } == [expected])
      }
    }
  }

  @Test("health is open to all and in every phase; other methods wait for the start")
  func starting() async throws {
    var server = TestServer()
    server.serving = ServingState(.starting)
    let serving = server.serving
    try await server.serve { client in
      let error = await #expect(throws: RPCError.self) { try await client.ask() }
      #expect(error?.code == .unavailable)
      #expect(
        try error?.unpackGoogleRPCStatus()?.details.first?.errorInfo?.reason == "NOT_SERVING")
      serving.move(to: .draining)
      _ = try await client.ask()
    }
  }
}
