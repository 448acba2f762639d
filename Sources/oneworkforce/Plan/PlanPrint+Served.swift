import OneWorkforceProtos
import Vocabulary
import WireFormat

// Answers of the service about imports and returns.
extension PlanPrint {
  /// What an import counted: findings first, then the totals.
  static func lines(_ answer: WireImportWorkforceResponse) -> [String] {
    let findings = answer.findings.map { finding in
      let column = finding.column.isEmpty ? "" : " \(finding.column)"
      return (finding.error ? "error  " : "warning") + " line \(finding.line)\(column): "
        + "\(finding.message) [\(finding.code)]"
    }
    let groups = answer.totals.groups.map { row in
      [
        row.place, row.group, fte(row.people.reduce(row.peopleOfUnknownAge, +)), fte(row.fte),
        count(row.hasStarters, row.starters), count(row.hasLeavers, row.leavers),
        count(row.hasVacancies, row.vacancies),
      ]
    }
    let heading =
      answer.hasReceipt
      ? changeLine(answer.receipt, "import \(answer.receipt.id)") : "nothing was written"
    return findings + [heading]
      + (groups.isEmpty
        ? []
        : table(
          ["Place", "Group", "People", "FTE", "Started", "Left", "Vacancies"], groups))
      + beside(answer.totals)
      + (answer.totals.exclusions.isEmpty
        ? [] : ["left out: " + answer.totals.exclusions.joined(separator: "; ")])
      + ["errors \(answer.errorCount), warnings \(answer.warningCount)"]
  }

  /// What files say beside totals, as far as it is listed.
  private static func beside(_ totals: WireWorkforceTotals) -> [String] {
    let rows = totals.figures.map { figure in
      [
        plain(figure.measure), figure.area, figure.subject, figure.group, figure.period,
        figureValue(figure.value) + (figure.hasAmong ? " of \(fte(figure.among))" : ""),
      ]
    }
    let unlisted = Int(totals.figureCount) - rows.count
    let people = totals.population
    return
      (rows.isEmpty
      ? [] : [""] + table(["Figure", "Area", "Of", "Group", "Period", "Value"], rows))
      + (unlisted > 0 ? ["\(unlisted) more figures"] : [])
      + (totals.hasPopulation
        ? [
          "people of \(people.areaCount) areas, \(people.firstYear) to \(people.lastYear), "
            + people.basis
        ] : [])
  }

  /// As the file had it: whole figures without a point.
  private static func figureValue(_ value: Double) -> String {
    value == value.rounded() ? fte(value) : "\(value)"
  }

  private static func count(_ isKnown: Bool, _ flow: WireCountAmong) -> String {
    isKnown ? "\(fte(flow.count)) of \(fte(flow.amongPeople))" : "unknown"
  }

  /// A reconciliation, residual and all.
  static func lines(_ answer: WireReconcileImportResponse) -> [String] {
    table(
      [
        "Place", "Group", "In", "Opening", "Joiners", "Leavers", "Moves in", "Moves out",
        "Closing", "Residual",
      ],
      answer.lines.map { line in
        [line.place, line.group, plain(line.unit)]
          + [
            line.opening, line.joiners, line.leavers, line.movesIn, line.movesOut, line.closing,
          ].map { fte($0) } + [signed(line.residual)]
      }) + [
        "",
        answer.accepted
          ? "accepted as the plan's baseline" : "not accepted: it stays outside every total",
      ]
  }

  /// Lines that no sum contains, with why.
  static func keptOut(_ lines: [WireKeptOutLine]) -> [String] {
    guard !lines.isEmpty else { return [] }
    return ["", "kept out of sums"]
      + lines.map {
        "line \($0.line.number) of \($0.organisationID): \($0.field) \($0.reason)"
      }
  }
}
