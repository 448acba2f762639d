import ArgumentParser
import OneWorkforceProtos
import Vocabulary

// What is recorded: long records as JSON of their request, short ones by options.

extension WireRecordPostRequest: DelegationChangeRequest {}
extension WireAppointToPostRequest: DelegationChangeRequest {}
extension WireLeavePostRequest: DelegationChangeRequest {}
extension WireRecordAccountabilityRequest: DelegationChangeRequest {}
extension WireLendPowerRequest: DelegationChangeRequest {}
extension WireEndPowerRequest: DelegationChangeRequest {}
extension WireRecordDecisionRequest: DelegationChangeRequest {}
extension WireRecordFundRequest: DelegationChangeRequest {}
extension WireRecordPaymentRequest: DelegationChangeRequest {}
extension WireRecordVarianceRequest: DelegationChangeRequest {}
extension WireProposeRiskRuleRequest: DelegationChangeRequest {}
extension WireAnswerRiskRuleRequest: DelegationChangeRequest {}
extension WireRecordPlanOwnersRequest: DelegationChangeRequest {}
extension WireApprovePlanRequest: DelegationChangeRequest {}

struct PartnershipRecord: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: "Record something, given as the JSON of its request.",
    discussion: """
      KIND is post, appointment, accountability, power, fund, payment, variance, rule or owners. The
      JSON is that of the request without its request_id, for instance for a payment:
      {"fund_id": "…", "partner_id": "…", "direction": "PAID_IN", "pence": "1000", "at": "…"}
      """)

  @OptionGroup var options: ClientOptions
  @OptionGroup var change: ChangeOptions
  @OptionGroup var input: JSONInput
  @Argument(help: "What it is.") var kind: String

  func run() async throws {
    try await reporting {
      let (kind, json) = (kind, try input.text())
      let (name, isTried) = (change.name, change.validateOnly)
      let receipt = try await options.connected { connection in
        try await RecordSender(connection, name, validateOnly: isTried).send(kind, json)
      }
      try show(receipt, json: options.json) { DelegationPrint.done("\(kind) \($0.id)", $0) }
    }
  }
}

/// Sends one record, given as the JSON of its request, by the rpc of its kind.
struct RecordSender: Sendable {
  private let client: WirePartnershipService.Client<Connection.Transport>
  private let connection: Connection
  private let requestID: String
  private let validateOnly: Bool

  init(_ connection: Connection, _ requestID: String, validateOnly: Bool) {
    client = WirePartnershipService.Client(wrapping: connection.client)
    self.connection = connection
    self.requestID = requestID
    self.validateOnly = validateOnly
  }

  /// The receipt of the record of `kind` that `json` spells.
  func send(_ kind: String, _ json: String) async throws -> WireReceipt {
    let metadata = connection.metadata
    switch kind {
    case "post": return try await client.recordPost(named(json), metadata: metadata).receipt
    case "appointment":
      return try await client.appointToPost(named(json), metadata: metadata).receipt
    case "accountability":
      return try await client.recordAccountability(named(json), metadata: metadata).receipt
    case "power": return try await client.lendPower(named(json), metadata: metadata).receipt
    case "fund": return try await client.recordFund(named(json), metadata: metadata).receipt
    case "payment": return try await client.recordPayment(named(json), metadata: metadata).receipt
    case "variance":
      return try await client.recordVariance(named(json), metadata: metadata).receipt
    case "rule": return try await client.proposeRiskRule(named(json), metadata: metadata).receipt
    case "owners":
      return try await client.recordPlanOwners(named(json), metadata: metadata).receipt
    default: throw ValidationError("there is no kind of record \(quoted(kind))")
    }
  }

  private func named<Change: DelegationChangeRequest>(_ json: String) throws -> Change {
    var request: Change = try readMessage(json)
    request.requestID = requestID
    request.validateOnly = validateOnly
    return request
  }
}

