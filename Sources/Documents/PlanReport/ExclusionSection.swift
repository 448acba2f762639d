import Planning
import Vocabulary

/// Who is left out of the totals, in words, and what nobody has given.
struct ExclusionSection {
  let view: PlanView
  private static let mostLines = 60

  func section() -> Page.Section {
    Page.Section(
      id: "excluded", title: "Who is in and who is left out",
      body: HTMLText([groups, coverage, missing]))
  }

  private var groups: HTMLText {
    let rows = view.groups.map { group in
      let stocks = view.scenario.parts.stocks.filter { $0.group == group.code }
      return HTMLTable.Row(
        HTMLText(group.name),
        [
          HTMLText(group.sector.words), group.isRegulated ? "yes" : "no",
          stocks.isEmpty
            ? HTMLText(Wording.unknown) : HTMLText("\(stocks.count) of \(view.places.count)"),
          HTMLText(Self.coverage(stocks.map(\.provenance.coverage))),
          group.exclusions.isEmpty
            ? "nothing is said to be left out" : HTMLText(Wording.list(group.exclusions)),
        ])
    }
    return .paragraph(
      """
      Staff on no professional register are workforce like all others. A total holds the groups of \
      this list, at the places that gave figures, and nobody else.
      """)
      + HTMLTable(
        id: "groups", caption: view.caption("Staff groups, and who is left out of their counts"),
        rowHead: "Staff group",
        columns: [
          .words("Sector"), .words("Registered"), .number("Places with figures"),
          .number("Share covered"), .words("Left out"),
        ], rows: rows
      ).html
  }

  /// The least and the largest share; unknown where one source does not say.
  private static func coverage(_ shares: [Double?]) -> String {
    let known = shares.compactMap(\.self)
    guard let least = known.min(), let most = known.max(), known.count == shares.count else {
      return Wording.unknown
    }
    return least == most
      ? Wording.percent(least) : "\(Wording.percent(least)) to \(Wording.percent(most))"
  }

  // MARK: - The coverage report

  private var coverage: HTMLText {
    guard let report = view.parts.coverage, !report.known.isEmpty else { return .empty }
    let lines = report.known.prefix(Self.mostLines)
    let rows = lines.map { line in
      HTMLTable.Row(
        HTMLText("\(view.name(line.group)), \(view.name(line.place))"),
        [
          HTMLText(Wording.list(line.sources)), HTMLText(Self.coverage([line.coverage])),
          line.exclusions.isEmpty ? "nothing" : HTMLText(Wording.list(line.exclusions)),
          line.questions.isEmpty ? "nothing" : HTMLText(line.questions.joined(separator: " ")),
        ])
    }
    let more = report.known.count - lines.count
    return .heading(3, "Sources and what they cover")
      + HTMLTable(
        id: "coverage", caption: view.caption("What is known of each group at each place"),
        rowHead: "Group and place",
        columns: [
          .words("Sources"), .number("Share covered"), .words("Left out"), .words("To ask"),
        ], rows: rows,
        note: more > 0 ? "\(more) more lines are in the export." : nil
      ).html
  }

  private var missing: HTMLText {
    guard let report = view.parts.coverage else { return .empty }
    let byPlace = Dictionary(grouping: report.missing, by: \.place)
    let items = byPlace.sorted { $0.key < $1.key }.map { place, lines in
      HTMLText("\(view.name(place)): \(Wording.list(lines.map { view.name($0.group) }))")
    }
    guard !items.isEmpty else { return .empty }
    return .heading(3, "Nobody has given figures for") + .list(items)
      + .paragraph("They are unknown, not 0, and in no total.")
  }
}
