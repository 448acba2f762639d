import ArgumentParser
import Foundation
import Logging
import SQLiteDriver
import Store
import Vocabulary

/// Makes a store of synthetic workers, and says how large it came out.
struct FillCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fill", abstract: "Make a store of synthetic workers, thirty items each.")

  @Option(help: "The folder of the new store.") var dataDirectory: String
  @Option(help: "How many workers.") var workers: Int
  @Option(help: "The sealing key's file; made where there is none.") var keyFile: String
  @Option(help: "Where to write the workers' identifiers, a line each.") var workersFile: String
  @Option(help: "The same seed and day give the same workforce.") var seed: UInt64 = 1
  @Option(help: "The day the workforce is made for, YYYY-MM-DD; today if not said.")
  var day: String?

  /// What a new store needs on the disk for each item while it is made: its share of the tables
  /// and indexes, and of the log they pass through.
  private static let bytesPerItemWhileFilling: Int64 = 600
  /// What the log may hold at most, and what is left for others.
  private static let reserve: Int64 = 6 << 30

  func validate() throws {
    guard (1...5_000_000).contains(workers) else {
      throw ValidationError("--workers must be 1 to 5000000; got \(workers)")
    }
  }

  func run() async throws {
    let today = try day.map { try CivilDate($0, field: "day") }
    let workforce = SyntheticWorkforce(
      seed: seed, today: today ?? LondonTime.date(of: wallClock()))
    try refuseWithoutRoom()
    let key = try sealingKey()
    try await fill(workforce, key)
    try writeIdentifiers(workforce)
    let sizes = try await StoreSizes.measure(dataDirectory)
    var report = sizes.report(items: workers * SyntheticWorkforce.itemsPerWorker)
    report["case"] = "fill"
    report["workers"] = workers
    report["employer"] = "\(workforce.bodies[0])"
    try emit(report)
  }

  private func refuseWithoutRoom() throws {
    let items = Int64(workers * SyntheticWorkforce.itemsPerWorker)
    let wanted =
      items * Self.bytesPerItemWhileFilling + (items > 5_000_000 ? Self.reserve : 1 << 30)
    let folder = (dataDirectory as NSString).deletingLastPathComponent
    let free = DataDirectory.freeBytes(at: folder.isEmpty ? "." : folder) ?? 0
    guard free >= wanted else {
      throw ValidationError(
        "a store of \(workers) workers needs about \(wanted >> 20) MiB free while it is made; "
          + "there are \(free >> 20) MiB where \(quoted(dataDirectory)) is to lie")
    }
  }

  private func sealingKey() throws -> KeyEncryptionKey {
    if let data = FileManager.default.contents(atPath: keyFile) {
      return try KeyEncryptionKey(bytes: Array(data))
    }
    var generator = SeededGenerator(seed: seed &+ 7)
    let bytes = KeyEncryptionKey.newBytes(using: &generator)
    let isWritten = FileManager.default.createFile(
      atPath: keyFile, contents: Data(bytes), attributes: [.posixPermissions: 0o600])
    guard isWritten else { throw ValidationError("the key file can't be written") }
    return try KeyEncryptionKey(bytes: bytes)
  }

  private func fill(_ workforce: SyntheticWorkforce, _ key: KeyEncryptionKey) async throws {
    let store = try SQLiteStore.open(
      directory: dataDirectory, settings: SQLiteSettings(writerCacheKibibytes: 2 << 20),
      at: wallClock(), logger: Logger(label: "benchdriver"),
      onUnrecoverable: { emit($0) })
    // As if every item had come in a change of its own: later numbers take more bytes.
    let items = Int64(workers * SyntheticWorkforce.itemsPerWorker)
    _ = try await store.write { sql in
      try sql.execute("UPDATE commit_counter SET sequence = ?", [.integer(items)])
    }
    let seed = self.seed
    let records = RecordStore(
      driver: store, keys: KeyRing(current: key), now: wallClock,
      chance: { SeededGenerator(seed: seed &+ UInt64(wallClock().milliseconds)) })
    try await records.write { try workforce.recordBodies(in: $0) }
    let start = steadyNanoseconds()
    for first in stride(from: 0, to: workers, by: 50_000) {
      let range = first..<min(first + 50_000, workers)
      try await records.write { change in
        for index in range { try workforce.recordWorker(index, in: change) }
      }
      let seconds = Double(steadyNanoseconds() - start) / 1e9
      let done = range.upperBound * SyntheticWorkforce.itemsPerWorker
      try emit([
        "case": "filling", "items": done, "items_per_second": Int(Double(done) / seconds),
      ])
    }
    await store.close()
  }

  private func writeIdentifiers(_ workforce: SyntheticWorkforce) throws {
    let lines = (0..<workers).map { "\(workforce.workerID($0))\n" }.joined()
    try Data(lines.utf8).write(to: URL(fileURLWithPath: workersFile))
  }
}
