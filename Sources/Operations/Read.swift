import Access
import Vocabulary

extension Service {
  /// The value of `body` on one snapshot; a denial in it is logged for the worker, then refused.
  /// `briefly` is for a body that looks at a few people and does nothing else; it may run twice.
  func read<Value: Sendable>(
    _ call: Call, briefly: Bool = false,
    _ body: @escaping @Sendable (any RecordSnapshot) throws -> Value
  ) async throws -> Value {
    do {
      return try await briefly ? records.readBriefly(body) : records.read(body)
    } catch let denial as AccessDenied {
      try await record(denial, of: call)
      throw denial.refusal
    }
  }
}
