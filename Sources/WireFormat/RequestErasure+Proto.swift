package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireRequestErasureRequest: WireChange {}

extension WireRequestErasureRequest {
  /// Who is asked.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> RequestErasure.Request {
    RequestErasure.Request(
      header: try header(), organisation: try requiredID(organisationID, "organisation_id"))
  }
}
