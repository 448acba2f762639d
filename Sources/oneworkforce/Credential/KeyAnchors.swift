import ArgumentParser
import Credentials
import Foundation
import OneWorkforceProtos
import Vocabulary

struct KeyAnchors: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "anchors",
    abstract: "Write whom a verifier without a connection trusts: operator and log keys.",
    discussion: """
      Give the file to employers by a way they trust. It names no list older than the one \
      published now.
      """)

  @OptionGroup var options: ClientOptions
  @Option(help: "The file to write.") var output: String

  func run() async throws {
    try await reporting {
      let (keys, origin, sequence) = try await options.askedOfCredentials { client, metadata in
        let keys = try await client.listSigningKeys(
          .with { $0.pageSize = 1_000 }, metadata: metadata)
        let head = try await client.getCheckpoint(.init(), metadata: metadata)
        let trust = try await client.getTrustList(.init(), metadata: metadata)
        return (keys.keys, Self.origin(of: head.head.note), trust.number)
      }
      guard let anchors = try Self.anchors(keys, origin, sequence) else {
        throw ValidationError("the service has no operator keys that anchor anything")
      }
      try writeBytes(anchors.encoded, to: output)
      print("anchors written to \(output)")
    }
  }

  private static func origin(of note: Data) -> String {
    let line = note.prefix { $0 != UInt8(ascii: "\n") }
    return String(decoding: line, as: UTF8.self)
  }

  /// Keys known to be in other hands anchor nothing.
  private static func anchors(
    _ keys: [WireSigningKey], _ origin: String, _ sequence: Int64
  ) throws -> Anchors? {
    let sound = keys.filter { !$0.hasCompromisedAt }
    func publicKeys(_ use: String) throws -> [PublicKey] {
      try sound.filter { $0.use == use }.map { key in
        do {
          return try PublicKey(
            jwk: JSONValue(
              strict: Array(key.publicJwk.utf8), maximumBytes: 4_096, maximumDepth: 4))
        } catch {
          throw ValidationError("the service's key \(quoted(key.kid)) can't be read")
        }
      }
    }
    let logs = try publicKeys("LOG").compactMap { key in
      NoteKey(name: origin, kind: .signature, publicKey: key.rawRepresentation)
    }
    return Anchors(
      operatorKeys: Array(try publicKeys("OPERATOR").suffix(16)),
      lowestSequence: UInt64(clamping: sequence), logs: logs.suffix(16).map { Anchors.LogKey($0) },
      witnesses: [])
  }
}

/// Writes `bytes` for their owner alone.
func writeBytes(_ bytes: [UInt8], to path: String) throws {
  let isWritten = FileManager.default.createFile(
    atPath: path, contents: Data(bytes), attributes: [.posixPermissions: 0o600])
  guard isWritten else { throw ValidationError("the file \(quoted(path)) can't be written") }
}
