package import Operations
package import SwiftProtobuf
package import Vocabulary

/// A request that acts on an agreement: which, as read at which version, from when, and why.
package protocol WireAgreementAct: WireChange {
  /// The agreement.
  var agreementID: String { get }
  /// The version that was read.
  var etag: String { get }
  /// Whether it says from when the act holds.
  var hasEffectiveFrom: Bool { get }
  /// From when the act holds.
  var effectiveFrom: Google_Protobuf_Timestamp { get }
  /// The post that approves back-dating.
  var approver: String { get }
  /// Why.
  var reason: String { get }
}

extension WireAgreementAct {
  /// What every act says.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func act() throws(ServiceError) -> AgreementAct {
    AgreementAct(
      header: try header(), agreement: try requiredID(agreementID, "agreement_id"),
      etag: etag.isEmpty ? nil : try requiredEtag(etag, "etag"),
      effectiveFrom: try optionalInstant(hasEffectiveFrom, effectiveFrom, "effective_from"),
      approver: try optionalText(approver, field: "approver", limit: 100),
      reason: try optionalText(reason, field: "reason"))
  }
}
