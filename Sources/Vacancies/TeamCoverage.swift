package import Passports
import ReferenceData
package import Vocabulary

/// How many of a team hold every skill that is asked for, and since when too few do.
package struct TeamCoverage: Hashable, Sendable {
  /// One member's part.
  package struct Member: Hashable, Sendable {
    /// Who.
    package let worker: WorkerID
    /// One finding a skill, in the order asked; empty for one who no longer works there.
    package let findings: [Finding]
    /// Whether they hold all skills and work there.
    package let isHolder: Bool
    /// Since when they no longer are; nil while they are, or where they never were.
    package let lostAt: Instant?
  }

  /// Those who work there now or held the skills once, in order.
  package let members: [Member]
  /// How many hold every skill.
  package let holders: Int
  /// How many must.
  package let minimum: Int
  /// Since when too few do; nil while enough do, or where they never were enough.
  package let brokenSince: Instant?

  /// Whether enough hold every skill.
  package var isMinimumKept: Bool { holders >= minimum }

  /// What is read of a member to judge them.
  package struct Case: Hashable, Sendable {
    /// The passport, whole.
    package let facts: PassportFacts
    /// The days worked for the employer.
    package let engagements: [DatePeriod]

    /// A member's passport and days of work.
    package init(facts: PassportFacts, engagements: [DatePeriod]) {
      self.facts = facts
      self.engagements = engagements
    }
  }

  /// The coverage of `skills` at `at`.
  ///
  /// - Parameters:
  ///   - cases: The members, in the order of the team.
  ///   - minimum: How many must hold every skill.
  ///   - judge: What a passport is worth for the skills, at the employer, at a moment.
  package init(
    of cases: [Case], minimum: Int, skills: [StandardCode], at: Instant,
    judge: (PassportFacts, [Requirement], Instant) -> [Finding]
  ) {
    let asks = skills.map {
      Requirement(
        code: $0, subject: .standard($0), force: .mandatory,
        provenance: StandardCatalogue.find($0)?.provenance ?? Provenance(.localPolicy))
    }
    var spans: [[InstantPeriod]] = []
    let all = cases.map { member in
      let held = Self.spans(of: member, asks, until: at, judge)
      spans.append(held)
      let isHolder = held.contains { $0.contains(at) }
      let works = member.engagements.contains { $0.inLondon.contains(at) }
      return Member(
        worker: member.facts.worker.id, findings: works ? judge(member.facts, asks, at) : [],
        isHolder: isHolder, lostAt: isHolder ? nil : held.compactMap(\.end).max())
    }
    self.init(
      members: all.filter { !$0.findings.isEmpty || $0.lostAt != nil },
      holders: all.filter(\.isHolder).count, minimum: minimum,
      brokenSince: Self.broken(spans, minimum, at))
  }

  private init(members: [Member], holders: Int, minimum: Int, brokenSince: Instant?) {
    self.members = members
    self.holders = holders
    self.minimum = minimum
    self.brokenSince = brokenSince
  }

  /// The same numbers with only these members shown.
  package func showing(_ workers: Set<WorkerID>) -> TeamCoverage {
    TeamCoverage(
      members: members.filter { workers.contains($0.worker) }, holders: holders,
      minimum: minimum, brokenSince: brokenSince)
  }

  // The stretches until `at` in which the member worked there and held every skill.
  private static func spans(
    of member: Case, _ asks: [Requirement], until at: Instant,
    _ judge: (PassportFacts, [Requirement], Instant) -> [Finding]
  ) -> [InstantPeriod] {
    let facts = member.facts
    let moments =
      facts.events.map(\.fact.effectiveFrom)
      + facts.achievements.compactMap { $0.fact.completedOn.map(LondonTime.start(of:)) }
      + facts.achievements.compactMap(\.fact.assessor?.signedAt)
      + member.engagements.flatMap { period in
        [period.inLondon.start, period.inLondon.end].compactMap(\.self)
      }
    let ordered = Set(moments.filter { $0 < at } + [at]).sorted()
    var spans: [InstantPeriod] = []
    for (index, moment) in ordered.enumerated() {
      guard member.engagements.contains(where: { $0.inLondon.contains(moment) }) else { continue }
      let findings = judge(facts, asks, moment)
      guard findings.allSatisfy(\.outcome.isMet) else { continue }
      let next = index + 1 < ordered.count ? ordered[index + 1] : nil
      let end = (findings.compactMap(\.validUntil) + [next].compactMap(\.self)).min()
      guard let span = InstantPeriod(from: moment, to: end) else { continue }
      if let last = spans.last, last.end == span.start,
        let joined = InstantPeriod(from: last.start, to: span.end)
      {
        spans[spans.count - 1] = joined
      } else {
        spans.append(span)
      }
    }
    return spans
  }

  // The last moment until `at` at which the number of holders fell below the minimum and stayed.
  private static func broken(
    _ spans: [[InstantPeriod]], _ minimum: Int, _ at: Instant
  ) -> Instant? {
    func holders(_ moment: Instant) -> Int {
      spans.filter { $0.contains { $0.contains(moment) } }.count
    }
    guard holders(at) < minimum else { return nil }
    let ends = Set(spans.joined().compactMap(\.end)).filter { $0 <= at }.sorted().reversed()
    var broken: Instant?
    for moment in ends {
      if holders(moment) >= minimum { break }
      broken = moment
      if holders(moment.adding(milliseconds: -1)) >= minimum { return broken }
    }
    return nil
  }
}
