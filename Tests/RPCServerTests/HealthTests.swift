import GRPCCore
import OneWorkforceProtos
import RPCServer
import Testing

private func expect(
  _ status: Grpc_Health_V1_HealthCheckResponse.ServingStatus,
  next answers: inout RPCAsyncSequence<Grpc_Health_V1_HealthCheckResponse, any Error>.AsyncIterator
) async throws {
  let answer = try await answers.next()
  #expect(answer?.status == status)
}

@Suite("Health") struct HealthTests {
  @Test("the server and each service are told by name, without credentials, in every phase")
  func check() async throws {
    let server = TestServer()
    try await server.serve { client in
      let health = Grpc_Health_V1_Health.Client(wrapping: client)
      for (phase, status): (ServingState.Phase, Grpc_Health_V1_HealthCheckResponse.ServingStatus)
        in [
          (.starting, .notServing), (.serving, .serving), (.draining, .notServing),
        ]
      {
        server.serving.move(to: phase)
        for name in [""] + TestServer.names {
          let answer = try await health.check(.with { $0.service = name })
          #expect(answer.status == status)
        }
      }
    }
  }

  @Test("a service that is not here is not found")
  func unknown() async throws {
    try await TestServer().serve { client in
      let error = await #expect(throws: RPCError.self) {
        try await Grpc_Health_V1_Health.Client(wrapping: client).check(
          .with { $0.service = "payroll" })
      }
      #expect(error?.code == .notFound)
      #expect(error?.message == "no service is called `payroll`")
    }
  }

  @Test("a watcher hears the health now and each change once, and is let go at the end")
  func watch() async throws {
    let server = TestServer()
    try await server.serve { client in
      let health = Grpc_Health_V1_Health.Client(wrapping: client)
      try await health.watch(Grpc_Health_V1_HealthCheckRequest()) { response in
        var answers = response.messages.makeAsyncIterator()
        try await expect(.serving, next: &answers)
        server.serving.move(to: .serving)
        server.serving.move(to: .draining)
        try await expect(.notServing, next: &answers)
        server.serving.move(to: .serving)
        try await expect(.serving, next: &answers)
      }
    }
    #expect(server.serving.watchers == 0)
  }

  @Test("a watcher of a service that is not here is told so and kept")
  func watchUnknown() async throws {
    try await TestServer().serve { client in
      try await Grpc_Health_V1_Health.Client(wrapping: client).watch(
        .with { $0.service = "payroll" }
      ) { response in
        var answers = response.messages.makeAsyncIterator()
        try await expect(.serviceUnknown, next: &answers)
      }
    }
  }

  @Test("one watcher too many is refused")
  func crowd() async throws {
    var server = TestServer()
    server.limits.healthWatchers = 1
    try await server.serve { client in
      let health = Grpc_Health_V1_Health.Client(wrapping: client)
      try await health.watch(Grpc_Health_V1_HealthCheckRequest()) { response in
        var answers = response.messages.makeAsyncIterator()
        _ = try await answers.next()
        let error = await #expect(throws: RPCError.self) {
          try await health.watch(Grpc_Health_V1_HealthCheckRequest()) { response in
            for try await _ in response.messages {}
          }
        }
        #expect(error?.code == .resourceExhausted)
      }
    }
  }
}
