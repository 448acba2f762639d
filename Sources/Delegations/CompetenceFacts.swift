package import Passports
package import ReferenceData
package import Vocabulary

/// An achievement of a passport, told as the decision reads it; copies share its parts.
///
/// The original assessment decides every age: a copy, a mapping or a renewal of a card never makes
/// it younger.
package struct HeldAchievement: Sendable {
  private let parts: Parts

  /// Its record.
  package var id: RecordID { parts.id }
  /// The statement achieved: an intervention, a training subject, a prerequisite.
  package var statement: StandardCode { parts.statement }
  /// The level on EPA-5, 1 to 5; nil: not on that scale, so it meets no floor.
  package var level: Int? { parts.level }
  /// The ages, devices, settings and person it covers.
  package var scopes: AchievementScopes { parts.scopes }
  /// The organisation where it was gained.
  package var gainedAt: OrganisationID { parts.gainedAt }
  /// Who signed it off, or nil where nobody is recorded.
  package var decidedBy: AssessorID? { parts.decidedBy }
  /// When they did: the original assessment.
  package var decidedAt: Instant { parts.decidedAt }
  /// From when it counts.
  package var validFrom: Instant { parts.validFrom }
  /// When it ends by its own word: the start of the day after its last, in London; nil: none.
  package var ends: Instant? { parts.ends }
  /// Whether it is held; what is in progress is not.
  package var isAchieved: Bool { parts.isAchieved }
  /// Revocations and suspensions, in any order.
  package var restrictions: [Restriction] { parts.restrictions }
  /// What shows it.
  package var evidence: [CountedEvidence] { parts.evidence }
  /// What employers answered about it.
  package var acceptances: [Dated<Acceptance>] { parts.acceptances }
  /// The rule between kinds of organisation that speaks of it at the asking employer, or nil.
  package var passage: Passage? { parts.passage }

  /// An achievement of these parts, as a passport and its reader give them.
  package init(
    id: RecordID, statement: StandardCode, level: Int?, scopes: AchievementScopes,
    gainedAt: OrganisationID, decidedBy: AssessorID?, decidedAt: Instant, validFrom: Instant,
    ends: Instant?, isAchieved: Bool, restrictions: [Restriction] = [],
    evidence: [CountedEvidence] = [], acceptances: [Dated<Acceptance>] = [],
    passage: Passage? = nil
  ) {
    parts = Parts(
      id: id, statement: statement, level: level, scopes: scopes, gainedAt: gainedAt,
      decidedBy: decidedBy, decidedAt: decidedAt, validFrom: validFrom, ends: ends,
      isAchieved: isAchieved, restrictions: restrictions, evidence: evidence,
      acceptances: acceptances, passage: passage)
  }

  /// What takes an achievement out of use for a time; a revocation has no end.
  package struct Restriction: Hashable, Sendable {
    /// Which of the two.
    package enum Kind: Hashable, Sendable {
      case revoked, suspended
    }

    /// The event's record.
    package let id: RecordID
    /// Which of the two.
    package let kind: Kind
    /// From when, and for a suspension until when it was lifted.
    package let period: InstantPeriod

    /// A restriction of these parts.
    package init(id: RecordID, kind: Kind, period: InstantPeriod) {
      self.id = id
      self.kind = kind
      self.period = period
    }
  }

  /// An employer's answer about an achievement gained elsewhere.
  package struct Acceptance: Hashable, Sendable {
    /// What it answered.
    package enum Answer: String, Sendable, CaseIterable {
      case accepted = "ACCEPTED"
      case acceptedWithBridge = "ACCEPTED_WITH_BRIDGE"
      case refused = "REFUSED"
    }

    /// Who answered.
    package let organisation: OrganisationID
    /// What it answered.
    package let answer: Answer
    /// Whether the bridge it asked for is recorded as done; true where it asked for none.
    package let isBridgeDone: Bool

    /// An answer of these parts.
    package init(organisation: OrganisationID, answer: Answer, isBridgeDone: Bool) {
      self.organisation = organisation
      self.answer = answer
      self.isBridgeDone = isBridgeDone
    }
  }

  /// What a rule between kinds of organisation says of an achievement gained at one and used at
  /// the other; it counts as one step.
  package struct Passage: Hashable, Sendable {
    /// The rule.
    package let rule: RuleID
    /// Whether it lets the achievement count; false bars it.
    package let isRecognised: Bool
    /// Whether what it asks besides is recorded as met.
    package let isConditionMet: Bool

    /// A passage of these parts.
    package init(rule: RuleID, isRecognised: Bool, isConditionMet: Bool) {
      self.rule = rule
      self.isRecognised = isRecognised
      self.isConditionMet = isConditionMet
    }
  }
}

