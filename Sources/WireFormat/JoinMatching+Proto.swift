import Access
package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireJoinMatchingRequest: WireChange {}

extension WireJoinMatchingRequest {
  /// What the worker permits.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> JoinMatching.Request {
    let header = try header()
    var groups: Set<FieldGroup> = []
    try requireAtMost(FieldGroup.allCases.count, fieldGroups.count, "field_groups")
    for (index, group) in fieldGroups.enumerated() {
      guard groups.insert(try group.native("field_groups[\(index)]")).inserted else {
        throw ServiceError(
          .invalidArgument, .duplicateItem, field: "field_groups[\(index)]",
          "must name each group once")
      }
    }
    return JoinMatching.Request(
      header: header, uses: try requiredChoices(uses, "uses"), groups: groups,
      endsAt: try optionalInstant(hasEndsAt, endsAt, "ends_at"))
  }
}
