package import Passports
package import Roles
package import Vocabulary

/// What a candidate for one vacancy must hold, and what they may still lack at one moment.
///
/// A gap that rests on a course stands only while the course can be joined: once its provider drops
/// it, whoever relied on it is no match.
package struct MatchRules: Hashable, Sendable {
  /// A gap that no longer stands because its course ended.
  package struct WithdrawnCourse: Hashable, Sendable {
    /// What the role asks.
    package let requirement: StandardCode
    /// The course that ended.
    package let course: DatedOffer
    /// The candidates who surely lack it and would otherwise have stood on the list.
    package let candidates: Int

    /// A course that ended, with those who relied on it.
    package init(requirement: StandardCode, course: DatedOffer, candidates: Int) {
      self.requirement = requirement
      self.course = course
      self.candidates = candidates
    }
  }

  /// The vacancy.
  package let vacancy: Vacancy
  /// What the role asks, in its order.
  package let asks: [Requirement]
  /// The moment judged for.
  package let at: Instant
  /// What a passport must show a trace of: one entry a mandatory requirement that leaves one.
  package let screened: [Screen]
  private let allowances: [StandardCode: Allowance]

  /// A mandatory requirement of which a passport that meets it shows a trace.
  package struct Screen: Hashable, Sendable {
    /// What is asked.
    package let requirement: Requirement
    /// What there must be some record of.
    package let trace: PassportTrace
    /// Whether a candidate may lack it now.
    let isAllowed: Bool
    /// Whether they might but for the end of its course.
    let isWithdrawn: Bool
    /// The weeks of the shortest course that closes it; nil where no course says.
    let weeks: Int?

    /// Whether to lack it is no match, and no course that ended is the reason.
    package var rulesOut: Bool { !isAllowed && !isWithdrawn }
  }

  private enum Allowance: Hashable {
    case standing(offers: [DatedOffer])
    case withdrawn(DatedOffer)

    var isStanding: Bool { withdrawnCourse == nil }

    var withdrawnCourse: DatedOffer? {
      if case .withdrawn(let course) = self { course } else { nil }
    }

    func weeks(toMeet requirement: Requirement, at instant: Instant) -> Int? {
      guard case .standing(let offers) = self else { return nil }
      let names = requirement.taughtAs
      return offers.filter { names.contains($0.offer.standard) && $0.isOpen(at: instant) }
        .map(\.offer.weeks).min()
    }
  }

  /// The rules of `vacancy` at `at`.
  ///
  /// - Parameters:
  ///   - asks: What the role asks by the employer's rules.
  ///   - offers: Courses, ended ones included.
  package init(of vacancy: Vacancy, asks: [Requirement], offers: [DatedOffer], at: Instant) {
    self.vacancy = vacancy
    self.asks = asks
    self.at = at
    let allowances = vacancy.trainable.reduce(into: [StandardCode: Allowance]()) {
      allowances, gap in
      guard let id = gap.offer else {
        allowances[gap.requirement] = .standing(offers: offers)
        return
      }
      guard let offer = offers.first(where: { $0.id == id }) else { return }
      allowances[gap.requirement] =
        offer.isOpen(at: at) ? .standing(offers: [offer]) : .withdrawn(offer)
    }
    self.allowances = allowances
    // Worked out once: a search asks them of everybody.
    screened = asks.filter { $0.force == .mandatory }.compactMap { requirement in
      requirement.subject.trace.map { trace in
        let allowance = allowances[requirement.code]
        return Screen(
          requirement: requirement, trace: trace, isAllowed: allowance?.isStanding ?? false,
          isWithdrawn: allowance?.withdrawnCourse != nil,
          weeks: allowance?.weeks(toMeet: requirement, at: at))
      }
    }
  }

  /// The match of a worker, or nil where something is missing that may not be.
  package func match(
    _ worker: WorkerID, _ readiness: ReadinessReport, showing attitudes: [AttitudeCode]
  ) -> Match? {
    var (gaps, settle): ([Gap], [Gap]) = ([], [])
    for finding in readiness.findings where finding.requirement.force == .mandatory {
      let offers =
        if case .standing(let offers)? = allowances[finding.requirement.code] { offers } else {
          [DatedOffer]()
        }
      guard let gap = Gap(finding, offers: offers, at: at) else { continue }
      // What no passport can show is the employer's to settle with anybody.
      if !finding.requirement.subject.leavesTrace {
        settle.append(gap)
      } else if isAllowed(finding.requirement) {
        gaps.append(gap)
      } else {
        return nil
      }
    }
    let shown = vacancy.attitudes.filter(attitudes.contains)
    return Match(
      worker: worker, readiness: readiness, gaps: gaps, toSettle: settle, attitudes: shown,
      rank: MatchRank(
        attitudesMissing: vacancy.attitudes.count - shown.count, gaps: gaps.count,
        weeks: gaps.weeks ?? .max, worker: worker))
  }

  private func isAllowed(_ requirement: Requirement) -> Bool {
    allowances[requirement.code]?.isStanding ?? false
  }

  // MARK: - Screening

  /// The best rank that a candidate who lacks these traces can have; nil where they surely are no
  /// match.
  package func bound(of candidate: MatchCandidate) -> MatchRank? {
    var (gaps, weeks) = (0, 0 as Int?)
    for position in screened.indices where candidate.lacks(position) {
      guard screened[position].isAllowed else { return nil }
      gaps += 1
      weeks = weeks.flatMap { sum in screened[position].weeks.map { sum + $0 } }
    }
    return MatchRank(
      attitudesMissing: vacancy.attitudes.count - candidate.attitudesShown, gaps: gaps,
      weeks: weeks ?? .max, worker: candidate.worker)
  }

  /// The courses that ended, with how many of `candidates` lack just what they would have given.
  package func withdrawnCourses(among candidates: [MatchCandidate]) -> [WithdrawnCourse] {
    screened.enumerated().compactMap { position, entry in
      guard let course = allowances[entry.requirement.code]?.withdrawnCourse else { return nil }
      let relying = candidates.filter { candidate in
        candidate.lacks(position)
          && screened.indices.allSatisfy {
            !candidate.lacks($0) || screened[$0].isAllowed || screened[$0].isWithdrawn
          }
      }
      return WithdrawnCourse(
        requirement: entry.requirement.code, course: course, candidates: relying.count)
    }
  }
}

