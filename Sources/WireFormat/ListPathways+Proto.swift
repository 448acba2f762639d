package import OneWorkforceProtos
package import Operations
package import Organisations
import Passports
package import Roles
package import Vocabulary

extension WireListPathwaysRequest {
  /// Whose next roles.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> ListPathways.Request {
    try ListPathways.Request(
      worker: worker.native(), origins: codes(fromCodes, "from_codes", atMost: 10),
      question: PassportQuestion(
        purpose: purpose.stated, at: optionalInstant(hasAt, at, "at")),
      page: PageRequest(size: pageSize, token: pageToken))
  }
}

extension ListPathways.Report {
  /// What was found, as the wire writes it.
  package func proto() -> WireListPathwaysResponse {
    .with {
      $0.pathways = pathways.entries.map { $0.proto(organisations) }
      $0.nextPageToken = pathways.nextToken
      $0.workerID = worker.description
      $0.fromCodes = origins.map(\.text)
      $0.accessID = access.description
    }
  }
}

extension Pathway {
  /// The next role as the wire writes it; `organisations` are the bodies the answer names.
  package func proto(_ organisations: [OrganisationID: Organisation]) -> WirePathway {
    .with {
      $0.roleCode = role.code.text
      $0.title = role.title
      $0.sector = role.area.rawValue
      $0.fromCode = move.from.text
      $0.direction = move.direction.rawValue
      $0.moveProvenance = move.provenance.proto()
      $0.verdict = WireVerdict(readiness.verdict)
      $0.gaps = gaps.map { $0.proto(organisations) }
      if let weeks { $0.weeks = Int32(clamping: weeks) }
      $0.boundary = role.isBoundary
    }
  }
}
