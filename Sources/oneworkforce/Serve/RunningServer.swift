import Foundation
import GRPCCore
import GRPCNIOTransportHTTP2Posix
import Logging
import UnixSignals
import Vocabulary

/// A server from listening to its orderly end.
///
/// SIGTERM or SIGINT: health says no, connections are asked to go, calls finish within the drain
/// time, the store writes its log back and is let go. A second signal ends the process at once;
/// whatever was acknowledged is on the disk.
struct RunningServer {
  private let server: Server
  private let settings: ServeSettings
  private let log = Logger(label: "oneworkforce")

  init(_ server: Server, _ settings: ServeSettings) {
    self.server = server
    self.settings = settings
  }

  /// Serves until a signal comes and the drain is over.
  func run() async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await server.serve() }
      group.addTask { try await announce() }
      let signals = Task { await drainOnSignal() }
      let keys = try settings.issuersFile.map(IssuersFile.init(path:)).map { issuers in
        Task { await KeyRefresh(issuers: issuers, tokens: server.tokens, log: log).run() }
      }
      let publisher = server.publisher(settings, log: log).map { publisher in
        Task { await publisher.run() }
      }
      defer {
        keys?.cancel()
        publisher?.cancel()
      }
      do {
        try await group.waitForAll()
      } catch {
        signals.cancel()
        await server.store.close()
        throw error
      }
      signals.cancel()
    }
    await server.store.close()
  }

  private func announce() async throws {
    let address = try await server.transport.listeningAddress
    let port = address.ipv4?.port ?? address.ipv6?.port ?? 0
    if settings.isDemonstration {
      let lines = try await Demonstration.prepare(server, settings)
      FileHandle.standardOutput.write(Data((lines.joined(separator: "\n") + "\n").utf8))
    }
    server.serving.move(to: .serving)
    // Whoever started us waits for this line, so it may not stay in a buffer.
    FileHandle.standardOutput.write(Data("listening on \(settings.host):\(port)\n".utf8))
  }

  private func drainOnSignal() async {
    var isDraining = false
    for await _ in await UnixSignalsSequence(trapping: .sigterm, .sigint) {
      if isDraining { exit(1) }
      isDraining = true
      server.serving.move(to: .draining)
      server.rpc.beginGracefulShutdown()
      let limit = settings.drainSeconds
      Task {
        try await Task.sleep(for: .seconds(limit))
        // Calls that would not end: what they were acknowledged is on the disk.
        await server.store.close()
        exit(0)
      }
    }
  }
}
