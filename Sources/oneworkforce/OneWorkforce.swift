import ArgumentParser

/// The program: `serve`, and noun verb for the rest.
@main
struct OneWorkforce: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "oneworkforce",
    abstract: "Skills passports, joint roles and workforce plans for health and social care.",
    version: ProgramVersion.text,
    subcommands: [
      ServeCommand.self, ImportCommand.self, WorkerCommand.self, PassportCommand.self,
      ReferenceCommand.self, BackupCommand.self, RestoreCommand.self, TokenCommand.self,
      DoctorCommand.self, PlanCommand.self, DelegationCommand.self,
      CohortCommand.self,
      VacancyCommand.self,
      PartnershipCommand.self,
      PlacementCommand.self, RoleCommand.self,
      KeyCommand.self, CredentialCommand.self, PublishCommand.self,
    ])
}

/// The version of this program.
enum ProgramVersion {
  static let text = "0.1.0"
}
