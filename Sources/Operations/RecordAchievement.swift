package import Access
import Credentials
package import Passports
package import Vocabulary

/// Records that a worker has, or works towards, a standard.
package enum RecordAchievement {
  /// What is to be recorded.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// Whose passport.
    package let worker: WorkerID
    /// The achievement; gained at the caller's organisation where it names none.
    package let achievement: AchievementDraft
    /// Whether the caller vouches for it in the same change.
    package let isAttested: Bool

    /// A request with these parts.
    package init(
      header: ChangeHeader, worker: WorkerID, achievement: AchievementDraft, isAttested: Bool
    ) {
      self.header = header
      self.worker = worker
      self.achievement = achievement
      self.isAttested = isAttested
    }
  }

  /// The receipt of the achievement recorded.
  ///
  /// - Throws: ``ServiceError`` `ASSESSMENT_SELF` where the worker signed for themself; otherwise
  ///   naming the field at fault.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    try await service.change(prepare(request, call, in: service), call)
  }

  static func prepare(_ request: Request, _ call: Call, in service: Service) -> PreparedChange {
    let ids = (achievement: service.newID(Noun.Fact.self), vouch: service.newID(Noun.Fact.self))
    let now = service.now()
    let desk = service.desk(at: now)
    return PreparedChange(request.header) { records, relations in
      try apply(request, call, ids, now, desk, relations(request.worker, now), in: records)
    }
  }

  /// Records the achievement under the first of `ids`, attested under the second where that is
  /// asked for; then a credential says it, where the body signs any.
  static func apply(
    _ request: Request, _ call: Call, _ ids: (achievement: FactID, vouch: FactID), _ now: Instant,
    _ desk: SigningDesk?, _ facts: RelationFacts, in records: any RecordChange
  ) throws -> ChangeOutcome {
    var facts = facts
    facts.registered = try records.isRegistered(request.achievement.assessor, call, at: now)
    let permit = try records.permit(.recordAchievement, call, about: facts)
    try request.achievement.assessor?.requireOther(
      than: request.worker, field: "achievement.assessor.worker_id")
    let organisation = try call.organisation
    let achievement = try request.achievement.settled(by: organisation, at: now, in: records)
    try records.record(
      achievement, id: ids.achievement, of: request.worker, by: organisation, source: .direct)
    if request.isAttested, let duty = Attestation.Duty(call.caller.duty) {
      try records.record(
        Attestation(
          fact: ids.achievement, organisation: organisation, byRole: duty, signedAt: now),
        id: ids.vouch, of: request.worker, by: organisation)
      try records.issueIfAble(ids.achievement, of: request.worker, by: organisation, desk)
    }
    return ChangeOutcome(id: ids.achievement, rule: permit.rule)
  }
}

extension Attestation.Duty {
  /// The capacity in which a caller of `duty` vouches; nil for duties that can't.
  package init?(_ duty: Access.Duty) {
    switch duty {
    case .manager: self = .manager
    case .trainer: self = .trainer
    case .assessor: self = .assessor
    case .delegator: self = .delegator
    default: return nil
    }
  }
}
