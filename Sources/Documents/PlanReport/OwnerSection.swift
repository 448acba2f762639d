import Charts
import Planning
import Vocabulary

/// Who can close how much: each owner's reach alone, and its slice of the mix chosen.
struct OwnerSection {
  let view: PlanView

  func section() throws -> Page.Section {
    Page.Section(
      id: "owners", title: "Who can close the gap",
      body: (try slices()) + levers)
  }

  private func slices() throws -> HTMLText {
    guard let owners = view.parts.owners, !owners.split.owners.isEmpty else {
      return .paragraph(
        """
        The gap was not split by owner for this report: who can close how much is \
        \(.strong(HTMLText(Wording.unknown))).
        """)
    }
    let split = owners.split
    let number = Wording.number(fitting: [split.unmetWithout, split.unmetWith])
    let rows = try split.owners.map {
      try BarRow(name: $0.owner.words, values: [$0.reach, $0.share])
    }
    let date = view.date(year: owners.year)
    return .paragraph(
      """
      Without any lever \(number.text(split.unmetWithout)) FTE are unmet in \(date) in the central \
      run; with the mix chosen \(number.text(split.unmetWith)). Reach is what an owner closes with \
      its levers alone, each at its bound; the slices of the mix add up to what the mix closes, \
      \(number.text(split.closed)) FTE. Below 0 makes it worse.
      """)
      + .figure(
        try BarChart(
          heading: view.heading(
            "owners-chart", "Unmet FTE closed by owner of levers, \(date)",
            "For each owner: reach with its levers alone, and its slice of the mix chosen."),
          unit: "FTE closed", rowKind: "Owner",
          series: ["Reach alone, levers at their bounds", "Slice of the mix chosen"], rows: rows,
          isSigned: true)) + leftOut(split)
  }

  private func leftOut(_ split: OwnerSplit) -> HTMLText {
    let codes = split.owners.flatMap(\.leftOut)
    guard !codes.isEmpty else { return .empty }
    let names = codes.map { code in
      view.scenario.parts.levers.first { $0.code == code }?.name ?? code.text
    }
    return .paragraph(
      """
      Not in the reach, since another lever of the same owner sets the same thing: \
      \(Wording.list(names)).
      """)
  }

  private var levers: HTMLText {
    let levers = view.scenario.parts.levers.sorted {
      (Self.rank($0.owner), $0.code) < (Self.rank($1.owner), $1.code)
    }
    guard !levers.isEmpty else { return .paragraph("This plan has no lever.") }
    let number = ChartNumber(decimals: 2)
    func size(_ value: Double) -> String {
      value == value.rounded() ? ChartNumber(decimals: 0).text(value) : number.text(value)
    }
    let rows = levers.map { lever in
      HTMLTable.Row(
        HTMLText(lever.name),
        [
          HTMLText(lever.owner.words),
          lever.size == 0 ? "not pulled" : .strong("\(size(lever.size)) \(lever.unit)"),
          HTMLText(
            "\(size(lever.bounds.lowerBound)) to \(size(lever.bounds.upperBound)) \(lever.unit)"),
          HTMLText(view.date(month: lever.earliestMonth)),
          HTMLText(Wording.pounds(lever.yearlyCostPencePerUnit)),
        ])
    }
    return .heading(3, "Levers")
      + HTMLTable(
        id: "levers", caption: view.caption("Levers of this plan"), rowHead: "Lever",
        columns: [
          .words("Who can pull it"), .words("Pulled here"), .words("Bounds"),
          .words("From"), .number("Stated cost a year of one unit"),
        ], rows: rows
      ).html
  }

  private static func rank(_ owner: LeverOwner) -> Int {
    LeverOwner.allCases.firstIndex(of: owner) ?? LeverOwner.allCases.count
  }
}
