import Learning
package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireRecordReleaseRequest: WireChange {}

extension WireRecordReleaseRequest {
  /// Whose time off the day job.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> RecordRelease.Request {
    var entries: [RecordRelease.Entry] = []
    try eachLearner(learners, \.workerID) { entry, worker throws(ServiceError) in
      guard entry.hasPlannedRelease || entry.hasActualRelease else {
        throw ServiceError(
          .invalidArgument, .fieldRequired, field: "planned_release",
          "must be given, or the actual release")
      }
      entries.append(
        RecordRelease.Entry(
          worker: worker,
          planned: entry.hasPlannedRelease ? try entry.plannedRelease.native() : nil,
          released: entry.hasActualRelease ? try entry.actualRelease.native() : nil))
    }
    return RecordRelease.Request(
      header: try header(), cohort: try requiredID(cohortID, "cohort_id"),
      day: try optionalDate(on, "on"), entries: entries)
  }
}
