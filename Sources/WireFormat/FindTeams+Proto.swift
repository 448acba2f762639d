package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireFindTeamsRequest {
  /// The need, and which page.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> FindTeams.Request {
    try FindTeams.Request(
      place: requiredID(placeID, "place_id"),
      skills: codes(skillCodes, "skill_codes", atMost: 20),
      at: optionalInstant(hasAt, at, "at"), birthDate: optionalDate(birthDate, "birth_date"),
      page: PageRequest(size: pageSize, token: pageToken))
  }
}

extension Page<FindTeams.Found> {
  /// The page as the wire writes it.
  package func proto() -> WireFindTeamsResponse {
    .with {
      $0.teams = entries.map { $0.proto() }
      $0.nextPageToken = nextToken
    }
  }
}

extension FindTeams.Found {
  /// The team as the wire writes it.
  package func proto() -> WireFoundTeam {
    .with {
      $0.id = id.description
      $0.organisationID = organisation.description
      $0.organisationName = organisationName
      $0.placeID = place.description
      $0.name = name
      $0.holders = Int32(clamping: holders)
      $0.members = Int32(clamping: members)
      $0.minimum = Int32(clamping: minimum)
      $0.minimumKept = holders >= minimum
      if let brokenSince { $0.brokenSince = brokenSince.proto() }
      $0.opensOn = opensOn?.description ?? ""
    }
  }
}
