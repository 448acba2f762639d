package import Delegations
import OneWorkforceProtos
package import Operations
package import SwiftProtobuf
package import Vocabulary

/// A request that records a fact of delegation: from when, until when, who approves, and why.
package protocol WireFactRecord: WireChange {
  /// Whether it says from when the fact holds.
  var hasEffectiveFrom: Bool { get }
  /// From when the fact holds.
  var effectiveFrom: Google_Protobuf_Timestamp { get }
  /// Whether it says until when the fact holds.
  var hasEffectiveTo: Bool { get }
  /// The first moment the fact no longer holds.
  var effectiveTo: Google_Protobuf_Timestamp { get }
  /// The post that approves back-dating.
  var approver: String { get }
  /// Why it is recorded.
  var reason: String { get }
  /// The earlier record that it corrects.
  var replacesID: String { get }
}

extension WireFactRecord {
  /// The fact with what the request says beside it.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func draft(_ fact: DelegationFact) throws(ServiceError) -> FactDraft {
    let from = try optionalInstant(hasEffectiveFrom, effectiveFrom, "effective_from")
    let to = try optionalInstant(hasEffectiveTo, effectiveTo, "effective_to")
    if let from { _ = try InstantPeriod(from: from, to: to, field: "effective_to") }
    return FactDraft(
      fact: fact, effectiveFrom: from, effectiveTo: to,
      approver: try optionalText(approver, field: "approver", limit: 100),
      reason: try optionalText(reason, field: "reason"),
      replacing: try optionalID(replacesID, "replaces_id"))
  }
}

/// The refusal of a request whose choice of facts is empty.
func noFact() -> ServiceError {
  ServiceError(.invalidArgument, .fieldRequired, field: "fact", "must be given")
}
