import Foundation
import TestSupport
import Testing

/// What a command of the built program printed, what it said on standard error, and how it ended.
struct ProgramRun: Sendable {
  let printed: String
  let complaints: String
  let status: Int32

  /// The program run to its end with `arguments`, its words kept in `folder` until they are read.
  init(_ arguments: [String], in folder: String, within limit: Duration = .seconds(180))
    async throws
  {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let process = try ServerProcess.launch(
      arguments, output: folder + "/command.out", log: folder + "/command.log")
    let ended = await eventually(within: limit) { !process.isRunning }
    try #require(ended, "\(arguments)")
    printed = try String(contentsOfFile: folder + "/command.out", encoding: .utf8)
    complaints = try String(contentsOfFile: folder + "/command.log", encoding: .utf8)
    status = process.terminationStatus
  }

  /// The rest of the line that begins with `beginning`.
  func value(after beginning: String) throws -> String {
    let line = printed.split(separator: "\n").first { $0.hasPrefix(beginning) }
    return String(try #require(line, "\(printed)\(complaints)").dropFirst(beginning.count))
  }
}
