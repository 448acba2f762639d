package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireListEntitlementsRequest {
  /// Whose, and which page.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> ListEntitlements.Request {
    ListEntitlements.Request(
      organisation: try requiredID(organisationID, "organisation_id"),
      page: try PageRequest(size: pageSize, token: pageToken))
  }
}

extension Page<EffectiveEntitlement> {
  /// The page as the wire writes it.
  package func proto() -> WireListEntitlementsResponse {
    .with {
      $0.entitlements = entries.map { $0.proto() }
      $0.nextPageToken = nextToken
    }
  }
}

extension EffectiveEntitlement {
  /// The entitlement as the wire writes it.
  package func proto() -> WireEntitlement {
    .with {
      $0.organisationID = entitlement.organisation.description
      $0.type = entitlement.type.code
      $0.subjects = entitlement.subjects ?? []
      $0.longestValidityDays = Int32(clamping: entitlement.longestValidityDays ?? 0)
      $0.validFrom = entitlement.period.start.description
      $0.validTo = entitlement.period.end?.description ?? ""
      $0.recorded = isRecorded
      $0.provenance = provenance.proto()
    }
  }
}
