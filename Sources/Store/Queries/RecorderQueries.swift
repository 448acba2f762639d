import Organisations
package import Vocabulary

// Who first recorded a body or an area: the organisation of the change that brought its first
// version, as the trail of changes has it.

extension StoreSnapshot {
  package func recorder(of organisation: OrganisationID) throws -> OrganisationID? {
    guard let key = try key(of: organisation) else { return nil }
    return try recorder(
      """
      SELECT min(v.recorded_from) FROM organisation_version v WHERE v.organisation = ?
      """, key)
  }

  package func recorder(of place: PlaceID) throws -> OrganisationID? {
    guard let key = try placeKey(place) else { return nil }
    return try recorder(
      "SELECT min(v.recorded_from) FROM place_version v WHERE v.place = ?", key)
  }

  // A batch leaves an entry an item, all of one caller.
  private func recorder(_ firstCommit: String, _ key: Int64) throws -> OrganisationID? {
    try sql.first(
      """
      SELECT c.organisation FROM change_log c
      WHERE c.sequence = (\(firstCommit)) AND c.organisation IS NOT NULL LIMIT 1
      """, [.integer(key)]
    ) { try organisationID($0.integer(0)) }
  }
}
