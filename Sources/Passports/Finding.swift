package import ReferenceData
package import Vocabulary

/// What was found for one requirement. `met` and `metByEquivalence` count as met, and
/// `notApplicable` asks nothing; nothing else does.
package struct Finding: Hashable, Sendable {
  /// What was found.
  package enum Outcome: String, Sendable, CaseIterable {
    /// Held, in date, by the rules named.
    case met = "MET"
    /// Met through a recognised equivalence.
    case metByEquivalence = "MET_BY_EQUIVALENCE"
    /// Some parts are held; ``Finding/missingParts`` says exactly which are not.
    case partial = "PARTIAL"
    /// Held once, out of date at the instant asked about.
    case expired = "EXPIRED"
    /// Set aside at the instant asked about.
    case suspended = "SUSPENDED"
    /// Taken back.
    case revoked = "REVOKED"
    /// Not held.
    case missing = "MISSING"
    /// Can't be told: a rule has no value, or the group is not shared, or the source is not usable.
    case unknown = "UNKNOWN"
    /// Known once, but looked up too long ago to rely on.
    case stale = "STALE"
    /// Asks nothing of this worker.
    case notApplicable = "NOT_APPLICABLE"

    /// Whether the requirement is satisfied.
    package var isMet: Bool { self == .met || self == .metByEquivalence || self == .notApplicable }
  }

  /// The requirement.
  package let requirement: Requirement
  /// What was found.
  package let outcome: Outcome
  /// Why, as a reason of the reference data or of ours, such as `COMPETENCE_EXPIRED`; empty when
  /// plainly met.
  package let reasons: [FindingReason]
  /// The facts relied on, or those that failed; by identifier.
  package let reliedOn: [ReliedFact]
  /// The rules that decided, the decisive one first.
  package let rules: [AppliedRule]
  /// Parts of the standard still missing, in order; only for `partial`.
  package let missingParts: [StandardCode]
  /// What to do next, as a plain sentence; empty when there is nothing.
  package let nextAction: String
  /// Whose job that is.
  package let nextOwner: Owner
  /// The first moment the finding stops being met, where it is met and an end is known.
  package let validUntil: Instant?

  /// A finding with these parts.
  package init(
    requirement: Requirement, outcome: Outcome, reasons: [FindingReason], reliedOn: [ReliedFact],
    rules: [AppliedRule], missingParts: [StandardCode] = [], nextAction: String, nextOwner: Owner,
    validUntil: Instant?
  ) {
    self.requirement = requirement
    self.outcome = outcome
    self.reasons = reasons
    self.reliedOn = reliedOn
    self.rules = rules
    self.missingParts = missingParts
    self.nextAction = nextAction
    self.nextOwner = nextOwner
    self.validUntil = validUntil
  }
}

/// Who has to act.
package enum Owner: String, Sendable, CaseIterable {
  /// Nobody: nothing is to be done.
  case nobody = "NOBODY"
  case worker = "WORKER"
  /// The employer who asks.
  case newEmployer = "NEW_EMPLOYER"
  /// The employer who attested or still employs.
  case currentEmployer = "CURRENT_EMPLOYER"
  case regulator = "REGULATOR"
  case trainingProvider = "TRAINING_PROVIDER"
  /// Whoever keeps the records: a merge or a doubt has to be settled.
  case recordsTeam = "RECORDS_TEAM"
  /// Whoever sets the policy of the employer or system.
  case policyOwner = "POLICY_OWNER"
}

