import Foundation
import TestSupport
import Testing
import Vocabulary
@testable import oneworkforce

@Suite("Settings") struct SettingsTests {
  private static func reader(
    flags: [String: String] = [:], environment: [String: String] = [:], file: String? = nil
  ) async throws -> SettingsReader {
    guard let file else {
      return try await SettingsReader(flags: flags, environment: environment, file: nil)
    }
    return try await withTemporaryFolder { folder in
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
      let path = folder + "/settings.json"
      try Data(file.utf8).write(to: URL(fileURLWithPath: path))
      return try await SettingsReader(flags: flags, environment: environment, file: path)
    }
  }

  struct Unknown: Sendable, CustomStringConvertible {
    let key: String
    var environment: [String: String] = [:]
    var file: String?
    var description: String { key }
  }

  @Test(
    "a key that is not ours is an error wherever it stands, and is named",
    arguments: [
      Unknown(key: "ONEWORKFORCE_LISTEN_PROT", environment: ["ONEWORKFORCE_LISTEN_PROT": "1"]),
      Unknown(key: "ONEWORKFORCE_", environment: ["ONEWORKFORCE_": ""]),
      Unknown(key: "listen.prot", file: #"{"listen": {"prot": 1}}"#),
      Unknown(key: "colour", file: #"{"colour": "green"}"#),
      Unknown(key: "listen", file: #"{"listen": "127.0.0.1:8470"}"#),
      Unknown(key: "listen.port.number", file: #"{"listen": {"port": {"number": 1}}}"#),
      Unknown(key: "config", file: "[]"),
      Unknown(key: "config", file: "listen.port = 1"),
    ])
  func unknown(row: Unknown) async throws {
    let error = await #expect(throws: ServiceError.self) {
      try await Self.reader(environment: row.environment, file: row.file)
    }
    #expect(error?.field == row.key)
  }

  @Test("an unknown flag ends the program before it does anything")
  func unknownFlag() {
    #expect(throws: (any Error).self) {
      try OneWorkforce.parseAsRoot(["serve", "--listen-prot", "1"])
    }
  }

  @Test("a flag wins over the environment, that over the file, that over the default")
  func precedence() async throws {
    let file = #"{"listen": {"port": 3}, "drain": {"seconds": 4}, "reflection": {"open": true}}"#
    let (flag, variable) = (["listen.port": "1"], ["ONEWORKFORCE_LISTEN_PORT": "2"])
    #expect(try await Self.reader().text("listen.port") == "8470")
    #expect(try await Self.reader(file: file).text("listen.port") == "3")
    #expect(try await Self.reader(environment: variable, file: file).text("listen.port") == "2")
    #expect(
      try await Self.reader(flags: flag, environment: variable, file: file)
        .text("listen.port") == "1")
    let read = try await Self.reader(file: file)
    #expect(try read.number("drain.seconds", in: 0...300) == 4)
    #expect(try read.truth("reflection.open"))
  }

  @Test("every setting can be said by its own flag and its own variable")
  func everySetting() async throws {
    let yesOrNo: Set<String> = ["demo", "reflection.open"]
    for setting in Setting.all {
      let value = yesOrNo.contains(setting.key) ? "true" : "7"
      let words = ["serve", "--" + setting.flag] + (yesOrNo.contains(setting.key) ? [] : [value])
      let command = try OneWorkforce.parseAsRoot(words) as? ServeCommand
      #expect(command?.options.flags == [setting.key: value], "\(setting.key)")
      let read = try await Self.reader(environment: [setting.variable: value])
      #expect(read.text(setting.key) == value, "\(setting.key)")
    }
  }

  struct Refused: Sendable, CustomStringConvertible {
    let field: String
    let flags: [String: String]
    var description: String { "\(flags.sorted { $0.key < $1.key })" }
  }

  static let real = ["key.file": "k", "issuers.file": "i"]
  static let refused: [Refused] = [
    Refused(field: "listen.port", flags: ["listen.port": "65536"]),
    Refused(field: "listen.port", flags: ["listen.port": "-1"]),
    Refused(field: "listen.port", flags: ["listen.port": "http"]),
    Refused(field: "data.directory", flags: ["data.directory": ""]),
    Refused(field: "store.readers", flags: ["store.readers": "1"]),
    Refused(field: "store.readers", flags: ["store.readers": "5"]),
    Refused(field: "rate.limit", flags: ["rate.limit": "0"]),
    Refused(field: "drain.seconds", flags: ["drain.seconds": "301"]),
    Refused(field: "log.level", flags: ["log.level": "loud"]),
    Refused(field: "demo", flags: ["demo": "perhaps"]),
    Refused(field: "listen.host", flags: ["listen.host": "0.0.0.0"]),
    Refused(field: "listen.host", flags: ["listen.host": "::"]),
    Refused(
      field: "listen.host",
      flags: ["listen.host": "0.0.0.0", "demo": "true", "reference.directory": "r"]),
    Refused(
      field: "listen.host",
      flags: [
        "listen.host": "192.0.2.1", "demo": "true", "reference.directory": "r",
        "tls.certificate": "c", "tls.key": "k",
      ]),
    Refused(field: "reference.directory", flags: ["demo": "true"]),
    Refused(field: "tls.certificate", flags: ["tls.certificate": "c"]),
    Refused(field: "tls.certificate", flags: ["tls.key": "k"]),
    Refused(field: "tls.certificate", flags: ["tls.authorities": "a"]),
    Refused(
      field: "certificates.file",
      flags: ["tls.certificate": "c", "tls.key": "k", "tls.authorities": "a"]),
    Refused(field: "certificates.file", flags: ["certificates.file": "c"]),
    Refused(field: "public.address", flags: ["public.address": "http://passport.example"]),
    Refused(field: "public.address", flags: ["public.address": "https://passport.example/"]),
    Refused(field: "public.address", flags: ["public.address": "https://passport.example/?a"]),
    Refused(field: "public.address", flags: ["publish.directory": "web"]),
  ]

  @Test(
    "a setting out of its range, or unsafe beside another, is refused by its key",
    arguments: refused)
  func ranges(row: Refused) async throws {
    let reader = try await Self.reader(flags: Self.real.merging(row.flags) { $1 })
    let error = #expect(throws: ServiceError.self) { try ServeSettings(reader, environment: [:]) }
    #expect(error?.field == row.field)
  }

  @Test("a service that is no demonstration needs a sealing key and somebody to believe")
  func needed() async throws {
    for (field, flags) in [
      ("key.file", ["issuers.file": "i"]), ("issuers.file", ["key.file": "k"]),
    ] {
      let reader = try await Self.reader(flags: flags)
      let error = #expect(throws: ServiceError.self) {
        try ServeSettings(reader, environment: [:])
      }
      #expect(error?.field == field)
    }
  }

  @Test("with TLS any address may be listened on")
  func anyAddress() async throws {
    let flags = ["listen.host": "0.0.0.0", "tls.certificate": "c", "tls.key": "k"]
    let reader = try await Self.reader(flags: Self.real.merging(flags) { $1 })
    let settings = try ServeSettings(reader, environment: [:])
    #expect(!settings.isLoopback)
    #expect(settings.tls?.authorities == nil)
  }

  @Test("the printed settings hide where secrets lie and show the rest")
  func masked() async throws {
    let reader = try await Self.reader(flags: [
      "key.file": "/secret/CANARY-1", "tls.key": "/secret/CANARY-2", "listen.port": "9",
    ])
    let lines = ServeCommand.effective(reader).split(separator: "\n")
    #expect(lines.count == Setting.all.count)
    #expect(lines.contains("listen.port = 9"))
    #expect(lines.contains("key.file = (set, masked)"))
    #expect(lines.contains("tls.key = (set, masked)"))
    #expect(lines.contains("issuers.file = (not set)"))
    #expect(!lines.contains { $0.contains("CANARY") })
  }
}
