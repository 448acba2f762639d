package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireRecordOrganisationRequest: WireChange {}

extension WireRecordOrganisationRequest {
  /// What is to be recorded.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> RecordOrganisation.Request {
    let sent = try required(hasOrganisation, organisation, "organisation")
    return RecordOrganisation.Request(
      header: try header(),
      organisation: try under("organisation") { () throws(ServiceError) in try sent.native() })
  }
}
