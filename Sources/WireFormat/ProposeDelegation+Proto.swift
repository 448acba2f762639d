import Delegations
package import OneWorkforceProtos
package import Operations
import ReferenceData
package import Vocabulary

extension WireProposeDelegationRequest: WireAgreementAct {}

extension WireProposeDelegationRequest {
  /// Whose chain is to be shown or signed, and what of it is confirmed.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> ProposeDelegation.Request {
    let place = try required(hasSetting, setting, "setting")
    try requireAtMost(73, confirmed.count, "confirmed")
    var items: [ConfirmedItem] = []
    for (index, item) in confirmed.enumerated() {
      items.append(
        try under("confirmed[\(index)]") { () throws(ServiceError) in try item.native() })
    }
    return ProposeDelegation.Request(
      act: try act(), delegator: try requiredID(delegatorID, "delegator_id"),
      setting: try place.native(), confirmed: items)
  }
}

extension WireConfirmedItem {
  func native() throws(ServiceError) -> ConfirmedItem {
    let records: [RecordID] = try requiredIDs(recordIds, "record_ids", atMost: 1_000)
    guard let reason = DelegationReason(rawValue: code) else {
      throw ServiceError(
        .invalidArgument, .codeUnknown, field: "code",
        "must be a code of the chain; got \(quoted(code))")
    }
    return ConfirmedItem(code: reason, records: records)
  }
}

extension ProposeDelegation.Report {
  /// The chain as the wire writes it, and the receipt where it was signed.
  package func proto() -> WireProposeDelegationResponse {
    .with {
      if let receipt { $0.receipt = receipt.proto() }
      $0.chain = chain.map { $0.proto() }
      $0.versions = versions.proto()
    }
  }
}

extension EvidenceItem {
  func proto() -> WireEvidenceItem {
    .with {
      $0.code = code.rawValue
      $0.label = code.label
      $0.check = DelegationReasons.entry(for: code).check
      $0.passed = isPassed
      $0.recordIds = records.map(\.description)
      $0.detail = detail
    }
  }
}
