import Charts
import Planning
import Vocabulary

/// What the plan does to the other sector, printed beside every gain (R-35, T-5).
struct SectorSection {
  let view: PlanView

  func section() throws -> Page.Section {
    Page.Section(
      id: "sectors", title: "What it does to each sector",
      body: try HTMLText([caused(), levers(), table, fans()]))
  }

  // MARK: - Caused by this plan

  private func caused() throws -> HTMLText {
    if let comparison = view.parts.comparison { return try compared(comparison) }
    if let effect = view.parts.netEffect { return try central(effect) }
    return .paragraph(
      """
      No other plan was run beside this one, so what this plan itself causes in each sector is \
      \(.strong("unknown")). The figures below are the sectors' own.
      """)
  }

  private func compared(_ comparison: ScenarioComparison) throws -> HTMLText {
    let bars = try view.sectors.compactMap { sector -> BarRow? in
      let years = view.shownYears.map { difference(comparison, sector, .unmetFTE, $0)?.central }
      return years.contains { $0 != nil } ? try BarRow(name: sector.words, values: years) : nil
    }
    let rows = view.sectors.flatMap { sector in
      view.shownYears.map { year in
        HTMLTable.Row(
          "\(sector.words), \(view.date(year: year))",
          [BandMetric.unmetFTE, .availableFTE].flatMap { metric -> [HTMLText] in
            let band = difference(comparison, sector, metric, year)
            let number = Wording.number(fitting: (band?.quantiles ?? []) + [band?.central ?? 0])
            let central = band.map { number.signed($0.central) } ?? Wording.unknown
            return [HTMLText(central), view.median(band, number)]
          })
      }
    }
    let chart =
      bars.isEmpty
      ? HTMLText.empty
      : .figure(
        try BarChart(
          heading: view.heading(
            "net-effect", "Net effect of this plan on unmet need by sector, central run",
            "Change of full-time equivalents short against the other plan. Above 0 is worse."
          ),
          unit: "FTE, above 0 is worse", rowKind: "Sector",
          series: view.shownYears.map { view.date(year: $0) }, rows: bars, isSigned: true))
    return .paragraph(
      """
      This plan less \(view.otherPlan(comparison)), draw by draw with the same luck. More unmet \
      need is worse.
      """)
      + chart
      + HTMLTable(
        id: "net-effects", caption: view.caption("Net effect by sector, FTE"),
        rowHead: "Sector and date",
        spans: [.init("Unmet need", columns: 2), .init("Available staff", columns: 2)],
        columns: [
          .number("Central run"), .number("Median (80% band)"), .number("Central run"),
          .number("Median (80% band)"),
        ], rows: rows
      ).html
  }

  private func difference(
    _ comparison: ScenarioComparison, _ sector: Sector, _ metric: BandMetric, _ year: Int
  ) -> YearBand? {
    comparison.band(BandScope(place: nil, group: nil, sector: sector), metric)?
      .years[safely: year]
  }

  private func central(_ effect: PlanReport.NetEffect) throws -> HTMLText {
    guard !effect.sectors.isEmpty else { return .empty }
    let rows = try effect.sectors.map {
      try BarRow(
        name: $0.sector.words, values: [$0.unmetFTEChange, $0.availableFTEChange])
    }
    return .paragraph("This plan less “\(effect.baseTitle)”, central run.")
      + .figure(
        try BarChart(
          heading: view.heading(
            "net-effect", "Net effect by sector, \(view.date(year: effect.year))",
            "Change of full-time equivalents against the plan compared with."),
          unit: "FTE", rowKind: "Sector", series: ["Unmet need", "Available staff"], rows: rows,
          isSigned: true))
  }

  private func levers() throws -> HTMLText {
    guard let effects = view.parts.leverEffects, !effects.effects.isEmpty else { return .empty }
    let names = Dictionary(
      view.scenario.parts.levers.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first }
    )
    let number = Wording.number(
      fitting: effects.effects.flatMap { $0.sectors.map(\.unmetFTEChange) })
    let rows = effects.effects.map { effect in
      HTMLTable.Row(
        HTMLText(names[effect.lever] ?? effect.lever.text),
        view.sectors.map { sector in
          let found = effect.sectors.first { $0.sector == sector }
          return HTMLText(found.map { number.signed($0.unmetFTEChange) } ?? Wording.unknown)
        })
    }
    return HTMLTable(
      id: "lever-effects",
      caption: view.caption(
        "Each lever alone: change of unmet FTE by sector, \(view.date(year: effects.year))"),
      rowHead: "Lever", columns: view.sectors.map { .number(HTMLText($0.words)) }, rows: rows,
      note: "Levers pulled together need not do the sum of what each does alone."
    ).html
  }

  // MARK: - The sectors

  private static let metrics: [(BandMetric, HTMLText)] = [
    (.unmetFTE, "Unmet FTE"), (.surplusFTE, "Surplus FTE"), (.availableFTE, "Available FTE"),
    (.requiredFTE, "Required FTE"),
  ]

  private var table: HTMLText {
    let blocks = view.sectors.map { sector in
      HTMLTable.Block(
        HTMLText(sector.words), view.shownYearsFromNow.map { row(sector, year: $0) })
    }
    return HTMLTable(
      id: "sectors-table", caption: view.caption("Each sector, all places: median (80% band)"),
      rowHead: "At", columns: Self.metrics.map { .number($0.1) }, blocks: blocks,
      note: """
        Groups whose need is unknown are in available staff only. Shortage and surplus are never \
        set against each other.
        """
    ).html
  }

  private func row(_ sector: Sector, year: Int) -> HTMLTable.Row {
    let scope = BandScope(place: nil, group: nil, sector: sector)
    let cells = Self.metrics.map { metric, _ -> HTMLText in
      let isKnown = metric == .availableFTE || view.hasNeed(sector)
      guard isKnown, let band = view.band(scope, metric)?.years[safely: year] else {
        return HTMLText(Wording.unknown)
      }
      let gives = metric == .availableFTE || metric == .requiredFTE
      guard !gives || !view.hasSmallCount(sector, year: year) else { return "hidden" }
      let number = Wording.number(fitting: band.quantiles + [band.central])
      return view.hasDraws ? view.median(band, number) : HTMLText(number.text(band.central))
    }
    return HTMLTable.Row(HTMLText(view.date(year: year)), cells)
  }

  private func fans() throws -> HTMLText {
    guard view.sectors.count > 1 else { return .empty }
    return try HTMLText(
      view.sectors.enumerated().map { index, sector in
        let scope = BandScope(place: nil, group: nil, sector: sector)
        guard view.hasNeed(sector), let series = view.band(scope, .unmetFTE) else { return .empty }
        guard series.years.contains(where: { ([$0.central] + $0.quantiles).contains { $0 > 0 } })
        else { return .paragraph("\(sector.words): no shortage in any draw.") }
        return try view.fan(
          series,
          heading: view.heading(
            "unmet-sector-\(index + 1)", "Unmet need, \(sector.words.lowercased())",
            "Full-time equivalents short by year, shortages of the sector's groups added up."),
          unit: "FTE short")
      })
  }
}
