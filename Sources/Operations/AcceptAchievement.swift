package import Access
package import Passports
package import Vocabulary

/// Says what the caller's organisation makes of an achievement gained elsewhere.
package enum AcceptAchievement {
  /// The answer.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// Whose passport.
    package let worker: WorkerID
    /// The achievement.
    package let achievement: FactID
    /// What the organisation makes of it.
    package let answer: EmployerAcceptance.Answer
    /// The standard that bridges the gap; for that answer only.
    package let bridge: StandardCode?

    /// A request with these parts.
    package init(
      header: ChangeHeader, worker: WorkerID, achievement: FactID,
      answer: EmployerAcceptance.Answer, bridge: StandardCode?
    ) {
      self.header = header
      self.worker = worker
      self.achievement = achievement
      self.answer = answer
      self.bridge = bridge
    }
  }

  /// The receipt of the answer, which holds from now; a later one takes its place.
  ///
  /// - Throws: ``ServiceError`` `STATE_FORBIDS` for the organisation's own achievement and for one
  ///   that is taken back or replaced.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let (id, now) = (service.newID(Noun.Fact.self), service.now())
    return try await service.change(request.header, call) { records in
      let facts = try records.facts(call, about: request.worker, purpose: nil, at: now)
      let permit = try records.permit(.acceptCompetence, call, about: facts)
      let organisation = try call.organisation
      if let bridge = request.bridge { _ = try PassportPolicy.known(bridge, field: "bridge") }
      let achievement = try records.requireAchievement(request.achievement, of: request.worker)
      guard achievement.gainedAt != organisation else {
        throw ServiceError.stateForbids(
          "achievement_id", "the achievement was gained at the caller's own organisation")
      }
      try records.state(of: request.achievement).requireStanding("achievement_id")
      try records.record(
        EmployerAcceptance(
          achievement: request.achievement, organisation: organisation, answer: request.answer,
          bridge: request.bridge, from: now),
        id: id, of: request.worker, by: organisation)
      return ChangeOutcome(id: id, rule: permit.rule)
    }
  }
}
