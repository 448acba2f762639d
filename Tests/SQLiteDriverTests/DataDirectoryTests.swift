import Foundation
import SQLiteDriver
import Store
import TestSupport
import Testing
import Vocabulary

@Suite("The folder of a store")
struct DataDirectoryTests {
  @Test("a second opener is refused while the first has it, and welcome afterwards")
  func locked() async throws {
    try await withTemporaryFolder { folder in
      let first = try openStore(folder)
      let error = #expect(throws: ServiceError.self) { try openStore(folder) }
      #expect(error?.reason == .notServing)
      #expect(error?.message.contains("in use by another process") == true)
      await first.close()
      await (try openStore(folder)).close()
    }
  }

  @Test("another process's lock is respected")
  func lockedElsewhere() async throws {
    try await withTemporaryFolder { folder in
      await (try openStore(folder)).close()
      let holder = Process()
      holder.executableURL = URL(fileURLWithPath: "/usr/bin/flock")
      holder.arguments = [folder + "/lock", "/bin/sh", "-c", "echo held; read release"]
      let (input, output) = (Pipe(), Pipe())
      (holder.standardInput, holder.standardOutput) = (input, output)
      try holder.run()
      _ = try output.fileHandleForReading.read(upToCount: 1)
      #expect(throws: ServiceError.self) { try openStore(folder) }
      try input.fileHandleForWriting.close()
      holder.waitUntilExit()
      await (try openStore(folder)).close()
    }
  }

  @Test("a folder with other things in it and no store is left alone")
  func foreign() async throws {
    try await withTemporaryFolder { folder in
      let files = FileManager.default
      try files.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
      try Data("letters".utf8).write(to: URL(fileURLWithPath: folder + "/letters.txt"))
      #expect(throws: ServiceError.self) { try openStore(folder) }
      #expect(try modes(in: folder).keys.sorted() == ["letters.txt"])
      let attributes = try files.attributesOfItem(atPath: folder)
      #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o755)
    }
  }

  @Test("folder and files are their owner's alone")
  func permissions() async throws {
    try await withTemporaryFolder { folder in
      let store = try openStore(folder)
      try await store.addShelf(1)
      let found = try modes(in: folder)
      #expect(Set(found.values) == [0o600])
      #expect(
        found.keys.sorted() == [
          "lock", "oneworkforce.sqlite", "oneworkforce.sqlite-shm", "oneworkforce.sqlite-wal",
        ])
      let attributes = try FileManager.default.attributesOfItem(atPath: folder)
      #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o700)
      await store.close()
    }
  }

  @Test("closing empties the log into the database file, and nothing is answered after it")
  func closed() async throws {
    try await withTemporaryFolder { folder in
      let store = try openStore(folder)
      try await store.addShelf(1)
      await store.close()
      await store.close()
      let log = folder + "/oneworkforce.sqlite-wal"
      #expect((FileManager.default.contents(atPath: log) ?? Data()).isEmpty)
      #expect(store.health.isServing == false)
      await #expect(throws: ServiceError.self) { try await store.addShelf(2) }
      await #expect(throws: ServiceError.self) { try await store.shelves() }
    }
  }

  @Test("free space is told for a folder that is there")
  func freeSpace() {
    #expect((DataDirectory.freeBytes(at: "/") ?? 0) > 0)
    #expect(DataDirectory.freeBytes(at: "/nowhere/at/all") == nil)
  }

  @Test("a store in memory has no folder and can't be backed up")
  func inMemory() async throws {
    let store = try SQLiteStore.inMemory(at: noon)
    #expect(store.directory == nil)
    await #expect(throws: ServiceError.self) { try await store.backup(to: "/nowhere", at: noon) }
    await store.close()
  }
}
