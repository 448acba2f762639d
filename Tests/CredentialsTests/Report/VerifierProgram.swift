import Credentials
import Foundation
import Testing
import Vocabulary

/// The verifier in C, built once from its own folder by `make`.
enum VerifierProgram {
  /// What to judge by.
  struct Settings {
    var policy: VerdictPolicy
    var anchors: Anchors
    var seconds: Int64
    var request: PresentationRequest?
  }

  /// What it says about one bundle.
  struct Answer: Equatable {
    var report: [UInt8]
    var words: String
  }

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../../Tools/verifier").standardizedFileURL

  /// `PASSPORT_VERIFIER` names another build of it, such as the one with sanitizers.
  private static let program: Result<URL, any Error> = Result {
    if let other = ProcessInfo.processInfo.environment["PASSPORT_VERIFIER"] {
      return URL(fileURLWithPath: other)
    }
    let made = try run(URL(fileURLWithPath: "/usr/bin/make"), ["-s", "-C", folder.path])
    try #require(made == 0, "make in Tools/verifier ends with \(made)")
    return folder.appendingPathComponent("build/passport-verifier")
  }

  private static func run(_ program: URL, _ arguments: [String]) throws -> Int32 {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// A file beside the program's sources.
  static func file(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: folder.appendingPathComponent(path)))
  }

  /// What the program answers to each bundle, in one run.
  static func answers(_ bundles: [[UInt8]], _ settings: Settings) throws -> [Answer] {
    try withFolder { folder in
      let input = folder.appendingPathComponent("bundles")
      let output = folder.appendingPathComponent("answers")
      try Data(bundles.flatMap(record)).write(to: input)
      let status = try run(
        program.get(),
        try options(settings, folder) + ["--batch", input.path, "--report", output.path])
      try #require(status == 0, "the verifier ends with \(status)")
      let records = records(in: [UInt8](try Data(contentsOf: output)))
      return stride(from: 0, to: records.count - 1, by: 2).map { index in
        Answer(
          report: records[index], words: String(decoding: records[index + 1], as: UTF8.self))
      }
    }
  }

  /// The exit status of the program on one file.
  static func exitStatus(_ bundle: [UInt8], _ settings: Settings) throws -> Int32 {
    try withFolder { folder in
      let input = folder.appendingPathComponent("bundle")
      try Data(bundle).write(to: input)
      return try run(program.get(), try options(settings, folder) + [input.path])
    }
  }

  /// The exit status of the program with these arguments.
  static func exitStatus(_ arguments: [String]) throws -> Int32 {
    try run(program.get(), arguments)
  }

  private static func withFolder<Value>(_ body: (URL) throws -> Value) throws -> Value {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "verifier-\(ProcessInfo.processInfo.globallyUniqueString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }

  private static func options(_ settings: Settings, _ folder: URL) throws -> [String] {
    let anchors = folder.appendingPathComponent("anchors")
    let policy = folder.appendingPathComponent("policy")
    try Data(settings.anchors.encoded).write(to: anchors)
    try Data(settings.policy.encoded).write(to: policy)
    let request = settings.request.map { ["--audience", $0.audience, "--nonce", $0.nonce] }
    return ["--anchors", anchors.path, "--policy", policy.path, "--at", "\(settings.seconds)"]
      + (request ?? [])
  }

  /// Four bytes of length, big-endian, and the bytes.
  private static func record(_ bytes: [UInt8]) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: bytes.count >> (24 - 8 * $0)) } + bytes
  }

  private static func records(in bytes: [UInt8]) -> [[UInt8]] {
    var rest = bytes[...]
    var records: [[UInt8]] = []
    while rest.count >= 4 {
      let count = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
      records.append(Array(rest.dropFirst(4).prefix(count)))
      rest = rest.dropFirst(4 + count)
    }
    return records
  }
}

extension VerifierProgram.Settings {
  /// What the Swift verifier says about a bundle.
  func judged(_ bundle: [UInt8]) -> VerificationReport {
    judge(
      bundle: bundle, policy: policy, anchors: anchors, at: BundleWorld.moment(seconds),
      request: request)
  }
}

extension BundleWorld {
  /// The question that the defaults are accepted for.
  func settings(
    _ policy: VerdictPolicy = .standard, at seconds: Int64 = seconds, isAsked: Bool = true
  ) throws -> VerifierProgram.Settings {
    VerifierProgram.Settings(
      policy: policy, anchors: try anchors(), seconds: seconds,
      request: isAsked
        ? PresentationRequest(audience: Self.audience, nonce: Self.nonce) : nil)
  }
}
