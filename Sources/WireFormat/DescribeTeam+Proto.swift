package import OneWorkforceProtos
package import Operations
import Vacancies
package import Vocabulary

extension WireDescribeTeamRequest {
  /// Which team, for which skills.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> DescribeTeam.Request {
    try DescribeTeam.Request(
      team: requiredID(teamID, "team_id"),
      skills: codes(skillCodes, "skill_codes", atMost: 20),
      at: optionalInstant(hasAt, at, "at"))
  }
}

extension DescribeTeam.Report {
  /// What was found, as the wire writes it.
  package func proto() -> WireDescribeTeamResponse {
    .with {
      $0.name = team.name
      $0.holders = Int32(clamping: coverage.holders)
      $0.minimum = Int32(clamping: coverage.minimum)
      if let broken = coverage.brokenSince { $0.brokenSince = broken.proto() }
      $0.members = coverage.members.map { member in
        .with {
          $0.workerID = member.worker.description
          $0.holder = member.isHolder
          $0.findings = member.findings.map { $0.proto(organisations) }
          if let lost = member.lostAt { $0.lostAt = lost.proto() }
        }
      }
    }
  }
}
