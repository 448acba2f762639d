import ArgumentParser
import Foundation
import OneWorkforceProtos
import Planning
import SwiftProtobuf
import Vocabulary
import WireFormat

/// Runs a scenario: run 0 in full and the bands over draws.
struct PlanRun: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Run a scenario file here, or a plan on the service, and print its shortage.",
    discussion: """
      --scenario needs no server. --plan asks a service, which keeps the run under its name; the \
      same --request-id again takes up a run that was cut off.
      """)

  @Option(help: "The scenario file (JSON).") var scenario: String?
  @Option(help: "The plan on the service instead.") var plan: String?
  @Option(help: "The version of the plan's scenario; the newest if not said.")
  var scenarioVersion: Int32 = 0
  @Option(help: "The name of the plan's run, a UUID; a new one if not said.")
  var requestID: String?
  @OptionGroup var levers: LeverOptions
  @OptionGroup var luck: LuckOptions
  @OptionGroup var service: ServiceOptions
  @Option(help: "Write a self-contained HTML report of a scenario file here.") var report: String?
  @Option(help: "How many groups to print, the shortest of staff first.") var top = 5

  func validate() throws {
    guard (scenario == nil) != (plan == nil) else {
      throw ValidationError("give either --scenario or --plan")
    }
    guard report == nil || plan == nil else {
      throw ValidationError("--report needs --scenario: plan show --scenario prints a plan's")
    }
  }

  func run() async throws {
    if let scenario {
      try await reportingFields { try await runHere(scenario) }
    } else if let plan {
      try await reporting { try await runThere(plan) }
    }
  }

  private func runHere(_ path: String) async throws {
    let settled = try levers.settled(path)
    let origin = try ProjectionOrigin(of: settled)
    let settings = try luck.settings()
    let bar = ProgressBar()
    let result = try await Projection.run(settled.scenario, settings) { bar.report($0) }
    bar.finish()
    if let report { try await write(result, origin, settings, to: report) }
    if levers.json {
      print(try result.proto(origin).jsonString())
    } else {
      let shown = ShownProjection(result)
      for line in PlanPrint.lines(shown, settings, top: max(top, 0)) { print(line) }
    }
    if let report, !levers.json { print("\nreport written to \(report)") }
  }

  private func runThere(_ plan: String) async throws {
    let (settings, request) = (try luck.settings(), try request(plan))
    let bar = ProgressBar()
    let (told, kept) = try await service.planning { door in
      let told = try await door.run(request) { bar.report($0) }
      let version = told.finished.run.scenarioVersion
      let kept = try await door.client.getScenario(
        .with {
          $0.planID = plan
          $0.scenarioVersion = version
        }, metadata: door.metadata)
      return (told, kept.scenario)
    }
    bar.finish()
    guard !levers.json else {
      print(try told.projection.jsonString())
      return
    }
    let shown = try ShownProjection(told.projection, of: kept.native())
    for line in PlanPrint.lines(shown, settings, top: max(top, 0)) { print(line) }
    print("run \(told.finished.run.id)")
  }

  private func request(_ plan: String) throws -> WireRunProjectionRequest {
    let sizes = try levers.sizes()
    return .with {
      $0.requestID = requestID ?? newRequestID()
      $0.planID = plan
      $0.scenario.scenarioVersion = scenarioVersion
      $0.scenario.setsLevers = !sizes.isEmpty
      $0.scenario.levers = sizes.sorted { $0.key < $1.key }.map { lever, size in
        .with {
          $0.lever = lever.text
          $0.size = size
        }
      }
      $0.seed = luck.seed
      $0.draws = Int32(clamping: luck.draws)
    }
  }

  private func write(
    _ result: ProjectionResult, _ origin: ProjectionOrigin, _ settings: RunSettings,
    to path: String
  ) async throws {
    let html = try await PlanReportMaker.html(result, origin, workers: settings.workers)
    guard FileManager.default.createFile(atPath: path, contents: Data(html.utf8)) else {
      throw ValidationError("the report \(quoted(path)) can't be written")
    }
  }
}
