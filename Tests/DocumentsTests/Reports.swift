import Documents
import Planning
import Vocabulary

/// Reports of ``TwoBoroughs`` by the real engine, each made once.
enum Reports {
  static let date = CivilDate(dayNumber: 20_784)
  static let dateText = "27 November 2026"

  /// Three years with all that a caller can compute.
  static let full = Task { try await FullReport(TwoBoroughs(horizonMonths: 36)) }

  /// Three years of a plan whose every text tries to break out of the page.
  static let hostile = Task {
    try await FullReport(TwoBoroughs(word: { $0 + Reports.attack }, horizonMonths: 36))
  }

  static let attack = #"</td></title><script>alert("x")</script>&'<!--"#

  static func report(
    _ result: ProjectionResult, _ change: (inout PlanReport.Parts) -> Void = { _ in }
  ) throws -> PlanReport {
    var parts = PlanReport.Parts()
    change(&parts)
    return try PlanReport(result, parts: parts, printedOn: date)
  }
}

/// A run with all parts, and its report.
struct FullReport: Sendable {
  let result: ProjectionResult
  let parts: PlanReport.Parts
  let report: PlanReport
  let page: StrictHTML

  init(_ boroughs: TwoBoroughs) async throws {
    let scenario = try boroughs.scenario()
    let settings = try RunSettings(seed: 20_260_401, draws: 16)
    result = try await Projection.run(scenario, settings)
    parts = try await Self.parts(scenario, settings, boroughs.word)
    report = try PlanReport(result, parts: parts, printedOn: Reports.date)
    page = try StrictHTML(report.html)
  }

  private static func parts(
    _ scenario: Scenario, _ settings: RunSettings, _ word: (String) -> String
  ) async throws -> PlanReport.Parts {
    let year = 3
    let explainer = ChangeExplainer(seed: 1)
    let programme = ProgrammeCode(listed: "ADULT-NURSING")
    var parts = PlanReport.Parts()
    parts.comparison = try await Projection.compare(scenario.pulling([:]), scenario, settings)
    parts.owners = .init(year: year, split: try explainer.owners(scenario, .unmet(year: year)))
    parts.leverEffects = .init(
      year: year, effects: try explainer.effects(ofLevers: scenario, year: year))
    parts.tornado = try await Projection.tornado(scenario, .unmet(year: year), top: 5)
    parts.claims = ClaimReport(
      try [("Trust", 30.0), ("Homes", 25)].map {
        try GraduateClaim(
          claimant: word($0), programme: programme, year: 2029, count: $1, field: "claims")
      }, supply: [GraduateSupply(programme: programme, year: 2029, graduates: 41)])
    parts.scenarioDigest = "0123456789abcdef"
    parts.dataVersion = word("data-7")
    parts.outsideRange = [
      .init(input: word("Leaving"), value: 0.25, measured: 0.28...0.41, source: word("2020-25"))
    ]
    parts.notesFromPeople = [word("The same two faces at my door")]
    return parts
  }
}
