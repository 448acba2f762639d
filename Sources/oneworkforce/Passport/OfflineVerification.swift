import ArgumentParser
import Credentials
import Foundation
import Vocabulary

/// What a file of a passport is judged by, without a connection.
struct OfflineOptions: ParsableArguments {
  @Option(help: "The file of whom you trust; `key anchors` writes it.") var anchors: String?
  @Option(help: "The file of a verdict policy; the published defaults if not said.")
  var policy: String?
  @Option(help: "Your name as the file must say it, when you asked for it.") var audience: String?
  @Option(help: "The challenge you gave, when you asked for it.") var nonce: String?
  @Option(help: "Where to write the report as `oneworkforce.bundle.v1` has it.") var report: String?

  func validate() throws {
    guard (audience == nil) == (nonce == nil) else {
      throw ValidationError("give --audience and --nonce together")
    }
  }

  /// Judges the file at `path` for `instant`, prints the words of the report and leaves with its
  /// exit status: 0 accept, 1 refuse, 2 cannot be sure, 3 accept with conditions.
  ///
  /// - Throws: `ValidationError`, exit status 64, for a file that can't be read.
  func verify(_ path: String, at instant: Instant) throws {
    guard let anchorsPath = anchors else {
      throw ValidationError("give --anchors: nothing in the file says whom to trust")
    }
    guard let trusted = Anchors(encoded: try Self.read(anchorsPath, "anchors")) else {
      throw ValidationError("\(quoted(anchorsPath)) holds no anchors")
    }
    var judged = VerdictPolicy.standard
    if let policy {
      guard let read = VerdictPolicy(encoded: try Self.read(policy, "policy")), read.isValid else {
        throw ValidationError("\(quoted(policy)) holds no policy")
      }
      judged = read
    }
    let request = audience.flatMap { audience in
      nonce.map { PresentationRequest(audience: audience, nonce: $0) }
    }
    let found = judge(
      bundle: try Self.read(path, "passport"), policy: judged, anchors: trusted, at: instant,
      request: request)
    print(found.lines.joined(separator: "\n"))
    if let report {
      do {
        try Data(found.encoded).write(to: URL(fileURLWithPath: report), options: .atomic)
      } catch {
        throw ValidationError("the report \(quoted(report)) can't be written")
      }
    }
    throw ExitCode(found.exitStatus)
  }

  // One byte more than any of them may have, so that more shows as too much.
  private static let most = 4 * 1_024 * 1_024 + 1

  private static func read(_ path: String, _ what: String) throws -> [UInt8] {
    guard let file = FileHandle(forReadingAtPath: path),
      let data = try? file.read(upToCount: most)
    else { throw ValidationError("the \(what) \(quoted(path)) can't be read") }
    return Array(data)
  }
}
