import Charts
import Planning
import Vocabulary

/// How short we are: the first thing a report says (R-31), by place, staff group and year with
/// bands.
struct ShortageSection {
  let view: PlanView
  /// So many places have a table of their own; with more, only the largest shortages are shown.
  private static let mostPlaces = 12
  private static let mostRows = 100

  private static let everything = BandScope(place: nil, group: nil, sector: nil)

  func section() throws -> Page.Section {
    Page.Section(
      id: "shortage", title: "How short we are",
      body: try HTMLText([
        headlines, flags, useIsNotNeed, totalFan(), byGroup(), worstFans(), gapTables(),
      ]))
  }

  // MARK: - In words

  private var headlines: HTMLText {
    guard view.hasNeed() else {
      return .paragraph(
        """
        How short \(view.area) \(view.verb), is \(.strong(HTMLText(Wording.unknown))): no staff \
        group of this plan has a need model.
        """, class: "headline")
    }
    let later = view.years == view.headlineYear ? [] : [view.years]
    return total(view.headlineYear, class: "headline") + largest(view.headlineYear)
      + HTMLText(later.map { total($0, class: "lead") + largest($0) }) + gain + leftOut
  }

  private func total(_ year: Int, class name: StaticString) -> HTMLText {
    guard let band = view.band(Self.everything, .unmetFTE)?.years[safely: year] else {
      return .paragraph("The shortage of \(view.date(year: year)) is unknown.", class: name)
    }
    let number = Wording.number(fitting: band.quantiles + [band.central])
    guard view.hasDraws, band.quantiles.count == YearBand.probabilities.count else {
      return .paragraph(
        """
        In \(view.date(year: year)) \(view.area) \(view.verb) short of \
        \(.strong("\(number.text(band.central)) FTE")) in the central run. No draws were taken, so \
        this report can't say how sure that is.
        """, class: name)
    }
    let q = band.quantiles
    return .paragraph(
      """
      In \(view.date(year: year)) \(view.area) \(view.verb) short of \
      \(.strong("\(number.text(q[3])) FTE")) of staff, 80% band \(number.text(q[1])) to \
      \(number.text(q[5])); probability of any shortage \(view.chance(band)). The central run \
      gives \(number.text(band.central)).
      """, class: name)
  }

  /// The groups that lack most at a year end.
  private func largest(_ year: Int) -> HTMLText {
    let worst = worst(year).prefix(3).compactMap { cell -> HTMLText? in
      guard let band = gap(cell)?.years[safely: year] else { return nil }
      let number = Wording.number(fitting: band.quantiles + [band.central])
      let amount =
        view.hasDraws ? view.median(band, number) : HTMLText(number.text(band.central))
      return """
        \(view.name(cell)) (need tier \(tier(cell))): \(amount) FTE short, probability of a \
        shortage \(view.chance(band))
        """
    }
    guard !worst.isEmpty else { return .paragraph("No single staff group is short then.") }
    return .paragraph("The largest shortages then, with 80% bands:") + .list(worst)
  }

  /// What the plan gains against the one it is compared with, with its net effect by sector (T-5).
  private var gain: HTMLText {
    guard let comparison = view.parts.comparison,
      let all = comparison.band(Self.everything, .unmetFTE)?.years[safely: view.headlineYear]
    else { return .empty }
    let sectors = view.sectors.compactMap { sector -> String? in
      let scope = BandScope(place: nil, group: nil, sector: sector)
      guard let band = comparison.band(scope, .unmetFTE)?.years[safely: view.headlineYear] else {
        return nil
      }
      return sector.words.lowercased() + " "
        + Wording.number(fitting: [band.central]).signed(band.central)
    }
    let number = Wording.number(fitting: [all.central])
    return .paragraph(
      """
      Against \(view.otherPlan(comparison)), unmet need in \
      \(view.date(year: view.headlineYear)) changes by \(number.signed(all.central)) FTE in the \
      central run; by sector: \(Wording.list(sectors)). Above 0 is worse.
      """)
  }

  private var leftOut: HTMLText {
    let unknown = view.groups.filter { group in
      view.places.contains {
        view.row($0.code, group.code, 0).map { $0.need == nil } ?? false
      }
    }.map(\.name)
    guard !unknown.isEmpty else { return .empty }
    return .paragraph(
      """
      Need is unknown, and in no total, for: \(Wording.list(unknown)), at all or some places.
      """)
  }

