package import OneWorkforceProtos
package import Operations
package import ReferenceData
package import Vocabulary

extension WireListPolicyRowsRequest {
  /// Which rows, and which page.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> ListPolicyRows.Request {
    ListPolicyRows.Request(
      framework: framework.isEmpty ? nil : try FrameworkCode(framework, field: "framework"),
      page: try PageRequest(size: pageSize, token: pageToken))
  }
}

extension ListPolicyRows.Report {
  /// The page as the wire writes it.
  package func proto() -> WireListPolicyRowsResponse {
    .with {
      $0.rows = page.entries.map { $0.proto() }
      $0.nextPageToken = page.nextToken
      $0.policyVersion = policyVersion
    }
  }
}

extension PolicyRow {
  /// The row as the wire writes it.
  package func proto() -> WirePolicyRow {
    .with {
      $0.framework = key.framework.text
      $0.subject = key.subject
      $0.level = key.level
      $0.parameter = key.parameter.rawValue
      $0.value = value.text
      $0.unit = unit
      $0.owner = wireOwner
      $0.validFrom = validFrom?.description ?? ""
      $0.validTo = validTo?.description ?? ""
      $0.provenance = provenance.proto()
    }
  }

  /// Who set it: a word for a shipped row, the identifier of an organisation for its own.
  private var wireOwner: String {
    if (try? OrganisationID(owner, field: "owner")) != nil { return owner }
    switch layer {
    case .national: return "national"
    case .projectDefault: return "project"
    default: return "local-system"
    }
  }
}
