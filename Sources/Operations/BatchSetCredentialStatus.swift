import Access
package import Vocabulary

/// Takes back, suspends or reinstates many facts with their credentials, each standing or falling
/// alone, as ``RevokeFact``, ``SuspendFact`` and ``ReinstateFact`` would.
package enum BatchSetCredentialStatus {
  /// What is to become of one fact.
  package enum Item: Sendable {
    /// It is taken back for good.
    case revoke(RevokeFact.Request)
    /// It is set aside.
    case suspend(SuspendFact.Request)
    /// Its suspension is lifted.
    case reinstate(ReinstateFact.Request)
  }

  /// What became of each of `items`, in the order they came; one that could not be read is refused
  /// in its place.
  ///
  /// - Throws: ``ServiceError`` `LIST_TOO_LONG` at the item after the ten thousandth; what came
  ///   before stands.
  package static func run(
    _ items: some AsyncSequence<Result<Item, ServiceError>, any Error>, _ call: Call,
    in service: Service
  ) async throws -> BatchReport {
    try await service.batch(items, call) { item in
      switch item {
      case .revoke(let request): RevokeFact.prepare(request, call, in: service)
      case .suspend(let request): SuspendFact.prepare(request, call, in: service)
      case .reinstate(let request): ReinstateFact.prepare(request, call, in: service)
      }
    }
  }
}
