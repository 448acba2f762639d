package import Vocabulary

/// Status lists as they change.
package enum WatchStatus {
  /// From where on.
  package struct Request: Sendable {
    /// Only lists begun or changed after this commit; 0 for all.
    package let after: CommitSequence

    /// A request for what comes after `sequence`.
    package init(after sequence: CommitSequence) {
      after = sequence
    }
  }

  /// How many lists are read at once.
  private static let step = 64

  /// Gives `send` each list that began or changed after the request's commit, then waits by `pause`
  /// and looks again, until `pause` says that nobody watches any more.
  ///
  /// A change is told with the next look, however many came between: the newest list tells all of
  /// them.
  ///
  /// - Throws: ``ServiceError`` `STATE_FORBIDS` where the service has no public address.
  package static func run(
    _ request: Request, _ call: Call, in service: Service,
    pause: () async throws -> Bool, send: (ShownStatusList) async throws -> Void
  ) async throws {
    var told = request.after
    repeat {
      while true {
        let (lists, upTo) = try await service.statusLists(changedAfter: told, limit: step, call)
        for list in lists { try await send(list) }
        guard upTo > told else { break }
        told = upTo
      }
    } while try await pause()
  }
}
