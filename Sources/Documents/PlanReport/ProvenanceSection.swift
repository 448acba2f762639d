import Charts
import Planning
import Vocabulary

/// What the figures rest on: the provenance budget, counts by grade, and the register of inputs.
struct ProvenanceSection {
  let view: PlanView
  private static let mostListedWhole = 40

  func section() throws -> Page.Section {
    let entries = try ParameterTable(view.scenario).entries
    return Page.Section(
      id: "provenance", title: "What the figures rest on",
      body: HTMLText([
        try budget(entries), byKind(entries), bySource(entries), listed(entries), plain,
      ]))
  }

  // MARK: - The budget

  private func budget(_ entries: [ParameterTable.Entry]) throws -> HTMLText {
    guard let budget = view.result.budget else {
      return .paragraph(
        "No draws were taken, so how much of the band rests on placeholders is unknown.",
        class: "headline")
    }
    let width = Wording.number(fitting: [budget.fullWidth]).text(budget.fullWidth)
    let date = view.date(year: view.years)
    let placeholders = budget.shares.first { $0.grade == .placeholder }
    let sentence: HTMLText =
      switch placeholders {
      case .none: "How much of the band rests on placeholders is unknown."
      case .some(let share) where share.valueCount == 0:
        "No value of this plan is a placeholder: none of the band rests on values nobody has."
      case .some(let share) where share.share <= 0:
        """
        \(Wording.count(share.valueCount, "value", "values")) of this plan \
        \(share.valueCount == 1 ? "is a placeholder" : "are placeholders") that nobody has yet, \
        but holding them does not narrow the 80% band of unmet need in \(date).
        """
      case .some(let share):
        """
        \(.strong(HTMLText(Self.percent(share.share)))) of the 80% band of unmet need in \(date) \
        rests on placeholders: \(Wording.count(share.valueCount, "value", "values")) that nobody \
        has yet.
        """
      }
    let rows = ValueProvenance.Grade.allCases.map { grade in
      let count = entries.count {
        $0.value.isUncertain && $0.value.provenance.grade == grade
      }
      let share = budget.shares.first { $0.grade == grade }.map { Self.percent($0.share) }
      return HTMLTable.Row(
        grade.badge,
        [
          HTMLText(ChartNumber(decimals: 0).text(Double(count))),
          HTMLText(share ?? "not worked out"),
        ])
    }
    return .paragraph(sentence, class: "headline")
      + HTMLTable(
        id: "budget",
        caption: view.caption(
          "Provenance budget: the band of unmet FTE in \(date), \(width) FTE wide"
        ), rowHead: "Grade held at its centre",
        columns: [.number("Uncertain values"), .number("Share of the band that goes")], rows: rows,
        note: """
          Grades interact, so shares need not add up to 100%, and a share may be below 0 by \
          chance. Population variants and yearly shocks have no grade. Up to 1,000 draws only \
          placeholders are held.
          """
      ).html
  }

  private static func percent(_ share: Double) -> String {
    share < 0 ? ChartNumber(decimals: 0).text(share * 100) + "%" : Wording.percent(share)
  }

  // MARK: - Counts

  private func byKind(_ entries: [ParameterTable.Entry]) -> HTMLText {
    let inputs = InputWording(view: view)
    let kinds = Dictionary(grouping: entries) { inputs.kind($0.name.text) }
    var rows = InputWording.Kind.allCases.compactMap { kind -> HTMLTable.Row? in
      guard let found = kinds[kind] else { return nil }
      return row(
        HTMLText(kind.rawValue), found.map(\.value.provenance),
        uncertain: found.count { $0.value.isUncertain })
    }
    let stocks = view.scenario.parts.stocks.map(\.provenance)
    if !stocks.isEmpty { rows.insert(row("Staff at the start", stocks, uncertain: 0), at: 0) }
    guard !rows.isEmpty else { return .paragraph("This plan has no input that carries a grade.") }
    return HTMLTable(
      id: "inputs-kinds", caption: view.caption("Inputs by kind and grade"), rowHead: "Kind",
      columns: [.number("Values"), .number("Uncertain")]
        + ValueProvenance.Grade.allCases.map { .number(HTMLText($0.words)) }
        + [.number("Synthetic")], rows: rows
    ).html
  }

