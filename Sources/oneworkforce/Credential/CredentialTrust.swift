import ArgumentParser
import Foundation
import GRPCCore
import OneWorkforceProtos
import Vocabulary

struct CredentialTrust: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trust-list", abstract: "Fetch the newest trust list.",
    discussion: "Prints its tokens, a line each.")

  @OptionGroup var options: ClientOptions

  func run() async throws {
    try await reporting {
      let answer = try await options.askedOfCredentials {
        try await $0.getTrustList(.init(), metadata: $1)
      }
      try show(answer, json: options.json) { answer in
        answer.tokens.map { String(decoding: $0, as: UTF8.self) }
      }
    }
  }
}

struct CredentialEntitle: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "entitle", abstract: "Say whether an organisation may issue a type of credential.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var change: ChangeOptions
  @Option(help: "The organisation.") var organisation: String
  @Option(help: "The type, such as training.") var type: String
  @Flag(help: "It may not, whatever organisations of its kind may.") var denied = false
  @Option(help: "A subject's code; may be given several times, any if not said.")
  var subject: [String] = []
  @Option(help: "The longest validity in days; any if not said.") var longestDays: Int32 = 0
  @Option(help: "The first day, YYYY-MM-DD.") var from: String
  @Option(help: "The first day it may no longer.") var until = ""

  func run() async throws {
    try await reporting {
      let request = WireSetEntitlementRequest.with {
        ($0.requestID, $0.validateOnly) = (change.name, change.validateOnly)
        $0.entitlement.organisationID = organisation
        $0.entitlement.type = type
        $0.entitlement.denied = denied
        $0.entitlement.subjects = subject
        $0.entitlement.longestValidityDays = longestDays
        ($0.entitlement.validFrom, $0.entitlement.validTo) = (from, until)
      }
      let answer = try await options.askedOfCredentials {
        try await $0.setEntitlement(request, metadata: $1)
      }
      try show(answer, json: options.json) { CredentialPrint.lines($0.receipt, "entitlement of") }
    }
  }
}

struct CredentialEntitlements: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "entitlements", abstract: "List what an organisation may issue.")

  @OptionGroup var options: ClientOptions
  @Option(help: "The organisation.") var organisation: String

  func run() async throws {
    try await reporting {
      let request = WireListEntitlementsRequest.with { $0.organisationID = organisation }
      let answer = try await options.askedOfCredentials {
        try await $0.listEntitlements(request, metadata: $1)
      }
      try show(answer, json: options.json, CredentialPrint.entitlements)
    }
  }
}

struct CredentialPublish: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sign-trust-list", abstract: "Sign the trust list anew, as an operator.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var change: ChangeOptions

  func run() async throws {
    try await reporting {
      let request = WirePublishTrustListRequest.with {
        ($0.requestID, $0.validateOnly) = (change.name, change.validateOnly)
      }
      let answer = try await options.askedOfCredentials {
        try await $0.publishTrustList(request, metadata: $1)
      }
      try show(answer, json: options.json) { CredentialPrint.lines($0.receipt, "trust list") }
    }
  }
}

struct CredentialCosign: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cosign", abstract: "Keep a witness's line under a head of the log.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var change: ChangeOptions
  @Option(help: "The file with the head, the log's line and the witness's.") var note: String
  @Option(help: "The witness's key, name+id+base64.") var witness: String

  func run() async throws {
    try await reporting {
      guard let bytes = FileManager.default.contents(atPath: note) else {
        throw ValidationError("the file \(quoted(note)) can't be read")
      }
      let request = WireCosignCheckpointRequest.with {
        ($0.requestID, $0.validateOnly) = (change.name, change.validateOnly)
        ($0.note, $0.witnessKey) = (bytes, witness)
      }
      let answer = try await options.askedOfCredentials {
        try await $0.cosignCheckpoint(request, metadata: $1)
      }
      try show(answer, json: options.json) { CredentialPrint.lines($0.receipt, "head of") }
    }
  }
}
