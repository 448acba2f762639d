import Foundation
import SQLiteDriver
import Store
import TestSupport
import Testing
import Vocabulary

@Suite("The writer")
struct WriterTests {
  @Test("changes that wait together share one commit")
  func sharing() async throws {
    try await withTemporaryFolder { folder in
      let store = try openStore(folder)
      let before = try await framesAfterFlush(store)
      try await whileWriterIsHeld(store, sending: 200) { group in
        for id in Int64(1)...200 { group.addTask { try await store.addShelf(id) } }
      }
      // One by one they would take a frame each at least.
      #expect(try await framesAfterFlush(store) - before < 20)
      #expect(try await store.shelves() == Array(1...200))
      await store.close()
    }
  }

  @Test("a read does not wait for a change, nor a change for a read, and the read's snapshot stays")
  func snapshot() async throws {
    try await withTemporaryFolder { folder in
      let store = try openStore(folder)
      try await store.addShelf(1)
      let (began, go) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
      async let seen = store.read { reading in
        let first = try reading.rows("SELECT id FROM shelf", []) { try $0.integer(0) }
        began.signal()
        go.wait()
        return [first, try reading.rows("SELECT id FROM shelf", []) { try $0.integer(0) }]
      }
      await arrival(of: began)
      try await store.addShelf(2)
      #expect(try await store.shelves() == [1, 2])
      go.signal()
      #expect(try await seen == [[1], [1]])
      await store.close()
    }
  }

  @Test("a long read lets the log grow, raises the alarm, and ends it when it ends")
  func alarm() async throws {
    try await withTemporaryFolder { folder in
      let settings = SQLiteSettings(
        checkpoints: CheckpointPolicy(idleFrames: 4, busyFrames: 8, alarmFrames: 40))
      let store = try openStore(folder, settings: settings)
      try await store.addShelf(1)
      let (began, go) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
      async let long: Int = store.read { reading in
        let count = try reading.rows("SELECT id FROM shelf", []) { try $0.integer(0) }.count
        began.signal()
        go.wait()
        return count
      }
      await arrival(of: began)
      for id in Int64(2)...80 { try await store.addShelf(id) }
      #expect(try await framesAfterFlush(store) >= 40)
      #expect(store.health.isLogPinned)
      go.signal()
      #expect(try await long == 1)
      for id in Int64(81)...100 { try await store.addShelf(id) }
      #expect(try await framesAfterFlush(store) < 40)
      #expect(store.health.isLogPinned == false)
      await store.close()
    }
  }

  @Test("without long reads the log is used again and again")
  func reuse() async throws {
    try await withTemporaryFolder { folder in
      let settings = SQLiteSettings(
        checkpoints: CheckpointPolicy(idleFrames: 4, busyFrames: 8, alarmFrames: 40))
      let store = try openStore(folder, settings: settings)
      for id in Int64(1)...200 { try await store.addShelf(id) }
      #expect(try await framesAfterFlush(store) < 12)
      await store.close()
    }
  }

  @Test("out of space: the whole batch is refused, reads go on, and changes come back with room")
  func full() async throws {
    try await withTemporaryFolder { folder in
      let free = Shared<Int64>(0)
      let settings = SQLiteSettings(
        reserveBytes: 1, freeBytes: { _ in free.value })
      let store = try openStore(folder, settings: settings)
      try await store.addShelf(1)
      let pages = try await store.limitPages(to: 1)
      let outcomes = Shared<[ErrorReason?]>([])
      try await whileWriterIsHeld(store, sending: 8) { group in
        for id in Int64(2)...9 {
          group.addTask {
            let reason = await store.reasonOfAddingBook(id, withCover: id == 5 ? 1 << 16 : 1)
            outcomes.change { $0.append(reason) }
          }
        }
      }
      #expect(Set(outcomes.value) == [.storageFull])
      #expect(store.health.isWritable == false)
      #expect(store.health.isServing)
      #expect(await store.reasonOfAddingBook(10, withCover: 1) == .storageFull)
      #expect(try await store.shelves() == [1])
      free.change { $0 = 1 }
      #expect(store.health.isWritable)
      #expect(try await store.limitPages(to: 100_000) > pages)
      #expect(await store.reasonOfAddingBook(10, withCover: 1 << 16) == nil)
      await store.close()
    }
  }

