import ArgumentParser

/// Project a place's workforce against its need, and ask what the projection says.
struct PlanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Project a place's workforce against its need, and ask of it.",
    discussion: """
      These commands read a scenario file and need no server; its schema and examples are in \
      Tools/examples. Times are in years since the scenario's start; --year takes a calendar year \
      and reads the year end that falls in it.
      """,
    subcommands: [
      PlanRun.self, PlanShort.self, PlanAssumptions.self, PlanTry.self, PlanSignOff.self,
      PlanOwners.self, PlanCost.self, PlanChanges.self, PlanExplain.self,
    ])
}