  private var flags: HTMLText {
    guard !view.parts.outsideRange.isEmpty else { return .empty }
    let items = view.parts.outsideRange.map { flag -> HTMLText in
      let number = ChartNumber(
        fitting: [flag.value, flag.measured.lowerBound, flag.measured.upperBound])
      return """
        \(flag.input): \(number.text(flag.value)), measured in the past \
        \(number.text(flag.measured.lowerBound)) to \(number.text(flag.measured.upperBound)) \
        (\(flag.source))
        """
    }
    return .frame(
      "flag",
      .paragraph("\(.strong("Outside what was measured in the past:"))") + .list(items))
  }

  private var useIsNotNeed: HTMLText {
    let tiers = Set(
      view.cellsWithNeed.compactMap { view.row($0.place, $0.group, 0)?.need?.tier.number })
    guard tiers.contains(1) || tiers.contains(2) else { return .empty }
    return .paragraph(
      """
      \(.strong("Use is not need.")) Figures of tier 1 (proportional) and tier 2 (activity) rest \
      on what is used today; people who get no care today are not in them. Each figure \
      names its tier.
      """)
  }

  // MARK: - In figures

  private func totalFan() throws -> HTMLText {
    guard view.hasNeed(), let series = view.band(Self.everything, .unmetFTE) else { return .empty }
    return try view.fan(
      series,
      heading: view.heading(
        "unmet-all", "Unmet need, all staff groups: \(view.area)",
        """
        Full-time equivalents short by year, shortages of all staff groups added up. Bands hold \
        50, 80 and 90% of the draws. The central run is not the median.
        """), unit: "FTE short")
  }

  /// Unmet FTE of run 0 by group, over all places.
  private func byGroup() throws -> HTMLText {
    let known = view.groups.filter { group in
      view.rows(of: group.code, year: 0).contains { $0.need != nil }
    }
    guard !known.isEmpty else { return .empty }
    let rows = try known.prefix(60).map { group in
      try BarRow(
        name: Wording.shortened(group.name, to: 120),
        values: view.shownYears.map { unmet(group.code, $0) })
    }
    let chart = try BarChart(
      heading: view.heading(
        "unmet-groups", "Unmet need by staff group, central run, all places",
        """
        Full-time equivalents short, added up over places: a surplus at one place does not hide a \
        shortage at another.
        """),
      unit: "FTE short", rowKind: "Staff group",
      series: view.shownYears.map { view.date(year: $0) }, rows: rows)
    return .figure(chart) + everyYear(known)
  }

  private func unmet(_ group: GroupCode, _ year: Int) -> Double? {
    let known = view.rows(of: group, year: year).compactMap(\.unmetFTE)
    return known.isEmpty ? nil : known.reduce(0, +)
  }

  private func everyYear(_ groups: [StaffGroup]) -> HTMLText {
    let years = Array(0...view.years)
    let number = Wording.number(
      fitting: groups.flatMap { group in years.compactMap { unmet(group.code, $0) } })
    let rows = groups.map { group in
      HTMLTable.Row(
        HTMLText(group.name),
        years.map { year in
          HTMLText(unmet(group.code, year).map { number.text($0) } ?? Wording.unknown)
        })
    }
    return HTMLTable(
      id: "unmet-years",
      caption: view.caption("Unmet FTE by staff group and year, central run, all places"),
      rowHead: "Staff group", columns: years.map { .number(HTMLText(view.axisLabel($0))) },
      rows: rows,
      note: "At 1 \(Wording.monthName(view.scenario.parts.start.month)) of each year."
    ).html
  }

  private func gap(_ cell: PlanView.Cell) -> BandSeries? {
    view.band(BandScope(place: cell.place, group: cell.group, sector: nil), .gapFTE)
  }

  private func tier(_ cell: PlanView.Cell) -> Int {
    view.row(cell.place, cell.group, 0)?.need?.tier.number ?? 0
  }

  /// Groups at places that are short at a year end, the shortest first.
  private func worst(_ year: Int) -> [PlanView.Cell] {
    let gaps = view.cellsWithNeed.compactMap { cell -> (cell: PlanView.Cell, gap: Double)? in
      gap(cell)?.years[safely: year].map { (cell, middle($0)) }
    }
    return gaps.enumerated().filter { $0.element.gap > 0 }
      .sorted { ($1.element.gap, $0.offset) < ($0.element.gap, $1.offset) }.map(\.element.cell)
  }

