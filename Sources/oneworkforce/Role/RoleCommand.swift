import ArgumentParser
import GRPCCore
import OneWorkforceProtos

/// Joint roles, who manages whom, and blended roles.
struct RoleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "role",
    abstract: "Joint roles, next roles, line managers and blended roles.",
    groupedSubcommands: [
      CommandGroup(
        name: "Joint roles",
        subcommands: [
          RoleDraft.self, RoleAgree.self, RoleChange.self, RoleEnd.self, RoleImport.self,
          RoleShow.self, RoleList.self, RoleCount.self, RoleSummaryCommand.self,
        ]),
      CommandGroup(name: "Next roles", subcommands: [RolePathways.self]),
      CommandGroup(
        name: "Line managers",
        subcommands: [RoleManage.self, RoleUnmanaged.self, RoleTeam.self]),
      CommandGroup(
        name: "Blended roles",
        subcommands: [RoleTemplateDefine.self, RoleTemplateCopy.self, RoleTemplateList.self]),
    ])
}

extension ClientOptions {
  /// What `ask` gets from the role service.
  func askedRoles<Value: Sendable>(
    _ ask:
      @escaping @Sendable (
        WireRoleService.Client<Connection.Transport>, Metadata
      ) async throws -> Value
  ) async throws -> Value {
    try await connected { connection in
      try await ask(WireRoleService.Client(wrapping: connection.client), connection.metadata)
    }
  }
}

extension WireDraftJointRoleRequest: DelegationChangeRequest {}
extension WireAgreeJointRoleRequest: DelegationChangeRequest {}
extension WireChangeJointRoleRequest: DelegationChangeRequest {}
extension WireEndJointRoleRequest: DelegationChangeRequest {}
extension WireNameLineManagerRequest: DelegationChangeRequest {}
extension WireRecordRoleTemplateRequest: DelegationChangeRequest {}

/// The day a list is told for, and what is known of it.
struct DayOptions: ParsableArguments {
  @Option(help: "The day, YYYY-MM-DD; today if not said.") var on = ""
  @Option(help: "On what was known then, with an offset; now if not said.")
  var asKnownAt: String?
}
