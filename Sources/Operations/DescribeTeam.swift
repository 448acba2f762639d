import Access
package import Organisations
import Passports
package import Vacancies
package import Vocabulary

/// Who of the caller's own team holds which skills, and since when somebody no longer does.
package enum DescribeTeam {
  /// Which team, for which skills.
  package struct Request: Sendable {
    /// The team.
    package let team: TeamID
    /// The skills, 1 to 20.
    package let skills: [StandardCode]
    /// The moment to judge for; nil: now.
    package let at: Instant?

    /// A request with 1 to 20 skills.
    ///
    /// - Throws: ``ServiceError`` naming `skill_codes`.
    package init(team: TeamID, skills: [StandardCode], at: Instant?) throws(ServiceError) {
      self.team = team
      self.skills = try SkillList.checked(skills, field: "skill_codes")
      self.at = at
    }
  }

  /// What was found.
  package struct Report: Sendable {
    /// The team.
    package let team: Team
    /// Its coverage, member by member.
    package let coverage: TeamCoverage
    /// The bodies that the findings name.
    package let organisations: [OrganisationID: Organisation]
  }

  /// The report; each member whom the organisation employs can see the look, and nobody else is
  /// shown.
  ///
  /// - Throws: ``ServiceError``: not found, naming `team_id`, also where it is another's.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Report {
    let now = service.now()
    let (report, sights) = try await service.read(call) { records in
      _ = try records.permit(
        .matchVacancy, call, about: RelationFacts(organisation: call.caller.organisation))
      let team = try records.ownTeam(request.team, of: call.organisation, open: now).team
      let coverage = try records.coverage(
        of: team, request.skills, at: request.at ?? now, from: service.policies)
      let sights = try coverage.members.compactMap { member -> Sight? in
        let facts = try records.facts(
          call, about: member.worker, purpose: .staffManagement, at: now)
        guard case .allow(_, let sight) = decide(call.caller, .verify, about: facts) else {
          return nil
        }
        return sight
      }
      let bodies = Set(
        coverage.members.flatMap(\.findings).flatMap(\.reliedOn).map(\.organisation))
      return (
        Report(
          team: team, coverage: coverage.showing(Set(sights.map(\.worker))),
          organisations: try records.named(bodies)),
        sights
      )
    }
    try await service.record(
      sights.map {
        $0.withoutIdentity.look(of: call, id: service.newID(Noun.Access.self), at: now)
      }, of: call)
    return report
  }
}

extension RecordSnapshot {
  /// These bodies as they are known now, by identifier.
  fileprivate func named(
    _ bodies: Set<OrganisationID>
  ) throws -> [OrganisationID: Organisation] {
    let known = try latestSequence()
    return try bodies.reduce(into: [:]) { $0[$1] = try organisation($1, knownAt: known) }
  }
}
