import Charts
import Planning
import Vocabulary

/// Why the gap changed, part by part with nothing left over; what matters most; what differs from
/// another plan.
struct ExplanationSection {
  let view: PlanView
  private static let mostParts = 40

  func section() throws -> Page.Section {
    Page.Section(
      id: "why", title: "Why the gap changes",
      body: try HTMLText([bridges(), tornado(), comparison()]))
  }

  // MARK: - Bridges

  private func bridges() throws -> HTMLText {
    let titled = view.parts.bridges.isEmpty ? try standardBridges() : view.parts.bridges
    guard !titled.isEmpty else {
      return .paragraph("Nothing explains the gap here: no group has a need model.")
    }
    return .paragraph(
      """
      Each bridge leads from the first figure to the last by named parts that add up exactly. \
      Parts above 0 make the shortage larger, parts below 0 smaller. A surplus that grew or was \
      used up stands apart, so that one group's surplus never hides another's shortage.
      """) + HTMLText(try titled.enumerated().map(bridge))
  }

  private func standardBridges() throws -> [PlanReport.TitledBridge] {
    guard view.hasNeed() else { return [] }
    let explainer = RunExplainer(view.result.central, of: view.scenario)
    let everything = BandScope(place: nil, group: nil, sector: nil)
    return try view.shownYears.filter { $0 > 0 }.map { year in
      PlanReport.TitledBridge(
        title: "Unmet need, \(view.area), \(view.date(year: 0)) to \(view.date(year: year))",
        bridge: try explainer.unmet(everything, from: 0, to: year))
    }
  }

  private func bridge(_ index: Int, _ titled: PlanReport.TitledBridge) throws -> HTMLText {
    let bridge = titled.bridge
    let parts = try bridge.parts.map { try BridgePart(name: name($0), change: $0.change) }
    let table = parts.count > Self.mostParts
    let heading = try view.heading(
      "bridge-\(index + 1)", titled.title,
      "From the opening figure to the closing one, part by part, in full-time equivalents.")
    let errors = bridge.parts.filter { $0.standardError != nil }.map { part in
      let number = ChartNumber(fitting: [part.change, part.standardError ?? 0])
      let error = part.standardError.map { number.text($0) } ?? Wording.unknown
      return HTMLText(
        "\(name(part)): \(number.signed(part.change)), standard error of sampling \(error)")
    }
    let figure =
      table
      ? bridgeTable(index, titled)
      : HTMLText.figure(
        try BridgeChart(
          heading: heading, unit: "FTE",
          opening: BridgePart(name: "Before", change: bridge.opening), parts: parts,
          closing: BridgePart(name: "After", change: bridge.closing)))
    return figure + .list(errors)
  }

  /// A bridge of more parts than a picture can hold.
  private func bridgeTable(_ index: Int, _ titled: PlanReport.TitledBridge) -> HTMLText {
    let bridge = titled.bridge
    let number = Wording.number(fitting: [bridge.opening, bridge.closing])
    let rows = bridge.parts.map {
      HTMLTable.Row(HTMLText(name($0)), [HTMLText(number.signed($0.change))])
    }
    return HTMLTable(
      id: "bridge-\(index + 1)-table", caption: view.caption(HTMLText(titled.title)),
      rowHead: "Part", columns: [.number("FTE")],
      rows: [.init("Before", [HTMLText(number.text(bridge.opening))])] + rows
        + [.init("After", [HTMLText(number.text(bridge.closing))])]
    ).html
  }

  private func name(_ part: ExplainedPart) -> String {
    Wording.shortened(PartWording(view: view).words(part.kind), to: 180)
  }

  // MARK: - The tornado

  private func tornado() throws -> HTMLText {
    guard let tornado = view.parts.tornado, !tornado.bars.isEmpty else {
      return .heading(3, "Which inputs matter most")
        + .paragraph("Not worked out for this report.")
    }
    let inputs = InputWording(view: view)
    let rows = try tornado.bars.prefix(40).map { bar in
      try TornadoRow(
        name: Wording.shortened("\(inputs.words(bar.input)) (\(bar.grade.words))", to: 190),
        lowEnd: bar.atLow, highEnd: bar.atHigh)
    }
    let measure = tornado.measure
    let date = view.date(year: measure.year)
    return .heading(3, "Which inputs matter most")
      + .paragraph(
        """
        \(rows.count) of \(tornado.inputCount) uncertain inputs, each taken from the low to the \
        high end of its 80% interval while all others stay at their centre. The grade says how the \
        input came to be known.
        """)
      + .figure(
        try TornadoChart(
          heading: view.heading(
            "tornado", "\(words(measure.metric)), \(view.name(measure.scope)), \(date)",
            "The result with each input at the low and the high end of its 80% interval."),
          unit: "FTE", centre: tornado.central, rows: rows))
  }

  private func words(_ metric: BandMetric) -> String {
    switch metric {
    case .gapFTE: "Gap"
    case .unmetFTE: "Unmet need"
    case .surplusFTE: "Surplus"
    case .availableFTE: "Available staff"
    case .requiredFTE: "Required staff"
    case .people: "People"
    }
  }

  // MARK: - Another plan

  private func comparison() throws -> HTMLText {
    guard let comparison = view.parts.comparison else {
      return .heading(3, "Against another plan")
        + .paragraph("This plan was compared with no other for this report.")
    }
    let scope = BandScope(place: nil, group: nil, sector: nil)
    let other = view.otherPlan(comparison)
    guard let series = comparison.band(scope, .unmetFTE) else { return .empty }
    return .heading(3, "Against another plan")
      + .paragraph("This plan less \(other): below 0 less need is unmet than there.")
      + (try view.fan(
        series,
        heading: view.heading(
          "difference", "Change of unmet need against \(Wording.shortened(other, to: 100))",
          "Difference of full-time equivalents short, draw by draw with the same luck."),
        unit: "FTE, below 0 is better"))
  }
}
