import Crypto
import DataFiles
import Foundation
import Operations
import Planning
import Vocabulary

/// The people of published areas, read from their files when the first plan asks for them.
actor KeptPopulations: PopulationShelf {
  private let directory: String?
  private let newerFile: String?
  private var kept: ShelvedPopulations?

  /// The packaged files below `directory`, with the authorities of `newerFile` in place of the
  /// packaged ones where it is named. Without a directory there are none.
  init(directory: String?, newerFile: String?) {
    self.directory = directory
    self.newerFile = newerFile
  }

  /// What there is.
  ///
  /// - Throws: ``ServiceError`` `unavailable` where a file can't be read or is not whole.
  func populations() async throws -> ShelvedPopulations? {
    if let kept { return kept }
    guard let directory else { return nil }
    do {
      let read = try Self.read(directory, newerFile)
      kept = read
      return read
    } catch let error as ServiceError {
      throw Self.unusable(error.field ?? directory, error.message)
    } catch {
      throw Self.unusable(directory, error.localizedDescription)
    }
  }

  private static func read(
    _ directory: String, _ newerFile: String?
  ) throws -> ShelvedPopulations {
    var digest = SHA256()
    func bytes(_ path: String) throws -> [UInt8] {
      let data = try Data(contentsOf: URL(fileURLWithPath: path))
      digest.update(data: data)
      return [UInt8](data)
    }
    var catalogue = try PackagedPeople.catalogue { try bytes(directory + "/" + $0.rawValue) }
    if let newerFile {
      let name = URL(fileURLWithPath: newerFile).deletingPathExtension().lastPathComponent
      catalogue = catalogue.replacing(
        authorities: try PackagedPeople.release(
          bytes(newerFile), basis: String(name.prefix(60)), field: "population.file"))
    }
    let hex = digest.finalize().prefix(6).map {
      String($0 >> 4, radix: 16) + String($0 & 15, radix: 16)
    }
    return ShelvedPopulations(catalogue: catalogue, version: "population-" + hex.joined())
  }

  private static func unusable(_ file: String, _ message: String) -> ServiceError {
    ServiceError(
      .failedPrecondition, .stateForbids,
      "the population files of this service can't be used: \(quoted(file)): \(message)")
  }
}
