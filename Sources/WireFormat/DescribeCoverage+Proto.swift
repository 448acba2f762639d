package import OneWorkforceProtos
package import Operations
package import Planning
package import Vocabulary

extension WireDescribeCoverageRequest {
  /// The plan, and the version; nil for the newest.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> (plan: PlanID, version: Int?) {
    (
      try requiredID(planID, "plan_id"),
      try optionalVersion(scenarioVersion, "scenario_version")
    )
  }
}

extension DescribeCoverage.Report {
  /// The answer as the wire writes it.
  package func proto() -> WireDescribeCoverageResponse {
    .with {
      $0.populations = populations.map { $0.proto() }
      $0.groups = groups.map { $0.proto() }
      $0.questions = questions.map { $0.proto() }
      $0.notes = notes
    }
  }
}

extension DescribeCoverage.Population {
  /// The place as the wire writes it.
  package func proto() -> WirePopulationCoverage {
    .with {
      $0.place = place.text
      $0.basis = basis ?? ""
      $0.rung = basis == nil ? "" : ValueProvenance.Rung.place.rawValue
      if let people { $0.people = people }
      $0.pieceCodes = pieceCodes
    }
  }
}

extension DescribeCoverage.Group {
  /// The group as the wire writes it.
  package func proto() -> WireGroupCoverage {
    .with {
      $0.place = place.text
      $0.group = group.text
      if let sector { $0.sector = WireSector(sector) }
      $0.sources = sources
      if let coverage { $0.coverage = coverage }
      $0.exclusions = exclusions
      $0.needTier = Int32(clamping: needTier ?? 0)
      if let counted { $0.counted = counted }
      if let scaled { $0.scaled = scaled }
    }
  }
}
