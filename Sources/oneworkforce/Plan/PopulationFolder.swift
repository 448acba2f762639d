import ArgumentParser
import Crypto
import DataFiles
import Foundation
import Operations
import Planning
import ReferenceData
import Vocabulary

/// The packaged projections and the geography that cuts them into places, as files in a folder.
enum PopulationFolder {
  /// The people of `folder` and the version of all files read; the projections of authorities in
  /// the file `newer`, in any of the shapes that are read, take the place of the packaged ones.
  ///
  /// - Throws: ``ServiceError`` naming the file that can't be read, or the line at fault.
  static func read(_ folder: String, newer: String? = nil) throws -> ShelvedPopulations {
    var digest = SHA256()
    func bytes(_ path: String) throws -> [UInt8] {
      guard let data = FileManager.default.contents(atPath: path) else {
        throw ServiceError(
          .notFound, .recordNotFound, field: "reference.directory",
          "the file \(quoted(path)) can't be read; --reference-directory names the folder of "
            + "reference files")
      }
      digest.update(data: data)
      return [UInt8](data)
    }
    var catalogue = try PackagedPeople.catalogue { try bytes(folder + "/" + $0.rawValue) }
    if let newer {
      let name = URL(fileURLWithPath: newer).deletingPathExtension().lastPathComponent
      catalogue = catalogue.replacing(
        authorities: try PackagedPeople.release(
          bytes(newer), basis: String(name.prefix(60)), field: "population.file"))
    }
    let hex = digest.finalize().prefix(6).map {
      String($0 >> 4, radix: 16) + String($0 & 15, radix: 16)
    }
    return ShelvedPopulations(catalogue: catalogue, version: "population-" + hex.joined())
  }
}

/// Where the people of places come from.
struct PopulationOptions: ParsableArguments {
  /// The folder where a clone of the project has the reference files.
  static let folderOfClone = "Sources/ReferenceData/Resources"
  /// The environment variable that names the folder.
  static let variable = "ONEWORKFORCE_REFERENCE_DIRECTORY"

  @Option(
    help: """
      Folder of the reference files [$ONEWORKFORCE_REFERENCE_DIRECTORY, else \
      Sources/ReferenceData/Resources]; needed where places name areas.
      """)
  var referenceDirectory: String?
  @Option(
    help: "Newer projections of authorities, as the ONS publishes them, for the packaged ones.")
  var populationFile: String?

  /// `scenario` with the people of the places that name areas, and the version of the data it then
  /// rests on.
  func settle(_ scenario: Scenario) throws -> SettledScenario {
    let needsPeople = scenario.parts.places.contains { $0.population == nil && !$0.pieces.isEmpty }
    guard needsPeople else {
      return SettledScenario(scenario: scenario, dataVersion: ReferenceDataVersion.text)
    }
    let folder =
      referenceDirectory ?? ProcessInfo.processInfo.environment[Self.variable]
      ?? Self.folderOfClone
    let people = try PopulationFolder.read(folder, newer: populationFile)
    return SettledScenario(
      scenario: try scenario.settling(people.catalogue),
      dataVersion: ReferenceDataVersion.text + "+" + people.version)
  }
}

/// A scenario whose people are known, and the version of the data they come from.
struct SettledScenario {
  var scenario: Scenario
  let dataVersion: String
}
