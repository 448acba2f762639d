import Delegations
package import OneWorkforceProtos
package import Operations
import ReferenceData
package import Vocabulary

extension WireDraftDelegationRequest: WireChange {}

extension WireDraftDelegationRequest {
  /// The terms of the draft.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> DraftDelegation.Request {
    let header = try header()
    let sent = try required(hasTerms, terms, "terms")
    return DraftDelegation.Request(
      header: header,
      terms: try under("terms") { () throws(ServiceError) in try sent.native() },
      nation: try requiredChoice(nation, "nation"))
  }
}

extension DraftDelegation.Report {
  /// The draft's receipt as the wire writes it, with the days that lose their hours.
  package func proto() -> WireDraftDelegationResponse {
    .with {
      $0.receipt = receipt.proto()
      $0.emptyDays = emptyDays.map(\.description)
    }
  }
}