struct PartnershipLeave: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "leave", abstract: "Say that somebody left a post; it is vacant from that day.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var change: ChangeOptions
  @Option(help: "The appointment.") var appointment: String
  @Option(help: "The first day they are gone, YYYY-MM-DD.") var on: String

  func run() async throws {
    try await reporting {
      let request: WireLeavePostRequest = change.request {
        $0.appointmentID = appointment
        $0.leftOn = on
      }
      let answer = try await options.askedOfPartners {
        try await $0.leavePost(request, metadata: $1)
      }
      try show(answer, json: options.json) { DelegationPrint.done("left on \(on)", $0.receipt) }
    }
  }
}

struct PartnershipPower: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "power", abstract: "End a lent power, or record a decision under it.",
    subcommands: [PartnershipPowerEnd.self, PartnershipPowerDecide.self])
}

struct PartnershipPowerEnd: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "end", abstract: "Say that its event came, or that the lender withdrew it.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var change: ChangeOptions
  @Option(help: "The power.") var power: String
  @Option(help: "event or withdrawn.") var cause = "event"
  @Option(help: "The first day it is gone, YYYY-MM-DD.") var on: String

  func run() async throws {
    try await reporting {
      let request: WireEndPowerRequest = change.request {
        $0.powerID = power
        $0.cause = cause.codeWord
        $0.endedOn = on
      }
      let answer = try await options.askedOfPartners {
        try await $0.endPower(request, metadata: $1)
      }
      try show(answer, json: options.json) { DelegationPrint.done("ended on \(on)", $0.receipt) }
    }
  }
}

struct PartnershipPowerDecide: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decide", abstract: "Record a decision; one after the lapse is refused.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var change: ChangeOptions
  @Option(help: "The power.") var power: String
  @Option(help: "What was decided.") var title: String
  @Option(help: "The day, YYYY-MM-DD.") var on: String
  @Option(help: "The money it commits, in pence.") var pence: Int64 = 0

  func run() async throws {
    try await reporting {
      let request: WireRecordDecisionRequest = change.request {
        $0.powerID = power
        $0.title = title
        $0.decidedOn = on
        $0.pence = pence
      }
      let answer = try await options.askedOfPartners {
        try await $0.recordDecision(request, metadata: $1)
      }
      try show(answer, json: options.json) {
        DelegationPrint.done("decision \($0.receipt.id)", $0.receipt)
      }
    }
  }
}

struct PartnershipAnswer: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "answer", abstract: "Agree to a proposed risk rule, or refuse it with a reason.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var change: ChangeOptions
  @Option(help: "The proposal.") var rule: String
  @Flag(help: "Refuse it.") var refuse = false
  @Option(help: "Why it is refused.") var reason = ""

  func run() async throws {
    try await reporting {
      let request: WireAnswerRiskRuleRequest = change.request {
        $0.proposalID = rule
        $0.agreed = !refuse
        $0.reason = reason
      }
      let answer = try await options.askedOfPartners {
        try await $0.answerRiskRule(request, metadata: $1)
      }
      try show(answer, json: options.json) {
        DelegationPrint.done(refuse ? "refused" : "agreed", $0.receipt)
      }
    }
  }
}

struct PartnershipApprove: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "approve",
    abstract: "Accept a jointly owned plan for your side, or refuse it with a reason.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var change: ChangeOptions
  @Option(help: "The plan.") var plan: String
  @Option(help: "The version of the plan you read.") var etag: String
  @Option(name: .customLong("run"), help: "The run you looked at.") var runID: String
  @Option(help: "The post that decided.") var decidedBy: String
  @Flag(help: "Refuse it.") var refuse = false
  @Option(help: "Why it is refused.") var reason = ""

  func run() async throws {
    try await reporting {
      let request: WireApprovePlanRequest = change.request {
        $0.planID = plan
        $0.etag = etag
        $0.runID = runID
        $0.accepted = !refuse
        $0.decidedBy = decidedBy
        $0.reason = reason
      }
      let answer = try await options.askedOfPartners {
        try await $0.approvePlan(request, metadata: $1)
      }
      try show(answer, json: options.json) { answer in
        answer.hasApproval
          ? PartnershipPrint.lines(answer.approval) : ["checked, nothing written"]
      }
    }
  }
}
