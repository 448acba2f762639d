package import OneWorkforceProtos
package import Operations
import Organisations
import Roles
package import Vacancies
package import Vocabulary

extension WireMatchVacancyRequest {
  /// Which vacancy, and which page.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> MatchVacancy.Request {
    try MatchVacancy.Request(
      vacancy: requiredID(vacancyID, "vacancy_id"),
      page: PageRequest(size: pageSize, token: pageToken, fallback: 20))
  }
}

extension MatchVacancy.Report {
  /// What was found, as the wire writes it.
  package func proto() -> WireMatchVacancyResponse {
    .with {
      $0.matches = matches.entries.map { match in
        .with {
          $0.workerID = match.worker.description
          $0.readiness = match.readiness.proto(organisations)
          $0.gaps = match.gaps.map { $0.proto(organisations) }
          $0.toSettle = match.toSettle.map { $0.proto(organisations) }
          $0.attitudeCodes = match.attitudes.map(\.text)
          if let weeks = match.gaps.weeks { $0.weeks = Int32(clamping: weeks) }
        }
      }
      $0.nextPageToken = matches.nextToken
      $0.withdrawn = withdrawn.map { $0.proto() }
    }
  }
}

extension MatchRules.WithdrawnCourse {
  /// The course and who relied on it, as the wire writes them.
  package func proto() -> WireWithdrawnCourse {
    .with {
      $0.requirementCode = requirement.text
      $0.offer = course.proto()
      $0.candidates = Int32(clamping: candidates)
    }
  }
}
