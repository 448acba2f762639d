package import Planning
import Vocabulary

/// A run of a plan as a file, small counts suppressed.
package enum ExportPlan {
  /// What kind of file.
  package enum Format: String, Sendable, CaseIterable {
    /// Tables one after another, each under its name.
    case csv
    /// A serialised projection.
    case protobuf
  }

  /// What is to be exported.
  package struct Request: Sendable {
    /// The plan.
    package let plan: PlanID
    /// The run; nil for the one it was frozen with, or its newest finished one.
    package let run: PlanRunID?
    /// What kind of file.
    package let format: Format

    /// A request with these parts.
    package init(plan: PlanID, run: PlanRunID?, format: Format) {
      self.plan = plan
      self.run = run
      self.format = format
    }
  }

  /// The file.
  package struct Report: Sendable {
    /// A name for it.
    package let fileName: String
    /// Its media type.
    package let mediaType: String
    /// What it rests on.
    package let basis: RunBasis
    /// Counts from 1 to one less than this are suppressed.
    package let suppressionThreshold: Int
    /// How many values were suppressed, those among them that only keep others from being found.
    package let suppressedCount: Int
    /// Who is left out, in words.
    package let exclusions: [String]
    /// The file's bytes.
    package let bytes: [UInt8]
  }

  /// The file.
  ///
  /// - Throws: ``ServiceError``: not found, naming `plan_id` or `run_id`; `STATE_FORBIDS`, naming
  ///   `run_id`, where there is no finished run.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Report {
    let now = service.now()
    let (run, kept, parts) = try await service.read(call) { records in
      let standing = try records.plan(request.plan, call, for: .readPlan, at: now).standing
      let run = try records.finishedRun(request.run, of: standing)
      guard let kept = try records.scenario(run.scenarioVersion, of: request.plan) else {
        throw ServiceError.noScenario(run.scenarioVersion, field: "run_id")
      }
      return (run, kept, try records.resultParts(of: run.id))
    }
    let codec = service.planning.codec
    let scenario = try codec.scenario(kept.bytes)
    let figures = try SuppressedFigures(codec.figures(parts), of: scenario)
    let bytes =
      switch request.format {
      case .csv: Array(PlanTables(figures, run, scenario).text.utf8)
      case .protobuf: try codec.whole(parts, hiding: figures.everywhere)
      }
    return Report(
      fileName: "plan-\(request.plan)-run-\(run.id)." + (request.format == .csv ? "csv" : "pb"),
      mediaType: request.format == .csv ? "text/csv; charset=utf-8" : "application/x-protobuf",
      basis: run.basis, suppressionThreshold: SmallCount.threshold,
      suppressedCount: figures.hiddenCount,
      exclusions: CoverageView(scenario, totals: []).groups.flatMap(\.exclusions).unique,
      bytes: bytes)
  }
}

extension RecordSnapshot {
  fileprivate func finishedRun(_ id: PlanRunID?, of standing: PlanStanding) throws -> PlanRun {
    if let id = id ?? standing.freezing?.run {
      guard let run = try run(id), run.plan == standing.plan.id else {
        throw ServiceError.absent("run", field: "run_id")
      }
      guard run.state == .finished else {
        throw ServiceError.stateForbids("run_id", "the run has not finished")
      }
      return run
    }
    var cursor: PlanRunCursor?
    while true {
      let runs = try runs(of: standing.plan.id, before: cursor, limit: 50)
      if let found = runs.first(where: { $0.run.state == .finished }) { return found.run }
      guard let last = runs.last else {
        throw ServiceError.stateForbids("run_id", "the plan has no finished run")
      }
      cursor = last.cursor
    }
  }
}

extension [String] {
  /// Each text once, in the order of its first.
  var unique: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
