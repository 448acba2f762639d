import Access
import Foundation
import Testing

@Suite("Every rpc and its action") struct MethodTableTests {
  /// Which line of the design each rpc falls under, written from the contracts.
  static let rows: [String: String] = [
    "VerifyPassport": "VERIFY", "BatchVerifyPassport": "VERIFY", "CheckRoleReadiness": "VERIFY",
    "TransferWorker": "VERIFY", "GetTransfer": "READ-TRANSFER",
    "DecideTransferItem": "DECIDE-TRANSFER", "ListExpiring": "LIST-EXPIRING",
    "FindWorkers": "FIND-WORKER", "GetPassport": "READ-PASSPORT",
    "RegisterWorker": "REGISTER-WORKER", "UpdateWorkerIdentity": "KEEP-RECORD",
    "ResolveDuplicate": "KEEP-RECORD", "RecordRegistration": "KEEP-RECORD",
    "RecordCheck": "KEEP-RECORD", "RecordEngagement": "ENGAGE-WORKER",
    "RecordContinuity": "KEEP-RECORD", "RecordAchievement": "RECORD-ACHIEVEMENT",
    "RecordEvidence": "RECORD-ACHIEVEMENT", "AttestEvidence": "CHANGE-FACT",
    "SupersedeAchievement": "CHANGE-FACT", "RevokeFact": "CHANGE-FACT",
    "SuspendFact": "CHANGE-FACT", "ReinstateFact": "CHANGE-FACT",
    "AcceptAchievement": "ACCEPT-COMPETENCE", "BatchRecordAchievements": "RECORD-ACHIEVEMENT",
    "BatchRecordRegistrations": "KEEP-RECORD", "BatchRecordChecks": "KEEP-RECORD",
    "ImportStaffRecords": "IMPORT-STAFF",
    "GrantDisclosure": "CONTROL-SIGHT", "WithdrawDisclosure": "CONTROL-SIGHT",
    "ListDisclosures": "CONTROL-SIGHT", "ListAccesses": "CONTROL-SIGHT",
    "RecordAuditEngagement": "RECORD-AUDIT-ENGAGEMENT",
    "ExportPassport": "CONTROL-SIGHT", "RedeemShare": "REDEEM-SHARE",
    "VerifyPresentation": "VERIFY-PRESENTATION", "DisputeEntry": "CONTROL-SIGHT",
    "AnswerDispute": "CHANGE-FACT", "ListDisputes": "LIST-DISPUTES",
    "ExportOwnRecord": "CONTROL-SIGHT", "RequestErasure": "REQUEST-ERASURE",
    "DecideErasure": "DECIDE-ERASURE", "EraseWorker": "ERASE-WORKER",
    "GetOrganisation": "READ-REGISTRY", "ListOrganisations": "READ-REGISTRY",
    "RecordOrganisation": "WRITE-REGISTRY", "UpdateOrganisation": "WRITE-REGISTRY",
    "RecordSuccession": "WRITE-REGISTRY", "GetPlace": "READ-REGISTRY",
    "ListPlaces": "READ-REGISTRY", "RecordPlace": "WRITE-REGISTRY",
    "UpdatePlace": "WRITE-REGISTRY", "RecordMembership": "WRITE-REGISTRY",
    "ListRoleProfiles": "READ-REGISTRY", "GetRoleProfile": "READ-REGISTRY",
    "ListCodes": "READ-REGISTRY", "ListEquivalences": "READ-REGISTRY",
    "ListPolicyRows": "READ-REGISTRY", "TightenPolicy": "TIGHTEN-POLICY",
    "ListSources": "READ-REGISTRY",
    "ListInterventions": "READ-REGISTRY",
    "TightenInterventionRule": "TIGHTEN-POLICY",
    "AdoptProtocol": "TIGHTEN-POLICY",
    "DraftJointRole": "KEEP-JOINT-ROLE", "AgreeJointRole": "KEEP-JOINT-ROLE",
    "ChangeJointRole": "KEEP-JOINT-ROLE", "EndJointRole": "KEEP-JOINT-ROLE",
    "ImportJointRoles": "KEEP-JOINT-ROLE", "NameLineManager": "KEEP-JOINT-ROLE",
    "GetJointRole": "READ-JOINT-ROLE", "ListJointRoles": "READ-JOINT-ROLE",
    "ListUnmanaged": "READ-JOINT-ROLE", "ListTeam": "READ-JOINT-ROLE",
    "DescribeJointPosts": "DESCRIBE-JOINT-POSTS", "RecordRoleTemplate": "KEEP-ROLE-TEMPLATE",
    "ListRoleTemplates": "READ-REGISTRY",
    "RegisterPerson": "REGISTER-PERSON",
    "ResolvePersonDuplicate": "RECORD-CARE",
    "RecordCareFact": "RECORD-CARE",
    "RecordEmployerFact": "KEEP-PROVIDER",
    "RecordWorkerFact": "KEEP-RECORD",
    "PlaceHold": "STOP-DELEGATION",
    "LiftHold": "STOP-DELEGATION",
    "EndFact": "RECORD-CARE",
    "DraftDelegation": "PROPOSE-DELEGATION",
    "ProposeDelegation": "PROPOSE-DELEGATION",
    "AcceptDelegation": "ACCEPT-DELEGATION",
    "DeclineDelegation": "REFUSE-DELEGATION",
    "SuspendDelegation": "STOP-DELEGATION",
    "ResumeDelegation": "STOP-DELEGATION",
    "WithdrawDelegation": "STOP-DELEGATION",
    "ClearWithdrawal": "PROPOSE-DELEGATION",
    "ReviewDelegation": "PROPOSE-DELEGATION",
    "RenewDelegation": "PROPOSE-DELEGATION",
    "ReconfirmDelegation": "PROPOSE-DELEGATION",
    "SucceedDelegation": "PROPOSE-DELEGATION",
    "EndDelegation": "STOP-DELEGATION",
    "RecordSupervision": "SUPERVISE-DELEGATION",
    "GetDelegation": "READ-DELEGATION",
    "ListDelegations": "READ-DELEGATION",
    "RecordNetwork": "KEEP-JOINT-WORK", "JoinNetwork": "KEEP-JOINT-WORK",
    "LeaveNetwork": "KEEP-JOINT-WORK", "ListNetworks": "READ-JOINT-WORK",
    "RecordTopic": "KEEP-JOINT-WORK", "ListTopics": "READ-JOINT-WORK",
    "RecordCohort": "KEEP-JOINT-WORK", "EnrolLearners": "KEEP-JOINT-WORK",
    "RecordRelease": "KEEP-JOINT-WORK", "RecordDropOut": "KEEP-JOINT-WORK",
    "ImportLearning": "KEEP-JOINT-WORK", "AttestCohort": "KEEP-JOINT-WORK",
    "GetCohort": "READ-JOINT-WORK", "ListCohorts": "READ-JOINT-WORK",
    "DescribeLearning": "READ-JOINT-WORK",
    "CheckDelegation": "CHECK-DELEGATION",
    "BatchCheckDelegation": "CHECK-DELEGATION",
    "FindAuthorisedWorkers": "CHECK-DELEGATION",
    "ReplayDecision": "REPLAY-DECISION",
    "LookBack": "REPLAY-DECISION",
    "ListDecisions": "REPLAY-DECISION",
    "ListLapsing": "READ-DELEGATION",
    "DescribeCover": "READ-DELEGATION",
    "PublishVacancy": "KEEP-JOINT-WORK", "UpdateVacancy": "KEEP-JOINT-WORK",
    "CloseVacancy": "KEEP-JOINT-WORK", "ListVacancies": "READ-JOINT-WORK",
    "MatchVacancy": "MATCH-VACANCY", "JoinMatching": "JOIN-MATCHING",
    "LeaveMatching": "JOIN-MATCHING", "ListMatchingConsents": "JOIN-MATCHING",
    "RecordAttitude": "KEEP-RECORD", "OfferTraining": "KEEP-JOINT-WORK",
    "ListTrainingOffers": "READ-JOINT-WORK", "PublishTeam": "KEEP-JOINT-WORK",
    "EndListing": "KEEP-JOINT-WORK", "FindTeams": "READ-JOINT-WORK",
    "DescribeTeam": "MATCH-VACANCY", "FindSkillHolders": "MATCH-VACANCY",
    "ListPathways": "VERIFY", "ListTrainingGaps": "FIND-WORKER",
    "DescribePosts": "READ-PLAN", "DescribeSkillCoverage": "READ-PLAN",
    "CreatePlan": "KEEP-PLAN", "GetPlan": "READ-PLAN", "ListPlans": "READ-PLAN",
    "DescribeCoverage": "READ-PLAN", "DraftScenario": "KEEP-PLAN", "GetScenario": "READ-PLAN",
    "SetNeedModel": "KEEP-PLAN", "ImportWorkforce": "KEEP-PLAN", "ReconcileImport": "KEEP-PLAN",
    "RunProjection": "KEEP-PLAN", "CompareScenarios": "READ-PLAN", "ExplainGap": "READ-PLAN",
    "FreezePlan": "APPROVE-PLAN", "ExportPlan": "READ-PLAN", "ListRuns": "READ-PLAN",
    "SubmitPlan": "KEEP-PLAN", "MergePlans": "KEEP-PLAN",
    "RecordProgramme": "KEEP-JOINT-WORK",
    "ListProgrammes": "READ-JOINT-WORK",
    "EnrolLearner": "KEEP-JOINT-WORK",
    "GetEnrolment": "READ-JOINT-WORK",
    "RecordStage": "KEEP-JOINT-WORK",
    "RecordPracticeArea": "KEEP-JOINT-WORK",
    "ClosePracticeArea": "KEEP-JOINT-WORK",
    "ListPracticeAreas": "READ-JOINT-WORK",
    "RecordSupervisor": "KEEP-JOINT-WORK",
    "OfferPlacements": "KEEP-JOINT-WORK",
    "ListPlacementOffers": "READ-JOINT-WORK",
    "RequestPlacement": "KEEP-JOINT-WORK",
    "ListUnmet": "READ-JOINT-WORK",
    "RecordPlacement": "KEEP-JOINT-WORK",
    "BatchRecordPlacements": "KEEP-JOINT-WORK",
    "AdvancePlacement": "KEEP-JOINT-WORK",
    "CancelPlacement": "KEEP-JOINT-WORK",
    "SupersedePlacement": "KEEP-JOINT-WORK",
    "NameSupervisor": "KEEP-JOINT-WORK",
    "AdjustPlacement": "KEEP-JOINT-WORK",
    "GetPlacement": "READ-JOINT-WORK",
    "ListPlacements": "READ-JOINT-WORK",
    "RecordHours": "KEEP-JOINT-WORK",
    "BatchRecordHours": "KEEP-JOINT-WORK",
    "VerifyHours": "KEEP-JOINT-WORK",
    "ListHours": "READ-JOINT-WORK",
    "RecordAssessment": "KEEP-JOINT-WORK",
    "DescribePlacements": "READ-JOINT-WORK",
    "GetAccountabilityMap": "READ-ACCOUNTABILITY",
    "GetPost": "READ-ACCOUNTABILITY",
    "GetFund": "READ-ACCOUNTABILITY",
    "ListFunds": "READ-ACCOUNTABILITY",
    "RecordPost": "RECORD-ACCOUNTABILITY",
    "AppointToPost": "RECORD-ACCOUNTABILITY",
    "LeavePost": "RECORD-ACCOUNTABILITY",
    "RecordAccountability": "RECORD-ACCOUNTABILITY",
    "LendPower": "RECORD-ACCOUNTABILITY",
    "EndPower": "RECORD-ACCOUNTABILITY",
    "RecordDecision": "RECORD-ACCOUNTABILITY",
    "RecordFund": "RECORD-ACCOUNTABILITY",
    "RecordPayment": "RECORD-ACCOUNTABILITY",
    "RecordVariance": "RECORD-ACCOUNTABILITY",
    "ProposeRiskRule": "RECORD-ACCOUNTABILITY",
    "AnswerRiskRule": "RECORD-ACCOUNTABILITY",
    "RecordPlanOwners": "APPROVE-PLAN",
    "ApprovePlan": "APPROVE-PLAN",
    "CreateSigningKey": "KEEP-ORGANISATION-KEYS", "RotateSigningKey": "KEEP-ORGANISATION-KEYS",
    "RetireSigningKey": "KEEP-ORGANISATION-KEYS",
    "MarkKeyCompromised": "KEEP-ORGANISATION-KEYS",
    "ListSigningKeys": "KEEP-ORGANISATION-KEYS",
    "IssueCredentials": "CHANGE-FACT", "BatchIssueCredentials": "CHANGE-FACT",
    "BatchSetCredentialStatus": "CHANGE-FACT",
    "GetStatusList": "READ-TRUST", "WatchStatus": "READ-TRUST", "GetLogProof": "READ-TRUST",
    "GetCheckpoint": "READ-TRUST", "CosignCheckpoint": "PUBLISH-TRUST",
    "SetEntitlement": "WRITE-REGISTRY", "ListEntitlements": "READ-TRUST",
    "PublishTrustList": "PUBLISH-TRUST", "GetTrustList": "READ-TRUST",
    "GetServiceStatus": "RUN-SERVICE", "CreateBackup": "RUN-SERVICE",
  ]

