import ArgumentParser
import DataFiles
import Foundation
import GRPCCore
import OneWorkforceProtos
import Vocabulary
import WireFormat

/// Takes in what became of a cohort's learners from a CSV file.
struct CohortImport: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Take in attendance, completion, release and answers from a CSV file.",
    discussion: """
      Columns: \(LearningFileReader.columns.joined(separator: ", ")). An empty cell says nothing. \
      The same file again changes nothing. Exit code 2 where any row is refused.
      """)

  @OptionGroup var options: ClientOptions
  @Option(help: "The cohort.") var cohort: String
  @Option(help: "The CSV file.") var file: String
  @Flag(help: "List every refusal and write nothing.") var dryRun = false
  @Flag(help: "Write the good rows although others are refused.") var goodRows = false
  @Flag(help: "Attest those who completed in the same change.") var attest = false
  @Option(help: "The import's name, a UUID; a new one if not said.") var requestID: String?

  func run() async throws {
    try await reporting {
      guard let data = FileManager.default.contents(atPath: file) else {
        throw ValidationError("the file \(quoted(file)) can't be read")
      }
      let contents = LearningFileReader.read([UInt8](data))
      for finding in contents.findings where !options.json { print(CohortPrint.line(finding)) }
      let header = WireLearningHeader.with {
        $0.requestID = requestID ?? newRequestID()
        // A row that can't be read is refused like one that the service refuses.
        $0.validateOnly = dryRun || (!goodRows && !contents.findings.isEmpty)
        $0.cohortID = cohort
        $0.mode = goodRows ? .goodRows : .allOrNothing
        $0.attest = attest
      }
      let (items, isJSON) = (contents.items.map { $0.proto() }, options.json)
      let summary = try await options.connected { connection in
        try await sendLearning(header, items, connection, json: isJSON)
      }
      if !contents.findings.isEmpty || (summary?.refusedCount ?? 0) > 0 { throw ExitCode(2) }
    }
  }
}

/// Streams the items and prints what comes back; the summary, once it is there.
private func sendLearning(
  _ header: WireLearningHeader, _ items: [WireLearnerItem], _ connection: Connection, json: Bool
) async throws -> WireLearningSummary? {
  let bar = ProgressBar()
  defer { bar.finish() }
  return try await WireLearningService.Client(wrapping: connection.client).importLearning(
    metadata: connection.metadata,
    requestProducer: { writer in
      try await writer.write(.with { $0.header = header })
      for item in items { try await writer.write(.with { $0.item = item }) }
    },
    onResponse: { response in
      var summary: WireLearningSummary?
      for try await message in response.messages {
        switch message.part {
        case .progress(let progress):
          bar.report(Double(progress.itemCount) / Double(max(1, items.count)))
        case .result(let result):
          if json {
            print(try message.jsonString())
          } else if let line = CohortPrint.line(result) {
            print(line)
          }
        case .summary(let last):
          summary = last
          try show(last, json: json, CohortPrint.lines)
        case nil: break
        }
      }
      return summary
    })
}
