package import ReferenceData
package import Vocabulary

/// Reading bodies, places and policy rows on one snapshot.
package protocol OrganisationReading {
  /// The body as known at `known`, or nil.
  func organisation(_ id: OrganisationID, knownAt known: CommitSequence) throws -> Organisation?
  /// The version of the body's latest record, for a change to name.
  func organisationEtag(_ id: OrganisationID) throws -> Etag?
  /// The organisation that first recorded the body, in whose scope it lies; nil where the trail of
  /// changes does not say.
  func recorder(of organisation: OrganisationID) throws -> OrganisationID?
  /// Bodies after `cursor` in order of identifier, at most `limit`; narrowed by `filter`.
  func organisations(
    _ filter: OrganisationFilter, after cursor: OrganisationID?, limit: Int,
    knownAt known: CommitSequence
  ) throws -> [Organisation]
  /// Every link in which any of `bodies` is the predecessor, followed to the end; at most 100.
  func successions(
    from bodies: Set<OrganisationID>, knownAt known: CommitSequence
  ) throws -> [Succession]
  /// The bodies that use this public identifier.
  func organisations(
    identifiedBy identifier: OrganisationIdentifier, knownAt known: CommitSequence
  ) throws -> [OrganisationID]
  /// The area as known at `known`, or nil.
  func place(_ id: PlaceID, knownAt known: CommitSequence) throws -> Place?
  /// The version of the area's latest record.
  func placeEtag(_ id: PlaceID) throws -> Etag?
  /// The organisation that first recorded the area, in whose scope it lies; nil where the trail of
  /// changes does not say.
  func recorder(of place: PlaceID) throws -> OrganisationID?
  /// Areas after `cursor` in order of identifier, at most `limit`; inside `parent` where given.
  func places(
    in parent: PlaceID?, after cursor: PlaceID?, limit: Int, knownAt known: CommitSequence
  ) throws -> [Place]
  /// Bodies that sit in `place` on `day`, each once.
  func organisations(
    in place: PlaceID, on day: CivilDate, knownAt known: CommitSequence
  ) throws -> [OrganisationID]
  /// Areas that `organisation` sits in on `day`, each once.
  func places(
    of organisation: OrganisationID, on day: CivilDate, knownAt known: CommitSequence
  ) throws -> [PlaceID]
  /// Policy rows that `owners` set, as known at `known`, in order of recording.
  func localPolicyRows(
    of owners: Set<OrganisationID>, knownAt known: CommitSequence
  ) throws -> [PolicyRow]
}

/// Writing bodies, places and policy rows; each call appends and closes what it replaces.
package protocol OrganisationWriting: OrganisationReading {
  /// Records the body as it now is; an earlier version of it is closed, never changed.
  func record(_ organisation: Organisation) throws
  /// Records that one body answers for another.
  func record(_ succession: Succession) throws
  /// Records the area as it now is.
  func record(_ place: Place) throws
  /// Records that `organisation` sits in `place` for `period`.
  func record(_ organisation: OrganisationID, sitsIn place: PlaceID, for period: DatePeriod) throws
  /// Records a policy row of `owner`.
  func record(_ row: PolicyRow, of owner: OrganisationID) throws
}

/// What narrows a list of bodies; nil members don't narrow.
package struct OrganisationFilter: Hashable, Sendable {
  /// Only bodies of this sector.
  package var sector: Sector?
  /// Only bodies of this kind.
  package var kind: OrganisationKind?
  /// Only bodies that sit in this area today.
  package var place: PlaceID?

  /// A filter; nil members don't narrow.
  package init(sector: Sector? = nil, kind: OrganisationKind? = nil, place: PlaceID? = nil) {
    self.sector = sector
    self.kind = kind
    self.place = place
  }
}
