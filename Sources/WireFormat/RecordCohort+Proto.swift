import Learning
package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireRecordCohortRequest: WireChange {}

extension WireRecordCohortRequest {
  /// The cohort to be recorded.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> RecordCohort.Request {
    let period = try datePeriod(startsOn, try requiredText(endsOn), "starts_on", "ends_on")
    guard (1...Cohort.mostSeats).contains(Int(seats)) else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: "seats",
        "must be 1 to \(Cohort.mostSeats); got \(quoted("\(seats)"))")
    }
    try requireAtMost(20, teachers.count, "teachers")
    var teaching: [CohortTeacher] = []
    for (index, teacher) in teachers.enumerated() {
      teaching.append(
        try under("teachers[\(index)]") { () throws(ServiceError) in try teacher.native() })
    }
    return RecordCohort.Request(
      header: try header(), topic: try requiredID(topicID, "topic_id"),
      network: try optionalID(networkID, "network_id"),
      name: try boundedText(name, field: "name"), period: period, seats: Int(seats),
      targetMix: try targetMix.native(), teachers: teaching)
  }

  private func requiredText(_ day: String) throws(ServiceError) -> String {
    guard !day.isEmpty else {
      throw ServiceError(.invalidArgument, .fieldRequired, field: "ends_on", "must be given")
    }
    return day
  }
}
