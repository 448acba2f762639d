import Charts
import Planning
import Vocabulary

/// What the report was made from: the same basis gives the same bytes.
struct BasisSection {
  let view: PlanView
  let printedOn: CivilDate

  func section() -> Page.Section {
    Page.Section(id: "basis", title: "What this report was made from", body: .terms(terms))
  }

  private var terms: [(term: HTMLText, meaning: HTMLText)] {
    let draws = ChartNumber(decimals: 0).text(Double(view.result.draws))
    return [
      ("Scenario", HTMLText(view.scenario.parts.title)),
      ("Scenario digest (SHA-256)", HTMLText(view.parts.scenarioDigest ?? Wording.unknown)),
      ("From", HTMLText(view.date(year: 0))),
      ("To", HTMLText("\(view.date(year: view.years)), \(years)")),
      ("Places", HTMLText(Wording.list(view.places.map(\.name)))),
      ("Seed", HTMLText(String(view.result.seed))),
      ("Draws", HTMLText("\(draws) beside the central run")),
      ("Model version", HTMLText(ProjectionResult.modelVersion)),
      ("Data version", HTMLText(view.parts.dataVersion ?? Wording.unknown)),
      ("Synthetic", view.isSynthetic ? "yes: made up for a demonstration" : "no"),
      ("Small counts", view.parts.suppressesSmallCounts ? "hidden: 1 to 4" : "shown"),
      ("Date", HTMLText(Wording.day(printedOn))),
    ]
  }

  private var years: String { Wording.count(view.years, "year", "years") }
}
