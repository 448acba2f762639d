import ArgumentParser
import Delegations
import OneWorkforceProtos
import ReferenceData
import Vocabulary

// How an agreement comes to be: draft, proposal, both answers.

struct DelegationDraft: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draft", abstract: "Draft an agreement from the JSON of its terms.",
    discussion: "The JSON is DelegationTerms of the contract, read from a file or - for stdin.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var input: JSONInput
  @Option(help: "england, scotland, wales or northern-ireland.") var nation = "england"
  @OptionGroup var change: ChangeOptions

  func run() async throws {
    try await reporting {
      let nation = try choice(nation, "nation", Nation.self)
      let request: WireDraftDelegationRequest = try change.request {
        $0.terms = try readMessage(input.text())
        $0.nation = nation.rawValue
      }
      let answer = try await options.asked { try await $0.draftDelegation(request, metadata: $1) }
      try show(answer, json: options.json, DelegationPrint.lines)
    }
  }
}

struct DelegationPropose: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "propose",
    abstract: "Show a delegator the chain of evidence; with each item confirmed, sign.",
    discussion: """
      Without --confirm or --confirm-all nothing is signed: read the chain first. A signature \
      names every item with its records, also one that fails: until it holds, checks deny. Items \
      about the delegator (H) must hold.
      """)

  @OptionGroup var options: ClientOptions
  @OptionGroup var act: ActOptions
  @OptionGroup var place: VisitSettingOptions
  @Option(help: "The delegator who signs, by their own passport.") var delegator: String
  @Option(help: "Confirm the item of this code; may be given several times.")
  var confirm: [String] = []
  @Flag(help: "Confirm every item, as the chain that is printed shows it.") var confirmAll = false

  func run() async throws {
    try await reporting {
      var request: WireProposeDelegationRequest = try act.request {
        $0.delegatorID = delegator
        $0.setting = try place.wire()
      }
      let look = request
      let shown = try await options.asked { try await $0.proposeDelegation(look, metadata: $1) }
      guard confirmAll || !confirm.isEmpty else {
        return try show(shown, json: options.json, DelegationPrint.lines)
      }
      request.requestID = newRequestID()
      request.confirmed = try confirmed(of: shown.chain)
      let signing = request
      let answer = try await options.asked { try await $0.proposeDelegation(signing, metadata: $1) }
      try show(answer, json: options.json, DelegationPrint.lines)
    }
  }

  private func confirmed(of chain: [WireEvidenceItem]) throws -> [WireConfirmedItem] {
    if let unknown = confirm.first(where: { code in !chain.contains { $0.code == code } }) {
      throw ValidationError("the chain has no item \(quoted(unknown))")
    }
    return chain.filter { confirmAll || confirm.contains($0.code) }.map { item in
      .with {
        $0.code = item.code
        $0.recordIds = item.recordIds
      }
    }
  }
}

/// What an employer gives with the work.
struct SupportOptions: ParsableArguments {
  @Option(help: "Minutes a week given to the task, 1 to 10080.") var minutesPerWeek: Int32?
  @Option(help: "Training given, by the standard it leads to; may be given several times.")
  var training: [String] = []
  @Option(help: "Pence a year that come with the task; 0 must be said.")
  var fundingPencePerYear: Int64?
  @Option(help: "The organisation that pays.") var funder = ""
  @Option(help: "The pay step the worker gets, in pence an hour; 0 for none.")
  var payStepPencePerHour: Int32 = 0
  @Option(help: "Minutes a week it frees at the delegating organisation; 0 must be said.")
  var freedMinutesPerWeek: Int32?

  /// The package on the wire; nil where none of it was given.
  var wire: WireSupportPackage? {
    let isGiven =
      minutesPerWeek != nil || !training.isEmpty || fundingPencePerYear != nil || !funder.isEmpty
      || payStepPencePerHour != 0 || freedMinutesPerWeek != nil
    guard isGiven else { return nil }
    return .with {
      $0.minutesPerWeek = minutesPerWeek ?? 0
      $0.training = training
      if let fundingPencePerYear { $0.fundingPencePerYear = fundingPencePerYear }
      $0.funderID = funder
      $0.payStepPencePerHour = payStepPencePerHour
      if let freedMinutesPerWeek { $0.freedMinutesPerWeek = freedMinutesPerWeek }
    }
  }
}

struct DelegationAccept: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept", abstract: "Accept an offer, as the worker or as the employer.",
    discussion: """
      An employer's acceptance needs a support package and a line manager; without them the \
      agreement stays offered.
      """)

  @OptionGroup var options: ClientOptions
  @OptionGroup var act: ActOptions
  @Option(name: .customLong("as"), help: "Who accepts: worker or employer.") var party: String
  @Flag(inversion: .prefixedNo, help: "As the worker: whether they are willing and able.")
  var willingAndAble: Bool?
  @OptionGroup(title: "As the employer") var support: SupportOptions
  @Option(help: "As the employer: the line manager's post.") var lineManager = ""

  func validate() throws {
    guard party == "employer" || party == "worker" && willingAndAble != nil else {
      throw ValidationError(
        "give --as employer, or --as worker with --willing-and-able or --no-willing-and-able")
    }
  }

  func run() async throws {
    try await reporting {
      let request: WireAcceptDelegationRequest = try act.request {
        if party == "worker" {
          $0.worker.willingAndAble = willingAndAble ?? false
        } else {
          $0.employer.lineManager = lineManager
          if let package = support.wire { $0.employer.support = package }
        }
      }
      let answer = try await options.asked { try await $0.acceptDelegation(request, metadata: $1) }
      try show(answer, json: options.json) {
        DelegationPrint.done("accepted by the \(party)", $0.receipt)
      }
    }
  }
}

struct DelegationDecline: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decline", abstract: "Decline an offer; your duty says for whom.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var act: ActOptions
  @Option(
    help: """
      not-confident, not-trained, no-time, unsafe, personal, no-funding, no-cover or other.
      """)
  var because: String

  func run() async throws {
    try await reporting {
      let cause = try choice(because, "because", DeclineReason.self)
      let request: WireDeclineDelegationRequest = try act.request {
        $0.declineReason = cause.rawValue
      }
      let answer = try await options.asked { try await $0.declineDelegation(request, metadata: $1) }
      try show(answer, json: options.json) { DelegationPrint.done("declined", $0.receipt) }
    }
  }
}
