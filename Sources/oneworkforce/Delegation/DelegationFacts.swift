import ArgumentParser
import Delegations
import OneWorkforceProtos
import Vocabulary

/// People who are cared for.
struct DelegationPerson: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "person", abstract: "Register people who are cared for, by an opaque reference.",
    subcommands: [DelegationPersonRegister.self, DelegationPersonResolve.self])
}

struct DelegationPersonRegister: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "register", abstract: "Add a person in your organisation's care; no name is kept.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var change: ChangeOptions
  @Option(help: "Date of birth, YYYY-MM-DD; without it no age scope covers the person.")
  var birthDate = ""
  @Option(help: "A record that may be the same person; may be given several times.")
  var possibleDuplicate: [String] = []
  @Option(help: "Since when your organisation gives care, with an offset; now if not said.")
  var careFrom: String?
  @Option(help: "The post that approves a start in the past.") var approver = ""
  @Flag(help: "The person is invented for a demonstration.") var synthetic = false

  func run() async throws {
    try await reporting {
      let since = try timestamp(careFrom, "care-from")
      let request: WireRegisterPersonRequest = change.request {
        $0.birthDate = birthDate
        $0.possibleDuplicateIds = possibleDuplicate
        $0.synthetic = synthetic
        if let since { $0.careFrom = since }
        $0.approver = approver
      }
      let answer = try await options.asked { try await $0.registerPerson(request, metadata: $1) }
      try show(answer, json: options.json) { answer in
        ["person \(answer.receipt.id)", "care episode \(answer.careEpisodeID)"]
      }
    }
  }
}

struct DelegationPersonResolve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resolve", abstract: "Settle whether two records are one person.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var change: ChangeOptions
  @Option(help: "The record that stays.") var kept: String
  @Option(help: "The other record.") var other: String
  @Flag(help: "What they are.") var verdict: PersonVerdict

  func run() async throws {
    try await reporting {
      let request: WireResolvePersonDuplicateRequest = change.request {
        $0.keptID = kept
        $0.otherID = other
        $0.samePerson = verdict == .onePerson
      }
      let answer = try await options.asked {
        try await $0.resolvePersonDuplicate(request, metadata: $1)
      }
      try show(answer, json: options.json) {
        DelegationPrint.done(
          verdict == .onePerson
            ? "one person, read at \($0.receipt.id)" : "two people", $0.receipt)
      }
    }
  }
}

/// What two records of persons are.
enum PersonVerdict: String, EnumerableFlag {
  case onePerson, twoPeople
}

/// Facts that decisions read.
struct DelegationFactCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fact", abstract: "Record and end the facts that decisions read.",
    subcommands: [DelegationFactRecord.self, DelegationFactEnd.self])
}

struct DelegationFactRecord: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record", abstract: "Record a fact from JSON.",
    discussion: """
      The JSON is the fact's message in the contract, read from a file or - for stdin.
      Of a person: \(DelegationFactKind.words(of: .person)).
      Of an organisation: \(DelegationFactKind.words(of: .organisation)).
      Of a worker: \(DelegationFactKind.words(of: .worker)).
      """)

  @OptionGroup var options: ClientOptions
  @Argument(help: "The kind of fact, such as plan-task.") var kind: DelegationFactKind
  @Option(help: "The person, organisation or worker it is about.") var about: String
  @OptionGroup var input: JSONInput
  @OptionGroup var fact: FactOptions

  func run() async throws {
    try await reporting {
      let sender = DelegationFactSender(kind: kind, about: about, json: try input.text())
      let receipt = try await sender.send(by: options, fact)
      try show(receipt, json: options.json) { DelegationPrint.done("recorded \($0.id)", $0) }
    }
  }
}

struct DelegationFactEnd: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "end", abstract: "End a recorded fact from a moment on.")

  @OptionGroup var options: ClientOptions
  @Argument(help: "The fact's record.") var record: String
  @OptionGroup var effect: EffectOptions
  @OptionGroup var change: ChangeOptions

  func run() async throws {
    try await reporting {
      let from = try effect.from
      let request: WireEndFactRequest = change.request {
        $0.recordID = record
        if let from { $0.effectiveFrom = from }
        $0.approver = effect.approver
        $0.reason = effect.reason
      }
      let answer = try await options.asked { try await $0.endFact(request, metadata: $1) }
      try show(answer, json: options.json) { DelegationPrint.done("ended", $0.receipt) }
    }
  }
}

/// Stops.
struct DelegationHold: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hold", abstract: "Stop a task, a service, a worker, a person or a pair.",
    subcommands: [DelegationHoldPlace.self, DelegationHoldLift.self])
}

struct DelegationHoldPlace: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "place", abstract: "Place a stop; it may begin in the past.",
    discussion: "Give --worker, --person, both for the pair, --service or --task.")

  @OptionGroup var options: ClientOptions
  @Option(help: "The worker, for all tasks.") var worker: String?
  @Option(help: "The person, for all workers.") var person: String?
  @Option(help: "The organisation whose whole service stops.") var service: String?
  @Option(help: "The task, everywhere.") var task: String?
  @Option(help: "With --task: only with this device.") var device = ""
  @Option(help: "From when, with an offset; now if not said.") var effectiveFrom: String?
  @Option(help: "The first moment it no longer stops anything; until lifted if not said.")
  var effectiveTo: String?
  @Option(help: "Why, in a few words, nothing clinical.") var reason = ""
  @OptionGroup var change: ChangeOptions

  func validate() throws { _ = try hold() }

  func run() async throws {
    try await reporting {
      let hold = try hold()
      let from = try timestamp(effectiveFrom, "effective-from")
      let to = try timestamp(effectiveTo, "effective-to")
      let request: WirePlaceHoldRequest = change.request {
        $0.hold = hold
        if let from { $0.effectiveFrom = from }
        if let to { $0.effectiveTo = to }
        $0.reason = reason
      }
      let answer = try await options.asked { try await $0.placeHold(request, metadata: $1) }
      try show(answer, json: options.json) {
        DelegationPrint.done("stopped by hold \($0.receipt.id)", $0.receipt)
      }
    }
  }

  private func hold() throws -> WireHold {
    switch (worker, person, service, task) {
    case (let worker?, nil, nil, nil): .with { $0.workerID = worker }
    case (nil, let person?, nil, nil): .with { $0.personID = person }
    case (let worker?, let person?, nil, nil):
      .with {
        $0.pairing.workerID = worker
        $0.pairing.personID = person
      }
    case (nil, nil, let service?, nil): .with { $0.serviceOrganisationID = service }
    case (nil, nil, nil, let task?):
      .with {
        $0.intervention.interventionCode = task
        $0.intervention.device = device
      }
    default:
      throw ValidationError("give --worker, --person, both of them, --service or --task")
    }
  }
}

struct DelegationHoldLift: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lift", abstract: "Lift a stop.")

  @OptionGroup var options: ClientOptions
  @Argument(help: "The hold's record.") var hold: String
  @OptionGroup var effect: EffectOptions
  @OptionGroup var change: ChangeOptions

  func run() async throws {
    try await reporting {
      let from = try effect.from
      let request: WireLiftHoldRequest = change.request {
        $0.recordID = hold
        if let from { $0.effectiveFrom = from }
        $0.approver = effect.approver
        $0.reason = effect.reason
      }
      let answer = try await options.asked { try await $0.liftHold(request, metadata: $1) }
      try show(answer, json: options.json) { DelegationPrint.done("lifted", $0.receipt) }
    }
  }
}
