import GRPCCore

/// The methods whose calls take about a millisecond of a processor and never block: these may be
/// carried out on the thread that reads and writes their connection.
///
/// A batch is one of them, as it does as little between two of its items. Whatever may reckon for
/// longer, or reads more than a few people, would hold up every other call of that thread.
enum BriefMethods {
  static let passports: Set<String> = [
    "VerifyPassport", "CheckRoleReadiness", "GetPassport",
    "RecordRegistration", "RecordCheck", "RecordEngagement", "RecordContinuity",
    "RecordAchievement", "RecordEvidence",
    "BatchRecordAchievements", "BatchRecordRegistrations", "BatchRecordChecks",
    "AttestEvidence", "SupersedeAchievement", "RevokeFact", "SuspendFact", "ReinstateFact",
    "AcceptAchievement",
  ]

  static let delegations: Set<String> = [
    "CheckDelegation", "GetDelegation", "RecordCareFact", "RecordEmployerFact",
    "RecordWorkerFact", "PlaceHold", "LiftHold", "EndFact",
    "SuspendDelegation", "ResumeDelegation", "WithdrawDelegation", "RecordSupervision",
  ]

  static let placements: Set<String> = ["RecordHours", "BatchRecordHours", "VerifyHours"]

  /// Whether calls of `method` are brief.
  static func contains(_ method: MethodDescriptor) -> Bool {
    switch method.service.fullyQualifiedService {
    case "oneworkforce.v1.PassportService": passports.contains(method.method)
    case "oneworkforce.v1.DelegationService": delegations.contains(method.method)
    case "oneworkforce.v1.PlacementService": placements.contains(method.method)
    case "grpc.health.v1.Health": method.method == "Check"
    default: false
    }
  }
}
