import Dispatch
import Foundation
import SQLiteDriver
import Store
import TestSupport
import Testing
import Vocabulary

@Suite("What a crash leaves")
struct CrashTests {
  @Test("every acknowledged change is there, once, and none that was under way")
  func killed() async throws {
    try await withTemporaryFolder { folder in
      let store = try openStore(folder + "/live")
      for id in Int64(1)...40 { try await store.addShelf(id) }
      try await whileHalfDone(store) {
        try FileManager.default.copyItem(atPath: folder + "/live", toPath: folder + "/left")
      }
      await store.close()
      let again = try openStore(folder + "/left")
      #expect(try await again.shelves() == Array(1...40))
      await again.close()
    }
  }

  @Test("a log cut anywhere gives a beginning of history, no change in half", arguments: 1...30)
  func torn(_ seed: UInt64) async throws {
    var chance = SeededNumbers(seed: seed)
    try await withTemporaryFolder { folder in
      let log = "/oneworkforce.sqlite-wal"
      let store = try openStore(folder + "/live")
      for id in Int64(1)...40 { try await store.addPair(id) }
      try await whileHalfDone(store) {
        try FileManager.default.copyItem(atPath: folder + "/live", toPath: folder + "/left")
      }
      await store.close()
      var bytes = try Data(contentsOf: URL(fileURLWithPath: folder + "/left" + log))
      // A disk writes sectors of 512 bytes; the last one may hold anything.
      let cut = Int.random(in: 0..<bytes.count / 512, using: &chance) * 512
      bytes =
        bytes.prefix(cut) + Data((0..<512).map { _ in UInt8.random(in: 0...255, using: &chance) })
      try bytes.write(to: URL(fileURLWithPath: folder + "/left" + log))
      let again = try openStore(folder + "/left")
      let shelves = try await again.shelves()
      let whole = Int64(shelves.count / 2)
      #expect(shelves == Array(0..<whole * 2).map { $0 + 2 })
      // The control: the cut did take the last change, so the log was all that held it.
      #expect(whole < 40)
      await again.close()
    }
  }

  /// Runs `body` while a change has written and not yet been committed.
  private func whileHalfDone(_ store: SQLiteStore, _ body: () throws -> Void) async throws {
    let (began, go) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    async let half: Void = store.write { writing in
      try writing.execute("INSERT INTO shelf (id, total) VALUES (1000, 0)", [])
      began.signal()
      go.wait()
    }
    await arrival(of: began)
    let outcome = Result { try body() }
    go.signal()
    try await half
    try outcome.get()
  }
}

extension Driver {
  /// Adds the shelves `2 × number` and the one after it, in one change.
  fileprivate func addPair(_ number: Int64) async throws {
    try await write { writing -> Void in
      for id in [number * 2, number * 2 + 1] {
        try writing.execute("INSERT INTO shelf (id, total) VALUES (?, 0)", [.integer(id)])
      }
    }
  }
}
