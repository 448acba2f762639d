import Vocabulary

/// An uncertain input: its own luck, its link to a labour market, and the way from a standard
/// normal number to a value.
struct DrawnInput: Sendable {
  let name: ParameterName
  let sector: Sector?
  private let entry: ParameterTable.Entry

  /// The input of a row of the table; nil for one that is taken as it is.
  init?(_ entry: ParameterTable.Entry) {
    guard entry.value.isUncertain else { return nil }
    name = entry.name
    sector = entry.linkedSector
    self.entry = entry
  }

  /// The input's values in eight draws; lanes of draw 0 hold `centre`.
  func lanes(_ luck: Luck, _ draws: [UInt32], centre: Lanes, link: SectorFactors.Link?) -> Lanes {
    var lanes = centre
    for (lane, draw) in draws.prefix(Lanes.scalarCount).enumerated() where draw > 0 {
      lanes[lane] = entry.bounded(single(luck, draw, link: link, lane: lane))
    }
    return lanes
  }

  private func single(
    _ luck: Luck, _ draw: UInt32, link: SectorFactors.Link?, lane: Int
  ) -> Double {
    let own = luck.uniform(name, draw: draw, index: 0)
    switch entry.value.uncertainty {
    case .none:
      return entry.value.centre
    case .elicited(let elicited), .placeholder(let elicited):
      // Normal on the value's own scale, so Φ and its inverse cancel.
      let normal = StandardNormal.quantile(own)
      return elicited.value(
        standardNormal: link.map { $0.copula.normal(factor: $0.factors[lane], own: normal) }
          ?? normal)
    case .measured(let measured):
      guard let link else { return measured.value(uniform: own) }
      return measured.value(
        uniform: link.copula.uniform(
          factor: link.factors[lane], own: StandardNormal.quantile(own)))
    }
  }
}

/// The labour markets of the sectors that link their hazards.
struct SectorFactors: Sendable {
  /// One sector's link in a block of draws.
  struct Link: Sendable {
    let copula: Copula
    let factors: Lanes
  }

  private let copulas: [(sector: Sector, copula: Copula)]

  init(_ settings: UncertaintySettings) throws(ServiceError) {
    var copulas: [(sector: Sector, copula: Copula)] = []
    for link in settings.links where link.loading > 0 {
      copulas.append(
        (link.sector, try Copula(loading: link.loading, field: "uncertainty.links")))
    }
    self.copulas = copulas
  }

  /// The factors of eight draws, by sector; sectors that link nothing are left out.
  func normals(_ luck: Luck, _ draws: [UInt32]) -> [Sector: Link] {
    var links: [Sector: Link] = [:]
    for (sector, copula) in copulas {
      let name = ParameterName.factor(sector: sector.rawValue)
      var factors = Lanes.zero
      for (lane, draw) in draws.prefix(Lanes.scalarCount).enumerated() where draw > 0 {
        factors[lane] = luck.normal(name, draw: draw, index: 0)
      }
      links[sector] = Link(copula: copula, factors: factors)
    }
    return links
  }
}

/// One series of yearly shocks, as factors on a hazard.
struct DrawnShocks: Sendable {
  let years: Int
  private let name: ParameterName
  private let series: ShockSeries

  init(_ shock: UncertaintySettings.Shock, years: Int) {
    self.years = years
    name = .shock(sector: shock.sector.rawValue, cause: shock.cause)
    series = shock.series
  }

  /// exp(ε) of each plan year in eight draws; 1 in draw 0.
  func factors(_ luck: Luck, _ draws: [UInt32]) -> [Lanes] {
    var factors = Array(repeating: Lanes.one, count: years)
    for (lane, draw) in draws.prefix(Lanes.scalarCount).enumerated() where draw > 0 {
      let shocks = series.values(luck: luck, parameter: name, draw: draw, years: years)
      for (year, shock) in shocks.enumerated() { factors[year][lane] = Elementary.exp(shock) }
    }
    return factors
  }
}
