package import Access
import Learning
import Vocabulary

/// Registers a network of providers that teach together; the caller's organisation leads it.
package enum RecordNetwork {
  /// What is to be registered.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// What the network is called.
    package let name: String

    /// A request with these parts.
    package init(header: ChangeHeader, name: String) {
      self.header = header
      self.name = name
    }
  }

  /// The receipt, of the network. It has no members: each joins by itself.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let id = service.newID(Noun.LearningNetwork.self)
    return try await service.change(request.header, call) { records in
      let lead = try call.organisation
      let rule = try records.permitKeepingLearning(
        of: lead, call, noun: "organisation", field: "network_id")
      try records.add(LearningNetwork(id: id, name: request.name, lead: lead))
      return ChangeOutcome(id: id, rule: rule)
    }
  }
}
