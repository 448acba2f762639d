package import Passports
import ReferenceData
package import Vocabulary

// A passport's achievements as the decision reads them.

/// What else is known when a passport is laid out for a decision.
package struct CompetenceContext: Sendable {
  /// The organisation giving the care; nil where it is not known.
  package var asker: Asker?
  /// The moment asked about.
  package var at: Instant
  /// Registrants with a passport here, by register and number.
  package var registrants: [AssessorKey: WorkerID]
  /// Rules between kinds of organisation whose condition the employer recorded as met for the
  /// worker.
  package var metRules: Set<RuleID>
  /// The person asked about, by each other record that is the same person.
  package var persons: [PersonID: PersonID]

  /// A context of these parts.
  package init(
    asker: Asker?, at: Instant, registrants: [AssessorKey: WorkerID] = [:],
    metRules: Set<RuleID> = [], persons: [PersonID: PersonID] = [:]
  ) {
    self.asker = asker
    self.at = at
    self.registrants = registrants
    self.metRules = metRules
    self.persons = persons
  }

  /// How the decision knows `assessor`; nil for one who left no trace.
  package func id(of assessor: Assessor) -> AssessorID? {
    if let worker = assessor.worker { return .worker(worker) }
    guard let key = assessor.key else { return nil }
    return registrants[key].map(AssessorID.worker) ?? .registrant(key.text)
  }
}

extension AssessorKey {
  /// The register's code and the number, such as `NMC/12A3456E`.
  package var text: String { "\(regulator.rawValue)/\(number)" }
}

extension PassportFacts {
  /// Every moment at which ``heldAchievements(_:)`` may come to something else at `asker`.
  package func rereadMoments(_ asker: Asker?) -> [Instant] {
    let bodies = organisations.values.map(\.trainingMemorandumSince)
    let days = bodies + [asker?.organisation.trainingMemorandumSince] + successions.map(\.from)
    return events.map(\.fact.effectiveFrom) + acceptances.map(\.fact.from)
      + days.compactMap { $0.map(LondonTime.start(of:)) }
  }

  /// The achievements with all that happened to them. One that a prerequisite of the catalogue
  /// knows under a name of its own is listed under both names.
  package func heldAchievements(_ context: CompetenceContext) -> [HeldAchievement] {
    let evidence = Dictionary(grouping: self.evidence, by: \.fact.achievement)
    let answers = Dictionary(grouping: acceptances, by: \.fact.achievement)
    return achievements.flatMap { recorded in
      let held = held(
        recorded, showing: evidence[recorded.origin.id] ?? [],
        answers: answers[recorded.origin.id] ?? [], context)
      return [held] + Self.otherNames(of: recorded.fact.standard).map { held.named($0) }
    }
  }

  private func held(
    _ recorded: Recorded<Achievement>, showing: [Recorded<Evidence>],
    answers: [Recorded<EmployerAcceptance>], _ context: CompetenceContext
  ) -> HeldAchievement {
    let achievement = recorded.fact
    let past = FactEvents(of: recorded.origin.id, among: events)
    let completed = achievement.completedOn.map(LondonTime.start(of:))
    let decidedAt = achievement.assessor?.signedAt ?? completed ?? recorded.origin.recordedAt
    let ends = [achievement.holdsThrough.map(LondonTime.end(of:)), past.supersededAt]
    let revoked = past.revocation.map {
      HeldAchievement.Restriction(id: $0.id, kind: .revoked, period: InstantPeriod(from: $0.at))
    }
    let suspended = past.suspensions.map {
      HeldAchievement.Restriction(id: $0.id, kind: .suspended, period: $0.period)
    }
    return HeldAchievement(
      id: recorded.origin.id.asRecord, statement: achievement.standard,
      level: achievement.level.flatMap {
        $0.scale == ProficiencyLevels.operatingScale ? $0.level : nil
      },
      scopes: scopes(of: achievement, context), gainedAt: achievement.gainedAt,
      decidedBy: achievement.assessor.flatMap(context.id), decidedAt: decidedAt,
      // Evidence may describe the past; its effect begins at the sign-off.
      validFrom: max(decidedAt, completed ?? decidedAt), ends: ends.compactMap(\.self).min(),
      isAchieved: achievement.progress == .achieved,
      restrictions: suspended + (revoked.map { [$0] } ?? []),
      evidence: counted(showing, context), acceptances: acceptances(answers),
      passage: passage(of: recorded, context))
  }

