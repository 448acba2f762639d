package import OneWorkforceProtos
import Operations
package import Passports
import SwiftProtobuf
package import Vocabulary

// A passport's achievements read back from answers, for documents that a client makes.

extension WireGetPassportResponse {
  /// What is achieved, what shows it and what happened to it since; nothing else of the passport.
  ///
  /// - Throws: ``ServiceError`` naming what a later version of the service may have added.
  package func achievementFacts() throws(ServiceError) -> PassportFacts {
    let worker: WorkerID = try requiredID(workerID, "worker_id")
    var facts = PassportFacts(
      worker: Worker(
        id: worker, identityLevel: try identityLevel.native("identity_level"),
        isSynthetic: synthetic))
    for item in items {
      let origin = try item.origin(of: worker)
      switch item.fact {
      case .achievement(let achievement):
        facts.achievements.append(Recorded(try achievement.recorded(), origin: origin))
      case .evidence(let evidence):
        facts.evidence.append(Recorded(try evidence.native(), origin: origin))
      default: continue
      }
      for event in item.events {
        facts.events.append(Recorded(try event.native(of: origin.id), origin: origin))
      }
    }
    return facts
  }
}

extension WirePassportItem {
  fileprivate func origin(of worker: WorkerID) throws(ServiceError) -> FactOrigin {
    FactOrigin(
      id: try requiredID(id, "items.id"), worker: worker,
      recordedBy: try requiredID(recordedByID, "items.recorded_by_id"),
      recordedAt: try requiredInstant(hasRecordedAt, recordedAt, "items.recorded_at"),
      // An answer tells no commit of a single fact, and no reading of achievements asks for one.
      sequence: CommitSequence(0),
      source: try requiredChoice(sourceSystem, "items.source_system"))
  }
}

extension WireAchievement {
  /// The achievement as it was recorded: where it was gained is always said.
  fileprivate func recorded() throws(ServiceError) -> Achievement {
    let read = try native()
    return try Achievement(
      standard: read.standard, kind: read.kind, level: read.level, progress: read.progress,
      completedOn: read.completedOn, holdsThrough: read.holdsThrough,
      gainedAt: requiredID(gainedAtID, "gained_at_id"), assessor: read.assessor,
      scopes: read.scopes, portability: read.portability, mode: read.mode)
  }
}

extension WireStatusEvent {
  fileprivate func native(of fact: FactID) throws(ServiceError) -> StatusEvent {
    try StatusEvent(
      fact: fact, kind: requiredChoice(kind, "events.kind"),
      effectiveFrom: requiredInstant(hasEffectiveFrom, effectiveFrom, "events.effective_from"),
      cause: requiredChoice(cause, "events.cause"),
      replacement: optionalID(replacementID, "events.replacement_id"))
  }
}