  @Test("an rpc without a row has no action")
  func unknown() {
    for method in ["", "verifyPassport", "VerifyPassport ", "DropEverything"] {
      #expect(MethodTable.action(of: method) == nil)
    }
  }

  @Test("every rpc of the contracts has a row, and no row is for an rpc that is gone")
  func ours() throws {
    let methods = try rpcs(under: "oneworkforce/v1").map(\.method)
    #expect(Set(methods).count == methods.count)
    #expect(Set(methods) == MethodTable.methods)
    #expect(Set(methods) == Set(Self.rows.keys))
  }

  @Test("health is open to all, reflection to callers, and nothing else goes without a row")
  func standard() throws {
    let methods = try rpcs(under: "grpc").map(\.fullName)
    #expect(Set(methods) == MethodTable.openToAll.union(MethodTable.openToCallers))
    #expect(MethodTable.openToAll.allSatisfy { $0.hasPrefix("grpc.health.v1.") })
    #expect(MethodTable.openToCallers.allSatisfy { $0.hasPrefix("grpc.reflection.") })
  }

  @Test(
    "each rpc, under each duty, for own and other organisations, answers as the design says",
    arguments: rows.sorted { $0.key < $1.key }.map { [$0.key, $0.value] })
  func everyCell(_ row: [String]) throws {
    let action = try #require(MethodTable.action(of: row[0]))
    #expect(action.rawValue == row[1])
    for duty in Duty.allCases {
      let words = try #require(DesignTable.cells[row[1]]?[duty])
      for shown in Shown.single + [[], .everything] {
        let situation = Situation(duty, shown)
        #expect(try situation.decision(action).isAllowed == situation.isOpen(words))
      }
    }
  }

  private struct RPC {
    let method: String
    let fullName: String
  }

  // Reads lines, as a proto is laid out here: one `package`, then `service`, then its `rpc`s.
  private func rpcs(under folder: String) throws -> [RPC] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Protos/\(folder)").resolvingSymlinksInPath()
    let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    let protos = (files?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "proto" }
    #expect(!protos.isEmpty)
    return try protos.flatMap { file -> [RPC] in
      var path = ["", ""]
      return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap {
        let words = $0.split { " (;{".contains($0) }.map(String.init)
        guard words.count > 1 else { return nil }
        switch words[0] {
        case "package": path[0] = words[1]
        case "service": path[1] = words[1]
        case "rpc":
          return RPC(
            method: words[1], fullName: path.joined(separator: ".") + "/" + words[1])
        default: break
        }
        return nil
      }
    }
  }
}
