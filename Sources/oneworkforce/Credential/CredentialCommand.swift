import ArgumentParser
import Foundation
import GRPCCore
import OneWorkforceProtos
import Vocabulary

/// Credentials, their statuses, the log and the trust list.
struct CredentialCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "credential",
    abstract: "Signed facts, how they stand, and who may sign what.",
    groupedSubcommands: [
      CommandGroup(
        name: "Signing", subcommands: [CredentialIssue.self, CredentialStatus.self]),
      CommandGroup(
        name: "For verifiers",
        subcommands: [
          CredentialList.self, CredentialWatch.self, CredentialProof.self, CredentialHead.self,
          CredentialTrust.self,
        ]),
      CommandGroup(
        name: "Trust",
        subcommands: [
          CredentialEntitle.self, CredentialEntitlements.self, CredentialPublish.self,
          CredentialCosign.self,
        ]),
    ])
}

struct CredentialIssue: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "issue",
    abstract: "Sign credentials about facts that your organisation wrote or signed.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var change: ChangeOptions
  @Option(help: "The worker.") var worker: String
  @Option(help: "The fact; may be given several times, all that can be carried if not said.")
  var fact: [String] = []

  func run() async throws {
    try await reporting {
      let request = WireIssueCredentialsRequest.with {
        ($0.requestID, $0.validateOnly) = (change.name, change.validateOnly)
        ($0.workerID, $0.factIds) = (worker, fact)
      }
      let answer = try await options.askedOfCredentials {
        try await $0.issueCredentials(request, metadata: $1)
      }
      try show(answer, json: options.json, CredentialPrint.issued)
    }
  }
}

struct CredentialStatus: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set-status",
    abstract: "Take back, suspend or reinstate many facts with their credentials.",
    discussion: """
      The input has one change a line, as JSON: worker_id, fact_id, status (REVOKED, SUSPENDED, \
      REINSTATED), cause, and effective_from where it lies in the past. A line without request_id \
      gets one.
      """)

  @OptionGroup var options: ClientOptions
  @OptionGroup var input: JSONInput

  func run() async throws {
    try await reporting {
      let items = try input.text().split(separator: "\n").map { line in
        var item: WireSetCredentialStatusRequest = try readMessage(String(line))
        if item.requestID.isEmpty { item.requestID = newRequestID() }
        return item
      }
      let answer = try await options.askedOfCredentials { client, metadata in
        try await client.batchSetCredentialStatus(metadata: metadata) { writer in
          for item in items { try await writer.write(item) }
        }
      }
      try show(answer, json: options.json, CredentialPrint.results)
    }
  }
}

struct CredentialList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status-list", abstract: "Fetch the signed status list at an address.")

  @OptionGroup var options: ClientOptions
  @Option(help: "The address, as credentials say it.") var uri: String

  func run() async throws {
    try await reporting {
      let request = WireGetStatusListRequest.with { $0.uri = uri }
      let answer = try await options.askedOfCredentials {
        try await $0.getStatusList(request, metadata: $1)
      }
      try show(answer, json: options.json) { [String(decoding: $0.list.token, as: UTF8.self)] }
    }
  }
}

struct CredentialWatch: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch", abstract: "Show status lists as they change, until the stream ends.")

  @OptionGroup var options: ClientOptions
  @Option(help: "Only what came after this version; 0 for all.") var afterVersion: Int64 = 0

  func run() async throws {
    try await reporting {
      let request = WireWatchStatusRequest.with { $0.afterVersion = afterVersion }
      let isJSON = options.json
      try await options.askedOfCredentials { client, metadata in
        try await client.watchStatus(request, metadata: metadata) { answers in
          for try await answer in answers.messages {
            try show(answer, json: isJSON) {
              ["\($0.list.version)  \($0.list.uri)  \($0.list.token.count) bytes"]
            }
          }
        }
      }
    }
  }
}

struct CredentialProof: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "proof", abstract: "Fetch the proof that the log holds an event.",
    discussion: "Prints the whole tlog-proof file.")

  @OptionGroup var options: ClientOptions
  @Option(help: "The credential: 64 hexadecimal digits.") var credential: String
  @Option(help: "issue, revoke, suspend, reinstate or supersede.") var event = "issue"

  func run() async throws {
    try await reporting {
      let id = try Self.bytes(credential)
      let word = event.codeWord
      let request = WireGetLogProofRequest.with { ($0.credentialID, $0.event) = (id, word) }
      let answer = try await options.askedOfCredentials {
        try await $0.getLogProof(request, metadata: $1)
      }
      try show(answer, json: options.json) {
        [String(decoding: $0.proof + $0.head.note, as: UTF8.self)]
      }
    }
  }

  private static func bytes(_ text: String) throws -> Data {
    let digits = Array(text.utf8)
    let bytes = stride(from: 0, to: digits.count - 1, by: 2).compactMap {
      UInt8(String(decoding: digits[$0...$0 + 1], as: UTF8.self), radix: 16)
    }
    guard digits.count == 64, bytes.count == 32 else {
      throw ValidationError("--credential must be 64 hexadecimal digits; got \(quoted(text))")
    }
    return Data(bytes)
  }
}

struct CredentialHead: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "checkpoint", abstract: "Fetch the newest signed head of the log.")

  @OptionGroup var options: ClientOptions

  func run() async throws {
    try await reporting {
      let answer = try await options.askedOfCredentials {
        try await $0.getCheckpoint(.init(), metadata: $1)
      }
      try show(answer, json: options.json) { [String(decoding: $0.head.note, as: UTF8.self)] }
    }
  }
}
