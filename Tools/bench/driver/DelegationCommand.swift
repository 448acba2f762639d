import Access
import ArgumentParser
import Delegations
import Foundation
import Logging
import Operations
import SQLiteDriver
import Store
import Vocabulary

/// Times a check of delegated care in this process, without a server: the evaluator alone, the
/// check with its one read, the durable record apart, and many visits at once.
struct DelegationCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "delegation",
    abstract: "Time checks in this process and print a line of JSON a case.")

  @Option(help: "The folder of the store, which no server has open.") var dataDirectory: String
  @Option(help: "The sealing key's file.") var keyFile: String
  @Option(help: "File with the worker and the person of each agreement, a line each.")
  var visitsFile: String
  @Option(help: "The organisation giving the care.") var employer: String
  @Option(help: "How many of the visits are asked about, drawn at random.") var visits = 2_000
  @Option(help: "How long the evaluator alone is timed, in each of three rounds.") var seconds = 3.0
  @Option(help: "Visits of one batch.") var batchItems = 200
  @Option(help: "Where random choices begin.") var seed: UInt64 = 1
  @Option(help: "Where to write the statements of each check, for the peer.")
  var traceFile: String?
  @Option(help: "How many visits are traced.") var traced = 2_000

  func validate() throws {
    guard visits >= 1, seconds > 0, (1...500).contains(batchItems) else {
      throw ValidationError("visits is at least 1, seconds above 0, a batch 1 to 500 visits")
    }
  }

  func run() async throws {
    let store = try SQLiteStore.open(
      directory: dataDirectory, at: wallClock(), logger: Logger(label: "benchdriver"),
      onUnrecoverable: { emit($0) })
    guard let key = FileManager.default.contents(atPath: keyFile) else {
      throw ValidationError("the key file can't be read")
    }
    let desk = CheckDesk(
      key: try KeyEncryptionKey(bytes: Array(key)),
      employer: try OrganisationID(employer, field: "employer"))
    let drawn = try draw(try Visit.read(visitsFile))
    try await timeChecks(desk, store, drawn)
    if let traceFile {
      try await CheckTrace(desk: desk, store: store).write(
        Array(drawn.prefix(traced)), to: traceFile)
    }
    await store.close()
  }

  private func draw(_ all: [Visit]) throws -> [Visit] {
    guard !all.isEmpty else { throw ValidationError("there are no visits") }
    var generator = SeededGenerator(seed: seed)
    return (0..<visits).map { _ in generator.one(of: all) }
  }

  private func timeChecks(
    _ desk: CheckDesk, _ store: SQLiteStore, _ visits: [Visit]
  ) async throws {
    let records = StoreRecords(desk.recordStore(store))
    let facts = try await desk.cases(visits, records)
    try timeEvaluator(facts)
    for keeps in [false, true] {
      let timed = TimedRecords(records, keeps: keeps)
      let service = desk.service(timed)
      // The first pass warms caches; the second counts.
      _ = try await desk.check(visits, in: service, timed)
      let times = try await desk.check(visits, in: service, timed)
      try emit(times.report(of: keeps ? "check_and_record" : "check"))
    }
    for keeps in [false, true] {
      let timed = TimedRecords(records, keeps: keeps)
      let service = desk.service(timed)
      let rounds = min(30, max(3, visits.count / batchItems))
      _ = try await desk.batch(visits, of: batchItems, rounds: 2, in: service, timed)
      let times = try await desk.batch(
        visits, of: batchItems, rounds: rounds, in: service, timed)
      var report = times.report(of: keeps ? "batch_and_record" : "batch")
      report["items"] = batchItems
      try emit(report)
    }
  }

  /// Decisions a second of processor time on one thread, over all cases in turn.
  private func timeEvaluator(_ facts: [DelegationCase]) throws {
    var verdicts: [String: Int] = [:]
    for asked in facts {
      verdicts[try DelegationDecision.decide(asked).verdict.rawValue, default: 0] += 1
    }
    for _ in 0..<3 {
      var decisions = 0
      let start = threadSeconds()
      var used = 0.0
      while used < seconds {
        for asked in facts where try DelegationDecision.decide(asked).notes.count < 100 {
          decisions += 1
        }
        used = threadSeconds() - start
      }
      try emit([
        "case": "evaluator", "decisions_per_cpu_second": Int(Double(decisions) / used),
        "us_per_decision": (used * 1e8 / Double(decisions)).rounded() / 100,
        "cases": facts.count, "verdicts": verdicts,
      ])
    }
  }
}

/// Processor time of this thread, in seconds.
private func threadSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// A worker and the person they visit.
struct Visit: Sendable {
  let worker: WorkerID
  let person: PersonID

  /// The visits of the file at `path`, a line each.
  static func read(_ path: String) throws -> [Visit] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw ValidationError("the file \(quoted(path)) can't be read")
    }
    return try String(decoding: data, as: UTF8.self).split(separator: "\n").map { line in
      let parts = line.split(separator: " ")
      guard parts.count == 2 else { throw ValidationError("a visit is a worker and a person") }
      return Visit(
        worker: try WorkerID(String(parts[0]), field: "worker"),
        person: try PersonID(String(parts[1]), field: "person"))
    }
  }
}
