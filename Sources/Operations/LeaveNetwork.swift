package import Access
import Learning
package import Vocabulary

/// Ends a membership of a network.
package enum LeaveNetwork {
  /// Who leaves what.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The network.
    package let network: NetworkID
    /// Who leaves; nil: the caller's organisation. Only the lead may end another's membership.
    package let organisation: OrganisationID?
    /// The first day it is no longer a member; nil: today.
    package let end: CivilDate?

    /// A request with these parts.
    package init(
      header: ChangeHeader, network: NetworkID, organisation: OrganisationID?, end: CivilDate?
    ) {
      self.header = header
      self.network = network
      self.organisation = organisation
      self.end = end
    }
  }

  /// The receipt, of the network. What was signed before stays accepted; nothing later is.
  ///
  /// - Throws: ``ServiceError`` `RECORD_NOT_FOUND` where there is no such membership.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let today = service.today
    return try await service.change(request.header, call) { records in
      let standing = try records.requireNetwork(request.network)
      let member = try request.organisation ?? call.organisation
      let own = try call.organisation
      // The lead speaks for the register of members, and nobody else for another body.
      let speaker = standing.network.lead == own ? own : member
      let rule = try records.permitKeepingLearning(
        of: speaker, call, noun: "membership", field: "organisation_id")
      let change = try standing.left(by: member, on: request.end ?? today)
      try records.record(change.ended, in: request.network)
      return ChangeOutcome(id: request.network, rule: rule)
    }
  }
}
