import Delegations
package import OneWorkforceProtos
package import Operations
import ReferenceData
import SwiftProtobuf
package import Vocabulary

extension WireListLapsingRequest {
  /// Whose list, how far back and ahead, and which page.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> ListLapsing.Request {
    guard (0...366).contains(withinDays) else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: "within_days",
        "must be 0 to 366; got \(quoted("\(withinDays)"))")
    }
    guard (0...366).contains(lapsedDays) else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: "lapsed_days",
        "must be 0 to 366; got \(quoted("\(lapsedDays)"))")
    }
    return ListLapsing.Request(
      whose: try requiredHolder(hasWhose, whose), days: unlessZero(withinDays) ?? 28,
      lapsedDays: hasLapsedDays ? Int(lapsedDays) : 28,
      nation: try optionalChoice(nation, "nation") ?? .england,
      page: try PageRequest(size: pageSize, token: pageToken))
  }
}

extension Page<ListLapsing.Entry> {
  /// The page as the wire writes it.
  package func proto() -> WireListLapsingResponse {
    .with {
      $0.items = entries.map { $0.proto() }
      $0.nextPageToken = nextToken
    }
  }
}

extension ListLapsing.Entry {
  func proto() -> WireLapsingItem {
    .with {
      $0.cause = lapsing.cause.rawValue
      $0.recordID = lapsing.record.description
      $0.endsAt = lapsing.at.proto()
      $0.agreementID = lapsing.agreement.description
      $0.workerID = lapsing.worker.description
      $0.personID = lapsing.person.description
      $0.interventionCode = lapsing.intervention.text
      $0.owner = owner.rawValue
      $0.lapsed = hasLapsed
    }
  }
}
