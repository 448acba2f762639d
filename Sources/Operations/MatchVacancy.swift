import Access
package import Organisations
import Roles
package import Vacancies
package import Vocabulary

/// Workers who fit a vacancy of the caller's own organisation and let themselves be found, the
/// best first, each with everything that is missing.
package enum MatchVacancy {
  /// Which vacancy, and which page.
  package struct Request: Sendable {
    /// The vacancy.
    package let vacancy: VacancyID
    /// Which page; at most 50.
    package let page: PageRequest

    /// A request with these parts.
    ///
    /// - Throws: ``ServiceError`` `PAGE_SIZE_OUT_OF_RANGE`, naming `page_size`, above 50.
    package init(vacancy: VacancyID, page: PageRequest) throws(ServiceError) {
      guard page.size <= 50 else {
        throw ServiceError(
          .invalidArgument, .pageSizeOutOfRange, field: "page_size",
          "must be at most 50; got \(quoted("\(page.size)"))")
      }
      self.vacancy = vacancy
      self.page = page
    }
  }

  /// What was found.
  package struct Report: Sendable {
    /// The page, best first.
    package let matches: Page<Match>
    /// Courses that the vacancy relied on and that ended, with how many left the list for it.
    package let withdrawn: [MatchRules.WithdrawnCourse]
    /// The bodies that the matches name.
    package let organisations: [OrganisationID: Organisation]
  }

  /// The page; each worker shown can see the look before the answer leaves.
  ///
  /// - Throws: ``ServiceError`` `STATE_FORBIDS` where the vacancy is not published now; otherwise
  ///   naming the field at fault.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Report {
    let now = service.now()
    let filter = request.vacancy.description
    let after = try service.cursor(request.page, call, filter: filter).map(MatchRank.init(text:))
    let found = try await service.read(call) { records in
      try records.matches(
        of: request.vacancy, after: after, limit: request.page.size + 1, call,
        AskedMoments(now: now, at: now), from: service.policies)
    }
    let shown = found.matches.prefix(request.page.size)
    try await service.record(
      shown.map { $0.opened.sight.look(of: call, id: service.newID(), at: now) }, of: call)
    let last = found.matches.count > request.page.size ? shown.last?.match.rank.text : nil
    return Report(
      matches: Page(
        entries: shown.map(\.match), nextToken: service.token(after: last, call, filter: filter)),
      withdrawn: found.withdrawn,
      organisations: shown.reduce(into: [:]) {
        $0.merge($1.opened.facts.organisations) { first, _ in first }
      })
  }
}

/// Matches with the cases they rest on.
private struct FoundMatches: Sendable {
  var matches: [(match: Match, opened: PassportCase)]
  let withdrawn: [MatchRules.WithdrawnCourse]
}

extension RecordSnapshot {
  fileprivate func matches(
    of id: VacancyID, after cursor: MatchRank?, limit: Int, _ call: Call,
    _ moments: AskedMoments, from policies: any PolicyShelf
  ) throws -> FoundMatches {
    _ = try permit(
      .matchVacancy, call, about: RelationFacts(organisation: call.caller.organisation))
    let organisation = try call.organisation
    let (kept, vacancy) = try ownVacancy(id, of: organisation)
    guard kept.record.period.contains(moments.now) else {
      throw ServiceError.stateForbids("vacancy_id", "the vacancy is not published now")
    }
    let known = try latestSequence()
    let day = LondonTime.date(of: moments.at)
    let asker = try rules(of: organisation, on: day, knownAt: known, from: policies)
    let asks = try AskedRole(vacancy.role, field: "vacancy.role_code")
      .asks(careCertificates: asker.policy.recognisedCareCertificates(on: day))
    let rules = MatchRules(
      of: vacancy, asks: asks, offers: try courses(toMeet: asks), at: moments.at)
    let candidates = try matchCandidates(for: rules, at: moments.now, knownAt: known)
    var opened: [WorkerID: PassportCase] = [:]
    let found = try MatchSearch.best(
      of: candidates, by: rules, after: cursor, limit: limit
    ) { candidate in
      guard
        let passport = try openFound(
          candidate.worker, for: .vacancies, call, moments, by: asker)
      else { return nil }
      let seen =
        passport.sight.groups.contains(.employment)
        ? try attitudes(
          of: candidate.worker, among: vacancy.attitudes, at: moments.at, knownAt: known) : []
      let match = rules.match(
        candidate.worker, passport.judge(asks),
        showing: seen.filter(\.isShown).map(\.criterion))
      if match != nil { opened[candidate.worker] = passport }
      return match
    }
    return FoundMatches(
      matches: found.compactMap { match in opened[match.worker].map { (match, $0) } },
      withdrawn: rules.withdrawnCourses(among: candidates))
  }
}

extension MatchRank {
  /// The rank as text, for a token.
  fileprivate var text: String { "\(attitudesMissing) \(gaps) \(weeks) \(worker)" }

  fileprivate init(text: String) throws(ServiceError) {
    let parts = text.split(separator: " ").map(String.init)
    guard parts.count == 4, let attitudes = Int(parts[0]), let gaps = Int(parts[1]),
      let weeks = Int(parts[2])
    else {
      throw ServiceError(
        .invalidArgument, .pageTokenInvalid, field: "page_token", "must be a token of this list")
    }
    self.init(
      attitudesMissing: attitudes, gaps: gaps, weeks: weeks,
      worker: try WorkerID(parts[3], field: "page_token"))
  }
}
