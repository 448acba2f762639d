package import Access
import Passports
package import Vocabulary

/// Replaces an achievement by a newer one, in one change.
package enum SupersedeAchievement {
  /// What is replaced by what.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// Whose passport.
    package let worker: WorkerID
    /// The achievement that is replaced.
    package let achievement: FactID
    /// The one that replaces it: of the same standard; level, dates and scopes may differ.
    package let replacement: AchievementDraft

    /// A request with these parts.
    package init(
      header: ChangeHeader, worker: WorkerID, achievement: FactID, replacement: AchievementDraft
    ) {
      self.header = header
      self.worker = worker
      self.achievement = achievement
      self.replacement = replacement
    }
  }

  /// The receipt of the new achievement.
  ///
  /// - Throws: ``ServiceError`` `STATE_FORBIDS` for one that is taken back, replaced or suspended:
  ///   a newer record must not lift a suspension.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let ids = (achievement: service.newID(Noun.Fact.self), event: service.newID(Noun.Fact.self))
    let now = service.now()
    let desk = service.desk(at: now)
    return try await service.change(request.header, call) { records in
      let rule = try records.permitChange(of: request.achievement, about: request.worker, call)
      let earlier = try records.requireAchievement(request.achievement, of: request.worker)
      try requireReplaceable(request.achievement, in: records)
      try request.replacement.assessor?.requireOther(
        than: request.worker, field: "replacement.assessor.worker_id")
      let organisation = try call.organisation
      let newer = try request.replacement.settled(
        by: organisation, at: now, under: "replacement", in: records)
      guard newer.standard == earlier.standard else {
        throw ServiceError.contradiction(
          "replacement.standard", "must be the standard of the achievement it replaces")
      }
      try records.record(
        newer, id: ids.achievement, of: request.worker, by: organisation, source: .direct)
      try records.record(
        StatusEvent(
          fact: request.achievement, kind: .superseded, effectiveFrom: now, cause: .replaced,
          replacement: ids.achievement),
        id: ids.event, of: request.worker, by: organisation)
      // Whoever carries the earlier credential gets the newer one in its place.
      let wasCarried =
        try records.liveCredential(
          of: request.achievement, by: organisation, at: now) != nil
      try records.tellCredentials(of: request.achievement, .supersede, desk, now)
      if wasCarried {
        try records.issueIfAble(ids.achievement, of: request.worker, by: organisation, desk)
      }
      return ChangeOutcome(id: ids.achievement, rule: rule)
    }
  }

  private static func requireReplaceable(_ id: FactID, in records: any RecordChange) throws {
    let state = try records.state(of: id)
    try state.requireStanding("achievement_id")
    guard state.suspendedFrom == nil else {
      throw ServiceError.stateForbids("achievement_id", "the achievement is suspended")
    }
  }
}
