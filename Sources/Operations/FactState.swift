import Access
import Passports
import Vocabulary

/// How a fact stands after everything that is on record about it.
struct FactState {
  /// From when it is taken back, if it is; the earliest where that was said more than once.
  let revokedFrom: Instant?
  /// From when it is set aside, if it is now.
  let suspendedFrom: Instant?
  /// When a suspension was last lifted.
  let lastReinstated: Instant?
  /// Whether a newer fact replaces it.
  let isSuperseded: Bool

  init(_ events: [StatusEvent]) {
    func moments(_ kind: StatusEvent.Kind) -> [Instant] {
      events.filter { $0.kind == kind }.map(\.effectiveFrom)
    }
    revokedFrom = moments(.revoked).min()
    isSuperseded = !moments(.superseded).isEmpty
    let (suspended, reinstated) = (moments(.suspended).max(), moments(.reinstated).max())
    lastReinstated = reinstated
    // As in judgement: a suspension and a reinstatement of one moment leave the fact suspended.
    suspendedFrom = suspended.flatMap { start in
      reinstated.map { $0 > start } == true ? nil : start
    }
  }

  /// Refuses a fact that is taken back or replaced: nothing more can be said of it.
  ///
  /// - Throws: ``ServiceError`` `STATE_FORBIDS`, naming `field`.
  func requireStanding(_ field: String) throws(ServiceError) {
    guard revokedFrom == nil else { throw .stateForbids(field, "the fact has been taken back") }
    guard !isSuperseded else { throw .stateForbids(field, "a newer fact replaces this one") }
  }
}

extension RecordChange {
  /// How `fact` stands on this change's own snapshot.
  func state(of fact: FactID) throws -> FactState {
    FactState(try events(of: fact, knownAt: latestSequence()).map(\.fact))
  }

  /// The rule by which the caller may attest, supersede, revoke, suspend or reinstate `fact` of
  /// `worker`. A fact of somebody else is none of theirs.
  func permitChange(
    of fact: FactID, about worker: WorkerID, _ call: Call
  ) throws -> RuleID {
    var facts = RelationFacts(worker: worker, organisation: call.caller.organisation)
    if let organisation = call.caller.organisation, try subject(of: fact) == worker {
      facts.attested = try attested(fact, by: organisation)
    }
    return try permit(.changeFact, call, about: facts).rule
  }

  /// The achievement `id` of `worker`, as known now.
  ///
  /// - Throws: ``ServiceError`` `RECORD_NOT_FOUND`, naming `field`, also where it is not theirs.
  func requireAchievement(
    _ id: FactID, of worker: WorkerID, field: String = "achievement_id"
  ) throws -> Achievement {
    guard let found = try achievement(id, knownAt: latestSequence()), found.origin.worker == worker
    else {
      throw ServiceError.absent("achievement", field: field)
    }
    return found.fact
  }
}
