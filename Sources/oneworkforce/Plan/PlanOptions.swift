import ArgumentParser
import Crypto
import Foundation
import OneWorkforceProtos
import Planning
import Vocabulary
import WireFormat

/// Which scenario file, with which people and levers.
struct PlanOptions: ParsableArguments {
  @Option(help: "The scenario file (JSON).") var scenario: String
  @OptionGroup var levers: LeverOptions

  /// Where the people of places come from.
  var people: PopulationOptions { levers.people }
  /// Whether JSON is printed.
  var json: Bool { levers.json }

  /// The scenario with its people found and its levers pulled.
  func read() throws -> Scenario { try levers.settled(scenario).scenario }

  /// The levers named on the command line.
  func sizes() throws -> [LeverCode: Double] { try levers.sizes() }
}

/// With which people and levers a scenario is read, and how the answer is printed.
struct LeverOptions: ParsableArguments {
  @OptionGroup var people: PopulationOptions
  @Option(
    help: "Pull a lever, as CODE=SIZE; may be given several times. Others stay as in the file.")
  var lever: [String] = []
  @Flag(help: "Print JSON for programs instead of tables for people.") var json = false

  /// The scenario of the file at `path` with its people found and its levers pulled, and the
  /// version of the data it rests on.
  func settled(_ path: String) throws -> SettledScenario {
    var settled = try people.settle(ScenarioSource.read(path))
    settled.scenario = try settled.scenario.adding(levers: sizes())
    return settled
  }

  /// The levers named on the command line.
  func sizes() throws -> [LeverCode: Double] {
    var sizes: [LeverCode: Double] = [:]
    for text in lever {
      let parts = text.split(separator: "=", maxSplits: 1)
      guard parts.count == 2, let size = Double(parts[1]) else {
        throw ValidationError("--lever must be CODE=SIZE; got \(quoted(text))")
      }
      sizes[try LeverCode(String(parts[0]), field: "lever")] = size
    }
    return sizes
  }
}

/// How luck is drawn, and how many work at it.
struct LuckOptions: ParsableArguments {
  @Option(help: "The seed; the same seed gives the same bytes.") var seed: UInt64 = 20_260_401
  @Option(help: "How many draws beside the central run, 0 to 100000.") var draws = 200
  @Option(help: "How many workers; they change no figure. 0 for one a processor.") var workers = 0

  /// The settings of a run.
  func settings(thresholds: [Double] = [0]) throws -> RunSettings {
    let count = workers == 0 ? ProcessInfo.processInfo.activeProcessorCount : workers
    return try RunSettings(
      seed: seed, draws: draws, workers: min(count, 64), thresholds: thresholds)
  }
}

/// Scenario files.
enum ScenarioSource {
  /// The scenario in the file at `path`, its people not yet looked up.
  ///
  /// - Throws: ``ServiceError`` naming what is wrong in it.
  static func read(_ path: String) throws -> Scenario {
    try ScenarioFile.read(bytes(path))
  }

  /// What the file at `path` says; it may be a part of a scenario.
  static func message(_ path: String) throws -> WirePlanScenario {
    try ScenarioFile.message(bytes(path))
  }

  private static func bytes(_ path: String) throws -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw ValidationError("the scenario file \(quoted(path)) can't be read")
    }
    return [UInt8](data)
  }
}

/// What a result does not know of itself.
extension ProjectionOrigin {
  /// The origin of a run of `settled` here.
  init(of settled: SettledScenario) throws {
    let digest = SHA256.hash(data: try settled.scenario.wireBytes())
    self.init(
      scenarioDigest: digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(),
      dataVersion: settled.dataVersion)
  }
}

extension Scenario {
  /// The scenario with `sizes` on top of the levers it pulls itself.
  func adding(levers sizes: [LeverCode: Double]) throws(ServiceError) -> Scenario {
    guard !sizes.isEmpty else { return self }
    return try pulling(pulledLevers.merging(sizes) { _, new in new })
  }

  /// The year end that falls in a calendar year; the last one where none was named.
  func yearEnd(_ calendarYear: Int?) throws -> Int {
    guard let calendarYear else { return years }
    let year = calendarYear - parts.start.year
    guard (0...years).contains(year) else {
      throw ValidationError(
        "--year must be \(parts.start.year) to \(parts.start.year + years); got \(calendarYear)")
    }
    return year
  }

  /// The calendar month of a year end, such as `2031-04`.
  func month(ofYearEnd year: Int) -> String {
    parts.start.adding(months: year * 12).description
  }
}

/// Settings an answer rests on, printed under it.
func basisLine(_ scenario: Scenario, _ settings: RunSettings? = nil) -> String {
  var parts = ["\(scenario.parts.title), from \(scenario.parts.start)"]
  if let settings { parts.append("seed \(settings.seed), draws \(settings.draws)") }
  parts.append("model \(ProjectionResult.modelVersion)")
  if scenario.parts.isSynthetic { parts.append("SYNTHETIC: made up for a demonstration") }
  return parts.joined(separator: "; ")
}
