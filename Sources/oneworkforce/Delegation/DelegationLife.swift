import ArgumentParser
import Delegations
import OneWorkforceProtos
import Vocabulary

// What happens to an agreement once it is offered.

struct DelegationSuspend: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suspend", abstract: "Pause an agreement; it may begin in the past.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var act: ActOptions
  @Flag(help: "The person asked for it.") var askedByPerson = false

  func run() async throws {
    try await reporting {
      let request: WireSuspendDelegationRequest = try act.request {
        $0.askedByPerson = askedByPerson
      }
      let answer = try await options.asked { try await $0.suspendDelegation(request, metadata: $1) }
      try show(answer, json: options.json) { DelegationPrint.done("suspended", $0.receipt) }
    }
  }
}

struct DelegationResume: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume", abstract: "End a pause.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var act: ActOptions

  func run() async throws {
    try await reporting {
      let request: WireResumeDelegationRequest = try act.request()
      let answer = try await options.asked { try await $0.resumeDelegation(request, metadata: $1) }
      try show(answer, json: options.json) { DelegationPrint.done("resumed", $0.receipt) }
    }
  }
}

struct DelegationWithdraw: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw", abstract: "Take an agreement back for good.",
    discussion: "Safety blocks every agreement of the worker, person and task until cleared.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var act: ActOptions
  @Option(help: "safety, change-of-need or administrative.") var category: String
  @Flag(help: "The person asked for it.") var askedByPerson = false

  func run() async throws {
    try await reporting {
      let category = try choice(category, "category", Withdrawal.Category.self)
      let request: WireWithdrawDelegationRequest = try act.request {
        $0.category = category.rawValue
        $0.askedByPerson = askedByPerson
      }
      let answer = try await options.asked {
        try await $0.withdrawDelegation(request, metadata: $1)
      }
      try show(answer, json: options.json) {
        DelegationPrint.done("withdrawn", $0.receipt) + DelegationPrint.lines($0.team)
      }
    }
  }
}

struct DelegationClear: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clear",
    abstract: "Clear a safety withdrawal, so that a new agreement may be made.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var act: ActOptions
  @Option(help: "Who clears it: a post.") var clearedBy: String

  func run() async throws {
    try await reporting {
      let request: WireClearWithdrawalRequest = try act.request { $0.clearedBy = clearedBy }
      let answer = try await options.asked { try await $0.clearWithdrawal(request, metadata: $1) }
      try show(answer, json: options.json) { DelegationPrint.done("cleared", $0.receipt) }
    }
  }
}

struct DelegationReview: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review", abstract: "Record a review and when the next is due.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var act: ActOptions
  @Option(help: "The last day before the next review; the rules alone decide if not said.")
  var nextReviewBy = ""

  func run() async throws {
    try await reporting {
      let request: WireReviewDelegationRequest = try act.request {
        $0.nextReviewBy = nextReviewBy
      }
      let answer = try await options.asked { try await $0.reviewDelegation(request, metadata: $1) }
      try show(answer, json: options.json) { DelegationPrint.done("reviewed", $0.receipt) }
    }
  }
}

struct DelegationRenew: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "renew", abstract: "Move the end of an agreement.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var act: ActOptions
  @Option(help: "The first moment it no longer holds, with an offset.") var endsAt: String?
  @Flag(help: "It has no end any more.") var withoutEnd = false

  func validate() throws {
    guard (endsAt == nil) == withoutEnd else {
      throw ValidationError("give either --ends-at or --without-end")
    }
  }

  func run() async throws {
    try await reporting {
      let request: WireRenewDelegationRequest = try act.request {
        if let end = try timestamp(endsAt, "ends-at") { $0.endsAt = end }
      }
      let answer = try await options.asked { try await $0.renewDelegation(request, metadata: $1) }
      try show(answer, json: options.json) { DelegationPrint.done("renewed", $0.receipt) }
    }
  }
}

struct DelegationReconfirm: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reconfirm",
    abstract: "Confirm new versions of the order, plan, instructions or device.",
    discussion: "Give every version that is in force, also those that have not changed.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var act: ActOptions
  @Option(help: "The delegator who confirms, by their own passport.") var delegator: String
  @Option(help: "The version of the order; 0 for none.") var order: Int32 = 0
  @Option(help: "The version of the care plan; 0 for none.") var plan: Int32 = 0
  @Option(help: "The version of the written instructions; 0 for none.")
  var instructions: Int32 = 0
  @Option(help: "The device.") var device = ""

  func run() async throws {
    try await reporting {
      let request: WireReconfirmDelegationRequest = try act.request {
        $0.delegatorID = delegator
        $0.confirmed.order = order
        $0.confirmed.plan = plan
        $0.confirmed.instructions = instructions
        $0.confirmed.device = device
      }
      let answer = try await options.asked {
        try await $0.reconfirmDelegation(request, metadata: $1)
      }
      try show(answer, json: options.json) { DelegationPrint.done("confirmed", $0.receipt) }
    }
  }
}

struct DelegationSucceed: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "succeed", abstract: "Add a delegator, who signs by propose.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var act: ActOptions
  @Option(help: "The delegator who joins, by their own passport.") var successor: String

  func run() async throws {
    try await reporting {
      let request: WireSucceedDelegationRequest = try act.request { $0.successorID = successor }
      let answer = try await options.asked { try await $0.succeedDelegation(request, metadata: $1) }
      try show(answer, json: options.json) {
        DelegationPrint.done("added; they sign by `delegation propose`", $0.receipt)
      }
    }
  }
}

struct DelegationEnd: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "end", abstract: "End an agreement by hand.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var act: ActOptions
  @Option(help: "no-longer-needed, care-moved, worker-left or replaced.") var cause: String

  func run() async throws {
    try await reporting {
      let cause = try choice(cause, "cause", EndCause.self)
      let request: WireEndDelegationRequest = try act.request { $0.cause = cause.rawValue }
      let answer = try await options.asked { try await $0.endDelegation(request, metadata: $1) }
      try show(answer, json: options.json) {
        DelegationPrint.done("ended", $0.receipt) + DelegationPrint.lines($0.team)
      }
    }
  }
}

struct DelegationSupervise: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "supervise", abstract: "Record a supervision or outcome check.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var act: ActOptions
  @Option(help: "direct-observation, record-review, call or visit.") var kind: String
  @Option(help: "satisfactory, needs-support or unsafe.") var finding: String

  func run() async throws {
    try await reporting {
      let kind = try choice(kind, "kind", SupervisionCheck.Kind.self)
      let finding = try choice(finding, "finding", SupervisionCheck.Finding.self)
      let request: WireRecordSupervisionRequest = try act.request {
        $0.kind = kind.rawValue
        $0.finding = finding.rawValue
      }
      let answer = try await options.asked { try await $0.recordSupervision(request, metadata: $1) }
      try show(answer, json: options.json) { DelegationPrint.done("recorded", $0.receipt) }
    }
  }
}
