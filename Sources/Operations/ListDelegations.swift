import Access
package import Delegations
package import Vocabulary

/// Agreements of a worker, a person, a delegator or an organisation, each as it stands.
package enum ListDelegations {
  /// Whose agreements, at which moment, and which page.
  package struct Request: Sendable {
    /// Whose agreements.
    package let whose: AgreementHolder
    /// The moment of their states; nil: now.
    package let at: Instant?
    /// Which page.
    package let page: PageRequest

    /// A request with these parts.
    package init(whose: AgreementHolder, at: Instant?, page: PageRequest) {
      self.whose = whose
      self.at = at
      self.page = page
    }
  }

  /// The page, in order of identifier; agreements that the caller is no party to are left out, so
  /// that a page may hold fewer than were asked for.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Page<AgreementView> {
    let now = service.now()
    let at = request.at ?? now
    let filter = "\(request.whose) \(request.at?.milliseconds ?? 0)"
    let after = try service.cursor(request.page, call, filter: filter).map {
      try AgreementID($0, field: "page_token")
    }
    let (found, views) = try await service.read(call) { records in
      try records.permitList(call, at: now)
      let known = try records.latestSequence()
      let found = try records.agreements(
        request.whose, after: after, limit: request.page.size + 1, knownAt: known)
      let shown = try found.prefix(request.page.size).filter {
        try records.isParty(call, to: $0, at: now)
      }
      return (
        found.map(\.id),
        try shown.map {
          try records.view(of: $0, at: at, now: now, etag: records.agreementEtag($0.id))
        }
      )
    }
    let last = found.count > request.page.size ? found.dropLast().last : nil
    return Page(
      entries: views, nextToken: service.token(after: last?.description, call, filter: filter))
  }
}

extension RecordSnapshot {
  /// Refuses a duty that reads no agreements at all.
  func permitList(_ call: Call, at instant: Instant) throws {
    // The lists leave out whatever the caller is no party to, so only the duty is asked here.
    var facts = RelationFacts(
      worker: call.caller.worker, organisation: call.caller.organisation)
    facts.ownAgreement = true
    if call.caller.duty == .auditor, let organisation = call.caller.organisation {
      facts.agreed = try audits(organisation, at: instant)
    }
    _ = try permit(.readDelegation, call, about: facts)
  }

  /// Whether the caller may read `agreement`.
  func isParty(_ call: Call, to agreement: Agreement, at instant: Instant) throws -> Bool {
    let facts = try facts(call, about: agreement, at: instant)
    if case .allow = decide(call.caller, .readDelegation, about: facts) { return true }
    return false
  }
}
