import Access
import Credentials
package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireExportPassportRequest {
  /// What is wanted.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> ExportPassport.Request {
    var groups: Set<FieldGroup> = []
    for (index, group) in fieldGroups.enumerated() {
      guard groups.insert(try group.native("field_groups[\(index)]")).inserted else {
        throw ServiceError(
          .invalidArgument, .duplicateItem, field: "field_groups[\(index)]",
          "must name each group once")
      }
    }
    let facts: [FactID] = try requiredIDs(
      factIds, "fact_ids", atMost: PassportBundle.maximumCredentials)
    guard grantID.isEmpty == nonce.isEmpty else {
      throw ServiceError(
        .invalidArgument, .fieldsContradict, field: "nonce",
        "must be given with a grant and left out without one")
    }
    guard let grant: ShareGrantID = try optionalID(grantID, "grant_id") else {
      return ExportPassport.Request(groups: groups, facts: Set(facts), grant: nil)
    }
    return ExportPassport.Request(
      groups: groups, facts: Set(facts),
      grant: (id: grant, challenge: try Challenge(nonce, field: "nonce")))
  }
}

extension ExportPassport.Report {
  /// The file, as the wire writes it.
  package func proto() -> WireExportPassportResponse {
    .with {
      $0.bundle = .init(presented.bundle)
      $0.entries = presented.entries.map { $0.proto() }
      $0.audience = presented.audience ?? ""
      if let freshUntil = presented.freshUntil { $0.freshUntil = freshUntil.proto() }
      $0.accessID = access.description
    }
  }
}

extension PresentedPassport.Entry {
  /// The entry, as the wire writes it.
  package func proto() -> WirePresentedEntry {
    .with {
      $0.factID = credential.fact.description
      $0.credentialID = hexadecimal(credential.id.bytes)
      $0.vct = type
      $0.issuerID = credential.issuer.description
      $0.issuedAt = issuedAt.proto()
      $0.dispute = dispute?.rawValue ?? ""
    }
  }
}
