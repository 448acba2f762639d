import Access
package import Vocabulary

/// Records many achievements, each standing or falling alone,
/// as ``RecordAchievement`` would record it.
package enum BatchRecordAchievements {
  /// What became of each of `items`, in the order they came; one that could not be read is refused
  /// in its place.
  ///
  /// - Throws: ``ServiceError`` `LIST_TOO_LONG` at the item after the ten thousandth; what came
  ///   before stands.
  package static func run(
    _ items: some AsyncSequence<Result<RecordAchievement.Request, ServiceError>, any Error>,
    _ call: Call,
    in service: Service
  ) async throws -> BatchReport {
    try await service.batch(items, call) { RecordAchievement.prepare($0, call, in: service) }
  }
}
