import Foundation
import SQLiteDriver
import Store
import TestSupport
import Testing
import Vocabulary

@Suite("Brief reads")
struct BriefReadTests {
  private static let long = """
    WITH RECURSIVE numbers (number) AS (
      SELECT 1 UNION ALL SELECT number + 1 FROM numbers WHERE number < 3000000
    )
    SELECT count(*) FROM numbers
    """

  @Test("a brief read sees what was committed before it")
  func committed() async throws {
    try await withTemporaryFolder { folder in
      let store = try openStore(folder)
      for id in Int64(1)...3 {
        try await store.addShelf(id)
        #expect(try await brieflyRead("SELECT count(*) FROM shelf", in: store) == id)
      }
      await store.close()
    }
  }

  @Test("one that takes too long begins again on a reader's thread and gives its answer")
  func tooLong() async throws {
    try await withTemporaryFolder { folder in
      let store = try openStore(folder)
      let threads = Shared<[UInt]>([])
      let count = try await store.readBriefly { reading in
        threads.change { $0.append(UInt(pthread_self())) }
        return try reading.first(Self.long, []) { try $0.integer(0) }
      }
      #expect(count == 3_000_000)
      #expect(threads.value.count == 2)
      #expect(Set(threads.value).count == 2)
      #expect(try await brieflyRead("SELECT count(*) FROM shelf", in: store) == 0)
      await store.close()
    }
  }

  @Test("one that swallows being stopped begins again all the same")
  func swallowed() async throws {
    try await withTemporaryFolder { folder in
      let store = try openStore(folder)
      let count = try await store.readBriefly { reading in
        (try? reading.first(Self.long, []) { try $0.integer(0) }) ?? nil
      }
      #expect(count == 3_000_000)
      await store.close()
    }
  }

  @Test("a brief read changes nothing, and a body that throws gives its error")
  func refused() async throws {
    try await withTemporaryFolder { folder in
      let store = try openStore(folder)
      await #expect(throws: ServiceError.self) {
        try await brieflyRead("INSERT INTO shelf (id, total) VALUES (9, 0) RETURNING id", in: store)
      }
      #expect(try await store.shelves() == [])
      await store.close()
    }
  }

  @Test("a closed store refuses brief reads")
  func closed() async throws {
    try await withTemporaryFolder { folder in
      let store = try openStore(folder)
      await store.close()
      let error = await #expect(throws: ServiceError.self) {
        try await brieflyRead("SELECT count(*) FROM shelf", in: store)
      }
      #expect(error?.reason == .notServing)
    }
  }
}

@discardableResult
private func brieflyRead(_ sql: String, in store: SQLiteStore) async throws -> Int64? {
  try await store.readBriefly { try $0.first(sql, []) { try $0.integer(0) } }
}
