package import Access
package import Credentials
package import Vocabulary

/// Makes a key to sign with: of the caller's organisation, or of the service for an operator.
package enum CreateSigningKey {
  /// Which key.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// What it is to sign.
    package let use: KeyUse
    /// The first moment it signs no more; nil: a year from now.
    package let expires: Instant?

    /// A request with these parts.
    package init(header: ChangeHeader, use: KeyUse, expires: Instant?) {
      self.header = header
      self.use = use
      self.expires = expires
    }
  }

  /// The receipt of the key. The private part is sealed and told to nobody.
  ///
  /// - Throws: ``ServiceError`` `FIELDS_CONTRADICT` naming `use` where keys of that use are not the
  ///   caller's to have; `VALUE_OUT_OF_RANGE` naming `expires_at`; `STATE_FORBIDS` where the
  ///   service has no public address.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let (id, now) = (service.newID(Noun.SigningKey.self), service.now())
    let desk = service.desk(at: now)
    return try await service.change(request.header, call) { records in
      let owner = call.keyOwner
      let rule = try records.permitKeeping(owner, call)
      guard (owner == .service) == request.use.isOfService else {
        throw ServiceError.contradiction(
          "use",
          "must be `ISSUE`, `STATUS` or `SHARE` for an organisation, `LOG` or `OPERATOR` for the "
            + "service")
      }
      let end = try keyEnd(request.expires, from: now)
      let desk = try desk ?? service.requireDesk(at: now)
      _ = try records.addKey(id, of: owner, for: request.use, until: end, desk)
      try records.renewTrustList(desk)
      return ChangeOutcome(id: id, rule: rule)
    }
  }
}
