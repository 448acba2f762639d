import ArgumentParser
import Foundation
import GRPCCore
import NIOCore
import NIOPosix
import Vocabulary

/// Drives a server with one kind of call for a while, and says how it did.
struct DriveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "drive", abstract: "Drive a server and print one line of JSON.",
    discussion: """
      The same program drives every server. Each of --concurrency callers sends the next call when \
      it has the answer to the last. What the server used is read from the kernel's count of its \
      process, over the same interval.
      """)

  /// What is called.
  enum Case: String, ExpressibleByArgument, CaseIterable {
    /// `VerifyPassport` for a role.
    case read
    /// `RecordAchievement`.
    case write
    /// `BatchRecordAchievements`, a stream of items a call.
    case batch
    /// `CheckDelegation`.
    case check
    /// `BatchCheckDelegation`, as many visits a call as --batch-items says.
    case checks

    /// Whether a call is of many items.
    var isBatch: Bool { self == .batch || self == .checks }
  }

  @Option(help: "What the line of JSON calls the server.") var target = "swift"
  @Option(help: "host:port of the server.") var server: String
  @Option(help: "The server's process, whose processor time and memory are read.") var serverPid:
    Int32
  @Option(help: "File with the bearer token.") var tokenFile: String
  @Option(help: "File with workers' identifiers, a line each.") var workersFile: String?
  @Option(help: "File with the worker and the person of each visit, a line each.")
  var visitsFile: String?
  @Option(help: "The organisation giving the care.") var employer: String?
  @Option(name: .customLong("case"), help: "What is called.") var work: Case
  @Option(help: "Calls in flight.") var concurrency = 1
  @Option(help: "How long is measured.") var seconds = 5.0
  @Option(help: "How long is driven before it is measured.") var warmUpSeconds = 1.0
  @Option(help: "Items of one batch.") var batchItems = 1_000
  @Option(help: "Connections, among which the callers are dealt out; 0 for one to 16 callers.")
  var connections = 0
  @Option(help: "Where random choices begin; the time if not said.") var seed: UInt64?
  @Flag(help: "Make one call, print the answer as JSON, and stop.") var once = false

  func validate() throws {
    guard (1...1_000).contains(concurrency), seconds > 0, (1...10_000).contains(batchItems) else {
      throw ValidationError("concurrency is 1 to 1000, a batch 1 to 10000 items, seconds above 0")
    }
  }

  func run() async throws {
    NIOSingletons.groupLoopCountSuggestion = 1
    try await withTaskExecutorPreference(OneLoop(.singletonMultiThreadedEventLoopGroup)) {
      try await runOnLoop()
    }
  }

  private func runOnLoop() async throws {
    let calls = try calls()
    let (host, port) = try address()
    let count = connections > 0 ? connections : (concurrency + 15) / 16
    try await withConnections(count, host: host, port: port) { clients in
      if once {
        guard let passports = calls as? PassportCalls else {
          throw ValidationError("--once shows an answer of the passport's rpcs")
        }
        emit(try await passports.answer(work, on: clients[0]))
      } else {
        try await drive(calls, clients)
      }
    }
  }

  private func calls() throws -> any MeasuredCalls {
    let token = try lines(of: tokenFile).joined()
    switch work {
    case .read, .write, .batch:
      guard let workersFile else { throw ValidationError("--workers-file is needed") }
      return try PassportCalls(
        workers: lines(of: workersFile).map(String.init), token: token, batchItems: batchItems)
    case .check, .checks:
      guard let visitsFile, let employer else {
        throw ValidationError("--visits-file and --employer are needed")
      }
      return CheckCalls(
        visits: try Visit.read(visitsFile), employer: employer, token: token,
        batchItems: batchItems)
    }
  }

  private func drive(_ calls: any MeasuredCalls, _ clients: [MeasuredClient]) async throws {
    let base = seed ?? steadyNanoseconds()
    let load = Load(concurrency: concurrency, warmUp: warmUpSeconds, seconds: seconds)
    let measured = try await load.run(server: serverPid) { caller in
      var generator = SeededGenerator(seed: base &+ UInt64(caller) &* 7_919)
      let client = clients[caller % clients.count]
      return { try await calls.make(work, on: client, using: &generator) }
    }
    let items = Double(measured.latencies.count * (work.isBatch ? batchItems : 1))
    try emit([
      "engine": target, "case": work.rawValue, "concurrency": concurrency,
      "rps": (items / measured.seconds).rounded(),
      "p50_us": measured.microseconds(at: 0.50), "p99_us": measured.microseconds(at: 0.99),
      "server_cpu_us_per_request": tenths(measured.serverMicroseconds / items),
      "client_cpu_us_per_request": tenths(measured.clientMicroseconds / items),
      "rss_mb": tenths(measured.residentMebibytes), "errors": measured.errors,
      "connections": clients.count,
    ])
  }

  private func tenths(_ value: Double) -> Double {
    value.isFinite ? (value * 10).rounded() / 10 : 0
  }

  private func lines(of file: String) throws -> [Substring] {
    guard let data = FileManager.default.contents(atPath: file) else {
      throw ValidationError("the file \(quoted(file)) can't be read")
    }
    return String(decoding: data, as: UTF8.self).split(separator: "\n")
  }

  private func address() throws -> (String, Int) {
    let parts = server.split(separator: ":")
    guard parts.count == 2, let port = wholeNumber(parts[1]) else {
      throw ValidationError("--server must be host:port")
    }
    return (String(parts[0]), port)
  }
}
