import ArgumentParser

/// Roles: where a worker may go next.
struct RoleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "role", abstract: "Roles: where a worker may go next.",
    subcommands: [RolePathways.self])
}
