import Access
import Passports
import ReferenceData
import Vacancies
package import Vocabulary

/// Teams in a place that hold the skills a need asks for. The share that holds them ranks teams;
/// their size does not.
package enum FindTeams {
  /// The need, and which page.
  package struct Request: Sendable {
    /// The area.
    package let place: PlaceID
    /// The skills that each who gives the care must hold, 1 to 20.
    package let skills: [StandardCode]
    /// When the care is given; nil: now.
    package let at: Instant?
    /// The birth date of who is cared for, which is not kept; nil: age is not asked about.
    package let birthDate: CivilDate?
    /// Which page.
    package let page: PageRequest

    /// A request with 1 to 20 skills.
    ///
    /// - Throws: ``ServiceError`` naming `skill_codes`.
    package init(
      place: PlaceID, skills: [StandardCode], at: Instant?, birthDate: CivilDate?,
      page: PageRequest
    ) throws(ServiceError) {
      self.place = place
      self.skills = try SkillList.checked(skills, field: "skill_codes")
      self.at = at
      self.birthDate = birthDate
      self.page = page
    }
  }

  /// A team as others see it: how many, and never who.
  package struct Found: Hashable, Sendable {
    /// The team.
    package let id: TeamID
    /// Its employer.
    package let organisation: OrganisationID
    /// The employer's name.
    package let organisationName: String
    /// Where it works.
    package let place: PlaceID
    /// Its name.
    package let name: String
    /// How many hold every skill.
    package let holders: Int
    /// How many work in it.
    package let members: Int
    /// How many must hold every skill.
    package let minimum: Int
    /// Since when too few do; nil while enough do, or where they never were enough.
    package let brokenSince: Instant?
    /// The first day on which whoever is cared for is of an age the team cares for; nil where age
    /// is not asked about.
    package let opensOn: CivilDate?

    /// Whether those who hold the skills and the rest are each enough to be counted.
    fileprivate var isLarge: Bool {
      [holders, members - holders].allSatisfy { SmallCount.shown(Double($0)) != nil }
    }
  }

  /// Teams judged for one answer.
  private static let most = 200

  /// The page, the greatest share first; teams nobody of which holds the skills are left out, and
  /// those whose ages never fit. A planner, whose small counts are hidden, is told of no team where
  /// those who hold them, or the rest, are too few to be shown.
  ///
  /// - Throws: ``ServiceError`` `LIMIT_REACHED` where more than 200 teams are published in the
  ///   area; otherwise naming the field at fault.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Page<Found> {
    let now = service.now()
    let filter =
      ["\(request.place)", request.at?.description ?? "", request.birthDate?.description ?? ""]
      .joined(separator: " ") + request.skills.map(\.text).joined(separator: " ")
    let found = try await service.read(call) { records in
      try records.permitReadingPublished(call)
      _ = try records.knownPlace(request.place, field: "place_id")
      let teams = try records.teams(
        in: request.place, at: now, limit: most + 1, knownAt: records.latestSequence())
      guard teams.count <= most else {
        throw ServiceError(
          .failedPrecondition, .limitReached, field: "place_id",
          "more than \(most) teams are published there: ask for a smaller area")
      }
      return try teams.compactMap {
        try records.found($0.record, request, at: request.at ?? now, from: service.policies)
      }.filter { call.caller.duty != .planner || $0.isLarge }
    }
    let ordered = found.sorted { left, right in
      let (one, other) = (left.holders * right.members, right.holders * left.members)
      return one != other ? one > other : left.id < right.id
    }
    return try service.page(of: ordered, request.page, call, filter: filter)
  }
}

/// What several operations ask of a list of standards.
enum SkillList {
  /// `codes`, which are 1 to 20, each once.
  ///
  /// - Throws: ``ServiceError`` naming `field`.
  static func checked(
    _ codes: [StandardCode], field: String
  ) throws(ServiceError) -> [StandardCode] {
    guard !codes.isEmpty else {
      throw ServiceError(
        .invalidArgument, .fieldRequired, field: field, "must name at least one standard")
    }
    guard codes.count <= 20 else {
      throw ServiceError(
        .invalidArgument, .listTooLong, field: field, "must be at most 20; got \(codes.count)")
    }
    guard Set(codes).count == codes.count else {
      throw ServiceError(
        .invalidArgument, .duplicateItem, field: field, "must name each standard once")
    }
    return codes
  }
}

extension RecordSnapshot {
  /// The coverage of `skills` in `team`, by the employer's own rules.
  func coverage(
    of team: Team, _ skills: [StandardCode], at instant: Instant, from policies: any PolicyShelf
  ) throws -> TeamCoverage {
    let known = try latestSequence()
    let asker = try rules(
      of: team.organisation, on: LondonTime.date(of: instant), knownAt: known, from: policies)
    let cases = try teamCases(team.members, at: team.organisation, knownAt: known)
    return TeamCoverage(
      of: cases, minimum: team.minimum, skills: skills, at: instant
    ) { facts, asks, moment in
      Readiness.judge(
        facts, asks: asks, asker: asker.asker, policy: asker.policy,
        inSight: Set(FieldGroup.allCases), at: moment, asKnownAt: instant, sequence: known
      ).findings
    }
  }

  /// The team as others see it; nil where nobody of it holds the skills or its ages never fit.
  fileprivate func found(
    _ record: JobRecord, _ request: FindTeams.Request, at instant: Instant,
    from policies: any PolicyShelf
  ) throws -> FindTeams.Found? {
    guard case .team(let team) = record.fact else { return nil }
    let day = LondonTime.date(of: instant)
    let opensOn = request.birthDate.map { team.opens(forBornOn: $0, from: day) }
    if case .some(nil) = opensOn { return nil }
    let coverage = try coverage(of: team, request.skills, at: instant, from: policies)
    guard coverage.holders > 0 else { return nil }
    let body = try organisation(team.organisation, knownAt: latestSequence())
    return FindTeams.Found(
      id: TeamID(high: record.id.high, low: record.id.low), organisation: team.organisation,
      organisationName: body?.name ?? "", place: team.place, name: team.name,
      holders: coverage.holders, members: team.members.count, minimum: team.minimum,
      brokenSince: coverage.brokenSince, opensOn: opensOn.flatMap { $0 })
  }
}
