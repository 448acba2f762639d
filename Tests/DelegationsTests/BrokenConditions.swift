import Delegations
import Passports
import ReferenceData
import Roles
import Vocabulary

private let task = StandardCode(listed: "MED-INSULIN-PEN")

// The catalogue in which the task, or its rules, are changed.
private func catalogue(
  task change: (inout Intervention) -> Void = { _ in }, rule: InterventionRule? = nil
) -> InterventionCatalogue {
  let shipped = InterventionCatalogue.shipped
  let changed = shipped.interventions.map { entry in
    var copy = entry
    if entry.code == task { change(&copy) }
    return copy
  }
  return InterventionCatalogue(
    interventions: changed, rules: shipped.rules + [rule].compactMap { $0 },
    excludedTasks: shipped.excludedTasks, version: shipped.version)
}

private func employerRule(
  _ parameter: InterventionParameter, _ value: InterventionRule.Value
) -> InterventionRule {
  InterventionRule(
    id: RuleID(listed: "TEST/" + parameter.rawValue.uppercased()), intervention: task,
    parameter: parameter, value: value, provenance: Provenance(.published), layer: .employer)
}

private func always<Fact>(_ fact: Fact, _ number: UInt64 = 500) throws -> Dated<Fact> {
  let period = try days("2020-01-01")
  return Dated(fact, id: SampleIDs.record(number), period: period, recordedAt: period.start)
}

private func mapping(
  isApproved: Bool = true, condition: String = "", from: String = "HELD", to: String? = nil
) throws -> Dated<StatementMapping> {
  try always(
    StatementMapping(
      rule: RuleID(listed: "TEST-\(from)"), from: StandardCode(listed: from),
      to: to.map { StandardCode(listed: $0) } ?? task, strength: .full, uses: [.competence],
      isApproved: isApproved, condition: condition), 501)
}

// Puts another statement in the place of the competence held.
private func holdOther(_ asked: inout DelegationCase) throws {
  var competence = try SampleCompetence()
  competence.decidedBy = SampleIDs.assessorID
  asked.achievements[0] = competence.achievement(
    of: StandardCode(listed: "HELD"), device: "pen device")
}

/// A row for each code of phases A to K that is no error, in the order of the table.
let brokenConditions: [BrokenCondition] =
  brokenTask + brokenWorker + brokenCompetence + brokenAssessor + brokenPerson + brokenAgreement
  + brokenDelegator + brokenOrganisation

private let brokenTask: [BrokenCondition] = [
  BrokenCondition(.reqIdentityConflict) {
    $0.worker = Worker(
      id: SampleIDs.worker, identityLevel: .verified, possibleDuplicates: [SampleIDs.otherWorker],
      isSynthetic: true)
  },
  BrokenCondition(.dataStale, sound: { $0.minimumSequence = CommitSequence(101) }),
  BrokenCondition(
    .interventionNotDelegable, sound: { $0.catalogue = catalogue(task: { $0.delegable = .no }) }),
  BrokenCondition(
    .interventionNotInForce,
    sound: { $0.catalogue = catalogue(task: { $0.validTo = try? day("2027-03-01") }) }),
  BrokenCondition(.nationRuleBlock) {
    $0.localRules = [employerRule(.nationScope, .list([Nation.wales.rawValue]))]
  },
  BrokenCondition(.settingNotPermitted) {
    $0.localRules = [employerRule(.settingScope, .list([CareSetting.clinic.rawValue]))]
  },
  BrokenCondition(.safetyHoldActive) {
    $0.holds = [try always(Hold.service(SampleIDs.employer))]
  },
  BrokenCondition(.taskRequiresJudgement, sound: { $0.agreement.setStepsOnly = false }),
]

private let brokenWorker: [BrokenCondition] = [
  BrokenCondition(.workerNotEngaged) { $0.engagements = [] },
  BrokenCondition(.workerIdentityUnverified) {
    $0.worker = Worker(id: SampleIDs.worker, identityLevel: .basic, isSynthetic: true)
  },
  BrokenCondition(.workerSuspended) {
    $0.bars = [try always(WorkerBar(organisation: nil, tasks: .any))]
  },
  BrokenCondition(.workerCheckLapsed) { $0.requiredChecks = nil },
  BrokenCondition(.roleExcludesIntervention) {
    $0.engagements = [
      try always(
        WorkerEngagement(
          organisation: SampleIDs.employer, legalBasis: .employment, isLearner: false, role: nil,
          receives: .yes))
    ]
  },
  BrokenCondition(.prerequisiteNotMet) { $0.achievements.removeLast() },
  BrokenCondition(.workerDeclined) {
    $0.refusals = [try always(Refusal(by: .worker, reason: .notConfident))]
  },
]

