import ArgumentParser

/// Project a place's workforce against its need, and ask what the projection says.
struct PlanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Project a place's workforce against its need, and ask of it.",
    discussion: """
      Questions read a scenario file and need no server; its schema and examples are in \
      Tools/examples. Times are in years since the scenario's start; --year takes a calendar year \
      and reads the year end that falls in it. The other commands keep plans on a running service.
      """,
    groupedSubcommands: [
      CommandGroup(
        name: "Questions",
        subcommands: [
          PlanRun.self, PlanShort.self, PlanAssumptions.self, PlanTry.self, PlanSignOff.self,
          PlanOwners.self, PlanCost.self, PlanChanges.self, PlanExplain.self,
        ]),
      CommandGroup(
        name: "Plans on the service",
        subcommands: [
          PlanCreate.self, PlanList.self, PlanShow.self, PlanImport.self, PlanReconcile.self,
          PlanCoverage.self, PlanDraft.self, PlanRuns.self, PlanFreeze.self, PlanExport.self,
          PlanSubmit.self, PlanMerge.self,
        ]),
    ])
}
