import OneWorkforceProtos

/// Answers about vacancies as lines.
enum VacancyPrint {
  static func lines(_ match: WireVacancyMatch) -> [String] {
    let missing = match.gaps.isEmpty ? "nothing missing" : "\(match.gaps.count) missing"
    let seen =
      match.attitudeCodes.isEmpty ? "" : ", seen: " + match.attitudeCodes.joined(separator: ", ")
    return ["\(match.workerID): \(missing)\(seen)"] + match.gaps.map { "  " + line($0) }
      + match.toSettle.map { "  to settle: \($0.finding.nextAction)" } + [""]
  }

  static func lines(_ pathway: WirePathway) -> [String] {
    let ways = "\(plain(pathway.direction)) from \(pathway.fromCode)"
    return [
      "\(pathway.roleCode) (\(pathway.title)): \(plain(pathway.verdict.word)), \(ways) "
        + "[\(pathway.moveProvenance.status)]"
    ] + pathway.gaps.map { "  " + line($0) } + [""]
  }

  static func lines(_ withdrawn: [WireWithdrawnCourse]) -> [String] {
    withdrawn.map {
      "left the list: \($0.candidates) who relied on \($0.offer.title) for "
        + "\($0.requirementCode), ended \($0.offer.closesAt.text)"
    }
  }

  /// What is missing, how long it takes, and whose job it is.
  static func line(_ gap: WireRequirementGap) -> String {
    let weeks: String
    switch gap.duration {
    case .weeks(let count): weeks = "\(count) weeks"
    case .weeksUnknown, nil: weeks = "weeks unknown"
    }
    let finding = gap.finding
    return
      "\(finding.requirement): \(plain(finding.outcome.word)), \(plain(gap.kind)), \(weeks); "
      + "\(plain(finding.nextOwner)): \(finding.nextAction)"
  }

  static func row(_ team: WireFoundTeam) -> [String] {
    [
      team.name, team.organisationName, "\(team.holders) of \(team.members)",
      team.minimumKept
        ? "kept" : "broken" + (team.hasBrokenSince ? " since \(team.brokenSince.text)" : ""),
      team.opensOn, team.id,
    ]
  }

  static func lines(_ team: WireDescribeTeamResponse) -> [String] {
    let broken = team.hasBrokenSince ? "; too few since \(team.brokenSince.text)" : ""
    return ["\(team.name): \(team.holders) hold every skill, minimum \(team.minimum)\(broken)", ""]
      + table(
        ["Worker", "Holds all", "Why not", "Since"],
        team.members.map { member in
          [
            member.workerID, member.holder ? "yes" : "no",
            member.findings.flatMap(\.reasons).joined(separator: ", "),
            member.hasLostAt ? member.lostAt.text : "",
          ]
        })
  }

  static func lines(_ posts: WireDescribePostsResponse) -> [String] {
    table(
      ["Role", "Sector", "People", "Filled FTE", "Vacant posts", "Vacant FTE"],
      posts.totals.map { total in
        [
          total.roleCode, plain(total.sector.word),
          total.hasPeople ? "\(total.people)" : "fewer than 5",
          total.hasFilledFte ? "\(total.filledFte)" : "not shown", "\(total.vacantPosts)",
          "\(total.vacantFte)",
        ]
      }) + [""]
      + table(
        ["Place", "People", "Residents", "Per 10,000", "Minimum"],
        posts.ratios.map { ratio in
          [
            ratio.name, ratio.hasPeople ? "\(ratio.people)" : "not shown",
            ratio.hasResidents ? "\(Int(ratio.residents.rounded()))" : "unknown",
            ratio.hasPerTenThousand ? "\((ratio.perTenThousand * 100).rounded() / 100)" : "",
            plain(ratio.verdict),
          ]
        })
  }
}
