import Access
package import Vacancies
import Vocabulary

/// The caller's own permissions to be found, ended ones included.
package enum ListMatchingConsents {
  /// The page, oldest first.
  ///
  /// - Throws: ``ServiceError`` naming `page_token`.
  package static func run(
    _ page: PageRequest, _ call: Call, in service: Service
  ) async throws -> Page<KeptJobRecord> {
    let found = try await service.read(call) { records in
      _ = try records.permit(.joinMatching, call, about: .ownRecord(of: call.caller))
      guard let worker = call.caller.worker else { throw ServiceError.absent("worker") }
      return try records.matchingConsents(of: worker, knownAt: records.latestSequence())
        .sorted { $0.record.period.start < $1.record.period.start }
    }
    return try service.page(of: found, page, call, filter: "")
  }
}
