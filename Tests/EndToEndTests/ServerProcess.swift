import Foundation
import GRPCCore
import TestSupport
import Vocabulary
@testable import oneworkforce

/// The built program serving a demonstration in a process of its own, for signals and sudden death.
final class ServerProcess: Sendable {
  private let process: Process
  private let output: String
  private let log: String

  /// The program started over the store in `folder`; it may not listen yet.
  init(in folder: String, flags: [String] = []) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    output = folder + "/serve.out"
    log = folder + "/serve.log"
    process = try Self.launch(
      [
        "serve", "--demo", "--listen-port", "0", "--data-directory", folder + "/store",
        "--reference-directory", Repository.referenceFiles, "--rate-limit", "1000000",
      ] + flags, output: output, log: log)
  }

  deinit {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
  }

  /// Starts the program with `arguments`, its words going to files.
  static func launch(
    _ arguments: [String], of program: String = Repository.binary,
    output: String, log: String
  ) throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: Repository.root)
    // Nothing of this process's environment may set anything.
    let kept = ProcessInfo.processInfo.environment.filter {
      ["PATH", "HOME", "TMPDIR"].contains($0.key)
    }
    // A crash is to end the process at once, not in the backtracer.
    process.environment = kept.merging(["SWIFT_BACKTRACE": "enable=no"]) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try emptyFile(output)
    process.standardError = try emptyFile(log)
    try process.run()
    return process
  }

  private static func emptyFile(_ path: String) throws -> FileHandle {
    try Data().write(to: URL(fileURLWithPath: path))
    return try FileHandle(forWritingTo: URL(fileURLWithPath: path))
  }

  /// What it printed.
  var printed: String { words(in: output) }
  /// What it said on standard error.
  var complaints: String { words(in: log) }

  private func words(in path: String) -> String {
    String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
  }

  /// The port it listens on, once it does.
  func port() async throws -> Int {
    let listens = await eventually {
      !process.isRunning || printed.contains("listening on 127.0.0.1:")
    }
    guard listens, let port = value(after: "listening on 127.0.0.1:").flatMap({ Int($0) }) else {
      throw DidNotListen(complaints: complaints)
    }
    return port
  }

  /// The token it printed for `name`, such as `CARE_HOME_MANAGER`.
  func token(_ name: String) throws -> Metadata {
    guard let token = value(after: "TOKEN_\(name)=") else {
      throw DidNotListen(complaints: "it printed no token for \(name)")
    }
    return bearing(token)
  }

  private func value(after beginning: String) -> String? {
    printed.split(separator: "\n").first { $0.hasPrefix(beginning) }.map {
      String($0.dropFirst(beginning.count))
    }
  }

  /// Asks it to stop, as a service manager does.
  func terminate() {
    kill(process.processIdentifier, SIGTERM)
  }

  /// Ends it where it stands.
  func killAtOnce() async {
    kill(process.processIdentifier, SIGKILL)
    _ = await exitStatus()
  }

  /// Its exit status, once it has ended.
  func exitStatus() async -> Int32? {
    guard await eventually(within: .seconds(60), { !process.isRunning }) else { return nil }
    return process.terminationStatus
  }

  struct DidNotListen: Error {
    let complaints: String
  }
}
