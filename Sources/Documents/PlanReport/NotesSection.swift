import Charts
import Planning
import Vocabulary

/// What a reader must know to read the figures rightly, and what people who use services say.
struct NotesSection {
  let view: PlanView

  func section() -> Page.Section {
    Page.Section(
      id: "notes", title: "Notes",
      body: HTMLText([
        .heading(3, "From people who use services"), fromPeople,
        .heading(3, "How to read the figures"), .list(reading), timeZero,
      ]))
  }

  private var fromPeople: HTMLText {
    view.parts.notesFromPeople.isEmpty
      ? .paragraph("None: nobody who uses services has left a note on this plan.")
      : .list(view.parts.notesFromPeople.map { HTMLText($0) })
  }

  private var reading: [HTMLText] {
    [
      """
      The central run, every value at its centre and no luck, is not the median of the draws; both \
      are shown.
      """,
      "An 80% band holds eight draws in ten: one in ten lies below it, one in ten above.",
      """
      Use is not need: tiers 1 and 2 rest on what is used today. Tier 1 grows today's posts with \
      people, tier 2 counts activities, tier 3 counts tasks of people who have a condition.
      """,
      "Reported age is age at the last review date: everyone becomes a year older once a year.",
      """
      Unknown is not 0: where nobody gave a figure the report says “unknown”, and no total \
      counts it.
      """,
      """
      A full-time equivalent (FTE) is one full-time member of the group on its own base hours, \
      which differ between employers.
      """,
      """
      For totals, simple growth is hard to beat in the first two years. What this plan adds is \
      scenarios, explanation and limits, not a better forecast.
      """,
    ]
  }

  // MARK: - Time zero

  /// What today's need was taken to be, group by group.
  private var timeZero: HTMLText {
    let assumed = cells { isTierOne($0) && view.stock($0)?.declaredUnmetNeed == nil }
    let scaled = view.scenario.parts.needs.filter(\.scalesToEstablishment).map(\.group)
    let items: [HTMLText] = [
      sentence(
        assumed, "Assumes today's posts meet today's need, since no unmet need is declared:"),
      sentence(
        view.groups.filter { scaled.contains($0.code) }.map(\.name),
        "Scaled at the start to establishment and declared unmet need, as a named step:"),
    ].compactMap(\.self)
    return (items.isEmpty ? .empty : .heading(3, "Need at the start") + .list(items)) + differences
  }

  private func sentence(_ names: [String], _ start: String) -> HTMLText? {
    names.isEmpty ? nil : "\(start) \(Wording.list(names))."
  }

  private func cells(_ isMeant: (PlanView.Cell) -> Bool) -> [String] {
    let found = Set(view.cellsWithNeed.filter(isMeant).map(\.group))
    return view.groups.filter { found.contains($0.code) }.map(\.name)
  }

  private func isTierOne(_ cell: PlanView.Cell) -> Bool {
    view.row(cell.place, cell.group, 0)?.need?.tier.number == 1
  }

  /// By how much need of tiers 2 and 3 differs from today's posts at the start.
  private var differences: HTMLText {
    let rows = view.cellsWithNeed.filter { !isTierOne($0) }.compactMap {
      cell -> HTMLTable.Row? in
      guard let need = view.row(cell.place, cell.group, 0)?.need else { return nil }
      let posts = view.stock(cell)?.establishment.map {
        $0 + (view.stock(cell)?.declaredUnmetNeed ?? 0)
      }
      let number = ChartNumber(decimals: 1)
      return HTMLTable.Row(
        HTMLText(view.name(cell)),
        [
          HTMLText(String(need.tier.number)), HTMLText(number.text(need.fte)),
          HTMLText(posts.map { number.text($0) } ?? Wording.unknown),
          HTMLText(posts.map { number.signed(need.fte - $0) } ?? Wording.unknown),
          HTMLText(
            posts.flatMap { need.fte > 0 ? ChartNumber(decimals: 2).text($0 / need.fte) : nil }
              ?? Wording.unknown),
        ])
    }
    guard !rows.isEmpty else { return .empty }
    return HTMLTable(
      id: "time-zero",
      caption: view.caption(
        "Need of tiers 2 and 3 beside today's posts, \(view.date(year: 0)), FTE"),
      rowHead: "Group and place",
      columns: [
        .number("Tier"), .number("Required"), .number("Posts and declared unmet need"),
        .number("Difference"), .number("Ratio, posts to required"),
      ], rows: rows
    ).html
  }
}
