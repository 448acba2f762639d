package import Access
package import Passports
import Vacancies
package import Vocabulary

/// Publishes a team of the caller's own organisation, or a new version of it.
package enum PublishTeam {
  /// What is to be published.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The team whose next version this is; nil: a new one.
    package let team: TeamID?
    /// Where it works.
    package let place: PlaceID
    /// Its name.
    package let name: String
    /// Who is in it.
    package let members: [WorkerID]
    /// How many must hold every skill that is asked for.
    package let minimum: Int
    /// Whose care it gives.
    package let ages: Set<AchievementScopes.AgeBand>

    /// A request with these parts.
    package init(
      header: ChangeHeader, team: TeamID?, place: PlaceID, name: String, members: [WorkerID],
      minimum: Int, ages: Set<AchievementScopes.AgeBand>
    ) {
      self.header = header
      self.team = team
      self.place = place
      self.name = name
      self.members = members
      self.minimum = minimum
      self.ages = ages
    }
  }

  /// The receipt, of the team.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault: `member_ids` with the position of
  ///   somebody whom the organisation does not employ now.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let (new, now) = (service.newID(Noun.Team.self), service.now())
    return try await service.change(request.header, call) { records in
      let permitted = try records.permitPublishing(call)
      _ = try records.knownPlace(request.place, field: "place_id")
      let team = try Team(
        organisation: permitted.organisation, place: request.place, name: request.name,
        members: request.members, minimum: request.minimum, ages: request.ages)
      for (index, member) in request.members.enumerated() {
        let facts = try records.relations(of: permitted.organisation, to: member, at: now)
        guard facts.employs else {
          throw ServiceError.absent("worker", field: "member_ids[\(index)]")
        }
      }
      let earlier = try request.team.map {
        try records.ownTeam($0, of: permitted.organisation, open: now).record
      }
      let id = request.team ?? new
      try records.record(
        JobRecord(
          id: id.asRecord, .team(team),
          period: InstantPeriod(from: earlier?.period.start ?? now),
          recordedBy: permitted.organisation))
      return ChangeOutcome(id: id, rule: permitted.rule)
    }
  }
}

extension RecordSnapshot {
  /// A team of the caller's own organisation that is published at `instant`.
  ///
  /// - Throws: ``ServiceError``: not found, naming `team_id`.
  func ownTeam(
    _ id: TeamID, of organisation: OrganisationID, open instant: Instant
  ) throws -> (record: JobRecord, team: Team) {
    let kept = try ownJobRecord(id.asRecord, of: organisation, "team", field: "team_id")
    guard case .team(let team) = kept.record.fact, kept.record.period.contains(instant) else {
      throw ServiceError.absent("team", field: "team_id")
    }
    return (kept.record, team)
  }
}