private let brokenCompetence: [BrokenCondition] = [
  BrokenCondition(.competenceNone) { $0.achievements.removeFirst() },
  BrokenCondition(
    .competenceNotYetValid,
    sound: { $0.competence.validFrom = try moment("2027-03-01T08:00:01Z") }),
  BrokenCondition(.competenceExpired, sound: { try $0.competence.end(after: "2027-02-28") }),
  BrokenCondition(
    .competenceRevoked,
    sound: { $0.competence.revoke(from: try moment("2027-03-01T08:00:00Z")) }),
  BrokenCondition(
    .competenceSuspended,
    sound: {
      $0.competence.restrictions = [
        HeldAchievement.Restriction(
          id: SampleIDs.record(500), kind: .suspended, period: try days("2027-03-01"))
      ]
    }),
  BrokenCondition(.competenceLevelTooLow, sound: { $0.competence.level = 3 }),
  BrokenCondition(.competenceScopeAge, sound: { $0.competence.ages = [.child] }),
  BrokenCondition(.competenceScopeDevice, sound: { $0.competence.devices = ["pump"] }),
  BrokenCondition(.competenceScopeSetting, sound: { $0.competence.settings = [.clinic] }),
  BrokenCondition(.competenceNotPersonSpecific, sound: { $0.competence.person = nil }),
  BrokenCondition(.competenceEvidenceIncomplete, sound: { $0.competence.hasTheory = false }),
  BrokenCondition(.competenceInactive) {
    $0.practice = []
    $0.localRules = [employerRule(.inactivityLapse, .days(7))]
  },
  BrokenCondition(
    .competenceNotAcceptedHere, sound: { $0.competence.gainedAt = SampleIDs.otherEmployer }),
  BrokenCondition(.equivalenceNotRecognised) {
    try holdOther(&$0)
    $0.mappings = [try mapping(isApproved: false)]
  },
  BrokenCondition(.equivalenceConditionUnmet) {
    try holdOther(&$0)
    $0.mappings = [try mapping(condition: "practice is shown")]
  },
  BrokenCondition(.equivalenceChainTooLong) {
    try holdOther(&$0)
    $0.mappings = [try mapping(to: "BETWEEN"), try mapping(from: "BETWEEN")]
  },
]

private let brokenAssessor: [BrokenCondition] = [
  BrokenCondition(.assessorNotCompetent, sound: { $0.assessorsCompetence.level = 4 }),
  BrokenCondition(.assessorNotAuthorised) {
    let standing = $0.assessors[SampleIDs.assessorID] ?? AssessorStanding()
    $0.assessors[SampleIDs.assessorID] = AssessorStanding(
      achievements: standing.achievements, registrations: standing.registrations)
  },
  BrokenCondition(.assessorRegistrationNotEffective) {
    let standing = $0.assessors[SampleIDs.assessorID] ?? AssessorStanding()
    $0.assessors[SampleIDs.assessorID] = AssessorStanding(
      achievements: standing.achievements, authorisations: standing.authorisations)
  },
  BrokenCondition(
    .assessorConflict, sound: { $0.competence.decidedBy = .worker(SampleIDs.worker) }),
]

private let brokenPerson: [BrokenCondition] = [
  BrokenCondition(.personNotInCare) { $0.episodes = [] },
  BrokenCondition(.consentAbsent) { $0.consents = [] },
  BrokenCondition(.consentWithdrawn) {
    $0.consents.append(
      try always(
        try ConsentRecord(
          intervention: nil, basis: .consent, basisReference: nil, capacity: nil,
          state: .withdrawn, reviewBy: nil)))
  },
  BrokenCondition(.capacityBasisMissing) {
    $0.consents = [
      try always(
        try ConsentRecord(
          intervention: nil, basis: .consent, basisReference: nil, capacity: .lacks,
          state: .given, reviewBy: nil))
    ]
  },
  BrokenCondition(.carePlanNotCurrent) { $0.planTasks = [] },
  BrokenCondition(.personNotStable) { $0.stability = [] },
  BrokenCondition(.prescriptionNotCurrent) { $0.orders = [] },
  BrokenCondition(.riskAssessmentBlocks) {
    $0.risks.append(
      try always(
        RiskAssessment(intervention: task, result: .red, reviewBy: try day("2030-01-01"))))
  },
]

