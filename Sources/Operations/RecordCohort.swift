package import Access
package import Learning
import Organisations
package import Vocabulary

/// Records a run of a topic; the caller's organisation runs it.
package enum RecordCohort {
  /// What is to be recorded.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// What is taught.
    package let topic: TopicID
    /// The network it is run in; nil: a course of the caller's organisation alone.
    package let network: NetworkID?
    /// What it is called.
    package let name: String
    /// The days it lasts.
    package let period: DatePeriod
    /// How many can learn.
    package let seats: Int
    /// The mix of sectors wanted.
    package let targetMix: TargetMix
    /// Who teaches.
    package let teachers: [CohortTeacher]

    /// A request with these parts.
    package init(
      header: ChangeHeader, topic: TopicID, network: NetworkID?, name: String, period: DatePeriod,
      seats: Int, targetMix: TargetMix, teachers: [CohortTeacher]
    ) {
      self.header = header
      self.topic = topic
      self.network = network
      self.name = name
      self.period = period
      self.seats = seats
      self.targetMix = targetMix
      self.teachers = teachers
    }
  }

  /// The receipt, of the cohort.
  ///
  /// - Throws: ``ServiceError`` `RECORD_NOT_FOUND` where the topic, the network or a body that
  ///   teaches is not on record, or the topic is another's; otherwise naming the field at fault.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let (id, today) = (service.newID(Noun.Cohort.self), service.today)
    return try await service.change(request.header, call) { records in
      let own = try call.organisation
      let rule = try records.permitKeepingLearning(
        of: own, call, noun: "organisation", field: "topic_id")
      try records.requirePart(of: own, in: request.network, on: today)
      let topic = try records.topic(request.topic, knownAt: records.latestSequence())
      // A body teaches its own topics and, in a network, those of the network.
      guard let topic,
        topic.owner == own || (topic.network != nil && topic.network == request.network)
      else { throw ServiceError.absent("topic", field: "topic_id") }
      for (index, teacher) in request.teachers.enumerated() {
        guard let organisation = teacher.organisation else { continue }
        try records.requireOrganisation(
          organisation, field: "teachers[\(index)].organisation_id")
      }
      try records.add(
        Cohort(
          id: id, organisation: own, topic: request.topic, network: request.network,
          name: request.name, period: request.period, seats: request.seats,
          targetMix: request.targetMix, teachers: request.teachers))
      return ChangeOutcome(id: id, rule: rule)
    }
  }
}
