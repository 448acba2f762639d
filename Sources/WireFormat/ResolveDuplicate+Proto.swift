package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireResolveDuplicateRequest: WireChange {}

extension WireResolveDuplicateRequest {
  /// The two records, and what they are.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> ResolveDuplicate.Request {
    try ResolveDuplicate.Request(
      header: header(),
      kept: requiredID(keptID, "kept_id"),
      other: requiredID(otherID, "other_id"),
      isSamePerson: samePerson)
  }
}
