package import Access
package import Learning
package import Vocabulary

/// Makes the caller's organisation a member of a network.
package enum JoinNetwork {
  /// Who joins what.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The network.
    package let network: NetworkID
    /// What the organisation does there.
    package let part: NetworkMembership.Part
    /// The first day as a member; nil: today.
    package let start: CivilDate?

    /// A request with these parts.
    package init(
      header: ChangeHeader, network: NetworkID, part: NetworkMembership.Part, start: CivilDate?
    ) {
      self.header = header
      self.network = network
      self.part = part
      self.start = start
    }
  }

  /// The receipt, of the network. An employer's joining is its word that it accepts what the
  /// network attests while it is a member.
  ///
  /// - Throws: ``ServiceError`` `BACKDATED_GRANT_BLOCKED` for a day before today, `RECORD_EXISTS`
  ///   where it is a member then or later.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let today = service.today
    return try await service.change(request.header, call) { records in
      let own = try call.organisation
      let rule = try records.permitKeepingLearning(
        of: own, call, noun: "organisation", field: "network_id")
      let standing = try records.requireNetwork(request.network)
      let membership = try standing.joined(
        by: own, as: request.part, on: request.start ?? today, today: today)
      try records.record(membership, in: request.network)
      return ChangeOutcome(id: request.network, rule: rule)
    }
  }
}
