import Delegations
package import OneWorkforceProtos
package import Operations
import SwiftProtobuf
import Vocabulary

extension AgreementView {
  /// The agreement as it stands, as the wire writes it.
  package func proto() -> WireDelegation {
    .with {
      $0.id = agreement.id.description
      $0.draftedAt = agreement.draftedAt.proto()
      $0.terms = agreement.terms.proto()
      $0.events = agreement.events.sorted { ($0.at, $0.id) < ($1.at, $1.id) }.map { $0.proto() }
      $0.state = state.rawValue
      $0.etag = etag?.text ?? ""
      $0.delegatorIds = delegators.map(\.description)
      if let end = period.end { $0.endsAt = end.proto() }
      $0.at = at.proto()
    }
  }
}

extension AgreementTeam {
  /// Everybody who must hear, as the wire writes it.
  func proto() -> WireDelegationTeam {
    .with {
      $0.workerID = worker.description
      $0.personID = person.description
      $0.delegatorIds = delegators.map(\.description)
      $0.employerID = employer.description
      $0.delegatingOrganisationID = delegatingOrganisation.description
    }
  }
}
