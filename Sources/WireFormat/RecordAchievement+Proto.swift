package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireRecordAchievementRequest: WireChange {}

extension WireRecordAchievementRequest {
  /// What is to be recorded.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> RecordAchievement.Request {
    let draft = try required(hasAchievement, achievement, "achievement")
    return RecordAchievement.Request(
      header: try header(),
      worker: try requiredID(workerID, "worker_id"),
      achievement: try under("achievement") { () throws(ServiceError) in try draft.native() },
      isAttested: attest)
  }
}
