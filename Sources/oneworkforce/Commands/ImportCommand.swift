import ArgumentParser
import Foundation
import GRPCCore
import OneWorkforceProtos
import Vocabulary

/// Takes in staff files: the three ASC-WDS bulk files and the plain training file.
struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Take in staff files, with findings by file, line and column.",
    discussion: """
      Columns the passport has no use for are checked and not kept. The same files again change \
      nothing. Exit code 2 where any finding is an error.
      """)

  @OptionGroup var options: ClientOptions
  @Option(help: "ASC-WDS workplace file.") var workplace: String?
  @Option(help: "ASC-WDS worker file.") var worker: String?
  @Option(help: "ASC-WDS training file.") var training: String?
  @Option(help: "Plain training file.") var trainingRecords: String?
  @Flag(help: "List every problem and write nothing.") var dryRun = false
  @Flag(help: "Write the good rows although others are in error.") var goodRows = false
  @Flag(help: "The people are invented for a demonstration.") var synthetic = false
  @Option(help: "The import's name, a UUID; a new one if not said.") var requestID: String?

  func run() async throws {
    try await reporting {
      let files: [(WireStaffFile, String)] = [
        (WireStaffFile.ascWdsWorkplace, workplace), (.ascWdsWorker, worker),
        (.ascWdsTraining, training), (.trainingRecords, trainingRecords),
      ].compactMap { file, path in path.map { (file, $0) } }
      guard !files.isEmpty else { throw ValidationError("give at least one file") }
      let contents = try files.map { (file: $0.0, data: try data(at: $0.1)) }
      let header = WireImportHeader.with {
        $0.requestID = requestID ?? newRequestID()
        $0.validateOnly = dryRun
        $0.mode = goodRows ? .goodRows : .allOrNothing
        $0.synthetic = synthetic
      }
      let isJSON = options.json
      let summary = try await options.connected { connection in
        try await send(header, contents, connection, json: isJSON)
      }
      if let summary, summary.errorCount > 0 { throw ExitCode(2) }
    }
  }

  private func data(at path: String) throws -> Data {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw ValidationError("the file \(quoted(path)) can't be read")
    }
    return data
  }
}

/// Streams the files and prints what comes back; the summary, once it is there.
private func send(
  _ header: WireImportHeader, _ files: [(file: WireStaffFile, data: Data)],
  _ connection: Connection, json: Bool
) async throws -> WireImportSummary? {
  try await WirePassportService.Client(wrapping: connection.client).importStaffRecords(
    metadata: connection.metadata,
    requestProducer: { writer in
      try await writer.write(.with { $0.header = header })
      for (file, data) in files {
        for start in stride(from: 0, to: data.count, by: 65_536) {
          let chunk = data[start..<min(start + 65_536, data.count)]
          try await writer.write(
            .with {
              $0.chunk.file = file
              $0.chunk.data = Data(chunk)
            })
        }
      }
    },
    onResponse: { response in
      var summary: WireImportSummary?
      for try await message in response.messages {
        try ImportPrint.show(message, json: json)
        if case .summary(let last) = message.part { summary = last }
      }
      return summary
    })
}

/// The answers of an import: progress on a terminal, findings and the summary for everyone.
enum ImportPrint {
  static func show(_ message: WireImportStaffRecordsResponse, json: Bool) throws {
    if json {
      if case .progress = message.part { return }
      print(try message.jsonString())
      return
    }
    switch message.part {
    case .progress(let progress):
      guard isatty(STDERR_FILENO) == 1 else { return }
      FileHandle.standardError.write(
        Data("\r\(name(progress.file)): \(progress.rowCount) rows ".utf8))
    case .finding(let finding):
      let column = finding.column.isEmpty ? "" : " \(finding.column)"
      print(
        "\(finding.error ? "error  " : "warning") \(name(finding.file)) line \(finding.line)"
          + "\(column): \(finding.message) [\(finding.code)]")
    case .summary(let summary):
      for line in lines(summary) { print(line) }
    case nil: break
    }
  }

  private static func lines(_ summary: WireImportSummary) -> [String] {
    [
      summary.hasReceipt && !summary.receipt.validatedOnly
        ? "import recorded" : "nothing was written",
      "workers added \(summary.workersAdded), changed \(summary.workersChanged)",
      "facts added \(summary.factsAdded), rows unchanged \(summary.rowsUnchanged), "
        + "refused \(summary.rowsRefused)",
      "errors \(summary.errorCount), warnings \(summary.warningCount)",
    ]
  }

  private static func name(_ file: WireStaffFile) -> String {
    switch file {
    case .ascWdsWorkplace: "workplace"
    case .ascWdsWorker: "worker"
    case .ascWdsTraining: "training"
    case .trainingRecords: "training records"
    default: "file"
    }
  }
}
