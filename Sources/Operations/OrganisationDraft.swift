package import Organisations
package import Vocabulary

/// A body as a caller describes it, before it has an identifier here.
package struct OrganisationDraft: Hashable, Sendable {
  /// Its name.
  package var name: String
  /// What kind of body it is.
  package var kind: OrganisationKind
  /// The sector its totals are shown under.
  package var sector: Sector
  /// Public identifiers in their schemes' normal forms.
  package var identifiers: [OrganisationIdentifier]
  /// The first day it exists.
  package var openedOn: CivilDate
  /// The first day it no longer exists; nil while it does.
  package var closedOn: CivilDate?
  /// The day it signed the staff movement memorandum, or nil.
  package var trainingMemorandumSince: CivilDate?
  /// Whether it is invented for a demonstration.
  package let isSynthetic: Bool

  /// A draft with these parts.
  package init(
    name: String, kind: OrganisationKind, sector: Sector, identifiers: [OrganisationIdentifier],
    openedOn: CivilDate, closedOn: CivilDate? = nil, trainingMemorandumSince: CivilDate? = nil,
    isSynthetic: Bool = false
  ) {
    self.name = name
    self.kind = kind
    self.sector = sector
    self.identifiers = identifiers
    self.openedOn = openedOn
    self.closedOn = closedOn
    self.trainingMemorandumSince = trainingMemorandumSince
    self.isSynthetic = isSynthetic
  }

  /// The draft that says what `body` says.
  init(of body: Organisation) {
    self.init(
      name: body.name, kind: body.kind, sector: body.sector, identifiers: body.identifiers,
      openedOn: body.existence.start, closedOn: body.existence.end,
      trainingMemorandumSince: body.trainingMemorandumSince, isSynthetic: body.isSynthetic)
  }

  /// The body of this draft under `id`.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault under `organisation`.
  func organisation(_ id: OrganisationID) throws(ServiceError) -> Organisation {
    try ServiceError.under("organisation") { () throws(ServiceError) in
      try Organisation(
        id: id, name: name, kind: kind, sector: sector, identifiers: identifiers,
        existence: DatePeriod(from: openedOn, to: closedOn, field: "closed_on"),
        trainingMemorandumSince: trainingMemorandumSince, isSynthetic: isSynthetic)
    }
  }
}
