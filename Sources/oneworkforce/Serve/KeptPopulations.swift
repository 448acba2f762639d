import Foundation
import Operations
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
      let read = try PopulationFolder.read(directory, newer: newerFile)
      kept = read
      return read
    } catch let error as ServiceError {
      throw Self.unusable(error.field ?? directory, error.message)
    } catch {
      throw Self.unusable(directory, error.localizedDescription)
    }
  }

  private static func unusable(_ file: String, _ message: String) -> ServiceError {
    ServiceError(
      .failedPrecondition, .stateForbids,
      "the population files of this service can't be used: \(quoted(file)): \(message)")
  }
}
