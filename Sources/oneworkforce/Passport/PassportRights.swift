import ArgumentParser
import OneWorkforceProtos
import Vocabulary

struct PassportDispute: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dispute", abstract: "Mark an entry of your passport as wrong.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var change: ChangeOptions
  @Option(help: "The entry.") var fact: String
  @Option(
    help: """
      not-mine, never-happened, wrong-date, wrong-level, wrong-detail, out-of-date or duplicate.
      """)
  var ground: String
  @Option(help: "In your own words; whoever sees the entry sees them.") var statement = ""

  func run() async throws {
    try await reporting {
      let request = WireDisputeEntryRequest.with {
        ($0.requestID, $0.validateOnly) = (change.name, change.validateOnly)
        $0.factID = fact
        $0.ground = word(ground)
        $0.statement = statement
      }
      let answer = try await options.connected { connection in
        try await WirePresentationService.Client(wrapping: connection.client)
          .disputeEntry(request, metadata: connection.metadata)
      }
      try show(answer, json: options.json) { ["dispute \($0.receipt.id)"] }
    }
  }
}

struct PassportAnswerDispute: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "answer-dispute",
    abstract: "Answer a dispute as the body that recorded or attested the entry.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var change: ChangeOptions
  @Option(help: "The dispute.") var dispute: String
  @Option(help: "stands, or corrected once the entry was taken back or replaced.")
  var outcome: String
  @Option(help: "Why; whoever sees the entry sees it.") var note = ""

  func run() async throws {
    try await reporting {
      let request = WireAnswerDisputeRequest.with {
        ($0.requestID, $0.validateOnly) = (change.name, change.validateOnly)
        $0.disputeID = dispute
        $0.outcome = word(outcome)
        $0.note = note
      }
      let answer = try await options.connected { connection in
        try await WirePresentationService.Client(wrapping: connection.client)
          .answerDispute(request, metadata: connection.metadata)
      }
      try show(answer, json: options.json) { ["answered \($0.receipt.id)"] }
    }
  }
}

struct PassportDisputes: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "disputes", abstract: "List your disputes, or those about what you recorded.")

  @OptionGroup var options: ClientOptions
  @Flag(help: "Only those that wait for an answer.") var open = false
  @Option(help: "How many at most.") var pageSize: Int32 = 50
  @Option(help: "Where the page before ended.") var pageToken = ""

  func run() async throws {
    try await reporting {
      let request = WireListDisputesRequest.with {
        ($0.pageSize, $0.pageToken, $0.openOnly) = (pageSize, pageToken, open)
      }
      let answer = try await options.connected { connection in
        try await WirePresentationService.Client(wrapping: connection.client)
          .listDisputes(request, metadata: connection.metadata)
      }
      try show(answer, json: options.json) { answer in
        table(
          ["Opened", "State", "Ground", "Entry", "Dispute"],
          answer.disputes.map { listed in
            [
              listed.dispute.openedAt.text, plain(listed.dispute.state),
              plain(listed.dispute.ground), listed.dispute.factID, listed.dispute.id,
            ]
          }) + more(answer.nextPageToken)
      }
    }
  }
}

/// `not-mine` as the wire writes it.
func word(_ typed: String) -> String {
  typed.replacing("-", with: "_").uppercased()
}
