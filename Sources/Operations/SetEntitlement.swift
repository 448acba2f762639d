package import Access
package import Credentials
import Vocabulary

/// Says whether an organisation may issue a type of credential, and within what limits.
package enum SetEntitlement {
  /// What it may say.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The entitlement, or that there is none.
    package let entitlement: IssuerEntitlement

    /// A request with these parts.
    package init(header: ChangeHeader, entitlement: IssuerEntitlement) {
      self.header = header
      self.entitlement = entitlement
    }
  }

  /// The receipt; its record is the organisation. What was said of the type before is closed; where
  /// an entry of the trust list changed by it, a new list is signed.
  ///
  /// - Throws: ``ServiceError``: not found, naming `entitlement.organisation_id`;
  ///   `ROLE_NOT_ALLOWED` where another organisation recorded that body.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let desk = service.desk(at: service.now())
    return try await service.change(request.header, call) { records in
      let id = request.entitlement.organisation
      let rule = try records.organisationToChange(
        id, call, field: "entitlement.organisation_id"
      ).rule
      try records.record(request.entitlement)
      if let desk { try records.renewTrustList(desk) }
      return ChangeOutcome(id: id, rule: rule)
    }
  }
}
