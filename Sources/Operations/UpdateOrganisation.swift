package import Access
package import Organisations
package import Vocabulary

/// Changes a body; the earlier version stays readable for judgements of what was known then.
package enum UpdateOrganisation {
  /// One field to change, with its new value.
  package enum Change: Hashable, Sendable {
    /// Its name.
    case name(String)
    /// What kind of body it is.
    case kind(OrganisationKind)
    /// The sector its totals are shown under.
    case sector(Sector)
    /// Every identifier: the list takes the place of the earlier one.
    case identifiers([OrganisationIdentifier])
    /// The first day it exists.
    case openedOn(CivilDate)
    /// The first day it no longer exists; nil opens it again.
    case closedOn(CivilDate?)
    /// The day it signed the staff movement memorandum; nil: it has not.
    case trainingMemorandumSince(CivilDate?)
  }

  /// What is to be changed.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The body.
    package let organisation: OrganisationID
    /// The version that was read.
    package let etag: Etag
    /// The new values; never none.
    package let changes: [Change]

    /// A request with these parts.
    package init(
      header: ChangeHeader, organisation: OrganisationID, etag: Etag, changes: [Change]
    ) {
      self.header = header
      self.organisation = organisation
      self.etag = etag
      self.changes = changes
    }
  }

  /// The receipt, with the body's new etag.
  ///
  /// - Throws: ``ServiceError`` `ETAG_MISMATCH` where somebody changed it first; `RECORD_EXISTS`
  ///   where a public identifier is in use by another; otherwise naming the field at fault.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    try await service.change(request.header, call) { records in
      let id = request.organisation
      let current = try records.organisationToChange(id, call, field: "organisation.id")
      guard try records.organisationEtag(id) == request.etag else {
        throw ServiceError.etagMismatch("organisation.etag")
      }
      var draft = OrganisationDraft(of: current.body)
      for change in request.changes { draft.apply(change) }
      let body = try draft.organisation(id)
      try records.requireFree(body)
      try records.record(body)
      return ChangeOutcome(id: id, rule: current.rule)
    }
  }
}

extension OrganisationDraft {
  fileprivate mutating func apply(_ change: UpdateOrganisation.Change) {
    switch change {
    case .name(let name): self.name = name
    case .kind(let kind): self.kind = kind
    case .sector(let sector): self.sector = sector
    case .identifiers(let identifiers): self.identifiers = identifiers
    case .openedOn(let day): openedOn = day
    case .closedOn(let day): closedOn = day
    case .trainingMemorandumSince(let day): trainingMemorandumSince = day
    }
  }
}
