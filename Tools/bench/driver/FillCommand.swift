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
  @Option(help: "How many people are cared for, with three agreements each.") var persons = 0
  @Option(help: "Where to write the worker and the person of each agreement, a line each.")
  var visitsFile: String?
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
    guard persons >= 0, persons == 0 || workers > SyntheticCare.workersPerPerson * 2 else {
      throw ValidationError(
        "--persons needs more than \(SyntheticCare.workersPerPerson * 2) workers")
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
    report["persons"] = persons
    report["agreements"] = persons * SyntheticCare.workersPerPerson
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
    var engagements: [FactID] = []
    for first in stride(from: 0, to: workers, by: 50_000) {
      let range = first..<min(first + 50_000, workers)
      engagements += try await records.write { change in
        try range.map { try workforce.recordWorker($0, in: change) }
      }
      let seconds = Double(steadyNanoseconds() - start) / 1e9
      let done = range.upperBound * SyntheticWorkforce.itemsPerWorker
      try emit([
        "case": "filling", "items": done, "items_per_second": Int(Double(done) / seconds),
      ])
    }
    if persons > 0 {
      let care = SyntheticCare(workforce: workforce, engagements: engagements, persons: persons)
      try await fill(care, records)
      try writeVisits(care)
    }
    await store.close()
  }

  private func fill(_ care: SyntheticCare, _ records: RecordStore) async throws {
    let start = steadyNanoseconds()
    try await records.write { change in
      try care.recordGround(in: change)
      for index in 0..<care.carers { try care.recordCarer(index, in: change) }
    }
    for first in stride(from: 0, to: persons, by: 5_000) {
      let range = first..<min(first + 5_000, persons)
      try await records.write { change in
        for index in range { try care.recordPerson(index, in: change) }
      }
      let seconds = Double(steadyNanoseconds() - start) / 1e9
      try emit([
        "case": "filling", "persons": range.upperBound,
        "agreements": range.upperBound * SyntheticCare.workersPerPerson, "seconds": seconds,
      ])
    }
  }

  private func writeVisits(_ care: SyntheticCare) throws {
    guard let visitsFile else { return }
    let lines = (0..<persons).map { person in
      care.workers(of: person).map {
        "\(care.workforce.workerID($0)) \(care.personID(person))\n"
      }.joined()
    }
    try Data(lines.joined().utf8).write(to: URL(fileURLWithPath: visitsFile))
  }

  private func writeIdentifiers(_ workforce: SyntheticWorkforce) throws {
    let lines = (0..<workers).map { "\(workforce.workerID($0))\n" }.joined()
    try Data(lines.utf8).write(to: URL(fileURLWithPath: workersFile))
  }
}
