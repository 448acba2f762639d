package import RecordKeeping

// Every part of the two protocols stands beside the queries and changes that fill it.
extension StoreSnapshot: RecordSnapshot {}
extension StoreChange: RecordChange {}

/// The store as operations see it: every noun's records on one snapshot or in one change.
package struct StoreRecords: Records {
  private let store: RecordStore

  /// The records of `store`.
  package init(_ store: RecordStore) {
    self.store = store
  }

  package func read<Value: Sendable>(
    _ body: @escaping @Sendable (any RecordSnapshot) throws -> Value
  ) async throws -> Value {
    try await store.read { try body($0) }
  }

  package func readBriefly<Value: Sendable>(
    _ body: @escaping @Sendable (any RecordSnapshot) throws -> Value
  ) async throws -> Value {
    try await store.readBriefly { try body($0) }
  }

  package func write<Value: Sendable>(
    shouldStart: @escaping @Sendable () -> Bool,
    _ body: @escaping @Sendable (any RecordChange) throws -> Value
  ) async throws -> Value {
    try await store.write(shouldStart: shouldStart) { try body($0) }
  }

  package func overwriteDeleted() async throws {
    try await store.overwriteDeleted()
  }
}