extension HeldAchievement: Hashable {
  /// Whether all parts are equal.
  package static func == (left: HeldAchievement, right: HeldAchievement) -> Bool {
    if left.parts === right.parts { return true }
    return left.id == right.id && left.statement == right.statement && left.level == right.level
      && left.scopes == right.scopes && left.gainedAt == right.gainedAt
      && left.decidedBy == right.decidedBy && left.decidedAt == right.decidedAt
      && left.validFrom == right.validFrom && left.ends == right.ends
      && left.isAchieved == right.isAchieved && left.restrictions == right.restrictions
      && left.evidence == right.evidence && left.acceptances == right.acceptances
      && left.passage == right.passage
  }

  /// By its record and statement; equal ones agree in both.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(id)
    hasher.combine(statement)
  }

  private final class Parts: Sendable {
    let id: RecordID
    let statement: StandardCode
    let level: Int?
    let scopes: AchievementScopes
    let gainedAt: OrganisationID
    let decidedBy: AssessorID?
    let decidedAt: Instant
    let validFrom: Instant
    let ends: Instant?
    let isAchieved: Bool
    let restrictions: [Restriction]
    let evidence: [CountedEvidence]
    let acceptances: [Dated<Acceptance>]
    let passage: Passage?

    init(
      id: RecordID, statement: StandardCode, level: Int?, scopes: AchievementScopes,
      gainedAt: OrganisationID, decidedBy: AssessorID?, decidedAt: Instant, validFrom: Instant,
      ends: Instant?, isAchieved: Bool, restrictions: [Restriction], evidence: [CountedEvidence],
      acceptances: [Dated<Acceptance>], passage: Passage?
    ) {
      self.id = id
      self.statement = statement
      self.level = level
      self.scopes = scopes
      self.gainedAt = gainedAt
      self.decidedBy = decidedBy
      self.decidedAt = decidedAt
      self.validFrom = validFrom
      self.ends = ends
      self.isAchieved = isAchieved
      self.restrictions = restrictions
      self.evidence = evidence
      self.acceptances = acceptances
      self.passage = passage
    }
  }
}

/// How the decision knows an assessor: by their passport, or by register and number.
package enum AssessorID: Hashable, Sendable {
  /// A worker with a passport here.
  case worker(WorkerID)
  /// A registrant without one: the register's code and number, such as `NMC/12A3456E`.
  case registrant(String)
}

/// One showing of an achievement.
package struct CountedEvidence: Hashable, Sendable {
  /// Its record.
  package let id: RecordID
  /// What kind of showing it is.
  package let kind: Evidence.Kind
  /// When it happened; a day alone means its start in London.
  package let occurredAt: Instant
  /// Whether it was passed.
  package let isPassed: Bool
  /// Who assessed it, or nil.
  package let assessor: AssessorID?
  /// The person it was done with, or nil.
  package let person: PersonID?
  /// The device used, or nil.
  package let device: String?
  /// Where it happened, or nil.
  package let setting: CareSetting?

  /// Evidence of these parts.
  package init(
    id: RecordID, kind: Evidence.Kind, occurredAt: Instant, isPassed: Bool,
    assessor: AssessorID?, person: PersonID? = nil, device: String? = nil,
    setting: CareSetting? = nil
  ) {
    self.id = id
    self.kind = kind
    self.occurredAt = occurredAt
    self.isPassed = isPassed
    self.assessor = assessor
    self.person = person
    self.device = device
    self.setting = setting
  }
}

