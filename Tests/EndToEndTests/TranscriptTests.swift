import Foundation
import TestSupport
import Testing

@Suite("The transcript of the README", .serialized) struct TranscriptTests {
  /// The line of the README after which its transcript begins.
  static let marker = "<!-- transcript: Tools/demo/story -->"

  @Test("what the README shows is what the demonstration prints")
  func story() async throws {
    let readme = try #require(Repository.text("README.md"), "there is no README.md")
    let shown = try #require(Self.transcript(in: readme), "README.md holds no transcript")
    try await withTemporaryFolder { folder in
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      let told = try await Self.told(in: folder)
      let (expected, found) = (Self.normalised(shown), Self.normalised(told))
      #expect(expected == found, "the demonstration prints:\n\(told)")
    }
  }

  @Test("what differs from run to run is masked, and fixed dates are not")
  func masks() {
    let rows: [(String, String)] = [
      ("worker 6f1d0a52-6c0e-4b53-9d6a-0a4f5f3f7c21", "worker <id>"),
      ("share code 7ZQ4M-0W2RK-V", "share code <code>"),
      ("known at 2026-11-22T10:11:12.345Z", "known at <moment>"),
      ("known at 2026-11-22T10:11:12Z", "known at <moment>"),
      ("on 2023-05-12, at 2026-12-01T09:00:00Z", "on 2023-05-12, at 2026-12-01T09:00:00Z"),
      ("Requirement    Found", "Requirement  Found"), ("-------  ---", "---  ---"),
      ("commit 17, 4096 bytes", "commit <n>, <n> bytes"), ("trailing   ", "trailing"),
    ]
    for (text, masked) in rows { #expect(Self.normalised(text) == [masked]) }
  }

  /// The lines of the console block that follows the marker; nil where there is none.
  static func transcript(in readme: String) -> String? {
    let lines = readme.components(separatedBy: "\n")
    guard let start = lines.firstIndex(of: marker),
      let open = lines[start...].firstIndex(of: "```console"),
      let close = lines[(open + 1)...].firstIndex(of: "```")
    else { return nil }
    return lines[(open + 1)..<close].joined(separator: "\n")
  }

  /// What the demonstration prints with the service's own folder below `folder`.
  ///
  /// One shell starts the service, tells the story and stops the service whatever came of it.
  private static func told(in folder: String) async throws -> String {
    let script = """
      trap 'kill -TERM "$(cat "$2/pid")"' EXIT
      Tools/demo/start "$1" "$2" && Tools/demo/story "$1" "$2"
      """
    let process = try ServerProcess.launch(
      ["-c", script, "story", Repository.binary, folder + "/work"], of: "/bin/bash",
      output: folder + "/out", log: folder + "/log")
    let ended = await eventually(within: .seconds(120)) { !process.isRunning }
    try #require(ended)
    let words = try String(contentsOfFile: folder + "/out", encoding: .utf8)
    let complaints = try String(contentsOfFile: folder + "/log", encoding: .utf8)
    try #require(process.terminationStatus == 0, "\(words)\(complaints)")
    return words
  }
}

extension TranscriptTests {
  /// The lines of `text` without what differs from run to run or from release to release.
  static func normalised(_ text: String) -> [String] {
    let masks: [(String, String)] = [
      // Moments that a rule worked out from a day lie on a whole minute.
      (#"\d{4}-\d\d-\d\dT\d\d:\d\d:(\d\d\.\d+|[0-5][1-9]|[1-5]0)Z"#, "<moment>"),
      (#"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"#, "<id>"),
      (#"\b[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z*~$=]"#, "<code>"),
      (#"\b[0-9a-f]{64}\b"#, "<digest>"),
      (#"\d+ bytes"#, "<n> bytes"), (#"\bcommit \d+"#, "commit <n>"),
      // Columns are as wide as their widest cell, which may be one that differs.
      (#"-{3,}"#, "---"), (#" {2,}"#, "  "),
      (#"\b(reference data|policy) [0-9A-Za-z.+-]+"#, "$1 <version>"),
    ]
    var text = text
    for (pattern, mask) in masks {
      text = text.replacingOccurrences(of: pattern, with: mask, options: .regularExpression)
    }
    return text.components(separatedBy: "\n").map { line in
      String(line.reversed().drop { $0 == " " }.reversed())
    }.trimmingEmpty
  }
}

extension [String] {
  /// The lines between the first and the last that say something.
  fileprivate var trimmingEmpty: [String] {
    let ends = (firstIndex { !$0.isEmpty }, lastIndex { !$0.isEmpty })
    guard let first = ends.0, let last = ends.1 else { return [] }
    return Array(self[first...last])
  }
}
