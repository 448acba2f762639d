import Foundation
import SQLiteDriver
import Store
import TestSupport
import Testing
import Vocabulary

@Suite("Backup and restore")
struct BackupTests {
  @Test("a backup taken under writes is one moment, and restores to it")
  func roundTrip() async throws {
    try await withTemporaryFolder { folder in
      let (data, copy, target) = (folder + "/data", folder + "/copy", folder + "/target")
      let store = try openStore(data)
      let manifest = try await withThrowingTaskGroup(of: Void.self) { group in
        for id in Int64(1)...200 { group.addTask { try await store.addStampedShelf(id) } }
        try await group.next()
        let manifest = try await store.backup(to: copy, at: noon)
        try await group.waitForAll()
        return manifest
      }
      #expect(manifest.schemaVersion == 2)
      #expect(manifest.takenAt == "2026-03-17T12:00:00Z")
      #expect(try await SQLiteStore.verifyBackup(copy) == manifest)
      #expect(try modes(in: copy) == ["manifest.json": 0o600, "oneworkforce.sqlite": 0o600])
      await store.close()

      #expect(try await SQLiteStore.restore(from: copy, into: target) == manifest)
      let restored = try openStore(target)
      let (shelves, latest) = (
        try await restored.shelves(), try await restored.read { try CommitLog.latest($0) }
      )
      #expect(Int64(shelves.count) == manifest.commitSequence)
      #expect(latest.sequence.number == manifest.commitSequence)
      try await restored.addStampedShelf(1_000)
      await restored.close()
    }
  }

  @Test("a flipped byte anywhere in the copy is found", arguments: [0, 30, 100, 4_096, 9_000, -1])
  func flipped(_ place: Int) async throws {
    try await withBackup { copy in
      let path = copy + "/oneworkforce.sqlite"
      var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
      bytes[place < 0 ? bytes.count + place : place] ^= 0x10
      try bytes.write(to: URL(fileURLWithPath: path))
      try await expectRefused(copy)
    }
  }

  @Test("a copy that was cut, or has no readable manifest, is no backup")
  func incomplete() async throws {
    try await withBackup { copy in
      let path = copy + "/oneworkforce.sqlite"
      let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
      try bytes.dropLast(4_096).write(to: URL(fileURLWithPath: path))
      try await expectRefused(copy)
    }
    try await withBackup { copy in
      try Data("{}".utf8).write(to: URL(fileURLWithPath: copy + "/manifest.json"))
      try await expectRefused(copy)
    }
    try await withBackup { copy in
      try FileManager.default.removeItem(atPath: copy + "/manifest.json")
      try await expectRefused(copy)
    }
  }

  @Test("a manifest that leads elsewhere is refused")
  func leadingElsewhere() async throws {
    try await withBackup { copy in
      let path = copy + "/manifest.json"
      let text = try String(contentsOfFile: path, encoding: .utf8)
      try text.replacing("oneworkforce.sqlite", with: "../data/oneworkforce.sqlite")
        .write(toFile: path, atomically: false, encoding: .utf8)
      try await expectRefused(copy)
    }
  }

  @Test("nothing is written over: not a folder with files, not a running service's")
  func occupied() async throws {
    try await withBackup { copy in
      let data = copy + "/../data"
      let store = try openStore(data)
      let running = await #expect(throws: ServiceError.self) {
        try await SQLiteStore.restore(from: copy, into: data)
      }
      #expect(running?.message.contains("in use") == true)
      await #expect(throws: ServiceError.self) { try await store.backup(to: copy, at: noon) }
      await #expect(throws: ServiceError.self) {
        try await SQLiteStore.backupOffline(dataDirectory: data, to: copy + "/other", at: noon)
      }
      await store.close()
      let stopped = await #expect(throws: ServiceError.self) {
        try await SQLiteStore.restore(from: copy, into: data)
      }
      #expect(stopped?.message.contains("not empty") == true)
    }
  }

  @Test("a store that no service runs on is backed up with the log a killed one left")
  func offline() async throws {
    try await withTemporaryFolder { folder in
      let (data, killed, copy) = (folder + "/data", folder + "/killed", folder + "/copy")
      let store = try openStore(data)
      try await store.addStampedShelf(1)
      // What a kill leaves: the files as they are while the service runs.
      try FileManager.default.copyItem(atPath: data, toPath: killed)
      await store.close()
      let manifest = try await SQLiteStore.backupOffline(
        dataDirectory: killed, to: copy, at: noon)
      #expect(manifest.commitSequence == 1)
      await #expect(throws: ServiceError.self) {
        try await SQLiteStore.backupOffline(
          dataDirectory: folder + "/none", to: folder + "/copy2", at: noon)
      }
    }
  }

  private func withBackup(_ body: (String) async throws -> Void) async throws {
    try await withTemporaryFolder { folder in
      let store = try openStore(folder + "/data")
      for id in Int64(1)...50 { try await store.addStampedShelf(id) }
      _ = try await store.backup(to: folder + "/copy", at: noon)
      await store.close()
      try await body(folder + "/copy")
    }
  }

  private func expectRefused(_ copy: String) async throws {
    await #expect(throws: ServiceError.self) { try await SQLiteStore.verifyBackup(copy) }
    let target = copy + "-target"
    await #expect(throws: ServiceError.self) {
      try await SQLiteStore.restore(from: copy, into: target)
    }
    #expect(FileManager.default.fileExists(atPath: target) == false)
  }
}

extension Driver {
  fileprivate func addStampedShelf(_ id: Int64) async throws {
    try await write { writing -> Void in
      _ = try CommitLog.stamp(writing, at: noon)
      try writing.execute("INSERT INTO shelf (id, total) VALUES (?, 0)", [.integer(id)])
    }
  }
}
