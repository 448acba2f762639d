import ArgumentParser
import Foundation
import OneWorkforceProtos
import ReferenceData
import Vocabulary

/// A rota's visits as a CSV file.
enum VisitFile {
  /// The columns that a file may have.
  static let columns = [
    "worker_id", "intervention_code", "person_id", "organisation_id", "setting", "nation",
    "location", "at", "start", "end", "device", "order_version", "support",
  ]
  /// The most visits of one file.
  static let mostVisits = 500

  /// The questions that the rows of the file at `path` ask, in their order.
  static func questions(
    in path: String, _ mode: WireDecisionMode
  ) throws -> [WireDelegationQuestion] {
    guard let data = FileManager.default.contents(atPath: path), data.count <= 1_048_576 else {
      throw ValidationError("the file \(quoted(path)) can't be read or is over 1 MiB")
    }
    let (records, faults) = CSVReader.records(of: String(decoding: data, as: UTF8.self))
    if let fault = faults.first {
      throw ValidationError("line \(fault.line) holds \(fault.kind.rawValue)")
    }
    let rows = records.dropFirst()
    guard let header = records.first?.cells, Set(header).count == header.count,
      (1...mostVisits).contains(rows.count)
    else {
      throw ValidationError(
        "the file must name its columns, each once, and hold 1 to \(mostVisits) visits")
    }
    if let unknown = header.first(where: { !columns.contains($0) }) {
      throw ValidationError("there is no column \(quoted(unknown))")
    }
    return try rows.map { row in
      guard row.cells.count == header.count else {
        throw ValidationError(
          "line \(row.line) must have \(header.count) cells; it has \(row.cells.count)")
      }
      return try question(Dictionary(uniqueKeysWithValues: zip(header, row.cells)), row.line, mode)
    }
  }

  private static func question(
    _ cells: [String: String], _ line: Int, _ mode: WireDecisionMode
  ) throws -> WireDelegationQuestion {
    func cell(_ name: String) -> String { cells[name] ?? "" }
    func word(_ name: String) -> String {
      cell(name).replacing("-", with: "_").uppercased()
    }
    let version = cell("order_version").isEmpty ? 0 : wholeNumber(cell("order_version"))
    guard let version, let orderVersion = Int32(exactly: version) else {
      throw ValidationError(
        "line \(line): order_version must be a number; got \(quoted(cell("order_version")))")
    }
    return .with {
      $0.workerID = cell("worker_id")
      $0.interventionCode = cell("intervention_code")
      $0.personID = cell("person_id")
      $0.setting.organisationID = cell("organisation_id")
      $0.setting.kind = cell("setting").isEmpty ? "OWN_HOME" : word("setting")
      $0.setting.nation = cell("nation").isEmpty ? Nation.england.rawValue : word("nation")
      $0.setting.location = cell("location")
      if cell("at").isEmpty {
        $0.window.start.text = cell("start")
        $0.window.end.text = cell("end")
      } else {
        $0.at.text = cell("at")
      }
      $0.mode = mode
      $0.offered.device = cell("device")
      $0.offered.orderVersion = orderVersion
      $0.offered.support = word("support")
    }
  }
}
