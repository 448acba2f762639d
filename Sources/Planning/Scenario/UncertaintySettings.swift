package import Vocabulary

/// What a plan says of luck that no single value carries.
package struct UncertaintySettings: Hashable, Sendable {
  /// Year-to-year shocks of one sector and cause: an AR(1) series on the log hazard.
  package struct Shock: Hashable, Sendable {
    /// The sector.
    package let sector: Sector
    /// The cause's word: `retire`, `ill`, `leave`, `move:<group>`, `place:<place>`.
    package let cause: String
    /// The series.
    package let series: ShockSeries

    /// A shock with these parts.
    package init(sector: Sector, cause: String, series: ShockSeries) {
      self.sector = sector
      self.cause = cause
      self.series = series
    }
  }

  /// How much a sector's labour market links its hazards: ℓ of the copula, 0 to 1.
  package struct Link: Hashable, Sendable {
    /// The sector.
    package let sector: Sector
    /// ℓ.
    package let loading: Double

    /// A link of `sector`; ``UncertaintySettings`` checks it.
    package init(sector: Sector, loading: Double) {
      self.sector = sector
      self.loading = loading
    }
  }

  /// Links by sector; a sector without one has ℓ = 0.
  package let links: [Link]
  /// Shocks; a sector and cause without one has none.
  package let shocks: [Shock]
  /// Whether population variants are drawn: principal 0.40, four variants 0.15 each.
  package let drawsPopulationVariants: Bool
  /// Standard deviation of the log error of a place's population base; 0 for none.
  package let populationBaseError: Double
  /// A group at a place with fewer people than this at point 0 is drawn person by person.
  package let wholePersonBelow: Double

  /// Settings with these parts.
  ///
  /// - Throws: ``ServiceError`` naming the part of `uncertainty` at fault.
  package init(
    links: [Link] = [], shocks: [Shock] = [], drawsPopulationVariants: Bool = false,
    populationBaseError: Double = 0, wholePersonBelow: Double = 30
  ) throws(ServiceError) {
    for link in links {
      try requireNumber(link.loading, in: 0...1, field: "uncertainty.links")
    }
    guard Set(links.map(\.sector)).count == links.count else {
      throw ServiceError(
        .invalidArgument, .duplicateItem, field: "uncertainty.links", "must name each sector once")
    }
    guard Set(shocks.map { $0.sector.rawValue + "/" + $0.cause }).count == shocks.count else {
      throw ServiceError(
        .invalidArgument, .duplicateItem, field: "uncertainty.shocks",
        "must name each sector and cause once")
    }
    try requireNumber(
      populationBaseError, in: 0...0.5, field: "uncertainty.population_base_error")
    try requireNumber(wholePersonBelow, in: 0...1_000, field: "uncertainty.whole_person_below")
    self.links = links
    self.shocks = shocks
    self.drawsPopulationVariants = drawsPopulationVariants
    self.populationBaseError = populationBaseError
    self.wholePersonBelow = wholePersonBelow
  }

  /// ℓ of a sector.
  package func loading(of sector: Sector) -> Double {
    links.first { $0.sector == sector }?.loading ?? 0
  }
}
