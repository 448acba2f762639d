import Foundation
import Vocabulary

/// Callers that each send the next call when they have the answer to the last.
struct Load: Sendable {
  let concurrency: Int
  let warmUp: Double
  let seconds: Double

  /// What was measured between the end of the warm-up and the end.
  struct Measured: Sendable {
    /// Of each call that ended in the interval, in nanoseconds, sorted.
    let latencies: [UInt64]
    /// Calls that failed.
    let errors: Int
    let seconds: Double
    let serverMicroseconds: Double
    let clientMicroseconds: Double
    let residentMebibytes: Double

    /// The latency that this share of the calls did not exceed; 0 without any call.
    func microseconds(at share: Double) -> Int {
      guard !latencies.isEmpty else { return 0 }
      let index = min(Int(Double(latencies.count) * share), latencies.count - 1)
      return Int(latencies[index] / 1_000)
    }
  }

  /// What one caller saw.
  private struct Seen: Sendable {
    var latencies: [UInt64] = []
    var errors = 0
  }

  /// Runs the callers that `makeCaller` makes and measures process `server` meanwhile.
  ///
  /// - Throws: The first error, where every call of a caller fails.
  func run(
    server: Int32,
    _ makeCaller: @escaping @Sendable (Int) -> (() async throws -> Void)
  ) async throws -> Measured {
    let start = steadyNanoseconds() + UInt64(warmUp * 1e9)
    let end = start + UInt64(seconds * 1e9)
    return try await withThrowingTaskGroup(of: Seen.self) { group in
      for caller in 0..<concurrency {
        group.addTask { try await Self.work(makeCaller(caller), from: start, until: end) }
      }
      try await Task.sleep(for: .seconds(warmUp))
      let (serverBefore, ownBefore) = try (ProcessUse(of: server), ProcessUse(of: getpid()))
      let began = steadyNanoseconds()
      try await Task.sleep(for: .seconds(seconds))
      let (serverAfter, ownAfter) = try (ProcessUse(of: server), ProcessUse(of: getpid()))
      let ended = steadyNanoseconds()
      var all = Seen()
      for try await seen in group {
        all.latencies += seen.latencies
        all.errors += seen.errors
      }
      return Measured(
        latencies: all.latencies.sorted(), errors: all.errors,
        seconds: Double(ended - began) / 1e9,
        serverMicroseconds: serverAfter.cpuMicroseconds - serverBefore.cpuMicroseconds,
        clientMicroseconds: ownAfter.cpuMicroseconds - ownBefore.cpuMicroseconds,
        residentMebibytes: serverAfter.residentMebibytes)
    }
  }

  private static func work(
    _ call: () async throws -> Void, from start: UInt64, until end: UInt64
  ) async throws -> Seen {
    var seen = Seen()
    var before = steadyNanoseconds()
    while before < end {
      do {
        try await call()
      } catch {
        seen.errors += 1
        if seen.errors > 100, seen.latencies.isEmpty { throw error }
      }
      let after = steadyNanoseconds()
      if after >= start, after < end { seen.latencies.append(after - before) }
      before = after
    }
    return seen
  }
}
