import ArgumentParser
import Delegations
import OneWorkforceProtos
import ReferenceData
import Vocabulary

// Agreements, work lists and the catalogue.

struct DelegationShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show an agreement, what happened to it and how it stands.")

  @OptionGroup var options: ClientOptions
  @Option(help: "The agreement.") var agreement: String
  @Option(help: "How it stands at this moment; now if not said.") var at: String?
  @Option(help: "On what was known then; now if not said.") var asKnownAt: String?

  func run() async throws {
    try await reporting {
      let (at, known) = (try timestamp(at, "at"), try timestamp(asKnownAt, "as-known-at"))
      let request = WireGetDelegationRequest.with {
        $0.agreementID = agreement
        if let at { $0.at = at }
        if let known { $0.asKnownAt = known }
      }
      let answer = try await options.asked { try await $0.getDelegation(request, metadata: $1) }
      try show(answer, json: options.json) { DelegationPrint.lines($0.delegation) }
    }
  }
}

struct DelegationList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the agreements of a worker, person, delegator, employer or place.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var whose: HolderOptions
  @OptionGroup var page: PageOptions
  @Option(help: "How they stand at this moment; now if not said.") var at: String?

  func run() async throws {
    try await reporting {
      let at = try timestamp(at, "at")
      let request = WireListDelegationsRequest.with {
        $0.whose = whose.wire
        if let at { $0.at = at }
        $0.pageSize = page.pageSize
        $0.pageToken = page.pageToken
      }
      let answer = try await options.asked { try await $0.listDelegations(request, metadata: $1) }
      try show(answer, json: options.json) { answer in
        DelegationPrint.lines(of: answer.delegations) + more(answer.nextPageToken)
      }
    }
  }
}

struct DelegationLapsing: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lapsing",
    abstract: "List what has lapsed or soon will, with whose job it is and what it takes with it.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var whose: HolderOptions
  @OptionGroup var page: PageOptions
  @Option(help: "How many days ahead, 1 to 366.") var withinDays: Int32 = 28
  @Option(help: "How many days back, 0 to 366.") var lapsedDays: Int32 = 28
  @Option(help: "england, scotland, wales or northern-ireland.") var nation = "england"

  func run() async throws {
    try await reporting {
      let nation = try choice(nation, "nation", Nation.self)
      let request = WireListLapsingRequest.with {
        $0.whose = whose.wire
        $0.withinDays = withinDays
        $0.lapsedDays = lapsedDays
        $0.nation = nation.rawValue
        $0.pageSize = page.pageSize
        $0.pageToken = page.pageToken
      }
      let answer = try await options.asked { try await $0.listLapsing(request, metadata: $1) }
      try show(answer, json: options.json) { answer in
        DelegationPrint.lines(of: answer.items) + more(answer.nextPageToken)
      }
    }
  }
}

struct DelegationCover: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cover",
    abstract: "Show where cover is thin: sole carers, no pay step, hours moved, visitors.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var whose: HolderOptions
  @Option(help: "A day of the week it is told for, YYYY-MM-DD; this week if not said.")
  var weekOf: String?
  @Option(help: "england, scotland, wales or northern-ireland.") var nation = "england"

  func run() async throws {
    try await reporting {
      let nation = try choice(nation, "nation", Nation.self)
      let day = weekOf ?? LondonTime.date(of: SystemClock.now()).description
      let request = WireDescribeCoverRequest.with {
        $0.whose = whose.wire
        $0.weekOf = day
        $0.nation = nation.rawValue
      }
      let answer = try await options.asked { try await $0.describeCover(request, metadata: $1) }
      try show(answer, json: options.json) { DelegationPrint.lines($0, weekOf: day) }
    }
  }
}

struct DelegationInterventions: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "interventions",
    abstract: "Show the tasks that may be delegated; with a code, its rules.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var page: PageOptions
  @Argument(help: "A task's code, such as MED-INSULIN-PEN.") var code: String?

  func run() async throws {
    try await reporting {
      let size = code == nil ? page.pageSize : 1_000
      let request = WireListInterventionsRequest.with {
        $0.pageSize = size
        $0.pageToken = page.pageToken
      }
      let answer = try await options.asked { try await $0.listInterventions(request, metadata: $1) }
      guard let code else {
        return try show(answer, json: options.json) { answer in
          DelegationPrint.lines(of: answer.interventions) + more(answer.nextPageToken)
            + ["", "catalogue \(answer.catalogueVersion), policy \(answer.policyVersion)"]
        }
      }
      guard let one = answer.interventions.first(where: { $0.code == code }) else {
        throw ValidationError("there is no task \(quoted(code))")
      }
      try show(one, json: options.json, DelegationPrint.lines)
    }
  }
}

struct DelegationTighten: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tighten",
    abstract: "Set a stricter rule of your organisation, or of one person's plan.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var change: ChangeOptions
  @Option(help: "The task; every task if not said.") var task = ""
  @Option(help: "What is set, such as reassessment_interval.") var parameter: String
  @Option(help: "The value; entries of a list are separated by |.") var value: String
  @Option(help: "days, months, count, bool, enum or text; the parameter's own if not said.")
  var unit = ""
  @Option(help: "The person whose plan it is a rule of; your organisation's if not said.")
  var person = ""
  @Option(help: "The nation it holds in; all if not said.") var nation: String?
  @Option(help: "The first day it holds, YYYY-MM-DD.") var validFrom = ""
  @Option(help: "The first day it no longer holds, YYYY-MM-DD.") var validTo = ""

  func run() async throws {
    try await reporting {
      let nation = try nation.map { try choice($0, "nation", Nation.self).rawValue }
      let request: WireTightenInterventionRuleRequest = change.request {
        $0.personID = person
        $0.rule.interventionCode = task
        $0.rule.parameter = parameter
        $0.rule.value = value
        $0.rule.unit = unit
        $0.rule.nation = nation ?? ""
        $0.rule.validFrom = validFrom
        $0.rule.validTo = validTo
      }
      let answer = try await options.asked {
        try await $0.tightenInterventionRule(request, metadata: $1)
      }
      try show(answer, json: options.json) {
        DelegationPrint.done("set by \($0.receipt.id)", $0.receipt)
      }
    }
  }
}

struct DelegationAdopt: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "adopt", abstract: "Take a local protocol of the catalogue into use.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var change: ChangeOptions
  @Option(help: "The rule by name, as `interventions` shows it.") var rule: String
  @Option(help: "From when, with an offset; now if not said.") var effectiveFrom: String?

  func run() async throws {
    try await reporting {
      let from = try timestamp(effectiveFrom, "effective-from")
      let request: WireAdoptProtocolRequest = change.request {
        $0.ruleID = rule
        if let from { $0.effectiveFrom = from }
      }
      let answer = try await options.asked { try await $0.adoptProtocol(request, metadata: $1) }
      try show(answer, json: options.json) {
        DelegationPrint.done("adopted by \($0.receipt.id)", $0.receipt)
      }
    }
  }
}
