package import OneWorkforceProtos
package import Planning
package import Vocabulary

extension WireUncertaintySettings: WireScenarioRow {
  /// What the plan says of luck.
  package func native(
    _ field: String, _ context: ScenarioContext
  ) throws(ServiceError) -> UncertaintySettings {
    try UncertaintySettings(
      links: try links.natives(field + ".links", atMost: Sector.allCases.count, context),
      shocks: try shocks.natives(field + ".shocks", atMost: 10_000, context),
      drawsPopulationVariants: drawsPopulationVariants, populationBaseError: populationBaseError,
      wholePersonBelow: hasWholePersonBelow ? wholePersonBelow : 30)
  }
}

extension UncertaintySettings: ScenarioRow {
  /// The settings as the wire writes them.
  package func proto(_ context: ScenarioContext) -> WireUncertaintySettings {
    .with {
      $0.links = links.protos(context)
      $0.shocks = shocks.protos(context)
      $0.drawsPopulationVariants = drawsPopulationVariants
      $0.populationBaseError = populationBaseError
      $0.wholePersonBelow = wholePersonBelow
    }
  }
}

extension WireSectorLink: WireScenarioRow {
  /// A sector's link.
  package func native(
    _ field: String, _ context: ScenarioContext
  ) throws(ServiceError) -> UncertaintySettings.Link {
    UncertaintySettings.Link(
      sector: try requiredChoice(sector, field + ".sector"),
      loading: try required(hasLoading, loading, field + ".loading"))
  }
}

extension UncertaintySettings.Link: ScenarioRow {
  /// The link as the wire writes it.
  package func proto(_ context: ScenarioContext) -> WireSectorLink {
    .with {
      $0.sector = sector.rawValue
      $0.loading = loading
    }
  }
}

extension WireHazardShock: WireScenarioRow {
  /// A sector's shocks to one cause.
  package func native(
    _ field: String, _ context: ScenarioContext
  ) throws(ServiceError) -> UncertaintySettings.Shock {
    UncertaintySettings.Shock(
      sector: try requiredChoice(sector, field + ".sector"),
      cause: try Cause(text: cause, field: field + ".cause").parameterText,
      series: try ShockSeries(
        autocorrelation: try required(
          hasAutocorrelation, autocorrelation, field + ".autocorrelation"),
        standardDeviation: try required(
          hasStandardDeviation, standardDeviation, field + ".standard_deviation"),
        field: field))
  }
}

extension UncertaintySettings.Shock: ScenarioRow {
  /// The shocks as the wire writes them.
  package func proto(_ context: ScenarioContext) -> WireHazardShock {
    .with {
      $0.sector = sector.rawValue
      $0.cause = cause
      $0.autocorrelation = series.autocorrelation
      $0.standardDeviation = series.standardDeviation
    }
  }
}
