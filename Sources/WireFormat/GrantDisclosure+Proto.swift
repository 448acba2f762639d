import Access
package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireGrantDisclosureRequest: WireChange {}

extension WireGrantDisclosureRequest {
  /// What the worker grants.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> GrantDisclosure.Request {
    var groups: Set<FieldGroup> = []
    for (index, group) in fieldGroups.enumerated() {
      let isNew = groups.insert(try group.native("field_groups[\(index)]")).inserted
      guard isNew else {
        throw ServiceError(
          .invalidArgument, .duplicateItem, field: "field_groups[\(index)]",
          "must name each group once")
      }
    }
    guard !groups.isEmpty else {
      throw ServiceError(
        .invalidArgument, .fieldRequired, field: "field_groups", "must name at least one group")
    }
    return GrantDisclosure.Request(
      header: try header(), verifier: try requiredID(verifierID, "verifier_id"), groups: groups,
      purpose: try purpose.native("purpose"),
      endsAt: try optionalInstant(hasEndsAt, endsAt, "ends_at"))
  }
}

extension GrantDisclosure.Report {
  /// The grant as the wire writes it.
  package func proto() -> WireGrantDisclosureResponse {
    .with {
      $0.receipt = receipt.proto()
      if let grant { $0.grant = grant.proto() }
    }
  }
}

extension CodedGrant {
  /// The grant as the wire writes it.
  package func proto() -> WireShareGrant {
    .with {
      $0.id = grant.id.description
      $0.code = code.description
      $0.verifierID = grant.verifier.description
      $0.fieldGroups = grant.groups.map { WireFieldGroup($0) }.sorted { $0.rawValue < $1.rawValue }
      $0.purpose = WirePurpose(grant.purpose)
      $0.startsAt = grant.period.start.proto()
      if let end = grant.period.end { $0.endsAt = end.proto() }
      if let withdrawn = grant.withdrawnAt { $0.withdrawnAt = withdrawn.proto() }
    }
  }
}
