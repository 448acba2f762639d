import ArgumentParser
import Foundation
import GRPCCore
import OneWorkforceProtos
import SQLiteDriver
import Vocabulary

/// Looks for what would keep the service from running, or a client from reaching it.
struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Check settings, files, the store's folder and the service.",
    discussion: "Exit code 1 where something must be put right.")

  @OptionGroup var settings: SettingOptions
  @OptionGroup var client: ClientOptions
  @Flag(help: "Also ask a running service for its health.") var online = false

  func run() async throws {
    var findings = await settingsFindings()
    if online { findings.append(await health()) }
    for finding in findings {
      print("\(finding.isGood ? "good" : "bad ")  \(finding.text)")
    }
    if findings.contains(where: { !$0.isGood }) { throw ExitCode(1) }
  }

  private struct Finding {
    let isGood: Bool
    let text: String
  }

  private func settingsFindings() async -> [Finding] {
    let environment = ProcessInfo.processInfo.environment
    do {
      let reader = try await SettingsReader(
        flags: settings.flags, environment: environment, file: settings.config)
      let effective = try ServeSettings(reader, environment: environment)
      return [Finding(isGood: true, text: "settings are in their ranges")]
        + [keyFinding(effective), storeFinding(effective), roomFinding(effective)]
    } catch {
      return [Finding(isGood: false, text: "settings: \(text(of: error))")]
    }
  }

  private func keyFinding(_ settings: ServeSettings) -> Finding {
    guard let file = settings.keyFile else {
      return Finding(isGood: true, text: "a demonstration makes its own sealing key")
    }
    do {
      let key = try KeyFiles.sealingKey(at: file)
      return Finding(isGood: true, text: "the sealing key can be read: \(key)")
    } catch {
      return Finding(isGood: false, text: "the sealing key: \(text(of: error))")
    }
  }

  private func storeFinding(_ settings: ServeSettings) -> Finding {
    let path = settings.dataDirectory
    guard FileManager.default.fileExists(atPath: path) else {
      return Finding(isGood: true, text: "the store's folder \(quoted(path)) will be made")
    }
    let mode =
      (try? FileManager.default.attributesOfItem(atPath: path))?[.posixPermissions] as? Int ?? 0
    guard mode & 0o077 == 0 else {
      return Finding(
        isGood: false, text: "the store's folder \(quoted(path)) is open to others (chmod 700)")
    }
    return Finding(isGood: true, text: "the store's folder \(quoted(path)) is the owner's alone")
  }

  private func roomFinding(_ settings: ServeSettings) -> Finding {
    let folder =
      FileManager.default.fileExists(atPath: settings.dataDirectory) ? settings.dataDirectory : "."
    let free = DataDirectory.freeBytes(at: folder) ?? 0
    let megabytes = free / 1_048_576
    return Finding(
      isGood: megabytes >= 512, text: "\(megabytes) MiB are free where the store lies")
  }

  private func health() async -> Finding {
    do {
      let status = try await client.connected { connection in
        try await Grpc_Health_V1_Health.Client(wrapping: connection.client)
          .check(Grpc_Health_V1_HealthCheckRequest()).status
      }
      return Finding(isGood: status == .serving, text: "the service says \(status)")
    } catch {
      return Finding(isGood: false, text: "the service: \(text(of: error))")
    }
  }

  private func text(of error: any Error) -> String {
    (error as? ServiceError)?.message ?? (error as? RPCError)?.message ?? "\(error)"
  }
}
