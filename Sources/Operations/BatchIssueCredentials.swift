import Access
package import Vocabulary

/// Signs credentials about the facts of many workers, each standing or falling alone, as
/// ``IssueCredentials`` would.
package enum BatchIssueCredentials {
  /// What became of each of `items`, in the order they came; one that could not be read is refused
  /// in its place.
  ///
  /// - Throws: ``ServiceError`` `LIST_TOO_LONG` at the item after the ten thousandth; what came
  ///   before stands.
  package static func run(
    _ items: some AsyncSequence<Result<IssueCredentials.Request, ServiceError>, any Error>,
    _ call: Call, in service: Service
  ) async throws -> BatchReport {
    try await service.batch(items, call) { IssueCredentials.prepare($0, call, in: service) }
  }
}
