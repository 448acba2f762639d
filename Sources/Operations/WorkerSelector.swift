package import Access
package import Vocabulary

/// Whose passport: by identifier, or by the code of a share grant.
package enum WorkerSelector: Hashable, Sendable {
  /// The worker of this identifier.
  case worker(WorkerID)
  /// The worker who gave this code; it stands for its grant towards the one organisation it names.
  case code(ShareCode)
}

extension RecordSnapshot {
  /// How the caller stands at `instant` to whom `selector` names, with the purpose they state.
  ///
  /// A code that is unknown names nobody. One that has ended or is another organisation's shows no
  /// relation, so that using it is denied as any other look is, and logged for its worker.
  func facts(
    _ call: Call, about selector: WorkerSelector, purpose: Purpose?, at instant: Instant
  ) throws -> RelationFacts {
    switch selector {
    case .worker(let worker):
      return try facts(call, about: worker, purpose: purpose, at: instant)
    case .code(let code):
      let grant = try grant(withCode: code)
      guard let grant, grant.verifier == call.caller.organisation, grant.isLive(at: instant) else {
        return RelationFacts(
          worker: grant?.worker, organisation: call.caller.organisation, purpose: purpose)
      }
      return try facts(call, about: grant.worker, purpose: purpose, at: instant)
    }
  }
}
