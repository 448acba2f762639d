package import Organisations
package import Vocabulary

/// A body with the version of its record.
package struct VersionedOrganisation: Hashable, Sendable {
  /// The body.
  package let organisation: Organisation
  /// The version that an update must name.
  package let etag: Etag
}

/// An area with the version of its record.
package struct VersionedPlace: Hashable, Sendable {
  /// The area.
  package let place: Place
  /// The version that an update must name.
  package let etag: Etag
}

extension RecordSnapshot {
  /// `body` with its version.
  func versioned(_ body: Organisation) throws -> VersionedOrganisation {
    guard let etag = try organisationEtag(body.id) else {
      throw ServiceError.absent("organisation")
    }
    return VersionedOrganisation(organisation: body, etag: etag)
  }

  /// `place` with its version.
  func versioned(_ place: Place) throws -> VersionedPlace {
    guard let etag = try placeEtag(place.id) else { throw ServiceError.absent("place") }
    return VersionedPlace(place: place, etag: etag)
  }
}
