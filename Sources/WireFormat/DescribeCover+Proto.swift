import Delegations
package import OneWorkforceProtos
package import Operations
import ReferenceData
package import Vocabulary

extension WireDescribeCoverRequest {
  /// Whose cover, in which week.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> DescribeCover.Request {
    try DescribeCover.Request(
      whose: requiredHolder(hasWhose, whose), week: requiredDate(weekOf, "week_of"),
      nation: optionalChoice(nation, "nation") ?? .england)
  }
}

extension DescribeCover.Report {
  /// The report as the wire writes it.
  package func proto() -> WireDescribeCoverResponse {
    .with {
      $0.soleCover = soleCover.map { row in
        .with {
          $0.personID = row.person.description
          $0.interventionCode = row.intervention.text
          $0.workerID = row.worker.description
        }
      }
      $0.withoutPayStepIds = withoutPayStep.map(\.description)
      $0.hoursMoved = hoursMoved.map { row in
        .with {
          $0.fromOrganisationID = row.from.description
          $0.toOrganisationID = row.to.description
          $0.freedMinutesPerWeek = Int64(row.freedMinutesPerWeek)
          $0.takenMinutesPerWeek = Int64(row.takenMinutesPerWeek)
        }
      }
      $0.visitors = visitors.map { row in
        .with {
          $0.personID = row.person.description
          $0.distinctWorkers = Int32(clamping: row.count)
        }
      }
    }
  }
}
