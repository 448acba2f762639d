import Access
import Organisations
import Vocabulary

// Whose the records of the registry are, and what several of its operations ask.

extension RecordSnapshot {
  /// The rule that lets the caller read the registry.
  func permitReading(_ call: Call) throws {
    _ = try permit(.readRegistry, call, about: RelationFacts())
  }

  /// The rule that lets the caller do `action` to what `scope` recorded.
  ///
  /// Everybody may read the registry, so this refusal says plainly whose the record is not.
  ///
  /// - Throws: ``ServiceError`` `ROLE_NOT_ALLOWED` where it lies in another's scope.
  func permit(_ action: Action, _ call: Call, inScopeOf scope: OrganisationID?) throws -> RuleID {
    do {
      return try permit(action, call, about: RelationFacts(organisation: scope)).rule
    } catch let denial as AccessDenied where denial.rule == Denial.noRelation {
      throw ServiceError(
        .permissionDenied, .roleNotAllowed,
        "must be changed for the organisation that recorded it")
    }
  }

  /// The rule that lets the caller add to the registry: what it records lies in its own scope.
  func permitAdding(_ call: Call) throws -> RuleID {
    try permit(.writeRegistry, call, inScopeOf: call.caller.organisation)
  }

  /// The body and the rule that lets the caller change it.
  ///
  /// - Throws: ``ServiceError``: not found, naming `field`; `ROLE_NOT_ALLOWED` where another
  ///   organisation recorded it.
  func organisationToChange(
    _ id: OrganisationID, _ call: Call, field: String
  ) throws -> (body: Organisation, rule: RuleID) {
    _ = try permitAdding(call)
    let body = try knownOrganisation(id, field: field)
    return (body, try permit(.writeRegistry, call, inScopeOf: recorder(of: id)))
  }

  /// The area and the rule that lets the caller change it; refusals as for a body.
  func placeToChange(
    _ id: PlaceID, _ call: Call, field: String
  ) throws -> (place: Place, rule: RuleID) {
    _ = try permitAdding(call)
    let place = try knownPlace(id, field: field)
    return (place, try permit(.writeRegistry, call, inScopeOf: recorder(of: id)))
  }

  /// The body as it is known now, or a refusal that names `field`.
  func knownOrganisation(_ id: OrganisationID, field: String) throws -> Organisation {
    guard let body = try organisation(id, knownAt: latestSequence()) else {
      throw ServiceError.absent("organisation", field: field)
    }
    return body
  }

  /// The area as it is known now, or a refusal that names `field`.
  func knownPlace(_ id: PlaceID, field: String) throws -> Place {
    guard let place = try place(id, knownAt: latestSequence()) else {
      throw ServiceError.absent("place", field: field)
    }
    return place
  }

  /// Refuses a public identifier of `body` that another body uses.
  ///
  /// - Throws: ``ServiceError`` `RECORD_EXISTS`, naming the identifier's place in the request.
  func requireFree(_ body: Organisation) throws {
    for (index, identifier) in body.identifiers.enumerated() where identifier.scheme.isPublic {
      let users = try organisations(identifiedBy: identifier, knownAt: latestSequence())
      guard users.allSatisfy({ $0 == body.id }) else {
        throw ServiceError(
          .alreadyExists, .recordExists, field: "organisation.identifiers[\(index)]",
          "must not be in use by another organisation; got \(quoted(identifier.value))")
      }
    }
  }
}

extension ServiceError {
  /// Somebody else changed the record since the caller read it.
  static func etagMismatch(_ field: String) -> ServiceError {
    ServiceError(
      .aborted, .etagMismatch, field: field,
      "the record was changed since it was read: read it again, then retry")
  }
}
