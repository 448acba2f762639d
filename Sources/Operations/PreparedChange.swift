import Access
import Vocabulary

/// A change ready to be carried out, alone or as an item of a batch. Its identifiers are drawn and
/// its clock is read, so that carrying it out again says the same.
package struct PreparedChange: Sendable {
  /// Its name and body.
  let header: ChangeHeader
  /// Decides access on the change's own snapshot, writes, and says what was done.
  let body: @Sendable (any RecordChange, Relations) throws -> ChangeOutcome

  /// How the caller stands to a worker at an instant, on the change's own snapshot.
  typealias Relations = (WorkerID, Instant) throws -> RelationFacts

  init(
    _ header: ChangeHeader,
    _ body: @escaping @Sendable (any RecordChange, Relations) throws -> ChangeOutcome
  ) {
    self.header = header
    self.body = body
  }
}

extension Service {
  /// Carries out a prepared change alone.
  func change(_ prepared: PreparedChange, _ call: Call) async throws -> Receipt {
    try await change(prepared.header, call) { records in
      try prepared.body(records) { worker, now in
        try records.facts(call, about: worker, purpose: nil, at: now)
      }
    }
  }
}
