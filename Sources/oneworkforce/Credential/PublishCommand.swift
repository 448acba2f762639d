import ArgumentParser
import Foundation
import Logging
import Operations

/// Writes status lists, trust list and log as files, without a running service.
struct PublishCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish",
    abstract: "Write status lists, trust list and log as files for a web server.",
    discussion: """
      Opens the store itself, so the service must not run; a running one does the same with \
      --publish-directory. The settings are those of serve.
      """)

  @OptionGroup var options: SettingOptions
  @Option(help: "The folder; made if absent.") var to: String

  func run() async throws {
    try await reporting {
      let environment = ProcessInfo.processInfo.environment
      let reader = try await SettingsReader(
        flags: options.flags, environment: environment, file: options.config)
      let settings = try ServeSettings(reader, environment: environment)
      let log = Logger(label: "oneworkforce")
      let server = try await Server.build(settings, logger: log)
      do {
        var publication = Publication()
        let publisher = Publisher(service: server.service, directory: to, log: log)
        let count = try await publisher.write(&publication)
        print("\(count) files written to \(to)")
      } catch {
        await server.store.close()
        throw error
      }
      await server.store.close()
    }
  }
}
