import ArgumentParser
import OneWorkforceProtos
import Vocabulary

/// Opens a plan on the service.
struct PlanCreate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: "Open a plan on the service, with an empty draft.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var change: ChangeOptions
  @Option(help: "What it is called.") var title: String
  @Option(help: "The system or place it belongs to; your organisation's own if not said.")
  var place = ""
  @Option(help: "A place it plans for; may be given several times. Its own place if not said.")
  var planned: [String] = []
  @Option(help: "Point 0 is the first day of this month, YYYY-MM.") var start: String
  @Option(help: "How many months it runs, 12 to 360 in whole years.") var months: Int32 = 180
  @Flag(help: "The plan is made up for a demonstration.") var synthetic = false

  func run() async throws {
    try await reporting {
      let request = WireCreatePlanRequest.with {
        $0.requestID = change.name
        $0.validateOnly = change.validateOnly
        $0.plan.title = title
        $0.plan.placeID = place
        $0.plan.plannedPlaceIds = planned
        $0.plan.start = start
        $0.plan.horizonMonths = months
        $0.plan.synthetic = synthetic
      }
      let answer = try await options.service.planning {
        try await $0.client.createPlan(request, metadata: $0.metadata)
      }
      try show(answer, json: options.json) { [changeLine($0.receipt, "plan \($0.receipt.id)")] }
    }
  }
}

/// Lists plans.
struct PlanList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the plans you may see.")

  @OptionGroup var options: ClientOptions
  @Option(help: "Only plans of this place.") var place = ""
  @Option(help: "How many at most.") var pageSize: Int32 = 50
  @Option(help: "Where the page before ended.") var pageToken = ""

  func run() async throws {
    try await reporting {
      let request = WireListPlansRequest.with {
        $0.placeID = place
        $0.pageSize = pageSize
        $0.pageToken = pageToken
      }
      let answer = try await options.service.planning {
        try await $0.client.listPlans(request, metadata: $0.metadata)
      }
      try show(answer, json: options.json) { answer in
        table(
          ["Plan", "Title", "Start", "Months", "State", "Scenario"],
          answer.plans.map { plan in
            [
              plan.id, plan.title, plan.start, "\(plan.horizonMonths)", plan.stateWord,
              plan.scenarioVersion == 0 ? "none yet" : "version \(plan.scenarioVersion)",
            ]
          }) + more(answer.nextPageToken)
      }
    }
  }
}

/// Shows one plan.
struct PlanShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a plan, or the scenario it keeps.",
    discussion: "With --scenario its JSON is printed, as plan run --scenario reads it.")

  @OptionGroup var options: ClientOptions
  @Option(help: "The plan.") var plan: String
  @Flag(help: "Print the scenario instead.") var scenario = false
  @Option(help: "The version of the scenario; the newest if not said.")
  var scenarioVersion: Int32 = 0

  func run() async throws {
    try await reporting {
      let (id, version) = (plan, scenarioVersion)
      guard !scenario else {
        let kept = try await options.service.planning { door in
          try await door.client.getScenario(
            .with {
              $0.planID = id
              $0.scenarioVersion = version
            }, metadata: door.metadata)
        }
        print(try kept.scenario.jsonString())
        return
      }
      let found = try await options.service.planning { try await $0.plan(id) }
      try show(found, json: options.json, \.lines)
    }
  }
}

extension WirePlan {
  /// Whether it may still change, in a word.
  var stateWord: String { state == .frozen ? "frozen" : "draft" }

  /// The plan for people.
  fileprivate var lines: [String] {
    [
      "plan \(id)", title + (synthetic ? " (SYNTHETIC: made up for a demonstration)" : ""),
      "from \(start), \(horizonMonths) months, kept by \(organisationID)",
      placeID.isEmpty ? "of no place" : "of the place \(placeID)",
      scenarioVersion == 0 ? "no scenario yet" : "scenario version \(scenarioVersion)",
      state == .frozen ? "frozen with the run \(frozenRunID)" : "a draft, version \(etag)",
    ]
  }
}
