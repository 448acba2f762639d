import Charts
import Planning
import Vocabulary

/// Cost by line and holder, and pooled funds beside the need they don't change (R-76, R-78).
struct MoneySection {
  let view: PlanView
  private let years: [Int: [CostYear]]

  init(view: PlanView) {
    self.view = view
    years = Dictionary(grouping: view.result.central.costs, by: \.year)
  }

  func section() -> Page.Section {
    Page.Section(
      id: "money", title: "What it costs, and whom",
      body: HTMLText([explanation, lines, holders, funds, agreement]))
  }

  private var explanation: HTMLText {
    guard !view.scenario.parts.costLines.isEmpty else {
      return .paragraph(
        """
        No line of cost is part of this plan: what it costs is \
        \(.strong(HTMLText(Wording.unknown))).
        """)
    }
    return .paragraph(
      """
      Cost of plan years in the central run, rounded to the pound; the export holds pence, and \
      there lines and holders' parts agree to the penny. A line whose price isn't known is \
      “unknown”, and so is every sum it belongs to.
      """)
  }

  /// Plan years that tables show, each named by its end: the first, that of the headline, the last.
  private var shown: [Int] {
    Set([1, view.headlineYear, view.years]).filter { (1...view.years).contains($0) }.sorted()
  }

  private var columns: [HTMLTable.Column] {
    shown.map { .number("Year to \(view.date(year: $0))") }
      + [.number("All \(view.years) years")]
  }

  private func cells(_ pence: (Int) -> Int64?) -> [HTMLText] {
    let all = Wording.sum((1...view.years).map(pence))
    return (shown.map(pence) + [all]).map { HTMLText(Wording.pounds($0)) }
  }

  private func costs(_ year: Int) -> [CostYear] { years[year] ?? [] }

  // MARK: - Lines and holders

  private var lines: HTMLText {
    let inputs = view.scenario.parts.costLines.sorted { $0.code < $1.code }
    guard !inputs.isEmpty else { return .empty }
    let found = Dictionary(
      view.result.central.costs.map { (Key(line: $0.line, year: $0.year), $0.pence) },
      uniquingKeysWith: { first, _ in first })
    let rows = inputs.map { input in
      HTMLTable.Row(
        HTMLText(input.name + (input.place.map { ", " + view.name($0) } ?? "")),
        cells { found[Key(line: input.code, year: $0)] ?? nil })
    }
    let total = HTMLTable.Row(
      .strong("All lines"), cells { year in Wording.sum(costs(year).map(\.pence)) })
    return HTMLTable(
      id: "cost-lines", caption: view.caption("Cost by line"), rowHead: "Line", columns: columns,
      rows: rows + [total]
    ).html
  }

  private struct Key: Hashable {
    let line: CostLineCode
    let year: Int
  }

  private var holders: HTMLText {
    let inputs = view.scenario.parts.holders.sorted { $0.code < $1.code }
    guard !view.scenario.parts.costLines.isEmpty, !inputs.isEmpty else { return .empty }
    let rows = inputs.map { holder in
      HTMLTable.Row(HTMLText(holder.name), cells { part(holder.code, year: $0) })
    }
    let unknown = view.scenario.parts.costLines.filter { input in
      view.result.central.costs.contains { $0.line == input.code && $0.pence == nil }
    }
    return HTMLTable(
      id: "cost-holders", caption: view.caption("Cost by budget holder"), rowHead: "Holder",
      columns: columns, rows: rows,
      note: unknown.isEmpty
        ? nil : "Unknown lines: \(Wording.list(unknown.map(\.name).sorted()))."
    ).html
  }

  /// What a holder pays in a year; nil where it has a share in a line that is unknown.
  private func part(_ holder: HolderCode, year: Int) -> Int64? {
    let unknown = costs(year).filter { $0.pence == nil }.map(\.line)
    let shares = view.scenario.parts.costLines.filter { unknown.contains($0.code) }
    guard !shares.contains(where: { $0.shares.contains { $0.holder == holder } }) else {
      return nil
    }
    return Wording.sum(
      costs(year).flatMap(\.byHolder).filter { $0.holder == holder }.map { Optional($0.pence) })
  }

  // MARK: - Pooled funds

  private var funds: HTMLText {
    let inputs = view.scenario.parts.funds
    guard !inputs.isEmpty else { return .empty }
    let blocks = inputs.map { fund in
      HTMLTable.Block(
        "\(fund.name): held by \(name(fund.host)), \(fund.legalBasis)",
        view.result.central.funds.filter { $0.name == fund.name && $0.year > 0 }
          .sorted { $0.year < $1.year }.map(row))
    }
    return .heading(3, "Pooled funds")
      + HTMLTable(
        id: "funds", caption: view.caption("Pooled funds by plan year"), rowHead: "Year to",
        columns: [
          .number("Paid in"), .number("Spent"), .number("Over (+) or under (−)"),
          .words("Who bears it"),
        ], blocks: blocks,
        note: "A pool changes who pays, not what is needed: the need above stands unchanged."
      ).html
  }

  // MARK: - Staff, activity and money

  private var agreement: HTMLText {
    guard let tolerance = view.scenario.parts.statedTolerance else { return .empty }
    let found = view.scenario.mismatches
    let share = Wording.percent(tolerance)
    let verdict: HTMLText =
      found.isEmpty
      ? .paragraph("What the plan states of staff, activity and money agrees within \(share).")
      : .paragraph(
        """
        \(.strong("The plan fails")): figures below differ by more than \(share) of the greater.
        """)
    return .heading(3, "Staff, activity and money") + verdict
      + (found.isEmpty ? .empty : mismatchTable(found))
  }

  private func mismatchTable(_ found: [StatedMismatch]) -> HTMLText {
    let number = ChartNumber(decimals: 1)
    let rows = found.map { mismatch in
      HTMLTable.Row(
        HTMLText(view.date(year: mismatch.year)),
        [
          HTMLText(view.name(mismatch.group)), HTMLText(view.name(mismatch.place)),
          HTMLText("\(mismatch.fewer.rawValue) \(number.text(mismatch.fewerFTE))"),
          HTMLText("\(mismatch.more.rawValue) \(number.text(mismatch.moreFTE))"),
        ])
    }
    return HTMLTable(
      id: "agreement", caption: view.caption("Figures that disagree, in FTE"), rowHead: "Year to",
      columns: [.words("Group"), .words("Place"), .words("Fewer"), .words("More")],
      blocks: [HTMLTable.Block(nil, rows)],
      note: "Activity counts by the group's productive hours, money by its pay and on-cost."
    ).html
  }

  private func row(_ fund: FundYear) -> HTMLTable.Row {
    let over = fund.overspendPence.map { ($0 > 0 ? "+" : "") + Wording.pounds($0) }
    return HTMLTable.Row(
      HTMLText(view.date(year: fund.year)),
      [
        HTMLText(Wording.pounds(fund.contributionsPence)),
        HTMLText(Wording.pounds(fund.spendPence)),
        HTMLText(over ?? Wording.unknown), settlement(fund.settlement),
      ])
  }

  private func settlement(_ settlement: FundYear.Settlement) -> HTMLText {
    switch settlement {
    case .shared(let parts):
      HTMLText(
        Wording.list(parts.map { "\(name($0.holder)) \(Wording.pounds($0.pence))" }))
    case .unresolved: .strong("unresolved: no rule is agreed")
    case .unknown: HTMLText(Wording.unknown)
    }
  }

  private func name(_ holder: HolderCode) -> String {
    view.scenario.parts.holders.first { $0.code == holder }?.name ?? holder.text
  }
}
