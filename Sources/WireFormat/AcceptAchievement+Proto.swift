package import OneWorkforceProtos
package import Operations
import Passports
package import Vocabulary

extension WireAcceptAchievementRequest: WireChange {}

extension WireAcceptAchievementRequest {
  /// The answer; a bridge stands beside the one answer that asks for it.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> AcceptAchievement.Request {
    let answer: EmployerAcceptance.Answer = try requiredChoice(answer, "answer")
    let bridge = bridge.isEmpty ? nil : try StandardCode(bridge, field: "bridge")
    guard (answer == .acceptedWithBridge) == (bridge != nil) else {
      throw ServiceError(
        .invalidArgument, .fieldsContradict, field: "bridge",
        "must be given when accepting with a bridge and left out otherwise")
    }
    return AcceptAchievement.Request(
      header: try header(),
      worker: try requiredID(workerID, "worker_id"),
      achievement: try requiredID(achievementID, "achievement_id"),
      answer: answer, bridge: bridge)
  }
}
