import Delegations
import RecordKeeping
import Synchronization

/// Records whose reads and changes are timed apart, and whose changes may be left out.
final class TimedRecords: Records, Sendable {
  /// Nanoseconds spent since they were last taken.
  struct Times: Sendable {
    var reading: UInt64 = 0
    var writing: UInt64 = 0
  }

  private let records: any Records
  private let keeps: Bool
  private let times = Mutex(Times())

  /// `records`, timed; changes of which nothing is asked back are left out unless `keeps`.
  init(_ records: any Records, keeps: Bool) {
    self.records = records
    self.keeps = keeps
  }

  func take() -> Times {
    times.withLock { times in
      defer { times = Times() }
      return times
    }
  }

  func read<Value: Sendable>(
    _ body: @escaping @Sendable (any RecordSnapshot) throws -> Value
  ) async throws -> Value {
    let start = steadyNanoseconds()
    defer { times.withLock { $0.reading += steadyNanoseconds() - start } }
    return try await records.read(body)
  }

  func readBriefly<Value: Sendable>(
    _ body: @escaping @Sendable (any RecordSnapshot) throws -> Value
  ) async throws -> Value {
    let start = steadyNanoseconds()
    defer { times.withLock { $0.reading += steadyNanoseconds() - start } }
    return try await records.readBriefly(body)
  }

  func write<Value: Sendable>(
    shouldStart: @escaping @Sendable () -> Bool,
    _ body: @escaping @Sendable (any RecordChange) throws -> Value
  ) async throws -> Value {
    if !keeps, let nothing = () as? Value { return nothing }
    let start = steadyNanoseconds()
    defer { times.withLock { $0.writing += steadyNanoseconds() - start } }
    return try await records.write(shouldStart: shouldStart, body)
  }

  func overwriteDeleted() async throws { try await records.overwriteDeleted() }
}
