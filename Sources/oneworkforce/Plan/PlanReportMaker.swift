import Documents
import Planning
import Vocabulary
import WireFormat

/// Makes the report of a projection with everything this program can compute beside it.
enum PlanReportMaker {
  /// The report of `result`, dated today by the London calendar.
  static func html(
    _ result: ProjectionResult, _ origin: ProjectionOrigin, workers: Int
  ) async throws -> String {
    let scenario = result.scenario
    let year = min(5, scenario.years)
    let measure = try PlanMeasure.unmet(year: year)
    let explainer = ChangeExplainer(seed: result.seed)
    var parts = PlanReport.Parts()
    parts.areaName = scenario.parts.places.count > 1 ? scenario.parts.title : nil
    parts.headlineYear = year
    parts.scenarioDigest = origin.scenarioDigest
    parts.dataVersion = origin.dataVersion
    parts.tornado = try await Projection.tornado(scenario, measure, top: 12, workers: workers)
    if !scenario.parts.levers.isEmpty {
      parts.owners = PlanReport.Owners(
        year: year, split: try explainer.owners(scenario, measure))
    }
    if !scenario.pulledLevers.isEmpty {
      let settings = try RunSettings(
        seed: result.seed, draws: result.draws, workers: workers, thresholds: result.thresholds)
      parts.comparison = try await Projection.compare(
        scenario.pulling([:]), scenario, settings)
      parts.leverEffects = PlanReport.LeverEffects(
        year: year, effects: try explainer.effects(ofLevers: scenario, year: year))
    }
    return try PlanReport(
      result, parts: parts, printedOn: LondonTime.date(of: SystemClock.now())
    ).html
  }
}
