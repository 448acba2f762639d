import Access
package import Vocabulary

/// Versions and the last commit, for whoever runs the service.
package enum GetServiceStatus {
  /// How the service is.
  package struct Report: Hashable, Sendable {
    /// How the engine under the store is doing.
    package let engine: EngineStatus
    /// The last commit.
    package let sequence: CommitSequence
  }

  /// How the service is now.
  package static func run(
    _ keeper: any BackupKeeper, _ call: Call, in service: Service
  ) async throws -> Report {
    let sequence = try await service.read(call) { records in
      _ = try records.permit(.runService, call, about: RelationFacts())
      return try records.latestSequence()
    }
    return Report(engine: keeper.status(), sequence: sequence)
  }
}
