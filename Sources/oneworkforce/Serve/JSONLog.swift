import Foundation
import Logging

/// Writes log lines as JSON on standard error: time in UTC, level, event and its particulars.
struct JSONLog: LogHandler {
  var logLevel: Logger.Level = .info
  var metadata: Logger.Metadata = [:]
  let label: String

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    var line: [String: String] = [
      "time": Date().formatted(.iso8601.time(includingFractionalSeconds: true)),
      "level": event.level.rawValue, "logger": label, "event": event.message.description,
    ]
    for (key, value) in metadata.merging(event.metadata ?? [:], uniquingKeysWith: { $1 }) {
      line[key] = value.description
    }
    guard let data = try? JSONSerialization.data(withJSONObject: line, options: [.sortedKeys])
    else { return }
    FileHandle.standardError.write(data + Data("\n".utf8))
  }
}