  private func row(
    _ head: HTMLText, _ provenance: [ValueProvenance], uncertain: Int
  ) -> HTMLTable.Row {
    let counts =
      [provenance.count, uncertain]
      + ValueProvenance.Grade.allCases.map { grade in provenance.count { $0.grade == grade } }
      + [provenance.count(where: \.isSynthetic)]
    return HTMLTable.Row(
      head, counts.map { HTMLText(ChartNumber(decimals: 0).text(Double($0))) })
  }

  private func bySource(_ entries: [ParameterTable.Entry]) -> HTMLText {
    let all = view.scenario.parts.stocks.map(\.provenance) + entries.map(\.value.provenance)
    let counts = Dictionary(grouping: all, by: \.self).mapValues(\.count)
    let ordered = counts.sorted {
      (-$0.value, $0.key.source, $0.key.grade.rawValue, Self.tie($0.key))
        < (-$1.value, $1.key.source, $1.key.grade.rawValue, Self.tie($1.key))
    }
    let rows = ordered.map { provenance, count in
      HTMLTable.Row(
        HTMLText(provenance.source + (provenance.period.isEmpty ? "" : ", " + provenance.period)),
        [
          provenance.grade.badge, HTMLText(provenance.rung?.words ?? "not borrowed"),
          HTMLText(provenance.coverage.map(Wording.percent) ?? Wording.unknown),
          synthetic(provenance), HTMLText(String(count)),
        ])
    }
    guard !rows.isEmpty else { return .empty }
    return HTMLTable(
      id: "inputs-sources", caption: view.caption("Inputs by source"), rowHead: "Source",
      columns: [
        .words("Grade"), .words("Borrowed from"), .number("Share covered"), .words("Synthetic"),
        .number("Values"),
      ], rows: rows
    ).html
  }

  private static func tie(_ value: ValueProvenance) -> String {
    "\(value.period)/\(value.rung?.rawValue ?? "")/\(value.coverage ?? -1)/\(value.isSynthetic)"
  }

  private func synthetic(_ provenance: ValueProvenance) -> HTMLText {
    provenance.isSynthetic || view.isSynthetic
      ? .badge("SYNTHETIC", class: "synthetic") : "no"
  }

  // MARK: - Values

  /// Every placeholder and borrowed value; every value where there are few.
  private func listed(_ entries: [ParameterTable.Entry]) -> HTMLText {
    let isWhole = entries.count <= Self.mostListedWhole
    let shown = entries.filter {
      isWhole || [.placeholder, .borrowed].contains($0.value.provenance.grade)
    }
    guard !shown.isEmpty else {
      return .paragraph("No value is borrowed, and none is a placeholder.")
    }
    let inputs = InputWording(view: view)
    let rows = shown.map { entry in
      let provenance = entry.value.provenance
      return HTMLTable.Row(
        HTMLText(inputs.words(entry.name.text)),
        [
          HTMLText(number(entry.value.centre)), HTMLText(interval(entry.value)),
          provenance.grade.badge, HTMLText(provenance.source),
          HTMLText(provenance.rung?.words ?? "not borrowed"), synthetic(provenance),
        ])
    }
    return HTMLTable(
      id: "inputs",
      caption: view.caption(
        isWhole ? "Every input" : "Every placeholder and every borrowed value"),
      rowHead: "Input",
      columns: [
        .number("Value"), .number("80% interval"), .words("Grade"), .words("Source"),
        .words("Borrowed from"), .words("Synthetic"),
      ], rows: rows
    ).html
  }

  private func number(_ value: Double) -> String { ChartNumber(fitting: [value]).text(value) }

  private func interval(_ value: PlanValue) -> String {
    switch value.uncertainty {
    case .none: "taken as it is"
    case .elicited(let elicited), .placeholder(let elicited):
      "\(number(elicited.low)) to \(number(elicited.high))"
    case .measured: "\(number(value.value(at: 0.1))) to \(number(value.value(at: 0.9)))"
    }
  }

  /// What else the plan rests on.
  private var plain: HTMLText {
    let bases = Set(view.places.compactMap { $0.population?.basis }).sorted()
    let withoutPeople = view.places.filter { $0.population == nil }.map(\.name)
    let items: [HTMLText] =
      bases.map { "Population: \($0)" }
      + (withoutPeople.isEmpty
        ? [] : ["Population unknown for: \(Wording.list(withoutPeople))"])
      + [
        """
        Pay, prices, working time, intakes and shares carry no grade of their own in the scenario \
        and are taken as given.
        """
      ]
    return .heading(3, "What else it rests on") + .list(items)
  }
}
