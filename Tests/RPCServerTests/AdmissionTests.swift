import GRPCCore
@testable import RPCServer
import Testing
import Vocabulary

@Suite("How many calls are let in") struct AdmissionTests {
  func admission(_ clock: ManualClock, most: Int = 1, queued: Int = 1) -> Admission {
    Admission(most: most, mostQueued: queued, longestWait: .milliseconds(50), clock: clock.clock)
  }

  @Test("a full service with a full queue refuses at once and says when to come back")
  func sheds() async throws {
    let clock = ManualClock()
    let admission = admission(clock)
    try await admission.enter()
    let waiting = Task { try await admission.enter() }
    await eventually { admission.queued == 1 }
    let error = await #expect(throws: ServiceError.self) { try await admission.enter() }
    #expect(error?.code == .resourceExhausted)
    #expect(error?.reason == .overloaded)
    #expect(error?.retryAfterMilliseconds == 200)
    admission.leave()
    try await waiting.value
    #expect(admission.inFlight == 1)
  }

  @Test("whoever waits too long is refused, and the place goes to the next")
  func tooLong() async throws {
    let clock = ManualClock()
    let admission = admission(clock)
    try await admission.enter()
    let waiting = Task { try await admission.enter() }
    await eventually { clock.waiting == 1 }
    clock.endWaits()
    await #expect(throws: ServiceError.self) { try await waiting.value }
    #expect(admission.queued == 0)
    admission.leave()
    #expect(admission.inFlight == 0)
    try await admission.enter()
    #expect(admission.inFlight == 1)
  }

  @Test("no place is lost or made, however calls come and go")
  func conserves() async throws {
    let clock = ManualClock()
    let admission = admission(clock, most: 3, queued: 100)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<100 {
        group.addTask {
          try await admission.enter()
          #expect(admission.inFlight <= 3)
          await Task.yield()
          admission.leave()
        }
      }
      try await group.waitForAll()
    }
    #expect(admission.inFlight == 0)
    #expect(admission.queued == 0)
    clock.endWaits()
  }

  @Test("over the wire the refusal carries RetryInfo, and the place comes back after each call")
  func wire() async throws {
    var server = TestServer()
    server.limits.callsInFlight = 1
    server.limits.queuedCalls = 0
    let (entered, enter) = AsyncStream.makeStream(of: Void.self)
    let (released, release) = AsyncStream.makeStream(of: Void.self)
    server.echo.ask = { question in
      if question.service == "slow" {
        enter.finish()
        for await _ in released {}
      }
      return Answer()
    }
    try await server.serve { client in
      async let slow = client.ask("slow")
      for await _ in entered {}
      let error = await #expect(throws: RPCError.self) { try await client.ask() }
      let details = try #require(try error?.unpackGoogleRPCStatus()).details
      #expect(error?.code == .resourceExhausted)
      #expect(details.compactMap(\.retryInfo).first?.delay == .milliseconds(200))
      // Streams are counted apart.
      _ = try await client.follow()
      release.finish()
      _ = try await slow
      for _ in 0..<10 { _ = try await client.ask() }
    }
  }

  @Test("a place is given back when a call is dropped without an end")
  func dropped() async throws {
    let clock = ManualClock()
    let admission = admission(clock)
    do {
      let call = OpenCall(method: "m", metrics: CallMetrics(), clock: clock.clock)
      try await call.enter(admission)
      #expect(admission.inFlight == 1)
    }
    #expect(admission.inFlight == 0)
  }
}
