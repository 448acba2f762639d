import ArgumentParser
import DataFiles
import Foundation
import Planning
import Vocabulary

/// The packaged projections and the geography that cuts them into places, as files in a folder.
enum PopulationFolder {
  /// The catalogue of `folder`; the projections of authorities in the file `newer`, in any of the
  /// shapes that are read, take the place of the packaged ones.
  ///
  /// - Throws: ``ServiceError`` naming the file that can't be read, or the line at fault.
  static func catalogue(_ folder: String, newer: String? = nil) throws -> PopulationCatalogue {
    let catalogue = try PackagedPeople.catalogue { file in
      try bytes(folder + "/" + file.rawValue)
    }
    guard let newer else { return catalogue }
    let name = URL(fileURLWithPath: newer).lastPathComponent
    let release = try PackagedPeople.release(
      bytes(newer), basis: String("ONS, \(name)".prefix(60)), field: "population.file")
    return catalogue.replacing(authorities: release)
  }

  private static func bytes(_ path: String) throws -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw ServiceError(
        .notFound, .recordNotFound, field: "reference.directory",
        "the file \(quoted(path)) can't be read; --reference-directory names the folder of "
          + "reference files")
    }
    return [UInt8](data)
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

  /// `scenario` with the people of the places that name areas.
  func settle(_ scenario: Scenario) throws -> Scenario {
    let needsPeople = scenario.parts.places.contains { $0.population == nil && !$0.pieces.isEmpty }
    guard needsPeople else { return scenario }
    let folder =
      referenceDirectory ?? ProcessInfo.processInfo.environment[Self.variable]
      ?? Self.folderOfClone
    return try scenario.settling(PopulationFolder.catalogue(folder, newer: populationFile))
  }
}
