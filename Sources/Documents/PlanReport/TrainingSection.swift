import Charts
import Planning
import Vocabulary

/// Placements asked and given: students planned, let in, refused for want of placement hours.
struct TrainingSection {
  let view: PlanView

  func section() throws -> Page.Section {
    Page.Section(
      id: "training", title: "Training and placements",
      body: view.scenario.parts.programmes.isEmpty
        ? .paragraph("This plan has no training programme.") + claims
        : .paragraph(
          """
          Students are not counted as staff. Where placement hours run out, the intake is cut and \
          the cut is shown.
          """) + (try HTMLText(programmes.enumerated().map(programme))) + claims)
  }

  private var programmes: [ProgrammeInput] {
    view.scenario.parts.programmes.sorted { $0.code < $1.code }
  }

  private func programme(_ index: Int, _ input: ProgrammeInput) throws -> HTMLText {
    let years = view.result.central.programmes.filter { $0.programme == input.code && $0.year > 0 }
      .sorted { $0.year < $1.year }
    let heading = HTMLText.heading(3, HTMLText(input.name))
    guard !years.isEmpty else {
      return heading + .paragraph("What becomes of this programme is unknown.")
    }
    return heading + (try chart(index, input, years)) + table(index, input, years)
  }

  private func chart(
    _ index: Int, _ input: ProgrammeInput, _ years: [ProgrammeYear]
  ) throws -> HTMLText {
    guard years.count > 1, !view.parts.suppressesSmallCounts else { return .empty }
    return .figure(
      try LineChart(
        heading: view.heading(
          "programme-\(index + 1)", "Placements asked and given: \(input.name)",
          "Intake planned, intake that found room, and graduates who came to posts, by plan year."),
        unit: "students a year", along: "Plan year to",
        labels: years.map { view.axisLabel($0.year) },
        series: [
          ChartSeries(name: "Planned intake", values: years.map(\.planned)),
          ChartSeries(name: "Intake with a place", values: years.map(\.intake)),
          ChartSeries(name: "Came to posts", values: years.map(\.arrived)),
        ]))
  }

  private func table(
    _ index: Int, _ input: ProgrammeInput, _ years: [ProgrammeYear]
  ) -> HTMLText {
    HTMLTable(
      id: "programme-\(index + 1)-table",
      caption: view.caption("\(input.name): students by plan year, central run"),
      rowHead: "Year to",
      columns: [
        .number("Planned"), .number("Given a place"), .number("Refused: no placement hours"),
        .number("Lost"), .number("Graduated"), .number("Came to posts"),
        .number("Students at the end"),
      ],
      rows: years.map(row)
    ).html
  }

  /// Plans and intakes as they are; of what became of students, none beside a small count.
  private func row(_ year: ProgrammeYear) -> HTMLTable.Row {
    let plans = [year.planned, year.intake, year.refusedForRoom]
    let flows = [year.lost, year.graduated, year.arrived]
    let hides = flows.contains(where: view.isSmall)
    return HTMLTable.Row(
      HTMLText(view.date(year: year.year)),
      plans.map { HTMLText(ChartNumber(decimals: 0).text($0)) }
        + flows.map { hides && !view.isSmall($0) ? "hidden" : view.people($0) }
        + [view.people(year.students)])
  }

  // MARK: - Claims

  /// Claims over supply, each claimant named.
  private var claims: HTMLText {
    guard let claims = view.parts.claims else { return .empty }
    let heading = HTMLText.heading(3, "Claims on graduates")
    guard !claims.overClaims.isEmpty else {
      return heading + .paragraph("No claim of several plans goes beyond the graduates there are.")
        + unsettled(claims)
    }
    let number = ChartNumber(decimals: 1)
    let rows = claims.overClaims.map { claim in
      HTMLTable.Row(
        "\(programmeName(claim.programme)), \(claim.year)",
        [
          HTMLText(number.text(claim.graduates)), HTMLText(number.text(claim.claimed)),
          HTMLText(number.text(claim.excess)),
          HTMLText(Wording.list(claim.claims.map { "\($0.claimant) \(number.text($0.count))" })),
        ])
    }
    return heading
      + HTMLTable(
        id: "over-claims", caption: view.caption("More claimed than there are"),
        rowHead: "Programme and year",
        columns: [
          .number("Graduates"), .number("Claimed"), .number("Over"), .words("Who claims"),
        ], rows: rows, note: "No claim was cut: those named must agree."
      ).html + unsettled(claims)
  }

  private func unsettled(_ claims: ClaimReport) -> HTMLText {
    let lines = [
      ("without a year, in no sum", claims.undated),
      (
        "on graduates nobody has counted, so whether they go beyond them is unknown",
        claims.uncounted
      ),
    ]
    return .list(
      lines.filter { !$0.1.isEmpty }.map { words, claims in
        "Claims \(words): \(Wording.list(claims.map(\.claimant)))"
      })
  }

  private func programmeName(_ code: ProgrammeCode) -> String {
    view.scenario.parts.programmes.first { $0.code == code }?.name ?? code.text
  }
}
