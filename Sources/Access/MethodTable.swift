/// Which action each rpc stands for. An rpc without a row is refused, and a test fails for it.
package enum MethodTable {
  /// The action of an rpc of ours by its bare name, such as `VerifyPassport`; nil where it has no
  /// row, and then it must be refused.
  package static func action(of method: String) -> Action? {
    actions[method]
  }

  /// The rpcs that have a row.
  package static var methods: Set<String> { Set(actions.keys) }

  /// The rpcs anybody may call without a token, by full name: health, which tells nothing else.
  package static let openToAll: Set<String> = [
    "grpc.health.v1.Health/Check", "grpc.health.v1.Health/Watch",
  ]

  /// The rpcs any caller may call whatever their duty, by full name: what the contracts are.
  package static let openToCallers: Set<String> = [
    "grpc.reflection.v1.ServerReflection/ServerReflectionInfo",
    "grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo",
  ]

  private static let actions: [String: Action] = [
    passports, access, registry, delegations, jointRoles, vacancies, placements, learning, plans,
    partnerships, presentations, credentials, service,
  ].reduce(into: [:]) { $0.merge($1) { first, _ in first } }

  private static let passports: [String: Action] = [
    "VerifyPassport": .verify,
    "BatchVerifyPassport": .verify,
    "CheckRoleReadiness": .verify,
    "TransferWorker": .verify,
    "GetTransfer": .readTransfer,
    "DecideTransferItem": .decideTransfer,
    "ListExpiring": .listExpiring,
    "FindWorkers": .findWorker,
    "GetPassport": .readPassport,
    "RegisterWorker": .registerWorker,
    "UpdateWorkerIdentity": .keepRecord,
    "ResolveDuplicate": .keepRecord,
    "RecordRegistration": .keepRecord,
    "RecordCheck": .keepRecord,
    "RecordEngagement": .engageWorker,
    "RecordContinuity": .keepRecord,
    "RecordAchievement": .recordAchievement,
    "RecordEvidence": .recordAchievement,
    "AttestEvidence": .changeFact,
    "SupersedeAchievement": .changeFact,
    "RevokeFact": .changeFact,
    "SuspendFact": .changeFact,
    "ReinstateFact": .changeFact,
    "AcceptAchievement": .acceptCompetence,
    "BatchRecordAchievements": .recordAchievement,
    "BatchRecordRegistrations": .keepRecord,
    "BatchRecordChecks": .keepRecord,
    "ImportStaffRecords": .importStaff,
  ]

  private static let access: [String: Action] = [
    "GrantDisclosure": .controlSight,
    "WithdrawDisclosure": .controlSight,
    "ListDisclosures": .controlSight,
    "ListAccesses": .controlSight,
    "RecordAuditEngagement": .recordAuditEngagement,
  ]

  private static let registry: [String: Action] = [
    "GetOrganisation": .readRegistry,
    "ListOrganisations": .readRegistry,
    "RecordOrganisation": .writeRegistry,
    "UpdateOrganisation": .writeRegistry,
    "RecordSuccession": .writeRegistry,
    "GetPlace": .readRegistry,
    "ListPlaces": .readRegistry,
    "RecordPlace": .writeRegistry,
    "UpdatePlace": .writeRegistry,
    "RecordMembership": .writeRegistry,
    "ListRoleProfiles": .readRegistry,
    "GetRoleProfile": .readRegistry,
    "ListCodes": .readRegistry,
    "ListEquivalences": .readRegistry,
    "ListPolicyRows": .readRegistry,
    "TightenPolicy": .tightenPolicy,
    "ListSources": .readRegistry,
  ]

  // Where one rpc records facts of several kinds, its row is that of the commonest; the operation
  // asks for the action of the kind that came.
  private static let jointRoles: [String: Action] = [
    "DraftJointRole": .keepJointRole,
    "AgreeJointRole": .keepJointRole,
    "ChangeJointRole": .keepJointRole,
    "EndJointRole": .keepJointRole,
    "ImportJointRoles": .keepJointRole,
    "GetJointRole": .readJointRole,
    "ListJointRoles": .readJointRole,
    "DescribeJointPosts": .describeJointPosts,
    "NameLineManager": .keepJointRole,
    "ListUnmanaged": .readJointRole,
    "ListTeam": .readJointRole,
    "RecordRoleTemplate": .keepRoleTemplate,
    "ListRoleTemplates": .readRegistry,
  ]

  private static let delegations: [String: Action] = [
    "ListInterventions": .readRegistry,
    "TightenInterventionRule": .tightenPolicy,
    "AdoptProtocol": .tightenPolicy,
    "RegisterPerson": .registerPerson,
    "ResolvePersonDuplicate": .recordCare,
    "RecordCareFact": .recordCare,
    "RecordEmployerFact": .keepProvider,
    "RecordWorkerFact": .keepRecord,
    "PlaceHold": .stopDelegation,
    "LiftHold": .stopDelegation,
    "EndFact": .recordCare,
    "DraftDelegation": .proposeDelegation,
    "ProposeDelegation": .proposeDelegation,
    "AcceptDelegation": .acceptDelegation,
    "DeclineDelegation": .refuseDelegation,
    "SuspendDelegation": .stopDelegation,
    "ResumeDelegation": .stopDelegation,
    "WithdrawDelegation": .stopDelegation,
    "ClearWithdrawal": .proposeDelegation,
    "ReviewDelegation": .proposeDelegation,
    "RenewDelegation": .proposeDelegation,
    "ReconfirmDelegation": .proposeDelegation,
    "SucceedDelegation": .proposeDelegation,
    "EndDelegation": .stopDelegation,
    "RecordSupervision": .superviseDelegation,
    "GetDelegation": .readDelegation,
    "ListDelegations": .readDelegation,
    "CheckDelegation": .checkDelegation,
    "BatchCheckDelegation": .checkDelegation,
    "FindAuthorisedWorkers": .checkDelegation,
    "ReplayDecision": .replayDecision,
    "LookBack": .replayDecision,
    "ListDecisions": .replayDecision,
    "ListLapsing": .readDelegation,
    "DescribeCover": .readDelegation,
  ]

  // What names a learner is refused to those who see what is published or totals alone.
  private static let placements: [String: Action] = [
    "RecordProgramme": .keepJointWork,
    "ListProgrammes": .readJointWork,
    "EnrolLearner": .keepJointWork,
    "GetEnrolment": .readJointWork,
    "RecordStage": .keepJointWork,
    "RecordPracticeArea": .keepJointWork,
    "ClosePracticeArea": .keepJointWork,
    "ListPracticeAreas": .readJointWork,
    "RecordSupervisor": .keepJointWork,
    "OfferPlacements": .keepJointWork,
    "ListPlacementOffers": .readJointWork,
    "RequestPlacement": .keepJointWork,
    "ListUnmet": .readJointWork,
    "RecordPlacement": .keepJointWork,
    "BatchRecordPlacements": .keepJointWork,
    "AdvancePlacement": .keepJointWork,
    "CancelPlacement": .keepJointWork,
    "SupersedePlacement": .keepJointWork,
    "NameSupervisor": .keepJointWork,
    "AdjustPlacement": .keepJointWork,
    "GetPlacement": .readJointWork,
    "ListPlacements": .readJointWork,
    "RecordHours": .keepJointWork,
    "BatchRecordHours": .keepJointWork,
    "VerifyHours": .keepJointWork,
    "ListHours": .readJointWork,
    "RecordAssessment": .keepJointWork,
    "DescribePlacements": .readJointWork,
  ]

  private static let vacancies: [String: Action] = [
    "PublishVacancy": .keepJointWork,
    "UpdateVacancy": .keepJointWork,
    "CloseVacancy": .keepJointWork,
    "ListVacancies": .readJointWork,
    "MatchVacancy": .matchVacancy,
    "JoinMatching": .joinMatching,
    "LeaveMatching": .joinMatching,
    "ListMatchingConsents": .joinMatching,
    "OfferTraining": .keepJointWork,
    "ListTrainingOffers": .readJointWork,
    "PublishTeam": .keepJointWork,
    "EndListing": .keepJointWork,
    "FindTeams": .readJointWork,
    "DescribeTeam": .matchVacancy,
    "RecordAttitude": .keepRecord,
    "FindSkillHolders": .matchVacancy,
    "ListPathways": .verify,
    "ListTrainingGaps": .findWorker,
    "DescribePosts": .readPlan,
    "DescribeSkillCoverage": .readPlan,
  ]

  private static let learning: [String: Action] = [
    "RecordNetwork": .keepJointWork,
    "JoinNetwork": .keepJointWork,
    "LeaveNetwork": .keepJointWork,
    "ListNetworks": .readJointWork,
    "RecordTopic": .keepJointWork,
    "ListTopics": .readJointWork,
    "RecordCohort": .keepJointWork,
    "EnrolLearners": .keepJointWork,
    "RecordRelease": .keepJointWork,
    "RecordDropOut": .keepJointWork,
    "ImportLearning": .keepJointWork,
    "AttestCohort": .keepJointWork,
    "GetCohort": .readJointWork,
    "ListCohorts": .readJointWork,
    "DescribeLearning": .readJointWork,
  ]

  private static let plans: [String: Action] = [
    "CreatePlan": .keepPlan,
    "GetPlan": .readPlan,
    "ListPlans": .readPlan,
    "DescribeCoverage": .readPlan,
    "DraftScenario": .keepPlan,
    "GetScenario": .readPlan,
    "SetNeedModel": .keepPlan,
    "ImportWorkforce": .keepPlan,
    "ReconcileImport": .keepPlan,
    "RunProjection": .keepPlan,
    "CompareScenarios": .readPlan,
    "ExplainGap": .readPlan,
    "FreezePlan": .approvePlan,
    "ExportPlan": .readPlan,
    "ListRuns": .readPlan,
    "SubmitPlan": .keepPlan,
    "MergePlans": .keepPlan,
  ]

  private static let partnerships: [String: Action] = [
    "GetAccountabilityMap": .readAccountability,
    "GetPost": .readAccountability,
    "GetFund": .readAccountability,
    "ListFunds": .readAccountability,
    "RecordPost": .recordAccountability,
    "AppointToPost": .recordAccountability,
    "LeavePost": .recordAccountability,
    "RecordAccountability": .recordAccountability,
    "LendPower": .recordAccountability,
    "EndPower": .recordAccountability,
    "RecordDecision": .recordAccountability,
    "RecordFund": .recordAccountability,
    "RecordPayment": .recordAccountability,
    "RecordVariance": .recordAccountability,
    "ProposeRiskRule": .recordAccountability,
    "AnswerRiskRule": .recordAccountability,
    "RecordPlanOwners": .approvePlan,
    "ApprovePlan": .approvePlan,
  ]

  private static let presentations: [String: Action] = [
    "ExportPassport": .controlSight,
    "RedeemShare": .redeemShare,
    "VerifyPresentation": .verifyPresentation,
    "DisputeEntry": .controlSight,
    "AnswerDispute": .changeFact,
    "ListDisputes": .listDisputes,
    "ExportOwnRecord": .controlSight,
    "RequestErasure": .requestErasure,
    "DecideErasure": .decideErasure,
    "EraseWorker": .eraseWorker,
  ]

  // Where an operator keeps the service's own keys, the operation asks for that action.
  private static let credentials: [String: Action] = [
    "CreateSigningKey": .keepOrganisationKeys,
    "RotateSigningKey": .keepOrganisationKeys,
    "RetireSigningKey": .keepOrganisationKeys,
    "MarkKeyCompromised": .keepOrganisationKeys,
    "ListSigningKeys": .keepOrganisationKeys,
    "IssueCredentials": .changeFact,
    "BatchIssueCredentials": .changeFact,
    "BatchSetCredentialStatus": .changeFact,
    "GetStatusList": .readTrust,
    "WatchStatus": .readTrust,
    "GetLogProof": .readTrust,
    "GetCheckpoint": .readTrust,
    "CosignCheckpoint": .publishTrust,
    "SetEntitlement": .writeRegistry,
    "ListEntitlements": .readTrust,
    "PublishTrustList": .publishTrust,
    "GetTrustList": .readTrust,
  ]

  private static let service: [String: Action] = [
    "GetServiceStatus": .runService,
    "CreateBackup": .runService,
  ]
}
