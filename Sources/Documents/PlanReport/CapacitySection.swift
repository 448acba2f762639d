import Charts
import Planning
import Vocabulary

/// People, FTE, productive hours, required and gap: from staff to hours, group by group.
struct CapacitySection {
  let view: PlanView
  private static let mostPlaces = 12

  func section() -> Page.Section {
    Page.Section(
      id: "people", title: "Staff, hours, need and gap",
      body: HTMLText([explanation, overall, byPlace]))
  }

  private var explanation: HTMLText {
    .paragraph(
      """
      The central run: every value at its centre, no luck. People are counted by main job inside \
      one place and never added over places or sectors, since one person may be counted in two. \
      Age is age at the last review date. Available FTE is what is left of working hours after \
      leave, sickness, training, travel and supervision, with bank and agency hours, as whole \
      staff. Hours are hours a month.
      """)
      + (view.parts.suppressesSmallCounts
        ? .paragraph(
          """
          Where a group has 1 to 4 people at a place, its count is shown as “1 to 4” and what \
          would give it away as “hidden”.
          """) : .empty)
  }

  private static let columns: [HTMLTable.Column] = [
    .number("People"), .number("FTE"), .number("Productive hours"), .number("Available FTE"),
    .number("Required FTE"), .number("Required hours"), .number("Gap FTE"),
    .number("WISN ratio"), .number("Gap hours"),
  ]

  private func groupHead(_ group: StaffGroup, tier: NeedTier?) -> HTMLText {
    let need: HTMLText =
      tier.map { "need tier \($0.number), \($0.label)" } ?? "need unknown"
    return "\(group.name) · \(group.sector.words.lowercased()) · \(need)"
  }

  // MARK: - By place

  private var byPlace: HTMLText {
    guard view.places.count <= Self.mostPlaces else {
      return .paragraph(
        "This plan has \(view.places.count) places; the export holds each place's figures.")
    }
    return HTMLText(
      view.places.enumerated().map { index, place in
        .heading(3, HTMLText(place.name)) + table(place, index)
      })
  }

  private func table(_ place: PlannedPlace, _ index: Int) -> HTMLText {
    let blocks = view.groups.compactMap { group -> HTMLTable.Block? in
      let years = view.shownYearsFromNow.compactMap { view.row(place.code, group.code, $0) }
      guard let first = years.first else { return nil }
      return HTMLTable.Block(groupHead(group, tier: first.need?.tier), years.map(row))
    }
    guard !blocks.isEmpty else { return .paragraph("No staff group of this plan works here.") }
    return HTMLTable(
      id: "capacity-\(index + 1)", caption: view.caption("Staff and need at \(place.name)"),
      rowHead: "At", columns: Self.columns, blocks: blocks
    ).html
  }

  private func row(_ year: GroupYear) -> HTMLTable.Row {
    let count = year.people.values.reduce(0, +)
    let isHidden = view.isSmall(count)
    let (whole, fine) = (ChartNumber(decimals: 0), ChartNumber(decimals: 1))
    func shown(_ value: Double?, _ number: ChartNumber, hiding: Bool) -> HTMLText {
      hiding ? "hidden" : HTMLText(value.map { number.text($0) } ?? Wording.unknown)
    }
    return HTMLTable.Row(
      HTMLText(view.date(year: year.year)),
      [
        view.people(count), shown(year.capacity.fte, fine, hiding: isHidden),
        shown(year.capacity.productiveHours, whole, hiding: isHidden),
        shown(year.capacity.availableFTE, fine, hiding: isHidden),
        shown(year.need?.fte, fine, hiding: isHidden),
        shown(year.need?.hours, whole, hiding: isHidden),
        shown(year.gapFTE, fine, hiding: false),
        shown(year.wisnRatio, ChartNumber(decimals: 2), hiding: isHidden),
        shown(year.gapHours, whole, hiding: false),
      ])
  }

  // MARK: - Over all places

  private var overall: HTMLText {
    guard view.places.count > 1 else { return .empty }
    let blocks = view.groups.compactMap { group -> HTMLTable.Block? in
      let years = view.shownYearsFromNow.compactMap { year -> HTMLTable.Row? in
        let rows = view.rows(of: group.code, year: year)
        return rows.isEmpty ? nil : sumRow(rows, year: year)
      }
      guard !years.isEmpty else { return nil }
      let tiers = Set(view.rows(of: group.code, year: 0).compactMap { $0.need?.tier })
      return HTMLTable.Block(
        groupHead(group, tier: tiers.count == 1 ? tiers.first : nil)
          + (tiers.count > 1 ? " or of several tiers" : ""), years)
    }
    return .heading(3, "All places together")
      + HTMLTable(
        id: "capacity-all", caption: view.caption("Staff and need, \(view.area)"), rowHead: "At",
        columns: [
          .number("FTE"), .number("Productive hours"), .number("Available FTE"),
          .number("Required FTE"), .number("Required hours"), .number("Shortages, FTE"),
          .number("Surpluses, FTE"),
        ], blocks: blocks,
        note: """
          Shortages and surpluses of places stand apart: a surplus at one place does not fill a \
          shortage at another.
          """
      ).html
  }

  /// Sums over places; a need that is unknown at one place is unknown in the sum.
  private func sumRow(_ rows: [GroupYear], year: Int) -> HTMLTable.Row {
    let isHidden = rows.contains { view.isSmall($0.people.values.reduce(0, +)) }
    let (whole, fine) = (ChartNumber(decimals: 0), ChartNumber(decimals: 1))
    func sum(_ number: ChartNumber, hiding: Bool, _ value: (GroupYear) -> Double?) -> HTMLText {
      guard !hiding else { return "hidden" }
      let values = rows.map(value)
      guard !values.contains(nil) else { return HTMLText(Wording.unknown) }
      return HTMLText(number.text(values.compactMap(\.self).reduce(0, +)))
    }
    return HTMLTable.Row(
      HTMLText(view.date(year: year)),
      [
        sum(fine, hiding: isHidden) { $0.capacity.fte },
        sum(whole, hiding: isHidden) { $0.capacity.productiveHours },
        sum(fine, hiding: isHidden) { $0.capacity.availableFTE },
        sum(fine, hiding: isHidden) { $0.need?.fte },
        sum(whole, hiding: isHidden) { $0.need?.hours },
        sum(fine, hiding: false) { $0.gapFTE.map { max(0, $0) } },
        sum(fine, hiding: false) { $0.gapFTE.map { max(0, -$0) } },
      ])
  }
}
