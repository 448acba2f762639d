package import OneWorkforceProtos
package import Operations
import Placements
package import Vocabulary

extension WireDescribePlacementsRequest {
  /// Whose totals, as of which day.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> DescribePlacements.Request {
    try DescribePlacements.Request(
      organisation: optionalID(organisationID, "organisation_id"), on: optionalDate(on, "on"),
      months: Int(months))
  }
}

extension DescribePlacements.Report {
  /// The totals as the wire writes them; hidden counts are left unset.
  package func proto() -> WireDescribePlacementsResponse {
    .with {
      $0.programmes = programmes.map { $0.proto() }
      $0.areas = areas.map { $0.proto() }
      $0.hiddenCount = Int32(clamping: hiddenCount)
    }
  }
}

extension DescribePlacements.ProgrammeTotals {
  fileprivate func proto() -> WireProgrammeTotals {
    .with {
      $0.programmeID = id.description
      $0.code = code.text
      $0.students = students.map { count in
        .with { if let count { $0.count = Int32(clamping: count) } }
      }
      $0.cohorts = cohorts.map { $0.proto() }
      $0.completions = completions.map { $0.proto() }
      $0.unmet = unmet.map { unmet in
        .with {
          $0.reason = unmet.reason.rawValue
          if let count = unmet.count { $0.count = Int32(clamping: count) }
        }
      }
    }
  }
}

extension DescribePlacements.Cohort {
  fileprivate func proto() -> WireCohortPlacement {
    .with {
      $0.cohort = cohort
      if let learners { $0.learners = Int32(clamping: learners) }
      if let placed { $0.placed = Int32(clamping: placed) }
      if let inSocialCare { $0.inSocialCare = Int32(clamping: inSocialCare) }
      if let inHealth { $0.inHealth = Int32(clamping: inHealth) }
    }
  }
}

extension DescribePlacements.Completion {
  fileprivate func proto() -> WireCompletionForecast {
    .with {
      $0.on = on.description
      if let placed { $0.placed = Int32(clamping: placed) }
      if let expectedHundredths { $0.expectedHundredths = Int32(clamping: expectedHundredths) }
    }
  }
}

extension DescribePlacements.AreaTotals {
  fileprivate func proto() -> WireAreaTotals {
    .with {
      $0.areaID = id.description
      $0.name = area.name
      $0.sector = WireSector(area.sector)
      $0.specialty = area.specialty.text
      $0.audit = audit.rawValue
      $0.months = months.map { row in
        .with {
          $0.month = row.month.month.description
          $0.learnerType = row.month.learnerType.text
          $0.places = Int32(clamping: row.month.places)
          if let taken = row.taken { $0.taken = Int32(clamping: taken) }
        }
      }
    }
  }
}
