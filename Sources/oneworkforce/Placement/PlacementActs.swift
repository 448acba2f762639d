import ArgumentParser
import OneWorkforceProtos

/// Which placement is acted on, and what goes with every act.
struct PlacementActOptions: ParsableArguments {
  @Option(help: "The placement.") var placement: String
  @Option(help: "The version you read; refused where it is old.") var etag = ""
  @OptionGroup var change: ChangeOptions
}

/// A request to act on a placement.
protocol PlacementActRequest: DelegationChangeRequest {
  var placementID: String { get set }
  var etag: String { get set }
}

extension PlacementActOptions {
  /// A request to act on the placement.
  func request<Act: PlacementActRequest>(
    _ fill: (inout Act) throws -> Void
  ) rethrows -> Act {
    try change.request {
      $0.placementID = placement
      $0.etag = etag
      try fill(&$0)
    }
  }
}

extension WireAdvancePlacementRequest: PlacementActRequest {}
extension WireCancelPlacementRequest: PlacementActRequest {}
extension WireSupersedePlacementRequest: PlacementActRequest {}
extension WireNameSupervisorRequest: PlacementActRequest {}
extension WireAdjustPlacementRequest: PlacementActRequest {}

struct PlacementRecordCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record", abstract: "Record a placement, from the JSON of PlacementTerms.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var change: ChangeOptions
  @OptionGroup var input: JSONInput

  func run() async throws {
    try await reporting {
      let body: WirePlacementTerms = try readMessage(input.text())
      let request = WireRecordPlacementRequest.with {
        $0.requestID = change.name
        $0.validateOnly = change.validateOnly
        $0.terms = body
      }
      let receipt = try await options.placed {
        try await $0.recordPlacement(request, metadata: $1).receipt
      }
      try options.show(receipt, "placement")
    }
  }
}

/// The steps of a placement as people type them.
enum PlacementStep: String, CaseIterable, ExpressibleByArgument, Sendable {
  case offer
  case accept
  case start
  case complete
  case fail

  /// The step as the wire writes it.
  var wire: String {
    switch self {
    case .offer: "OFFERED"
    case .accept: "ACCEPTED"
    case .start: "STARTED"
    case .complete: "COMPLETED"
    case .fail: "FAILED"
    }
  }
}

struct PlacementAdvance: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "step", abstract: "Offer, accept, start, complete or fail a placement.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var act: PlacementActOptions
  @Argument(help: "offer, accept, start, complete or fail.") var step: PlacementStep
  @Option(help: "When, YYYY-MM-DD; of an end the day after the last. Today if not said.")
  var on = ""
  @Option(help: "The practice assessor who decided, of complete and fail.") var assessor = ""
  @Option(help: "Why, of fail.") var reason = ""

  func run() async throws {
    try await reporting {
      let request: WireAdvancePlacementRequest = act.request {
        $0.step = step.wire
        $0.on = on
        $0.assessorID = assessor
        $0.reason = reason
      }
      let receipt = try await options.placed {
        try await $0.advancePlacement(request, metadata: $1).receipt
      }
      try options.show(receipt, "placement")
    }
  }
}

struct PlacementCancel: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cancel", abstract: "End a placement early, or take it back.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var act: PlacementActOptions
  @Option(help: "provider-left, learner-withdrew, programme-withdrew or recorded-in-error.")
  var cause: String
  @Option(help: "The first day on which nothing of it happens; today if not said.") var on = ""

  func run() async throws {
    try await reporting {
      let request: WireCancelPlacementRequest = act.request {
        $0.cause = cause.uppercased().replacing("-", with: "_")
        $0.on = on
      }
      let receipt = try await options.placed {
        try await $0.cancelPlacement(request, metadata: $1).receipt
      }
      try options.show(receipt, "placement")
    }
  }
}

struct PlacementSupersede: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "supersede",
    abstract: "Replace a placement by another, from the JSON of PlacementTerms.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var act: PlacementActOptions
  @OptionGroup var input: JSONInput

  func run() async throws {
    try await reporting {
      let terms: WirePlacementTerms = try readMessage(input.text())
      let request: WireSupersedePlacementRequest = act.request { $0.terms = terms }
      let receipt = try await options.placed {
        try await $0.supersedePlacement(request, metadata: $1).receipt
      }
      try options.show(receipt, "placement")
    }
  }
}

struct PlacementName: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "name", abstract: "Name a supervisor or assessor.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var act: PlacementActOptions
  @Option(help: "Who, a worker.") var worker: String
  @Option(help: "practice-supervisor, practice-assessor or academic-assessor.") var role: String
  @Option(help: "The first day, YYYY-MM-DD.") var startsOn: String
  @Option(help: "The day after the last.") var endsOn: String

  func run() async throws {
    try await reporting {
      let request: WireNameSupervisorRequest = act.request {
        $0.assignment.workerID = worker
        $0.assignment.role = role.uppercased().replacing("-", with: "_")
        $0.assignment.startsOn = startsOn
        $0.assignment.endsOn = endsOn
      }
      let receipt = try await options.placed {
        try await $0.nameSupervisor(request, metadata: $1).receipt
      }
      try options.show(receipt, "placement")
    }
  }
}

struct PlacementAdjust: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "adjust", abstract: "Change the base of attendance by a reasonable adjustment.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var act: PlacementActOptions
  @Option(help: "The new base in minutes.") var baseMinutes: Int32
  @Option(help: "Why, nothing clinical.") var reason: String

  func run() async throws {
    try await reporting {
      let request: WireAdjustPlacementRequest = act.request {
        $0.baseMinutes = baseMinutes
        $0.reason = reason
      }
      let receipt = try await options.placed {
        try await $0.adjustPlacement(request, metadata: $1).receipt
      }
      try options.show(receipt, "placement")
    }
  }
}
