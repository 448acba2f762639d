import Delegations
package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireRecordSupervisionRequest: WireAgreementAct {}

extension WireRecordSupervisionRequest {
  /// Which check was made of which agreement.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> RecordSupervision.Request {
    RecordSupervision.Request(
      act: try act(),
      check: SupervisionCheck(
        kind: try requiredChoice(kind, "kind"), finding: try requiredChoice(finding, "finding")))
  }
}