/// Why a finding is what it is; published beside the wire's reasons.
package enum FindingReason: String, Sendable, CaseIterable {
  case competenceNone = "COMPETENCE_NONE"
  case competenceNotYetValid = "COMPETENCE_NOT_YET_VALID"
  case competenceExpired = "COMPETENCE_EXPIRED"
  case competenceRevoked = "COMPETENCE_REVOKED"
  case competenceSuspended = "COMPETENCE_SUSPENDED"
  case competenceLevelTooLow = "COMPETENCE_LEVEL_TOO_LOW"
  case competenceInProgress = "COMPETENCE_IN_PROGRESS"
  case competenceNotAcceptedHere = "COMPETENCE_NOT_ACCEPTED_HERE"
  case competenceNotAttested = "COMPETENCE_NOT_ATTESTED"
  case personSpecificElsewhere = "PERSON_SPECIFIC_ELSEWHERE"
  case localSignOffNeeded = "LOCAL_SIGN_OFF_NEEDED"
  case equivalenceNotRecognised = "EQUIVALENCE_NOT_RECOGNISED"
  case equivalenceConditionUnmet = "EQUIVALENCE_CONDITION_UNMET"
  case equivalenceInformsOnly = "EQUIVALENCE_INFORMS_ONLY"
  case versionNotRecognised = "VERSION_NOT_RECOGNISED"
  case assessorRegistrationNotEffective = "ASSESSOR_REGISTRATION_NOT_EFFECTIVE"
  case assessorConflict = "ASSESSOR_CONFLICT"
  case registrationNone = "REGISTRATION_NONE"
  case registrationNotEffective = "REGISTRATION_NOT_EFFECTIVE"
  case registrationConditions = "REGISTRATION_CONDITIONS"
  case registrationStatusUnknown = "REGISTRATION_STATUS_UNKNOWN"
  case lookUpTooOld = "LOOK_UP_TOO_OLD"
  case checkNone = "CHECK_NONE"
  case checkLapsed = "CHECK_LAPSED"
  case checkWrongWorkforce = "CHECK_WRONG_WORKFORCE"
  case checkNewInformation = "CHECK_NEW_INFORMATION"
  case selfDeclaredOnly = "SELF_DECLARED_ONLY"
  case intervalNotSet = "INTERVAL_NOT_SET"
  case placeholderRuleUsed = "PLACEHOLDER_RULE_USED"
  case notShared = "NOT_SHARED"
  case outsidePassport = "OUTSIDE_PASSPORT"
  case identityConflict = "REQ_IDENTITY_CONFLICT"
  case recordIncomplete = "RECORD_INCOMPLETE"
  case noticeRunning = "NOTICE_RUNNING"
  case serviceBroken = "SERVICE_BROKEN"
  case recognitionUndecided = "RECOGNITION_UNDECIDED"
  case expiringSoon = "EXPIRING_SOON"
  /// The holder says that a fact it rests on is wrong, and nobody has answered.
  case entryDisputed = "ENTRY_DISPUTED"
}

/// A fact a finding rests on, with the little a reader needs to recognise it.
package struct ReliedFact: Hashable, Sendable {
  /// The fact.
  package let fact: FactID
  /// The standard, register or check it is about, as a code.
  package let code: String
  /// The day it was completed, checked or looked up.
  package let on: CivilDate?
  /// The body it comes from.
  package let organisation: OrganisationID
  /// The body that answers for it now, where that is another by succession.
  package let answeredBy: OrganisationID?
  /// How the holder's dispute of it stands; nil where they dispute nothing.
  package let dispute: Dispute.State?

  /// A reference with these parts.
  package init(
    fact: FactID, code: String, on: CivilDate?, organisation: OrganisationID,
    answeredBy: OrganisationID? = nil, dispute: Dispute.State? = nil
  ) {
    self.fact = fact
    self.code = code
    self.on = on
    self.organisation = organisation
    self.answeredBy = answeredBy
    self.dispute = dispute
  }
}

/// A rule that was applied, with its source and status, so that no placeholder passes as published.
package struct AppliedRule: Hashable, Sendable {
  /// The rule: a policy parameter, an equivalence, a rule of ours.
  package let rule: RuleID
  /// What it says, as a short text such as `12 months`.
  package let value: String
  /// Who set it: the layer of policy, or the publisher.
  package let layer: String
  /// Where it comes from and how far to trust it.
  package let provenance: Provenance
  /// Whether it decided, or was only one of those that applied.
  package let wasDecisive: Bool

  /// A rule with these parts.
  package init(
    rule: RuleID, value: String, layer: String, provenance: Provenance, wasDecisive: Bool
  ) {
    self.rule = rule
    self.value = value
    self.layer = layer
    self.provenance = provenance
    self.wasDecisive = wasDecisive
  }
}
