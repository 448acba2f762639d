package import OneWorkforceProtos
package import Operations
import Passports
package import Vocabulary

extension WireFindSkillHoldersRequest {
  /// Where, which skill, and which page.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> FindSkillHolders.Request {
    try FindSkillHolders.Request(
      place: requiredID(placeID, "place_id"),
      skill: StandardCode(skillCode, field: "skill_code"),
      page: PageRequest(size: pageSize, token: pageToken, fallback: 20))
  }
}

extension FindSkillHolders.Report {
  /// What was found, as the wire writes it.
  package func proto() -> WireFindSkillHoldersResponse {
    .with {
      $0.holders = holders.entries.map { holder in
        .with {
          $0.workerID = holder.worker.description
          $0.finding = holder.finding.proto(organisations)
        }
      }
      $0.nextPageToken = holders.nextToken
    }
  }
}
