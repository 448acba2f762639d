import ArgumentParser

/// What `Tools/bench/run` is made of: filling a store, driving a server, and sizing a store.
@main
struct BenchDriver: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "benchdriver",
    abstract: "Fill a store with synthetic workers, drive a server, measure both.",
    subcommands: [
      FillCommand.self, DriveCommand.self, SizesCommand.self, PlannerCommand.self,
      DelegationCommand.self, MatchCommand.self, CredentialsCommand.self,
    ])
}
