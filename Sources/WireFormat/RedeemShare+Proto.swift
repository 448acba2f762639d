import Access
package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireRedeemShareRequest: WireChange {}

extension WireRedeemShareRequest {
  /// Which code.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> RedeemShare.Request {
    guard !shareCode.isEmpty else {
      throw ServiceError(.invalidArgument, .fieldRequired, field: "share_code", "must be given")
    }
    return RedeemShare.Request(
      header: try header(), code: try ShareCode(shareCode, field: "share_code"),
      challenge: try Challenge(nonce, field: "nonce"))
  }
}

extension RedeemShare.Report {
  /// What the code stands for, as the wire writes it.
  package func proto() -> WireRedeemShareResponse {
    .with {
      $0.receipt = receipt.proto()
      if let presented {
        $0.bundle = .init(presented.bundle)
        $0.entries = presented.entries.map { $0.proto() }
        $0.audience = presented.audience ?? ""
      }
      if let endsAt { $0.endsAt = endsAt.proto() }
    }
  }
}