  @Test("a full disk is met the same way")
  func fullDisk() async throws {
    try await withTemporaryFolder { folder in
      let store = try openStore(folder, settings: SQLiteSettings(freeBytes: { _ in 0 }))
      try await store.addShelf(1)
      let reason = await FaultyDisk.failing(folder, suffix: "-wal", with: ENOSPC) {
        await store.reasonOfAddingBook(1, withCover: 1)
      }
      #expect(reason == .storageFull)
      #expect(store.health.isWritable == false)
      #expect(try await store.shelves() == [1])
      await store.close()
      let again = try openStore(folder)
      #expect(try await again.shelves() == [1])
      #expect(await again.reasonOfAddingBook(1, withCover: 1) == nil)
      await again.close()
    }
  }

  @Test("an I/O error in a commit ends the service, and nothing unsure is acknowledged")
  func brokenDisk() async throws {
    try await withTemporaryFolder { folder in
      let reasons = Shared<[String]>([])
      let store = try openStore(folder) { reason in reasons.change { $0.append(reason) } }
      try await store.addShelf(1)
      let reason = await FaultyDisk.failing(folder, suffix: "-wal", with: EIO) {
        await store.reasonOfAddingBook(1, withCover: 1)
      }
      #expect(reason == .notServing)
      #expect(reasons.value.count == 1)
      #expect(store.health.isServing == false)
      #expect(await store.reasonOfAddingBook(2, withCover: 1) == .notServing)
      await store.close()
      let again = try openStore(folder)
      #expect(try await again.shelves() == [1])
      await again.close()
    }
  }

  @Test("an I/O error in a checkpoint ends the service; what was acknowledged is there again")
  func brokenCheckpoint() async throws {
    try await withTemporaryFolder { folder in
      let reasons = Shared<[String]>([])
      let settings = SQLiteSettings(
        checkpoints: CheckpointPolicy(idleFrames: 4, busyFrames: 4, alarmFrames: 400))
      let store = try openStore(folder, settings: settings) { reason in
        reasons.change { $0.append(reason) }
      }
      var acknowledged: [Int64] = []
      await FaultyDisk.failing(folder, suffix: ".sqlite", with: EIO) {
        for id in Int64(1)...20 {
          do {
            try await store.addShelf(id)
            acknowledged.append(id)
          } catch { break }
        }
      }
      #expect(reasons.value.first?.contains("checkpoint") == true)
      await store.close()
      let again = try openStore(folder)
      #expect(try await again.shelves() == acknowledged)
      await again.close()
    }
  }

  /// Frames in the log once the writer has finished what it was doing.
  private func framesAfterFlush(_ store: SQLiteStore) async throws -> Int {
    // The second change begins after the log was tended for the first.
    for _ in 1...2 { try await store.write { _ in } }
    return store.health.logFrames
  }

  /// Keeps the writer busy until `count` changes that `fill` sends are queued, then lets go and
  /// waits for all of them.
  private func whileWriterIsHeld(
    _ store: SQLiteStore, sending count: Int,
    _ fill: (inout ThrowingTaskGroup<Void, any Error>) -> Void
  ) async throws {
    let (began, go) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        try await store.write { _ in
          began.signal()
          go.wait()
        }
      }
      await arrival(of: began)
      fill(&group)
      while store.health.waitingChanges < count { await Task.yield() }
      go.signal()
      try await group.waitForAll()
    }
  }
}

extension SQLiteStore {
  /// Lets the database have `count` pages, or as many as it has; the number it then may have.
  fileprivate func limitPages(to count: Int) async throws -> Int64 {
    try await write { writing in
      try writing.first("PRAGMA max_page_count = \(count)", []) { try $0.integer(0) } ?? 0
    }
  }

  /// Why a book with a cover of `size` bytes was not added; nil where it was.
  fileprivate func reasonOfAddingBook(_ id: Int64, withCover size: Int) async -> ErrorReason? {
    do {
      try await write { writing -> Void in
        try writing.execute(
          "INSERT INTO book (id, title, cover) VALUES (?, 'Atlas', ?)",
          [.integer(id), .blob(Array(repeating: 1, count: size))])
      }
      return nil
    } catch {
      return (error as? ServiceError)?.reason ?? .internalFault
    }
  }
}
