import Logging
import Synchronization

/// Keeps what is logged.
struct LogLines: LogHandler {
  private final class Kept: Sendable {
    let lines = Mutex<[String]>([])
  }

  private let kept = Kept()
  var metadata: Logger.Metadata = [:]
  var logLevel: Logger.Level = .trace

  var texts: [String] { kept.lines.withLock { $0 } }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let metadata = (event.metadata ?? [:]).map { "\($0)=\($1)" }.sorted().joined(separator: " ")
    kept.lines.withLock { $0.append("\(event.message) \(metadata)") }
  }
}