  private func middle(_ band: YearBand) -> Double {
    band.quantiles.count == YearBand.probabilities.count ? band.quantiles[3] : band.central
  }

  private func worstFans() throws -> HTMLText {
    let cells = worst(view.years).prefix(3)
    return try HTMLText(
      cells.enumerated().map { index, cell in
        guard let series = gap(cell) else { return .empty }
        return try view.fan(
          series,
          heading: view.heading(
            "gap-\(index + 1)", "Gap: \(view.name(cell))",
            """
            Required less available full-time equivalents by year, need tier \(tier(cell)). Above \
            0 is a shortage, below 0 a surplus.
            """), unit: "FTE, above 0 is a shortage")
      })
  }
}

// Tables of gaps by group.
extension ShortageSection {
  private func gapTables() -> HTMLText {
    guard !view.cellsWithNeed.isEmpty else { return .empty }
    let heading = HTMLText.heading(3, "By place and staff group")
    guard view.places.count <= Self.mostPlaces else {
      let all = worst(view.headlineYear)
      let shown = Array(all.prefix(Self.mostRows))
      return heading
        + .paragraph(
          """
          The \(shown.count) largest of \(all.count) shortages of groups at places in \
          \(view.date(year: view.headlineYear)); the export holds the rest.
          """)
        + gapTable(shown, id: "gaps", caption: "Largest gaps", name: { self.view.name($0) })
    }
    let tables = view.places.enumerated().map { index, place in
      gapTable(
        view.cellsWithNeed.filter { $0.place == place.code }, id: "gaps-\(index + 1)",
        caption: "Gap at \(place.name)", name: { self.view.name($0.group) })
    }
    return heading + HTMLText(tables)
  }

  private func gapTable(
    _ cells: [PlanView.Cell], id: String, caption: HTMLText, name: (PlanView.Cell) -> String
  ) -> HTMLText {
    guard !cells.isEmpty else { return .empty }
    let bands = cells.flatMap { cell in
      view.shownYearsFromNow.compactMap { gap(cell)?.years[safely: $0] }
    }
    let number = Wording.number(fitting: bands.flatMap { $0.quantiles + [$0.central] })
    let rows = cells.map { cell in
      HTMLTable.Row(
        HTMLText(name(cell)),
        [HTMLText(String(tier(cell))), central(cell, 0, number)]
          + view.shownYears.flatMap { year in
            let band = gap(cell)?.years[safely: year]
            return [central(cell, year, number), view.median(band, number), view.chance(band)]
          } + [firstShort(cell)])
    }
    return HTMLTable(
      id: id,
      caption: view.caption(caption + ", FTE required less available: above 0 is a shortage"),
      rowHead: "Staff group",
      spans: [.init("Need", columns: 1), .init("Now", columns: 1)]
        + view.shownYears.map { .init(HTMLText(view.date(year: $0)), columns: 3) }
        + [.init("Of draws", columns: 1)],
      columns: [.number("Tier"), .number("Central run")]
        + view.shownYears.flatMap { _ in
          [.number("Central run"), .number("Median (80% band)"), .number("Chance short")]
        } + [.words("First short")],
      rows: rows,
      note:
        "First short: the median month of the draws that fall short, and the share that never do."
    ).html
  }

  private func central(_ cell: PlanView.Cell, _ year: Int, _ number: ChartNumber) -> HTMLText {
    HTMLText(
      gap(cell)?.years[safely: year].map { number.text($0.central) } ?? Wording.unknown)
  }

  private func firstShort(_ cell: PlanView.Cell) -> HTMLText {
    guard let passing = gap(cell)?.firstPassings.first(where: { $0.threshold == 0 }) else {
      return HTMLText(Wording.unknown)
    }
    guard let never = passing.neverShare else {
      return HTMLText(passing.centralMonth.map { view.shortDate(month: $0) } ?? "never")
    }
    guard passing.monthQuantiles.count == 3 else { return "never" }
    let month = passing.monthQuantiles[1]
    let date = month < 0.5 ? "already" : view.shortDate(month: Int(month.rounded()))
    return never > 0 ? "\(date); never in \(Wording.percent(never))" : HTMLText(date)
  }
}

extension Array {
  /// The element at `index`, or nil outside.
  subscript(safely index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
