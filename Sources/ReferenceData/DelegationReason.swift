/// Why a delegated task may not be done, or what to look out for: the checks in their order.
///
/// The texts for people are in ``DelegationReasons``.
package enum DelegationReason: String, Sendable, CaseIterable {
  // A: the request.
  case reqUnknownReference = "REQ_UNKNOWN_REFERENCE"
  case reqTimeInvalid = "REQ_TIME_INVALID"
  case reqIdentityConflict = "REQ_IDENTITY_CONFLICT"
  case dataStale = "DATA_STALE"
  // B: prohibition.
  case interventionNotDelegable = "INTERVENTION_NOT_DELEGABLE"
  case interventionNotInForce = "INTERVENTION_NOT_IN_FORCE"
  case nationRuleBlock = "NATION_RULE_BLOCK"
  case settingNotPermitted = "SETTING_NOT_PERMITTED"
  case safetyHoldActive = "SAFETY_HOLD_ACTIVE"
  case taskRequiresJudgement = "TASK_REQUIRES_JUDGEMENT"
  // C: the worker.
  case workerNotEngaged = "WORKER_NOT_ENGAGED"
  case workerIdentityUnverified = "WORKER_IDENTITY_UNVERIFIED"
  case workerSuspended = "WORKER_SUSPENDED"
  case workerCheckLapsed = "WORKER_CHECK_LAPSED"
  case roleExcludesIntervention = "ROLE_EXCLUDES_INTERVENTION"
  case prerequisiteNotMet = "PREREQUISITE_NOT_MET"
  case workerDeclined = "WORKER_DECLINED"
  // D: competence.
  case competenceNone = "COMPETENCE_NONE"
  case competenceNotYetValid = "COMPETENCE_NOT_YET_VALID"
  case competenceExpired = "COMPETENCE_EXPIRED"
  case competenceRevoked = "COMPETENCE_REVOKED"
  case competenceSuspended = "COMPETENCE_SUSPENDED"
  case competenceLevelTooLow = "COMPETENCE_LEVEL_TOO_LOW"
  case competenceScopeAge = "COMPETENCE_SCOPE_AGE"
  case competenceScopeDevice = "COMPETENCE_SCOPE_DEVICE"
  case competenceScopeSetting = "COMPETENCE_SCOPE_SETTING"
  case competenceNotPersonSpecific = "COMPETENCE_NOT_PERSON_SPECIFIC"
  case competenceEvidenceIncomplete = "COMPETENCE_EVIDENCE_INCOMPLETE"
  case competenceInactive = "COMPETENCE_INACTIVE"
  case competenceNotAcceptedHere = "COMPETENCE_NOT_ACCEPTED_HERE"
  case equivalenceNotRecognised = "EQUIVALENCE_NOT_RECOGNISED"
  case equivalenceConditionUnmet = "EQUIVALENCE_CONDITION_UNMET"
  case equivalenceChainTooLong = "EQUIVALENCE_CHAIN_TOO_LONG"
  // E: the assessor.
  case assessorNotCompetent = "ASSESSOR_NOT_COMPETENT"
  case assessorNotAuthorised = "ASSESSOR_NOT_AUTHORISED"
  case assessorRegistrationNotEffective = "ASSESSOR_REGISTRATION_NOT_EFFECTIVE"
  case assessorConflict = "ASSESSOR_CONFLICT"
  // F: the person cared for.
  case personNotInCare = "PERSON_NOT_IN_CARE"
  case consentAbsent = "CONSENT_ABSENT"
  case consentWithdrawn = "CONSENT_WITHDRAWN"
  case capacityBasisMissing = "CAPACITY_BASIS_MISSING"
  case carePlanNotCurrent = "CARE_PLAN_NOT_CURRENT"
  case personNotStable = "PERSON_NOT_STABLE"
  case prescriptionNotCurrent = "PRESCRIPTION_NOT_CURRENT"
  case riskAssessmentBlocks = "RISK_ASSESSMENT_BLOCKS"
  // G: the delegation.
  case delegationNone = "DELEGATION_NONE"
  case delegationNotAccepted = "DELEGATION_NOT_ACCEPTED"
  case delegationNotStarted = "DELEGATION_NOT_STARTED"
  case delegationExpired = "DELEGATION_EXPIRED"
  case delegationSuspended = "DELEGATION_SUSPENDED"
  case delegationWithdrawn = "DELEGATION_WITHDRAWN"
  case delegationScopeMismatch = "DELEGATION_SCOPE_MISMATCH"
  case delegationReviewOverdue = "DELEGATION_REVIEW_OVERDUE"
  case delegationSuperseded = "DELEGATION_SUPERSEDED"
  case subdelegationNotAllowed = "SUBDELEGATION_NOT_ALLOWED"
  // H: the delegator.
  case delegatorNotEntitledAtGrant = "DELEGATOR_NOT_ENTITLED_AT_GRANT"
  case delegatorRegistrationNotEffective = "DELEGATOR_REGISTRATION_NOT_EFFECTIVE"
  case delegatorScopeExcludes = "DELEGATOR_SCOPE_EXCLUDES"
  case delegatorUnavailable = "DELEGATOR_UNAVAILABLE"
  // I: the organisations.
  case orgPolicyDisallows = "ORG_POLICY_DISALLOWS"
  case orgIndemnityUnconfirmed = "ORG_INDEMNITY_UNCONFIRMED"
  case orgRegistrationMissing = "ORG_REGISTRATION_MISSING"
  case orgAgreementMissing = "ORG_AGREEMENT_MISSING"
  case hostAgreementNotInForce = "HOST_AGREEMENT_NOT_IN_FORCE"
  // J: supervision.
  case supervisionUnavailable = "SUPERVISION_UNAVAILABLE"
  case supervisionCheckOverdue = "SUPERVISION_CHECK_OVERDUE"
  case incidentHold = "INCIDENT_HOLD"
  case escalationRouteMissing = "ESCALATION_ROUTE_MISSING"
  // K: the window.
  case expiresDuringWindow = "EXPIRES_DURING_WINDOW"
  // W: warnings beside a permit.
  case expiringSoon = "EXPIRING_SOON"
  case comparatorLimitExceeded = "COMPARATOR_LIMIT_EXCEEDED"
  case soleDelegator = "SOLE_DELEGATOR"
  case placeholderRuleUsed = "PLACEHOLDER_RULE_USED"
}

