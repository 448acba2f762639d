package import OneWorkforceProtos
package import Operations
import Planning
package import Vocabulary

extension WireListRunsRequest {
  /// Which plan, and which page.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> ListRuns.Request {
    ListRuns.Request(
      plan: try requiredID(planID, "plan_id"),
      page: try PageRequest(size: pageSize, token: pageToken))
  }
}

extension Page<PlanRun> {
  /// The page as the wire writes it.
  package func proto() -> WireListRunsResponse {
    .with {
      $0.runs = entries.map { $0.proto() }
      $0.nextPageToken = nextToken
    }
  }
}
