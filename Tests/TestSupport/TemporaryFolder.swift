import Foundation

/// Runs `body` with the path of a folder that does not exist yet; it is removed afterwards.
package func withTemporaryFolder<Value>(
  _ body: (_ path: String) async throws -> Value
) async throws -> Value {
  let path = NSTemporaryDirectory() + "oneworkforce-" + UUID().uuidString
  defer { try? FileManager.default.removeItem(atPath: path) }
  return try await body(path)
}
