import ArgumentParser
import OneWorkforceProtos
import Vocabulary
import WireFormat

/// Keeps a version of a plan's scenario.
struct PlanDraft: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draft", abstract: "Keep a scenario with a plan, or draft one from its imports.",
    discussion: """
      Without --scenario the service drafts it from the imports that were accepted and lists \
      what nobody has said. A scenario file without stocks says just that: the first scenario is \
      made of it and of the imports. Exit code 2 where questions stand open: then nothing was \
      written.
      """)

  @OptionGroup var options: ClientOptions
  @OptionGroup var change: PlanChangeOptions
  @Option(help: "The scenario file (JSON).") var scenario: String?

  func run() async throws {
    try await reporting {
      let (change, sent) = (change, try scenario.map(ScenarioSource.message))
      let answer = try await options.service.planning { door in
        let version = try await change.version(door)
        return try await door.client.draftScenario(
          .with {
            $0.requestID = change.change.name
            $0.validateOnly = change.change.validateOnly
            $0.planID = change.plan
            $0.etag = version
            if let sent { $0.scenario = sent }
          }, metadata: door.metadata)
      }
      try show(answer, json: options.json, Self.lines)
      guard answer.questions.isEmpty else { throw ExitCode(2) }
    }
  }

  private static func lines(_ answer: WireDraftScenarioResponse) -> [String] {
    answer.questions.isEmpty
      ? [changeLine(answer.receipt, "scenario version \(answer.scenarioVersion)")]
      : ["nothing was written: \(answer.questions.count) questions stand open", ""]
        + table(answer.questions)
  }
}

/// Says what a plan covers.
struct PlanCoverage: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage",
    abstract: "Say what a plan's figures cover, who is left out, and what nobody has said.")

  @OptionGroup var options: ClientOptions
  @Option(help: "The plan.") var plan: String
  @Option(help: "The version of the scenario; the newest if not said.")
  var scenarioVersion: Int32 = 0

  func run() async throws {
    try await reporting {
      let request = WireDescribeCoverageRequest.with {
        $0.planID = plan
        $0.scenarioVersion = scenarioVersion
      }
      let answer = try await options.service.planning {
        try await $0.client.describeCoverage(request, metadata: $0.metadata)
      }
      try show(answer, json: options.json, Self.lines)
    }
  }

  private static func lines(_ answer: WireDescribeCoverageResponse) -> [String] {
    let people = answer.populations.map { place in
      [
        place.place, place.hasPeople ? PlanPrint.fte(place.people) : "unknown",
        place.basis.isEmpty ? "nobody has said" : place.basis,
      ]
    }
    let groups = answer.groups.map { group in
      [
        group.place, group.group, group.hasCounted ? PlanPrint.fte(group.counted) : "not shown",
        group.hasCoverage ? PlanPrint.percent(group.coverage) : "unknown",
        group.hasScaled ? PlanPrint.fte(group.scaled) : "unknown",
        group.needTier == 0 ? "unknown" : "tier \(group.needTier)",
        group.sources.joined(separator: "; "),
      ]
    }
    let excluded = Set(answer.groups.flatMap(\.exclusions)).sorted()
    return table(["Place", "People", "Rests on"], people) + [""]
      + table(["Place", "Group", "Counted", "Covers", "Scaled", "Need", "Source"], groups)
      + (excluded.isEmpty ? [] : ["", "left out: " + excluded.joined(separator: "; ")])
      + (answer.questions.isEmpty ? [] : [""] + table(answer.questions)) + [""] + answer.notes
  }
}

/// What nobody has said, for people.
private func table(_ questions: [WireOpenQuestion]) -> [String] {
  table(
    ["Field", "Place", "Group", "Question"],
    questions.map { [$0.field, $0.place, $0.group, $0.question] })
}
