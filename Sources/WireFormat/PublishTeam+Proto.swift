package import OneWorkforceProtos
package import Operations
import Passports
package import Vocabulary

extension WirePublishTeamRequest: WireChange {}

extension WirePublishTeamRequest {
  /// What is to be published.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> PublishTeam.Request {
    PublishTeam.Request(
      header: try header(), team: try optionalID(teamID, "team_id"),
      place: try requiredID(placeID, "place_id"), name: name,
      members: try requiredIDs(memberIds, "member_ids", atMost: 200), minimum: Int(minimum),
      ages: try requiredChoices(ages, "ages"))
  }
}