/// What is known of somebody who assessed: all that E asks.
package struct AssessorStanding: Hashable, Sendable {
  /// Their own achievements.
  package let achievements: [HeldAchievement]
  /// The assessor roles they hold or held.
  package let authorisations: [Dated<AssessorAuthorisation>]
  /// Their registrations.
  package let registrations: [Dated<RegistrationStanding>]
  /// Workers they must not assess, such as kin, by the employer's conflict rules.
  package let conflicts: [Dated<WorkerID>]

  /// A standing of these parts.
  package init(
    achievements: [HeldAchievement] = [], authorisations: [Dated<AssessorAuthorisation>] = [],
    registrations: [Dated<RegistrationStanding>] = [], conflicts: [Dated<WorkerID>] = []
  ) {
    self.achievements = achievements
    self.authorisations = authorisations
    self.registrations = registrations
    self.conflicts = conflicts
  }
}

/// A role of assessing, with what it may be used for.
package struct AssessorAuthorisation: Hashable, Sendable {
  /// The role.
  package enum Kind: String, Sendable, CaseIterable {
    case practiceSupervisor = "PRACTICE_SUPERVISOR"
    case practiceAssessor = "PRACTICE_ASSESSOR"
    case academicAssessor = "ACADEMIC_ASSESSOR"
    case delegatedHealthcareAssessor = "DHA_ASSESSOR"
    case verifier = "VERIFIER"

    /// Whether the role may sign off a delegated task.
    package var mayAssessDelegatedTasks: Bool {
      self == .delegatedHealthcareAssessor || self == .practiceAssessor
    }
  }

  /// The role.
  package let kind: Kind
  /// The tasks it is for.
  package let tasks: TaskScope

  /// A role for `tasks`.
  package init(kind: Kind, tasks: TaskScope) {
    self.kind = kind
    self.tasks = tasks
  }
}

/// One stretch of a registration's status; its period is when that status held.
package struct RegistrationStanding: Hashable, Sendable {
  /// The register and number, such as `NMC/12A3456E`.
  package let number: String
  /// The status.
  package let status: Registration.Status
  /// Tasks that conditions of practice exclude.
  package let excluded: Set<StandardCode>

  /// A status of these parts.
  package init(number: String, status: Registration.Status, excluded: Set<StandardCode> = []) {
    self.number = number
    self.status = status
    self.excluded = excluded
  }
}

/// A one-way rule that lets one statement stand for another, or forbids it.
package struct StatementMapping: Hashable, Sendable {
  /// What a mapping may be used for.
  package enum Use: String, Sendable, CaseIterable {
    case prerequisite = "PREREQUISITE"
    case competence = "COMPETENCE"
    case coding = "CODING"
  }

  /// The rule's name, such as `EQ-10`.
  package let rule: RuleID
  /// What is held.
  package let from: StandardCode
  /// What is asked.
  package let to: StandardCode
  /// How far it counts.
  package let strength: Equivalence.Strength
  /// What it may be used for.
  package let uses: Set<Use>
  /// Whether somebody with the power approved it.
  package let isApproved: Bool
  /// The greatest age of the original assessment, in months, or nil.
  package let maximumAgeMonths: Int?
  /// The least level held, or nil.
  package let minimumLevel: Int?
  /// A condition in words, an added assessment included; empty: none.
  package let condition: String
  /// Whether the employer recorded that the condition in words is met for this worker.
  package let isConditionMet: Bool
  /// For a partial mapping: whether its other parts are recorded as done.
  package let arePartsDone: Bool

  /// A mapping of these parts.
  package init(
    rule: RuleID, from: StandardCode, to: StandardCode, strength: Equivalence.Strength,
    uses: Set<Use>, isApproved: Bool, maximumAgeMonths: Int? = nil, minimumLevel: Int? = nil,
    condition: String = "", isConditionMet: Bool = false, arePartsDone: Bool = false
  ) {
    self.rule = rule
    self.from = from
    self.to = to
    self.strength = strength
    self.uses = uses
    self.isApproved = isApproved
    self.maximumAgeMonths = maximumAgeMonths
    self.minimumLevel = minimumLevel
    self.condition = condition
    self.isConditionMet = isConditionMet
    self.arePartsDone = arePartsDone
  }
}
