import ArgumentParser
import Foundation
import Planning
import SwiftProtobuf
import Vocabulary
import WireFormat

/// Runs a scenario: run 0 in full and the bands over draws.
struct PlanRun: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run a scenario and print its shortage, or write the report.")

  @OptionGroup var options: PlanOptions
  @OptionGroup var luck: LuckOptions
  @Option(help: "Write a self-contained HTML report here.") var report: String?
  @Option(help: "How many groups to print, the shortest of staff first.") var top = 5

  func run() async throws {
    try await reportingFields {
      let settled = try options.readSettled()
      let origin = try ProjectionOrigin(of: settled)
      let settings = try luck.settings()
      let bar = ProgressBar()
      let result = try await Projection.run(settled.scenario, settings) { bar.report($0) }
      bar.finish()
      if let report { try await write(result, origin, settings, to: report) }
      if options.json {
        print(try result.proto(origin).jsonString())
      } else {
        for line in PlanPrint.lines(result, settings, top: max(top, 0)) { print(line) }
      }
      if let report, !options.json { print("\nreport written to \(report)") }
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