  private func scopes(
    of achievement: Achievement, _ context: CompetenceContext
  ) -> AchievementScopes {
    guard !context.persons.isEmpty,
      let told = context.persons.first(where: { $0.key.description == achievement.scopes.person })
    else { return achievement.scopes }
    return achievement.scopes.naming(told.value)
  }

  private func counted(
    _ showing: [Recorded<Evidence>], _ context: CompetenceContext
  ) -> [CountedEvidence] {
    showing.compactMap { recorded in
      let evidence = recorded.fact
      let past = FactEvents(of: recorded.origin.id, among: events)
      // Evidence that was taken back, replaced or set aside shows nothing.
      guard past.end == nil, past.suspensions.allSatisfy({ !$0.period.contains(context.at) })
      else { return nil }
      return CountedEvidence(
        id: recorded.origin.id.asRecord, kind: evidence.kind,
        occurredAt: evidence.occurredAt ?? LondonTime.start(of: evidence.occurredOn),
        isPassed: evidence.outcome == .pass, assessor: evidence.assessor.flatMap(context.id),
        person: evidence.person.map { context.persons[$0] ?? $0 }, device: evidence.device,
        setting: evidence.setting)
    }
  }

  /// Each answer from its moment until the next one of the same employer.
  private func acceptances(
    _ answers: [Recorded<EmployerAcceptance>]
  ) -> [Dated<HeldAchievement.Acceptance>] {
    answers.flatMap { recorded -> [Dated<HeldAchievement.Acceptance>] in
      let answer = recorded.fact
      let next = answers.filter {
        $0.fact.organisation == answer.organisation && $0.fact.from > answer.from
      }.map(\.fact.from).min()
      guard let period = InstantPeriod(from: answer.from, to: next) else { return [] }
      // Taking an answer back removes an acceptance; it never lifts a refusal.
      let past = FactEvents(of: recorded.origin.id, among: events)
      let pieces = answer.answer == .refused ? [period] : past.inForce(period)
      let said = HeldAchievement.Acceptance(
        organisation: answer.organisation, answer: answer.answer.asHeld,
        isBridgeDone: answer.bridge.map(isDone) ?? true)
      return pieces.map {
        Dated(
          said, id: recorded.origin.id.asRecord, period: $0,
          recordedAt: recorded.origin.recordedAt)
      }
    }
  }

  private func isDone(_ bridge: StandardCode) -> Bool {
    achievements.contains { recorded in
      recorded.fact.standard == bridge && recorded.fact.progress == .achieved
        && FactEvents(of: recorded.origin.id, among: events).end == nil
    }
  }

  private func passage(
    of recorded: Recorded<Achievement>, _ context: CompetenceContext
  ) -> HeldAchievement.Passage? {
    guard let asker = context.asker,
      let passage = OrganisationPassage(of: recorded, in: self, at: asker, on: context.at)
    else { return nil }
    let isPublished = !passage.rule.provenance.status.isPlaceholder
    return HeldAchievement.Passage(
      rule: passage.rule.id, isRecognised: passage.isRecognised,
      isConditionMet: isPublished || context.metRules.contains(passage.rule.id))
  }

  private static func otherNames(of standard: StandardCode) -> [StandardCode] {
    namesByStandard[standard] ?? []
  }

  private static let namesByStandard = Prerequisites.all.reduce(
    into: [StandardCode: [StandardCode]]()
  ) { names, prerequisite in
    for standard in prerequisite.metBy where standard != prerequisite.code {
      names[standard, default: []].append(prerequisite.code)
    }
  }
}

extension HeldAchievement {
  fileprivate func named(_ name: StandardCode) -> HeldAchievement {
    HeldAchievement(
      id: id, statement: name, level: level, scopes: scopes, gainedAt: gainedAt,
      decidedBy: decidedBy, decidedAt: decidedAt, validFrom: validFrom, ends: ends,
      isAchieved: isAchieved, restrictions: restrictions, evidence: evidence,
      acceptances: acceptances, passage: passage)
  }
}

extension EmployerAcceptance.Answer {
  fileprivate var asHeld: HeldAchievement.Acceptance.Answer {
    switch self {
    case .accepted: .accepted
    case .acceptedWithBridge: .acceptedWithBridge
    case .refused: .refused
    }
  }
}
