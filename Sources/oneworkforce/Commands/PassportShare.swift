import Access
import ArgumentParser
import OneWorkforceProtos
import Vocabulary
import WireFormat

/// The holder's own: let somebody look, take it back, list what is granted.
struct PassportShare: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "share", abstract: "Let an organisation look, take it back, list what is granted.",
    subcommands: [ShareGrantCommand.self, ShareWithdrawCommand.self, ShareListCommand.self])
}

struct ShareGrantCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grant", abstract: "Let one organisation see some groups of fields.")

  @OptionGroup var options: ClientOptions
  @Option(help: "The organisation that may look.") var verifier: String
  @Option(
    help: """
      A group: identity, registrations, employment-checks, qualifications, training, competences \
      or employment; may be given several times.
      """)
  var group: [String]
  @Option(help: "pre-employment-check, transfer, training or delegation.")
  var purpose = "pre-employment-check"
  @Option(help: "The first moment they no longer may; the policy's default if not said.")
  var endsAt: String?
  @Option(help: "The change's name, a UUID; a new one if not said.") var requestID: String?

  func run() async throws {
    try await reporting {
      var request = WireGrantDisclosureRequest()
      request.requestID = requestID ?? newRequestID()
      request.verifierID = verifier
      request.fieldGroups = try group.map { text in
        WireFieldGroup(try choice(text, "group", FieldGroup.self))
      }
      request.purpose = WirePurpose(try choice(purpose, "purpose", Purpose.self))
      if let end = try timestamp(endsAt, "ends-at") { request.endsAt = end }
      let fixed = request
      let answer = try await options.connected { connection in
        try await WireAccessService.Client(wrapping: connection.client)
          .grantDisclosure(fixed, metadata: connection.metadata)
      }
      try show(answer, json: options.json) { answer in
        [
          "share code \(answer.grant.code)", "grant \(answer.grant.id)",
          "until \(answer.grant.endsAt.text)",
        ]
      }
    }
  }
}

/// The choice that `text` names with dashes, as people type it.
func choice<Choice>(_ text: String, _ option: String, _: Choice.Type) throws -> Choice
where Choice: RawRepresentable & CaseIterable, Choice.RawValue == String {
  guard let choice = Choice(rawValue: text.replacing("-", with: "_").uppercased()) else {
    let words = Choice.allCases.map { $0.rawValue.replacing("_", with: "-").lowercased() }
    throw ValidationError("--\(option) must be one of \(words.joined(separator: ", "))")
  }
  return choice
}

struct ShareWithdrawCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw", abstract: "Take a grant back; it bites on the next call.")

  @OptionGroup var options: ClientOptions
  @Option(help: "The grant.") var grant: String

  func run() async throws {
    try await reporting {
      let request = WireWithdrawDisclosureRequest.with {
        $0.requestID = newRequestID()
        $0.grantID = grant
      }
      let answer = try await options.connected { connection in
        try await WireAccessService.Client(wrapping: connection.client)
          .withdrawDisclosure(request, metadata: connection.metadata)
      }
      try show(answer, json: options.json) { _ in ["withdrawn"] }
    }
  }
}

struct ShareListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List what is granted, ended and withdrawn.")

  @OptionGroup var options: ClientOptions
  @Option(help: "How many at most.") var pageSize: Int32 = 50
  @Option(help: "Where the page before ended.") var pageToken = ""

  func run() async throws {
    try await reporting {
      let request = WireListDisclosuresRequest.with {
        $0.pageSize = pageSize
        $0.pageToken = pageToken
      }
      let answer = try await options.connected { connection in
        try await WireAccessService.Client(wrapping: connection.client)
          .listDisclosures(request, metadata: connection.metadata)
      }
      try show(answer, json: options.json) { answer in
        table(
          ["Code", "Verifier", "Groups", "Purpose", "Ends", "Grant"],
          answer.grants.map { grant in
            [
              grant.code, grant.verifierID,
              grant.fieldGroups.map { plain($0.word) }.joined(separator: ", "),
              plain(grant.purpose.word),
              grant.hasWithdrawnAt ? "withdrawn" : grant.endsAt.text, grant.id,
            ]
          }) + more(answer.nextPageToken)
      }
    }
  }
}

/// The line that says a list goes on.
func more(_ token: String) -> [String] {
  token.isEmpty ? [] : ["", "more: --page-token \(token)"]
}

struct PassportAccessLog: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "access-log", abstract: "List who looked at your passport, newest first.")

  @OptionGroup var options: ClientOptions
  @Option(help: "How many at most.") var pageSize: Int32 = 50
  @Option(help: "Where the page before ended.") var pageToken = ""

  func run() async throws {
    try await reporting {
      let request = WireListAccessesRequest.with {
        $0.pageSize = pageSize
        $0.pageToken = pageToken
      }
      let answer = try await options.connected { connection in
        try await WireAccessService.Client(wrapping: connection.client)
          .listAccesses(request, metadata: connection.metadata)
      }
      try show(answer, json: options.json) { answer in
        table(
          ["When", "Who", "For", "Why", "Saw", "Rule"],
          answer.accesses.map { look in
            [
              look.at.text, look.subject,
              look.organisationName.isEmpty ? "(yourself)" : look.organisationName,
              look.purpose == .unspecified ? "no listed reason" : plain(look.purpose.word),
              look.allowed
                ? look.fieldGroups.map { plain($0.word) }.joined(separator: ", ")
                : "nothing: denied",
              look.ruleID,
            ]
          }) + more(answer.nextPageToken)
      }
    }
  }
}
