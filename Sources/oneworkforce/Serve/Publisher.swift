import Foundation
import Logging
import Operations
import Vocabulary

/// Writes what verifiers take as plain files: each whole or not at all, every two seconds what is
/// new.
struct Publisher: Sendable {
  let service: Service
  /// The folder; made if absent.
  let directory: String
  let log: Logger

  /// Publishes until its task is cancelled. What fails is tried again from the beginning.
  func run() async {
    var publication = Publication()
    repeat {
      do {
        try await write(&publication)
      } catch {
        publication = Publication()
        log.warning("files could not be published", metadata: ["error": "\(error)"])
      }
    } while (try? await Task.sleep(for: .seconds(2))) != nil
  }

  /// Writes what is new; how many files.
  @discardableResult
  func write(_ publication: inout Publication) async throws -> Int {
    let files = try await publication.files(in: service)
    for file in files { try write(file) }
    return files.count
  }

  private func write(_ file: PublishedFile) throws {
    let url = URL(filePath: directory).appending(path: file.path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    // Written beside and renamed, so that nobody reads half a file.
    try Data(file.bytes).write(to: url, options: .atomic)
  }
}

extension Server {
  /// What publishes into the folder of `settings`; nil where they name none.
  func publisher(_ settings: ServeSettings, log: Logger) -> Publisher? {
    settings.publishDirectory.map {
      Publisher(service: service, directory: $0, log: log)
    }
  }
}
