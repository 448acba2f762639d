package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireClearWithdrawalRequest: WireAgreementAct {}

extension WireClearWithdrawalRequest {
  /// Which withdrawal is cleared, and by whom.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> ClearWithdrawal.Request {
    ClearWithdrawal.Request(
      act: try act(), clearedBy: try boundedText(clearedBy, field: "cleared_by", limit: 100))
  }
}
