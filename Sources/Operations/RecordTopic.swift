package import Access
package import Learning
import Passports
package import Vocabulary

/// Records what is taught jointly and which standards it gives.
package enum RecordTopic {
  /// What is to be recorded.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The network it belongs to; nil: the caller's organisation alone.
    package let network: NetworkID?
    /// What it is called.
    package let title: String
    /// What it is for.
    package let areas: Set<LearningTopic.Area>
    /// What it gives.
    package let standards: [TopicStandard]

    /// A request with these parts.
    package init(
      header: ChangeHeader, network: NetworkID?, title: String, areas: Set<LearningTopic.Area>,
      standards: [TopicStandard]
    ) {
      self.header = header
      self.network = network
      self.title = title
      self.areas = areas
      self.standards = standards
    }
  }

  /// The receipt, of the topic.
  ///
  /// - Throws: ``ServiceError`` `CODE_UNKNOWN`, naming the standard; otherwise naming the field at
  ///   fault.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let (id, today) = (service.newID(Noun.LearningTopic.self), service.today)
    return try await service.change(request.header, call) { records in
      let own = try call.organisation
      let rule = try records.permitKeepingLearning(
        of: own, call, noun: "organisation", field: "network_id")
      try records.requirePart(of: own, in: request.network, on: today)
      for (index, standard) in request.standards.enumerated() {
        _ = try PassportPolicy.known(
          standard.standard, field: "standards[\(index)].standard_code")
      }
      try records.add(
        LearningTopic(
          id: id, owner: own, network: request.network, title: request.title,
          areas: request.areas, standards: request.standards))
      return ChangeOutcome(id: id, rule: rule)
    }
  }
}