extension DelegationReason {
  /// The groups of checks, in the order in which failures are reported.
  package enum Phase: String, Sendable, CaseIterable {
    case request
    case prohibition
    case worker
    case competence
    case assessor
    case person
    case delegation
    case delegator
    case organisation
    case supervision
    case window
    case warning

    /// `A` to `K`, and `W` for warnings.
    package var letter: String {
      switch self {
      case .request: "A"
      case .prohibition: "B"
      case .worker: "C"
      case .competence: "D"
      case .assessor: "E"
      case .person: "F"
      case .delegation: "G"
      case .delegator: "H"
      case .organisation: "I"
      case .supervision: "J"
      case .window: "K"
      case .warning: "W"
      }
    }
  }

  /// What a failing check makes of the answer.
  package enum Effect: String, Sendable, CaseIterable {
    /// The request is refused; there is no decision.
    case error = "ERROR"
    /// The question could not be judged: do not start.
    case indeterminate = "INDETERMINATE"
    /// The answer is no.
    case deny = "DENY"
    /// The answer stands, with a warning beside it.
    case warn = "WARN"
  }

  /// Who takes the next step.
  package enum Owner: String, Sendable, CaseIterable {
    case caller = "caller"
    case recordsTeam = "records team"
    case worker = "worker"
    case employer = "employer"
    case delegator = "delegator"
    case assessor = "assessor"
    case healthService = "health service"
  }

  /// The group the check belongs to.
  package var phase: Phase {
    switch self {
    case .reqUnknownReference, .reqTimeInvalid, .reqIdentityConflict, .dataStale:
      .request
    case .interventionNotDelegable, .interventionNotInForce, .nationRuleBlock,
      .settingNotPermitted, .safetyHoldActive, .taskRequiresJudgement:
      .prohibition
    case .workerNotEngaged, .workerIdentityUnverified, .workerSuspended, .workerCheckLapsed,
      .roleExcludesIntervention, .prerequisiteNotMet, .workerDeclined:
      .worker
    case .competenceNone, .competenceNotYetValid, .competenceExpired, .competenceRevoked,
      .competenceSuspended, .competenceLevelTooLow, .competenceScopeAge, .competenceScopeDevice,
      .competenceScopeSetting, .competenceNotPersonSpecific, .competenceEvidenceIncomplete,
      .competenceInactive, .competenceNotAcceptedHere, .equivalenceNotRecognised,
      .equivalenceConditionUnmet, .equivalenceChainTooLong:
      .competence
    case .assessorNotCompetent, .assessorNotAuthorised, .assessorRegistrationNotEffective,
      .assessorConflict:
      .assessor
    case .personNotInCare, .consentAbsent, .consentWithdrawn, .capacityBasisMissing,
      .carePlanNotCurrent, .personNotStable, .prescriptionNotCurrent, .riskAssessmentBlocks:
      .person
    case .delegationNone, .delegationNotAccepted, .delegationNotStarted, .delegationExpired,
      .delegationSuspended, .delegationWithdrawn, .delegationScopeMismatch,
      .delegationReviewOverdue, .delegationSuperseded, .subdelegationNotAllowed:
      .delegation
    case .delegatorNotEntitledAtGrant, .delegatorRegistrationNotEffective,
      .delegatorScopeExcludes, .delegatorUnavailable:
      .delegator
    case .orgPolicyDisallows, .orgIndemnityUnconfirmed, .orgRegistrationMissing,
      .orgAgreementMissing, .hostAgreementNotInForce:
      .organisation
    case .supervisionUnavailable, .supervisionCheckOverdue, .incidentHold,
      .escalationRouteMissing:
      .supervision
    case .expiresDuringWindow:
      .window
    case .expiringSoon, .comparatorLimitExceeded, .soleDelegator, .placeholderRuleUsed:
      .warning
    }
  }

  /// What a failing check makes of the answer.
  package var effect: Effect {
    switch phase {
    case .request where self == .reqIdentityConflict || self == .dataStale: .indeterminate
    case .request: .error
    case .warning: .warn
    default: .deny
    }
  }

  /// `A1` to `W4`: the group's letter and the check's place in it. Never sort by it.
  package var label: String { Self.labels[self] ?? phase.letter }

  private static let labels = Dictionary(
    uniqueKeysWithValues: Phase.allCases.flatMap { phase in
      zip(allCases.filter { $0.phase == phase }, 1...).map { ($0, "\(phase.letter)\($1)") }
    })
}

extension DelegationReason: Comparable {
  /// In the order of the checks.
  package static func < (left: DelegationReason, right: DelegationReason) -> Bool {
    left.position < right.position
  }

  private var position: Int { Self.positions[self] ?? Self.allCases.count }

  private static let positions = Dictionary(uniqueKeysWithValues: zip(allCases, 0...))
}
