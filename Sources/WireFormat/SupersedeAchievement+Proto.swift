package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireSupersedeAchievementRequest: WireChange {}

extension WireSupersedeAchievementRequest {
  /// What is replaced by what.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> SupersedeAchievement.Request {
    let draft = try required(hasReplacement, replacement, "replacement")
    return SupersedeAchievement.Request(
      header: try header(),
      worker: try requiredID(workerID, "worker_id"),
      achievement: try requiredID(achievementID, "achievement_id"),
      replacement: try under("replacement") { () throws(ServiceError) in try draft.native() })
  }
}
