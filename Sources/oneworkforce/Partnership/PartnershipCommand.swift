import ArgumentParser
import GRPCCore
import OneWorkforceProtos

/// Who answers for what, lent powers, funds and jointly owned plans.
struct PartnershipCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "partnership",
    abstract: "Who answers for what, under which power, with whose money.",
    groupedSubcommands: [
      CommandGroup(
        name: "Questions",
        subcommands: [
          PartnershipMap.self, PartnershipPost.self, PartnershipFund.self, PartnershipFunds.self,
        ]),
      CommandGroup(
        name: "Records",
        subcommands: [
          PartnershipRecord.self, PartnershipLeave.self, PartnershipPower.self,
          PartnershipAnswer.self, PartnershipApprove.self,
        ]),
    ])
}

extension ClientOptions {
  /// What `ask` gets from the partnership service.
  func askedOfPartners<Value: Sendable>(
    _ ask:
      @escaping @Sendable (
        WirePartnershipService.Client<Connection.Transport>, Metadata
      ) async throws -> Value
  ) async throws -> Value {
    try await connected { connection in
      try await ask(
        WirePartnershipService.Client(wrapping: connection.client), connection.metadata)
    }
  }
}

/// As of when something is asked, and on what was known when.
struct AsOfOptions: ParsableArguments {
  @Option(help: "The moment whose day it is of, with an offset; now if not said.")
  var asOf: String?
  @Option(help: "On what was known then, with an offset; now if not said.")
  var asKnownAt: String?
}

struct PartnershipMap: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "map", abstract: "Show who answers for what in an area, and what is missing.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var moments: AsOfOptions
  @Option(help: "The area; its places are shown with it.") var place: String
  @Option(help: "Only this duty, such as adult-social-care; may be given several times.")
  var duty: [String] = []

  func run() async throws {
    try await reporting {
      let at = try timestamp(moments.asOf, "as-of")
      let known = try timestamp(moments.asKnownAt, "as-known-at")
      let duties = duty.map(\.codeWord)
      let request = WireGetAccountabilityMapRequest.with {
        $0.placeID = place
        $0.duties = duties
        if let at { $0.asOf = at }
        if let known { $0.asKnownAt = known }
      }
      let answer = try await options.askedOfPartners {
        try await $0.getAccountabilityMap(request, metadata: $1)
      }
      try show(answer, json: options.json) { PartnershipPrint.lines($0.map) }
    }
  }
}

struct PartnershipPost: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "post", abstract: "Show a post with all that is open for whoever holds it next.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var moments: AsOfOptions
  @Option(help: "The post.") var post: String

  func run() async throws {
    try await reporting {
      let at = try timestamp(moments.asOf, "as-of")
      let known = try timestamp(moments.asKnownAt, "as-known-at")
      let request = WireGetPostRequest.with {
        $0.postID = post
        if let at { $0.asOf = at }
        if let known { $0.asKnownAt = known }
      }
      let answer = try await options.askedOfPartners { try await $0.getPost(request, metadata: $1) }
      try show(answer, json: options.json) { PartnershipPrint.lines($0.file) }
    }
  }
}

struct PartnershipFund: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fund",
    abstract: "Show a fund: its money, what went round, who bears what, and the need beside it.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var moments: AsOfOptions
  @Option(help: "The fund.") var fund: String

  func run() async throws {
    try await reporting {
      let at = try timestamp(moments.asOf, "as-of")
      let known = try timestamp(moments.asKnownAt, "as-known-at")
      let request = WireGetFundRequest.with {
        $0.fundID = fund
        if let at { $0.asOf = at }
        if let known { $0.asKnownAt = known }
      }
      let answer = try await options.askedOfPartners { try await $0.getFund(request, metadata: $1) }
      try show(answer, json: options.json) { PartnershipPrint.lines($0.view) }
    }
  }
}

struct PartnershipFunds: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "funds", abstract: "List the funds of a place.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var page: PageOptions
  @Option(help: "The place.") var place: String

  func run() async throws {
    try await reporting {
      let request = WireListFundsRequest.with {
        $0.placeID = place
        $0.pageSize = page.pageSize
        $0.pageToken = page.pageToken
      }
      let answer = try await options.askedOfPartners {
        try await $0.listFunds(request, metadata: $1)
      }
      try show(answer, json: options.json) { answer in
        PartnershipPrint.lines(of: answer.funds) + more(answer.nextPageToken)
      }
    }
  }
}

extension String {
  /// `adult-social-care` as the contract writes it: `ADULT_SOCIAL_CARE`.
  var codeWord: String { uppercased().replacing("-", with: "_") }
}