private let brokenAgreement: [BrokenCondition] = [
  BrokenCondition(.delegationNone) { $0.agreements = [] },
  BrokenCondition(.delegationNotAccepted, sound: { $0.agreement.isAcceptedByEmployer = false }),
  BrokenCondition(
    .delegationNotStarted, sound: { $0.agreement.period = try days("2027-03-02") }),
  BrokenCondition(
    .delegationExpired,
    sound: { $0.agreement.period = try days("2027-01-15", through: "2027-02-28") }),
  BrokenCondition(
    .delegationSuspended, sound: { $0.agreement.further = [.suspended(by: .delegator)] }),
  BrokenCondition(
    .delegationWithdrawn,
    sound: {
      $0.agreement.further = [.withdrawn(Withdrawal(category: .administrative, by: .delegator))]
    }),
  BrokenCondition(
    .delegationScopeMismatch,
    sound: {
      $0.agreement.scope = try AgreementScope(
        settings: [.clinic], locations: nil, hours: nil, maximumDose: nil, devices: nil)
    }),
  BrokenCondition(
    .delegationReviewOverdue,
    sound: { $0.agreement.review = (try moment("2027-02-01T10:00:00Z"), try day("2027-02-28")) }),
  BrokenCondition(
    .delegationSuperseded,
    sound: {
      $0.agreement.confirmed = try ConfirmedVersions(
        order: 3, plan: 1, instructions: 1, device: "pen device")
    }),
  BrokenCondition(
    .subdelegationNotAllowed,
    sound: { $0.agreement.passedOnFrom = SampleIDs.secondAgreement }),
]

private let brokenDelegator: [BrokenCondition] = [
  BrokenCondition(
    .delegatorNotEntitledAtGrant, sound: { $0.nurseRegistered = try days("2027-01-16") }),
  BrokenCondition(
    .delegatorRegistrationNotEffective,
    sound: { $0.nurseRegistered = try days("2020-01-01", through: "2027-02-28") }),
  BrokenCondition(.delegatorScopeExcludes) {
    let standing = $0.delegators[SampleIDs.nurse] ?? DelegatorStanding()
    $0.delegators[SampleIDs.nurse] = DelegatorStanding(
      registrations: standing.registrations, presence: standing.presence)
  },
  BrokenCondition(.delegatorUnavailable) {
    let standing = $0.delegators[SampleIDs.nurse] ?? DelegatorStanding()
    $0.delegators[SampleIDs.nurse] = DelegatorStanding(
      registrations: standing.registrations, scopes: standing.scopes)
  },
]

private let brokenOrganisation: [BrokenCondition] = [
  BrokenCondition(.orgPolicyDisallows) { $0.taskPolicies = [] },
  BrokenCondition(.orgIndemnityUnconfirmed) { $0.indemnities = [] },
  BrokenCondition(.orgRegistrationMissing) { $0.providerRegistrations = [] },
  BrokenCondition(.orgAgreementMissing) { $0.interOrganisation = [] },
  BrokenCondition(.hostAgreementNotInForce) {
    $0.engagements = [
      try always(
        WorkerEngagement(
          organisation: SampleIDs.employer, legalBasis: .secondment, isLearner: false, role: nil,
          receives: .yes, ownTasks: [task]))
    ]
  },
  BrokenCondition(.supervisionUnavailable) { $0.rota = [] },
  BrokenCondition(.supervisionCheckOverdue, sound: { $0.agreement.supervisedAt = nil }),
  BrokenCondition(.incidentHold) { $0.holds = [try always(Hold.worker(SampleIDs.worker))] },
  BrokenCondition(.escalationRouteMissing, sound: { $0.agreement.escalation = [] }),
  BrokenCondition(
    .expiresDuringWindow,
    sound: {
      try $0.competence.end(after: "2027-03-01")
      try $0.ask(from: "2027-03-01T23:30:00Z", to: "2027-03-02T00:30:00Z")
    }),
]
