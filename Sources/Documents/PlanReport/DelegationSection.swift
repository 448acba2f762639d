import Charts
import Planning
import Vocabulary

/// Delegated tasks: the share aimed at and reached, what holds it, and both sides of what moved
///
struct DelegationSection {
  private struct Key: Hashable {
    let task: TaskCode
    let place: PlanPlaceCode
    let year: Int
  }

  let view: PlanView
  private let years: [Key: DelegationYear]
  private static let mostBars = 40

  init(view: PlanView) {
    self.view = view
    years = Dictionary(
      view.result.central.delegations.map {
        (Key(task: $0.task, place: $0.place, year: $0.year), $0)
      }, uniquingKeysWith: { first, _ in first })
  }

  func section() throws -> Page.Section {
    Page.Section(
      id: "delegation", title: "Delegated tasks",
      body: view.scenario.parts.delegations.isEmpty
        ? .paragraph("This plan delegates no task.")
        : try HTMLText([explanation, chart(), reached, bothSides]))
  }

  private var explanation: HTMLText {
    .paragraph(
      """
      δ* is the share of tasks the plan aims to delegate, δ the share it reaches. What is moved \
      does not vanish: the receiver's required hours rise, and a trained carer who leaves takes \
      the training along. Hours are hours a month.
      """)
  }

  private var inputs: [DelegationInput] {
    view.scenario.parts.delegations.sorted { ($0.task, $0.place) < ($1.task, $1.place) }
  }

  private func year(_ input: DelegationInput, _ year: Int) -> DelegationYear? {
    years[Key(task: input.task, place: input.place, year: year)]
  }

  /// Whether shares and hours would give away how few are authorised.
  private func isSmall(_ year: DelegationYear) -> Bool { view.isSmall(year.authorised) }

  private func name(_ input: DelegationInput) -> String {
    "\(input.name), \(view.name(input.place))"
  }

  private func chart() throws -> HTMLText {
    let rows = try inputs.prefix(Self.mostBars).map { input in
      let found = year(input, view.headlineYear).flatMap { isSmall($0) ? nil : $0 }
      return try BarRow(
        name: Wording.shortened(name(input), to: 150),
        values: [found.map { $0.target * 100 }, found.map { $0.reached * 100 }])
    }
    return .figure(
      try BarChart(
        heading: view.heading(
          "delegation-chart",
          "Share of tasks delegated, \(view.date(year: view.headlineYear)), central run",
          "The share aimed at beside the share reached, by task and place."),
        unit: "% of tasks", rowKind: "Task and place", series: ["Aimed at (δ*)", "Reached (δ)"],
        rows: rows))
  }

  private func blocks(_ row: (DelegationInput, DelegationYear) -> HTMLTable.Row) -> [HTMLTable
    .Block]
  {
    inputs.map { input in
      let rows = view.shownYearsFromNow.compactMap { number in
        year(input, number).map { row(input, $0) }
      }
      return HTMLTable.Block(HTMLText(name(input)), rows)
    }
  }

  private var reached: HTMLText {
    HTMLTable(
      id: "delegation-reached", caption: view.caption("δ* and δ, and what holds δ"), rowHead: "At",
      columns: [
        .number("Tasks a month"), .number("Aimed at, δ*"), .number("Reached, δ"),
        .words("What holds it"), .number("Authorised carers"), .number("Trained in the year"),
        .number("Expired in the year"), .number("Left in the year"),
      ],
      blocks: blocks { _, year in
        HTMLTable.Row(
          HTMLText(view.date(year: year.year)),
          [
            HTMLText(ChartNumber(decimals: 0).text(year.tasksPerMonth)),
            percent(year.target), isSmall(year) ? "hidden" : percent(year.reached),
            HTMLText(year.limit.words),
            view.people(year.authorised), flow(year.trained, year), flow(year.expired, year),
            flow(year.left, year),
          ])
      }
    ).html
  }

  /// A flow of the year before; the opening state has none.
  private func flow(_ count: Double, _ year: DelegationYear) -> HTMLText {
    year.year == 0 ? "–" : view.people(count)
  }

  private func percent(_ share: Double) -> HTMLText {
    HTMLText(ChartNumber(decimals: 1).text(share * 100) + "%")
  }

  private var bothSides: HTMLText {
    HTMLTable(
      id: "delegation-sides", caption: view.caption("Both sides of what moved, hours a month"),
      rowHead: "At",
      spans: [
        .init("Giver", columns: 3), .init("Receiver", columns: 1), .init("Training", columns: 2),
        .init("Together", columns: 1),
      ],
      columns: [
        .number("Moved away"), .number("Supervision"), .number("Freed"), .number("Added"),
        .number("Course and assessor"), .number("Lost with leavers, in the year"),
        .number("Net of all"),
      ],
      blocks: inputs.map { input in
        HTMLTable.Block(
          """
          \(name(input)): from \(view.name(input.giver)) to \(view.name(input.receiver))
          """,
          view.shownYearsFromNow.compactMap { number in year(input, number).map(sidesRow) })
      }, note: "Net of all is what all groups need together: above 0 is more work than before."
    ).html
  }

  private func sidesRow(_ year: DelegationYear) -> HTMLTable.Row {
    guard !isSmall(year) else {
      return HTMLTable.Row(
        HTMLText(view.date(year: year.year)), Array(repeating: "hidden", count: 7))
    }
    let freed = year.hoursMoved - year.supervisionHours
    let number = ChartNumber(decimals: 0)
    let net = year.receiverHours + year.trainingHours - freed
    return HTMLTable.Row(
      HTMLText(view.date(year: year.year)),
      [
        HTMLText(number.text(year.hoursMoved)), HTMLText(number.text(year.supervisionHours)),
        HTMLText(number.text(freed)), HTMLText(number.text(year.receiverHours)),
        HTMLText(number.text(year.trainingHours)),
        year.year == 0 ? "–" : HTMLText(number.text(year.trainingHoursLost)),
        HTMLText(number.signed(net)),
      ])
  }
}
