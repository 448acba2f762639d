import Foundation

/// Where the project's own files lie, for tests that serve its reference data or run its tools.
enum Repository {
  /// The folder that holds Package.swift.
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  /// The folder of the large reference files.
  static let referenceFiles = root + "/Sources/ReferenceData/Resources"

  /// The program that stands beside the running tests, as the build left it.
  static let binary: String = {
    let tests = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    let beside = tests.deletingLastPathComponent().appendingPathComponent("oneworkforce").path
    return FileManager.default.isExecutableFile(atPath: beside)
      ? beside : root + "/.build/debug/oneworkforce"
  }()

  /// The folder of the demonstration, with its last slash.
  static let demo = root + "/Tools/demo/"

  /// The text of the file at `path` below the root; nil where there is none.
  static func text(_ path: String) -> String? {
    FileManager.default.contents(atPath: root + "/" + path).map {
      String(decoding: $0, as: UTF8.self)
    }
  }
}
