import Learning
package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireEnrolLearnersRequest: WireChange {}

extension WireEnrolLearnersRequest {
  /// Who takes seats.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> EnrolLearners.Request {
    var seats: [EnrolLearners.Seat] = []
    try eachLearner(learners, \.workerID) { seat, worker throws(ServiceError) in
      seats.append(
        EnrolLearners.Seat(
          worker: worker, employer: try optionalID(seat.employerID, "employer_id"),
          planned: seat.hasPlannedRelease ? try seat.plannedRelease.native() : nil))
    }
    return EnrolLearners.Request(
      header: try header(), cohort: try requiredID(cohortID, "cohort_id"),
      day: try optionalDate(enrolledOn, "enrolled_on"), seats: seats)
  }
}

/// Calls `read` with each of `entries` and its worker: 1 to 1,000, each worker once; a refusal is
/// placed under its entry of `learners`.
///
/// - Throws: ``ServiceError`` naming the entry at fault.
func eachLearner<Entry>(
  _ entries: [Entry], _ workerID: (Entry) -> String,
  _ read: (Entry, WorkerID) throws(ServiceError) -> Void
) throws(ServiceError) {
  guard !entries.isEmpty else {
    throw ServiceError(
      .invalidArgument, .fieldRequired, field: "learners", "must be 1 to 1000 learners")
  }
  try requireAtMost(1_000, entries.count, "learners")
  var seen: Set<WorkerID> = []
  for (index, entry) in entries.enumerated() {
    let worker: WorkerID = try requiredID(workerID(entry), "learners[\(index)].worker_id")
    guard seen.insert(worker).inserted else {
      throw ServiceError(
        .invalidArgument, .duplicateItem, field: "learners[\(index)].worker_id",
        "must stand once")
    }
    try under("learners[\(index)]") { () throws(ServiceError) in try read(entry, worker) }
  }
}
