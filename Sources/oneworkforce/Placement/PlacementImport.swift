import ArgumentParser
import DataFiles
import Foundation
import GRPCCore
import OneWorkforceProtos
import SwiftProtobuf
import Vocabulary

/// Takes in a file of placements or of hours.
struct PlacementImport: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Take in placements or hours from a CSV file, with findings by line and column.",
    discussion: """
      The header line must be, for placements, \
      \(PlacementFile.placements.columns.joined(separator: ",")) with entries of OUTCOMES between \
      semicolons; for hours, \(PlacementFile.hours.columns.joined(separator: ",")). A file with a \
      line in error is not sent unless --good-rows is given. The same file under the same name \
      again changes nothing. Exit code 2 where any finding is an error.
      """)

  @OptionGroup var options: ClientOptions
  @Option(help: "A file of placements.") var placements: String?
  @Option(help: "A file of hours.") var hours: String?
  @Flag(help: "List every problem and write nothing.") var dryRun = false
  @Flag(help: "Send the good lines although others are in error.") var goodRows = false
  @Option(help: "The import's name, a UUID; a new one if not said.") var requestID: String?

  func run() async throws {
    try await reporting {
      let (kind, path) = try chosen
      guard let data = FileManager.default.contents(atPath: path), data.count <= 64 << 20 else {
        throw ValidationError("the file \(quoted(path)) can't be read or is over 64 MiB")
      }
      let name = try RequestID(requestID ?? newRequestID(), field: "request_id")
      let (rows, findings) = kind.read(Array(data))
      for finding in findings { Self.report(finding, path) }
      var (recorded, refused) = (0, findings.count)
      if findings.isEmpty || goodRows, !rows.isEmpty {
        let sending = PlacementSending(kind: kind, name: name, dryRun: dryRun)
        let results = try await options.placed { try await sending.send(rows, $0, $1) }
        for (row, result) in zip(rows, results) {
          guard case .error(let error) = result.result else {
            recorded += 1
            continue
          }
          refused += 1
          print(
            "error   \(path) line \(row.line) \(kind.column(of: error.field)): \(error.message) "
              + "[\(error.reason)]")
        }
      }
      print(
        "\(dryRun ? "would be recorded" : "recorded") \(recorded), refused \(refused), "
          + "not sent \(findings.isEmpty || goodRows ? 0 : rows.count)")
      if refused > 0 { throw ExitCode(2) }
    }
  }

  private var chosen: (PlacementFile, String) {
    get throws {
      switch (placements, hours) {
      case (let path?, nil): (.placements, path)
      case (nil, let path?): (.hours, path)
      default: throw ValidationError("give one of --placements and --hours")
      }
    }
  }

  private static func report(_ finding: PlacementFile.Finding, _ path: String) {
    print(
      "error   \(path) line \(finding.line) \(finding.column): \(finding.sentence) "
        + "[\(finding.code.rawValue)]")
  }
}

/// Sends the lines of a file as one stream.
private struct PlacementSending: Sendable {
  let kind: PlacementFile
  let name: RequestID
  let dryRun: Bool

  typealias Client = WirePlacementService.Client<Connection.Transport>

  /// What became of each of `rows`, in order.
  func send(
    _ rows: [PlacementFile.Row], _ client: Client, _ metadata: Metadata
  ) async throws -> [WireBatchItemResult] {
    let bar = ProgressBar()
    defer { bar.finish() }
    switch kind {
    case .placements:
      return try await client.batchRecordPlacements(metadata: metadata) { writer in
        for (index, row) in rows.enumerated() {
          try await writer.write(placement(row))
          bar.report(Double(index + 1) / Double(rows.count))
        }
      }.results
    case .hours:
      return try await client.batchRecordHours(metadata: metadata) { writer in
        for (index, row) in rows.enumerated() {
          try await writer.write(hours(row))
          bar.report(Double(index + 1) / Double(rows.count))
        }
      }.results
    }
  }

  /// Each line is a change of its own, whose name follows from the import's and the line.
  private func requestID(_ row: PlacementFile.Row) -> String {
    RequestID(high: name.high, low: name.low ^ UInt64(row.line)).description
  }

  private func placement(_ row: PlacementFile.Row) -> WireRecordPlacementRequest {
    func cell(_ column: String) -> String { row.cells[column] ?? "" }
    return .with {
      $0.requestID = requestID(row)
      $0.validateOnly = dryRun
      $0.terms.enrolmentID = cell("ENROLMENT_ID")
      $0.terms.areaID = cell("AREA_ID")
      $0.terms.part = Int32(clamping: wholeNumber(cell("PART")) ?? 0)
      $0.terms.startsOn = cell("STARTS_ON")
      $0.terms.endsOn = cell("ENDS_ON")
      $0.terms.allocatedMinutes = Int32(clamping: wholeNumber(cell("ALLOCATED_MINUTES")) ?? 0)
      $0.terms.outcomes = cell("OUTCOMES").split(separator: ";").map(String.init)
      $0.terms.requestID = cell("REQUEST_ID")
      $0.terms.offerID = cell("OFFER_ID")
    }
  }

  private func hours(_ row: PlacementFile.Row) throws -> WireRecordHoursRequest {
    func cell(_ column: String) -> String { row.cells[column] ?? "" }
    let start = try timestamp(cell("STARTS_AT"), "STARTS_AT")
    let end = try timestamp(cell("ENDS_AT"), "ENDS_AT")
    return .with {
      $0.requestID = requestID(row)
      $0.validateOnly = dryRun
      $0.entry.placementID = cell("PLACEMENT_ID")
      if let start { $0.entry.startsAt = start }
      if let end { $0.entry.endsAt = end }
      $0.entry.kind = cell("KIND")
      $0.entry.verifiedByID = cell("VERIFIED_BY_ID")
    }
  }
}