/// A consenting worker as a query sees them: enough to say what they surely lack.
package struct MatchCandidate: Hashable, Sendable {
  /// Who.
  package let worker: WorkerID
  /// How many of the attitudes looked for were seen.
  package let attitudesShown: Int
  private let lacking: UInt64

  /// A candidate; bit n of `lacking` says that trace n is missing.
  package init(worker: WorkerID, lacking: UInt64, attitudesShown: Int) {
    self.worker = worker
    self.lacking = lacking
    self.attitudesShown = attitudesShown
  }

  /// Whether there is no trace of the requirement at `position` of ``MatchRules/screened``.
  package func lacks(_ position: Int) -> Bool {
    position < 64 && lacking >> UInt64(position) & 1 == 1
  }
}

/// A worker who fits a vacancy, with what is missing.
package struct Match: Hashable, Sendable {
  /// Who.
  package let worker: WorkerID
  /// What the passport is worth, as far as the worker lets it be seen.
  package let readiness: ReadinessReport
  /// What is missing and may be, in the order of the role.
  package let gaps: [Gap]
  /// What no passport shows, for the employer to settle.
  package let toSettle: [Gap]
  /// What the employer looks for and was seen.
  package let attitudes: [AttitudeCode]
  /// Where the match stands.
  package let rank: MatchRank
}

/// The order of matches: attitudes looked for and not seen, then gaps, then the weeks they take,
/// those unknown last. Whether somebody ever refused a delegation is no part of it.
package struct MatchRank: Hashable, Sendable, Comparable {
  /// Attitudes looked for and not seen.
  package let attitudesMissing: Int
  /// Gaps.
  package let gaps: Int
  /// Weeks to close them one after another; `Int.max` where one is unknown.
  package let weeks: Int
  /// Who, so that no two ranks are equal.
  package let worker: WorkerID

  /// A rank of these parts.
  package init(attitudesMissing: Int, gaps: Int, weeks: Int, worker: WorkerID) {
    self.attitudesMissing = attitudesMissing
    self.gaps = gaps
    self.weeks = weeks
    self.worker = worker
  }

  /// Whether `left` stands before `right`.
  package static func < (left: MatchRank, right: MatchRank) -> Bool {
    (left.attitudesMissing, left.gaps, left.weeks, left.worker)
      < (right.attitudesMissing, right.gaps, right.weeks, right.worker)
  }
}

/// The best matches of many candidates, judging no more passports than it takes to be sure.
///
/// A candidate's bound is never worse than their rank, so once enough matches stand before the next
/// bound nobody further on can come between.
package enum MatchSearch {
  /// Matches after `cursor`, best first, at most `limit`.
  ///
  /// - Parameter judge: The match of a candidate, or nil; called for each at most once.
  package static func best(
    of candidates: [MatchCandidate], by rules: MatchRules, after cursor: MatchRank?, limit: Int,
    judge: (MatchCandidate) throws -> Match?
  ) rethrows -> [Match] {
    let bounded = candidates.compactMap { candidate in
      rules.bound(of: candidate).map { (bound: $0, candidate: candidate) }
    }.sorted { $0.bound < $1.bound }
    var found: [Match] = []
    for (bound, candidate) in bounded {
      if found.count >= limit, let last = found.last, last.rank < bound { break }
      guard let match = try judge(candidate), cursor.map({ $0 < match.rank }) ?? true else {
        continue
      }
      let place = found.firstIndex { match.rank < $0.rank } ?? found.endIndex
      found.insert(match, at: place)
      if found.count > limit { found.removeLast() }
    }
    return found
  }
}
