import Logging
import SQLiteDriver
import Store
import TestSupport
import Testing
import Vocabulary

@Suite("The store contract on SQLite")
struct StoreContractTests {
  @Test("in memory", arguments: StoreContract.all)
  func inMemory(_ contract: StoreContract) async throws {
    let store = try SQLiteStore.inMemory(migrations: StoreContract.migrations, at: noon)
    try await contract.run(store)
    await store.close()
  }

  @Test("on disk", arguments: StoreContract.all)
  func onDisk(_ contract: StoreContract) async throws {
    try await withTemporaryFolder { folder in
      let store = try openStore(folder)
      try await contract.run(store)
      await store.close()
    }
  }
}
