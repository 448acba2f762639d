import ArgumentParser
import Foundation
import Logging
import NIOCore
import Vocabulary

/// Runs the service until it is told to stop.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Run the service until SIGTERM.",
    discussion: Self.manual)

  @OptionGroup var options: SettingOptions

  @Flag(help: "Print the effective settings, secrets masked, and stop.")
  var checkConfig = false

  func run() async throws {
    try await reporting {
      let environment = ProcessInfo.processInfo.environment
      let reader = try await SettingsReader(
        flags: options.flags, environment: environment, file: options.config)
      let settings = try ServeSettings(reader, environment: environment)
      if checkConfig {
        print(Self.effective(reader))
        return
      }
      NIOSingletons.groupLoopCountSuggestion = LoopExecutor.loopCount(
        processors: ProcessInfo.processInfo.activeProcessorCount)
      LoggingSystem.bootstrap { JSONLog(logLevel: settings.logLevel, label: $0) }
      let server = try await Server.build(settings, logger: Logger(label: "oneworkforce"))
      try await RunningServer(server, settings).run()
    }
  }

  /// Every effective setting, a line each; the values of secrets are masked.
  static func effective(_ reader: SettingsReader) -> String {
    Setting.all.map { setting in
      let value = reader.text(setting.key)
      let shown = value == nil ? "(not set)" : setting.isSecret ? "(set, masked)" : value ?? ""
      return "\(setting.key) = \(shown)"
    }.joined(separator: "\n")
  }

  private static var manual: String {
    let lines = Setting.all.map { setting in
      "  --\(setting.flag) | \(setting.variable)\n      \(setting.meaning)"
        + (setting.fallback.map { " [\($0)]" } ?? "")
    }
    return "Settings, each by flag, by environment or in the JSON file of --config:\n"
      + lines.joined(separator: "\n")
  }
}
