/// What a caller can ask for: the rows of the access table.
///
/// A row of the design's table whose cells give different verbs to different duties stands here as
/// several actions, so that each cell is one plain condition. Actions no rpc stands for yet are
/// listed with their rows: a later rpc needs a line in ``MethodTable`` and nothing here.
package enum Action: String, Sendable, CaseIterable {
  // Passports.
  /// Read a passport.
  case readPassport = "READ-PASSPORT"
  /// Verify, judge readiness, open a transfer.
  case verify = "VERIFY"
  /// Read an opened transfer and what was decided about it.
  case readTransfer = "READ-TRANSFER"
  /// Decide about an entry of an opened transfer.
  case decideTransfer = "DECIDE-TRANSFER"
  /// List what ends soon; each worker's passport is then opened under ``verify``.
  case listExpiring = "LIST-EXPIRING"
  /// Match on identity, or page through one's own staff or learners.
  case findWorker = "FIND-WORKER"
  /// Grant or withdraw sight, see who looked, dispute, export one's own record.
  case controlSight = "CONTROL-SIGHT"

  // Records about workers.
  /// Add a worker with a first engagement at the caller's organisation.
  case registerWorker = "REGISTER-WORKER"
  /// Take in the staff files of the caller's organisation.
  case importStaff = "IMPORT-STAFF"
  /// Record an engagement at the caller's organisation, the first one there included.
  case engageWorker = "ENGAGE-WORKER"
  /// Record a check, registration or service; keep the identity record.
  case keepRecord = "KEEP-RECORD"
  /// Record evidence or an achievement.
  case recordAchievement = "RECORD-ACHIEVEMENT"
  /// Attest, supersede, revoke, suspend or reinstate a fact.
  case changeFact = "CHANGE-FACT"
  /// Accept another employer's competence.
  case acceptCompetence = "ACCEPT-COMPETENCE"

  // Care and delegation.
  /// Add a person, or begin their care, with a care episode at the caller's organisation.
  case registerPerson = "REGISTER-PERSON"
  /// Record a care-plan task, consent, stability, risk or order facts.
  case recordCare = "RECORD-CARE"
  /// Say what an employer stands for: its policy, indemnity, registration, rota and agreements.
  case keepProvider = "KEEP-PROVIDER"
  /// Record that a worker did a task, or did not.
  case logPractice = "LOG-PRACTICE"
  /// Propose or review a delegation.
  case proposeDelegation = "PROPOSE-DELEGATION"
  /// Decline or refuse a delegation.
  case refuseDelegation = "REFUSE-DELEGATION"
  /// Accept a delegation, as the worker or on behalf of their employer.
  case acceptDelegation = "ACCEPT-DELEGATION"
  /// Suspend or withdraw a delegation.
  case stopDelegation = "STOP-DELEGATION"
  /// Record a supervision or outcome check of a delegation.
  case superviseDelegation = "SUPERVISE-DELEGATION"
  /// Read agreements, what lapses of them and what rests on them.
  case readDelegation = "READ-DELEGATION"
  /// Check a delegation, find who may do a visit.
  case checkDelegation = "CHECK-DELEGATION"
  /// Replay a decision, look back.
  case replayDecision = "REPLAY-DECISION"

  // Joint work and vacancies.
  /// Read joint roles, vacancies, placements and cohorts.
  case readJointWork = "READ-JOINT-WORK"
  /// Keep one's own side of joint roles, vacancies, placements and cohorts.
  case keepJointWork = "KEEP-JOINT-WORK"
  /// Read joint roles and who manages whom. A verifier and a planner read none of them.
  case readJointRole = "READ-JOINT-ROLE"
  /// Keep one's own side of joint roles; name line managers.
  case keepJointRole = "KEEP-JOINT-ROLE"
  /// Define blended roles, copy and tighten another's.
  case keepRoleTemplate = "KEEP-ROLE-TEMPLATE"
  /// Count joint posts of a place, as totals.
  case describeJointPosts = "DESCRIBE-JOINT-POSTS"
  /// Approve joint work for a place.
  case approveJointWork = "APPROVE-JOINT-WORK"
  /// Opt in to or out of matching.
  case joinMatching = "JOIN-MATCHING"
  /// Match a vacancy with workers who consented.
  case matchVacancy = "MATCH-VACANCY"
  /// Read the passport of a worker who lets themselves be found.
  case openMatch = "OPEN-MATCH"

  // Plans and powers.
  /// Read returns, plans and runs.
  case readPlan = "READ-PLAN"
  /// Submit returns, make plans, start runs.
  case keepPlan = "KEEP-PLAN"
  /// Approve or freeze a plan.
  case approvePlan = "APPROVE-PLAN"
  /// Read who is accountable, funds and lent powers.
  case readAccountability = "READ-ACCOUNTABILITY"
  /// Record who is accountable, funds and lent powers.
  case recordAccountability = "RECORD-ACCOUNTABILITY"

  // The registry and the service.
  /// Read organisations, frameworks, role profiles and policy rows.
  case readRegistry = "READ-REGISTRY"
  /// Write organisations, places, frameworks and role profiles.
  case writeRegistry = "WRITE-REGISTRY"
  /// Tighten a policy row for one's own organisation.
  case tightenPolicy = "TIGHTEN-POLICY"
  /// Record that an organisation may audit for a stated time.
  case recordAuditEngagement = "RECORD-AUDIT-ENGAGEMENT"
  /// Read the trust list, status lists and the log.
  case readTrust = "READ-TRUST"
  /// Publish the trust list, status lists and the log.
  case publishTrust = "PUBLISH-TRUST"
  /// Issue, rotate or report as compromised an organisation's keys.
  case keepOrganisationKeys = "KEEP-ORGANISATION-KEYS"
  /// Issue, rotate or report as compromised the service's keys.
  case keepServiceKeys = "KEEP-SERVICE-KEYS"
  /// Read the disputes of one's own entries, or of those one's organisation recorded.
  case listDisputes = "LIST-DISPUTES"
  /// Open what a share code stands for.
  case redeemShare = "REDEEM-SHARE"
  /// Judge a signed presentation that somebody brings.
  case verifyPresentation = "VERIFY-PRESENTATION"
  /// Record the decision that a worker is erased.
  case decideErasure = "DECIDE-ERASURE"
  /// Ask to be erased.
  case requestErasure = "REQUEST-ERASURE"
  /// Carry out an erasure on a recorded decision.
  case eraseWorker = "ERASE-WORKER"
  /// Backup, restore, health, metrics and settings.
  case runService = "RUN-SERVICE"

  /// Whether the caller must say why: the actions that open or search people's records.
  package var asksWhy: Bool {
    switch self {
    case .readPassport, .verify, .findWorker: true
    default: false
    }
  }
}
