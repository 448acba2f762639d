import GRPCCore
import Metrics
import RPCServer
import Synchronization
import Testing

/// Keeps what timers record, by their labels.
final class TimerBook: MetricsFactory {
  final class Page: TimerHandler {
    private let book: TimerBook
    private let label: String

    init(_ book: TimerBook, _ label: String) {
      self.book = book
      self.label = label
    }

    func recordNanoseconds(_ duration: Int64) {
      book.lines.withLock { $0[label, default: []].append(duration) }
    }
  }

  let lines = Mutex<[String: [Int64]]>([:])

  func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
    Page(self, ([label] + dimensions.map { "\($0)=\($1)" }).joined(separator: " "))
  }

  func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
    NOOPMetricsHandler.instance
  }

  func makeRecorder(
    label: String, dimensions: [(String, String)], aggregate: Bool
  ) -> any RecorderHandler {
    NOOPMetricsHandler.instance
  }

  func destroyTimer(_ handler: any TimerHandler) {}
  func destroyCounter(_ handler: any CounterHandler) {}
  func destroyRecorder(_ handler: any RecorderHandler) {}
}

@Suite("What is measured of calls") struct CallMetricsTests {
  @Test("each call is timed once, by its method and status, whether served, refused or streamed")
  func durations() async throws {
    let book = TimerBook()
    var server = TestServer()
    server.metrics = book
    let clock = server.clock
    server.echo.ask = { _ in
      clock.advance(by: .milliseconds(7))
      return Answer()
    }
    server.echo.follow = { writer in
      clock.advance(by: .seconds(2))
      try await writer.write(Answer())
    }
    try await server.serve { client in
      _ = try await client.ask()
      _ = try await client.ask()
      _ = try await client.follow()
      await #expect(throws: RPCError.self) { try await client.ask("", [:]) }
    }
    let label = "rpc.server.call.duration rpc.method=oneworkforce.test.Echo/"
    #expect(
      book.lines.withLock { $0 } == [
        label + "Ask rpc.response.status_code=OK": [7_000_000, 7_000_000],
        label + "Follow rpc.response.status_code=OK": [2_000_000_000],
        label + "Ask rpc.response.status_code=UNAUTHENTICATED": [0],
      ])
  }
}
