import ArgumentParser
import Foundation
import OneWorkforceProtos
import Planning
import Vocabulary
import WireFormat

/// Hands files to the service, which counts them and keeps the totals.
struct PlanImport: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Count what files hold for a plan; their rows are dropped.",
    discussion: """
      A file is given as KIND=PATH, the kinds being \
      \(BaselineFile.allCases.map(\.word).joined(separator: ", ")). Nothing of it is in a plan \
      before somebody accepts it with plan reconcile. Exit code 2 where any finding is an error.
      """)

  @OptionGroup var options: ClientOptions
  @OptionGroup var change: ChangeOptions
  @Option(help: "The plan.") var plan: String
  @Option(help: "A file as KIND=PATH; may be given several times.") var file: [String]
  @Option(help: "The place whose staff they are, by its code in the plan.") var place: String
  @Option(help: "The day the files show, YYYY-MM-DD.") var asAt: String
  @Option(help: "Where the files come from, in words.") var source: String
  @Option(help: "The share of employers or people they cover, 0 to 1; unknown if not said.")
  var coverage: Double?
  @Option(help: "What a code of a file means, as KIND:CODE=GROUP; may be given several times.")
  var group: [String] = []
  @Option(
    help: """
      Whose rows are counted, as the files print it: an organisation, a board, a region; may be \
      given several times.
      """)
  var area: [String] = []
  @Flag(help: "The files are invented for a demonstration.") var synthetic = false

  func run() async throws {
    try await reporting {
      let (header, files) = (try header(), try files())
      let answer = try await options.service.planning { door in
        try await door.client.importWorkforce(metadata: door.metadata) { writer in
          try await writer.write(.with { $0.header = header })
          for (file, data) in files {
            for start in stride(from: 0, to: data.count, by: 65_536) {
              try await writer.write(
                .with {
                  $0.chunk.file = file
                  $0.chunk.data = Data(data[start..<min(start + 65_536, data.count)])
                })
            }
          }
        }
      }
      try show(answer, json: options.json, PlanPrint.lines)
      guard answer.errorCount == 0 else { throw ExitCode(2) }
    }
  }

  private func header() throws -> WireWorkforceImportHeader {
    let groups = try group.map { text in
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      let key = (parts.first ?? "").split(separator: ":", maxSplits: 1).map(String.init)
      guard parts.count == 2, key.count == 2 else {
        throw ValidationError("--group must be KIND:CODE=GROUP; got \(quoted(text))")
      }
      let kind = try choice(key[0], "group", BaselineFile.self)
      return WireGroupMapping.with {
        $0.file = WireWorkforceFile(kind)
        $0.code = key[1]
        $0.group = parts[1]
      }
    }
    return .with {
      $0.requestID = change.name
      $0.validateOnly = change.validateOnly
      $0.planID = plan
      $0.asAt = asAt
      $0.place = place
      $0.groups = groups
      $0.areas = area
      if let coverage { $0.coverage = coverage }
      $0.source = source
      $0.synthetic = synthetic
    }
  }

  private func files() throws -> [(WireWorkforceFile, Data)] {
    try file.map { text in
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else {
        throw ValidationError("--file must be KIND=PATH; got \(quoted(text))")
      }
      let kind = try choice(parts[0], "file", BaselineFile.self)
      return (WireWorkforceFile(kind), try contents(of: parts[1], "file"))
    }
  }
}

/// Sets an import against an earlier one.
struct PlanReconcile: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reconcile", abstract: "Set an import against an earlier one; accept it or not.",
    discussion: "Opening + joiners - leavers + moves = closing; what is left over is printed.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var change: PlanChangeOptions
  @Option(name: .customLong("import"), help: "The import.") var imported: String
  @Option(help: "The import it is set against; its own month before if not said.")
  var earlier = ""
  @Option(help: "Who accepts it as the plan's baseline: a post; nobody if not said.")
  var acceptedBy = ""

  func run() async throws {
    try await reporting {
      let (change, imported, earlier, post) = (change, imported, earlier, acceptedBy)
      let answer = try await options.service.planning { door in
        let version = try await change.version(door)
        return try await door.client.reconcileImport(
          .with {
            $0.requestID = change.change.name
            $0.validateOnly = change.change.validateOnly
            $0.planID = change.plan
            $0.etag = version
            $0.importID = imported
            $0.earlierImportID = earlier
            $0.acceptedBy = post
          }, metadata: door.metadata)
      }
      try show(answer, json: options.json, PlanPrint.lines)
    }
  }
}

extension BaselineFile {
  /// How the command line writes it.
  fileprivate var word: String { rawValue.replacing("_", with: "-").lowercased() }
}
