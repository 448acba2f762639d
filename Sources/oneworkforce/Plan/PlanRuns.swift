import ArgumentParser
import Foundation
import OneWorkforceProtos
import Planning
import Vocabulary
import WireFormat

/// Lists the runs of a plan.
struct PlanRuns: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "runs", abstract: "List the runs of a plan, newest first.")

  @OptionGroup var options: ClientOptions
  @Option(help: "The plan.") var plan: String
  @Option(help: "How many at most.") var pageSize: Int32 = 50
  @Option(help: "Where the page before ended.") var pageToken = ""

  func run() async throws {
    try await reporting {
      let request = WireListRunsRequest.with {
        $0.planID = plan
        $0.pageSize = pageSize
        $0.pageToken = pageToken
      }
      let answer = try await options.service.planning {
        try await $0.client.listRuns(request, metadata: $0.metadata)
      }
      try show(answer, json: options.json) { answer in
        table(
          ["Run", "Scenario", "Seed", "Draws", "State", "Started"],
          answer.runs.map { run in
            [
              run.id, "version \(run.scenarioVersion)", "\(run.basis.seed)",
              "\(run.basis.draws)", run.stateWord, run.startedAt.text,
            ]
          }) + more(answer.nextPageToken)
      }
    }
  }
}

/// Freezes a plan with one of its runs.
struct PlanFreeze: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "freeze", abstract: "Freeze a plan with one of its runs: it never changes again.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var change: PlanChangeOptions
  @Option(name: .customLong("run"), help: "The finished run, of the newest scenario.")
  var frozen: String
  @Option(help: "Who decided: a post.") var decidedBy: String

  func run() async throws {
    try await reporting {
      let (change, frozen, post) = (change, frozen, decidedBy)
      let answer = try await options.service.planning { door in
        let version = try await change.version(door)
        return try await door.client.freezePlan(
          .with {
            $0.requestID = change.change.name
            $0.validateOnly = change.change.validateOnly
            $0.planID = change.plan
            $0.etag = version
            $0.runID = frozen
            $0.decidedBy = post
          }, metadata: door.metadata)
      }
      try show(answer, json: options.json) {
        [changeLine($0.receipt, "plan \($0.plan.id) frozen with the run \($0.plan.frozenRunID)")]
      }
    }
  }
}

/// Writes a run as a file.
struct PlanExport: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write a run as a file, small counts suppressed.")

  @OptionGroup var options: ClientOptions
  @Option(help: "The plan.") var plan: String
  @Option(name: .customLong("run"), help: "The run; the frozen or newest one if not said.")
  var exported = ""
  @Option(help: "csv or protobuf.") var format = "csv"
  @Option(help: "Where to write it; under the name the service gives it if not said.")
  var output: String?

  func run() async throws {
    try await reporting {
      let kind = try choice(format, "format", ExportKind.self)
      let request = WireExportPlanRequest.with {
        $0.planID = plan
        $0.runID = exported
        $0.format = kind == .csv ? .csv : .protobuf
      }
      let (header, bytes) = try await options.service.planning { try await $0.export(request) }
      // A name is taken from the service, never a folder.
      let path = output ?? URL(fileURLWithPath: header.fileName).lastPathComponent
      guard FileManager.default.createFile(atPath: path, contents: bytes) else {
        throw ValidationError("the file \(quoted(path)) can't be written")
      }
      try show(header, json: options.json) { header in
        [
          "written to \(path)",
          "\(header.suppressedCount) figures suppressed, of counts below "
            + "\(header.suppressionThreshold) and what would give them back",
        ]
          + (header.exclusions.isEmpty
            ? [] : ["left out: " + header.exclusions.joined(separator: "; ")])
      }
    }
  }

  private enum ExportKind: String, CaseIterable {
    case csv = "CSV"
    case protobuf = "PROTOBUF"
  }
}

extension PlanningDoor {
  /// An exported file whole, and what it is.
  func export(_ request: WireExportPlanRequest) async throws -> (WireExportHeader, Data) {
    try await client.exportPlan(request, metadata: metadata) { response in
      var (header, bytes) = (WireExportHeader(), Data())
      for try await message in response.messages {
        switch message.part {
        case .header(let sent): header = sent
        case .chunk(let chunk): bytes += chunk
        case nil: break
        }
      }
      return (header, bytes)
    }
  }

  /// A projection whole with the run as it is kept; `progress` is told the share done.
  func run(
    _ request: WireRunProjectionRequest, progress: @escaping @Sendable (Double) -> Void
  ) async throws -> (projection: WireProjection, finished: WireRunFinished) {
    try await client.runProjection(request, metadata: metadata) { response in
      var (whole, finished) = (WireProjection(), WireRunFinished())
      for try await message in response.messages {
        switch message.part {
        case .progress(let told): progress(told.share)
        // Lists of parts follow one another, which is how messages merge.
        case .projection(let part): try whole.merge(serializedBytes: part.serializedBytes() as Data)
        case .finished(let end): finished = end
        case nil: break
        }
      }
      return (whole, finished)
    }
  }
}

extension WirePlanRun {
  /// How it stands, in a word.
  var stateWord: String {
    switch state {
    case .started: "started"
    case .finished: "finished"
    case .failed: "failed: \(failure)"
    default: "unknown"
    }
  }
}
