import Access
import Vocabulary

extension Service {
  /// The value of `body` on one snapshot; a denial in it is logged for the worker, then refused.
  func read<Value: Sendable>(
    _ call: Call, _ body: @escaping @Sendable (any RecordSnapshot) throws -> Value
  ) async throws -> Value {
    do {
      return try await records.read(body)
    } catch let denial as AccessDenied {
      try await record(denial, of: call)
      throw denial.refusal
    }
  }
}
