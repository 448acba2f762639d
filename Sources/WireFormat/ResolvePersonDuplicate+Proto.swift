package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireResolvePersonDuplicateRequest: WireChange {}

extension WireResolvePersonDuplicateRequest {
  /// The two records, and what they are.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> ResolvePersonDuplicate.Request {
    try ResolvePersonDuplicate.Request(
      header: header(),
      kept: requiredID(keptID, "kept_id"),
      other: requiredID(otherID, "other_id"),
      isSamePerson: samePerson)
  }
}
